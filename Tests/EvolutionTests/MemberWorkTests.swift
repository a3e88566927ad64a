import Evolution
import Glibc
import Synchronization
import Testing

/// The threads of an ensemble without what they compute.
@Suite("Members on several threads")
struct MemberWorkTests {
  static let layout = RecordLayout(
    SmallScenario.make(duration_yr: 1), types: [], recordsSizes: false)

  static func records(_ batch: Range<Int>) -> [MemberRecord] {
    batch.map { k in
      var record = MemberRecord(member: k)
      var totals = RunRecord.Totals(
        numbers: [Double](repeating: 0, count: RunRecord.Totals.numberCount)[...])
      totals.mass = Double(k)
      record.totals = [totals]
      let dates = layout.shellDates
      record.shells = dates.map { _ in [Double](repeating: 0, count: layout.shellSumCount) }
      record.collisions = dates.map { _ in [Double](repeating: 0, count: 2 * layout.collisionCount)
      }
      return record
    }
  }

  @Test(
    "Property: members are handed on in their order, each once, whatever the threads and batches",
    arguments: [1, 2, 3, 5], [1, 4, 100])
  func order(threads: Int, largestBatch: Int) throws {
    let work = MemberWork(members: 3..<203, largestBatch: largestBatch, layout: Self.layout)
    var members: [Int] = []
    var shares: [Double] = []
    let record = try work.run(
      threads: threads,
      progress: {
        shares.append($0)
        return true
      }, consume: { members.append($0.member) }
    ) { batch, progress in
      for _ in batch { progress.add(1) }
      return .success(Self.records(batch))
    }
    #expect(members == Array(3..<203))
    let mean = try #require(record)
    #expect(mean.memberCount == 200 && mean.mean.totals[0].mass == 102.5)
    #expect(shares.last == 1 && zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("Progress that says no, and a table that cannot be written, end the work")
  func end() throws {
    struct Full: Error {}
    let work = MemberWork(members: 0..<100_000, largestBatch: 1, layout: Self.layout)
    let started = Mutex(0)
    let batch:
      @Sendable (Range<Int>, MemberWork.Progress) -> Result<
        [MemberRecord], SimulationError
      > = { batch, _ in
        started.withLock { $0 += batch.count }
        // Seconds for all of them: some are still to come when progress is told of the first.
        usleep(200)
        return .success(Self.records(batch))
      }
    var calls = 0
    let stopped = try work.run(
      threads: 3,
      progress: { _ in
        calls += 1
        return calls < 5
      }, consume: { _ in }, batch: batch)
    #expect(stopped == nil && calls == 5)
    #expect(throws: Full.self) {
      try work.run(
        threads: 3, progress: { _ in true },
        consume: { if $0.member == 20 { throw Full() } }, batch: batch)
    }
    #expect(started.withLock { $0 } < 200_000)
  }
}

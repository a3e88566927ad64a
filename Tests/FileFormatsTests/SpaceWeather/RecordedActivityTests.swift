import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

@testable import FileFormats

@Suite("Projections of the recorded solar activity")
struct RecordedActivityTests {
  let record: SpaceWeather

  init() throws { record = try SpaceWeatherFile.read(SpaceWeatherSamples.csv) }

  // Expected: the same sums and interpolations by NumPy from the same file.
  @Test(
    "Golden: means of the record and of the mean cycle",
    arguments: [
      (2014.0, 2015.0, 146.19342465751924, 7.717808219166727),
      (2026.0, 2126.0, 120.03329510182702, 12.802127181891107),
      (2030.0, 2031.0, 72.09321493644858, 9.91405388981076),
      (2050.0, 2050.25, 96.0403034448027, 16.0127639308771),
    ])
  func meanCycle(from a: Double, to b: Double, f107: Double, ap: Double) throws {
    let mean = try SolarProjection(record: record, then: .meanCycle).mean(from: a, to: b)
    #expect(relativeError(mean.f107, f107) < 1e-9)
    #expect(relativeError(mean.ap, ap) < 1e-9)
  }

  @Test("Golden: cycle 23 repeated, and a year across the join")
  func others() throws {
    let repeated = try SolarProjection(record: record, then: .repeatCycle(23))
      .mean(from: 2040, to: 2041)
    #expect(relativeError(repeated.f107, 101.85037729452552) < 1e-9)
    #expect(relativeError(repeated.ap, 13.352857802637942) < 1e-9)
    let across = try SolarProjection(record: record, then: .meanCycle)
      .mean(from: 2025.5, to: 2026.5)
    #expect(relativeError(across.f107, 145.30507866165556) < 1e-9)
  }

  @Test("Property: the step at the join is less than a third of the range of a cycle")
  func join() throws {
    for continuation in [.meanCycle, .percentile(75)] as [SolarProjection.Continuation] {
      let projection = try SolarProjection(record: record, then: continuation)
      let end = projection.recordEnd
      let before = projection.mean(from: end - 0.25, to: end)
      let after = projection.mean(from: end, to: end + 0.25)
      #expect(abs(after.f107 - before.f107) < (200.6 - 69.3) / 3)
      #expect(abs(after.ap - before.ap) < (20.6 - 6.5) / 3)
    }
  }

  @Test("Property: percentiles rise with their number; the mean lies between 25 and 75 %")
  func percentiles() throws {
    func fluxes(_ continuation: SolarProjection.Continuation) throws -> [Double] {
      try SolarProjection(record: record, then: continuation)
        .means(from: 2026, to: 2126, every: 0.25).map(\.f107)
    }
    let ranks = try [0, 25, 50, 75, 100].map { try fluxes(.percentile($0)) }
    for (lower, upper) in zip(ranks, ranks.dropFirst()) {
      #expect(zip(lower, upper).allSatisfy { $0 <= $1 + 1e-9 })
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let middle = mean(try fluxes(.meanCycle))
    #expect(mean(ranks[1]) < middle && middle < mean(ranks[3]))
  }

  @Test("Property: the mean of drawn cycles over many streams is that of the recorded ones")
  func random() throws {
    let first = try SolarProjection(record: record, then: .random(RandomStream(seed: 1)))
    // Over full cycles; weighted by length, the recorded mean of 1964.8 to 2019.96.
    let recorded = first.mean(from: SolarCycle.known[1].start, to: SolarCycle.known[5].end)
    let means = (0..<200).map { stream in
      first.redrawn(from: RandomStream(seed: 1, stream: UInt64(stream)))
        .mean(from: 2100, to: 2200).f107
    }
    let mean = means.reduce(0, +) / 200
    // One cycle in nine of 100 years has a deviation of 13 sfu: 4.5 a stream, 0.3 for the mean.
    #expect(abs(mean - recorded.f107) < 1.5)
    #expect((means.max() ?? 0) - (means.min() ?? 0) > 5)
  }
}

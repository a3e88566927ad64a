extension InputReader {
  /// How many inputs were taken, and how many refused.
  public struct Tally: CustomStringConvertible, Sendable {
    public var taken = 0
    public var refused = 0
    /// The number of different words with which inputs were refused, but for their figures.
    public var kinds: Set<String> = []
    public var description: String {
      "\(taken) taken, \(refused) refused in \(kinds.count) ways"
    }
  }

  /// Reads the seeds, and then seeds with random changes; what is taken is changed further.
  ///
  /// - Parameter announce: Told every input before it is read.
  public func triedMutations(
    _ count: Int, stream: UInt64, announce: ([UInt8]) -> Void = { _ in }
  ) throws(Fault) -> Tally {
    var tally = Tally()
    var pool = seeds()
    var mutation = Mutation(seed: stream)
    var random = stream
    func pick(_ n: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % n
    }
    let seedCount = pool.count
    for k in 0..<seedCount + count {
      let input =
        k < seedCount
        ? pool[k]
        : Array(
          mutation.changed(pool[pick(pool.count)], with: pool[pick(pool.count)])
            .prefix(longestInput))
      announce(input)
      switch try tried(input) {
      case .taken:
        tally.taken += 1
        if k % 7 == 0, pool.count < 200 { pool.append(input) }
      case .refused(let words):
        tally.refused += 1
        tally.kinds.insert(words.filter { !$0.isNumber && !"'.-+:".contains($0) })
      }
    }
    return tally
  }
}

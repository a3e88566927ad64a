/// The active payloads, by the step in which their missions end.
///
/// A mission lasts exactly its lifetime: what is launched evenly over a step retires evenly over a
/// step one lifetime later, less what collisions have destroyed since. Survival is kept per class and
/// orbit bin, so that a collision costs one factor and not a pass over all cohorts.
public struct MissionFleet: Sendable {
  /// A class of payloads in an orbit bin.
  public struct Key: Hashable, Sendable {
    public var objectClass: Int
    public var bin: OrbitBin

    public init(objectClass: Int, bin: OrbitBin) {
      self.objectClass = objectClass
      self.bin = bin
    }
  }

  /// What retires in a step: a class, its orbit bin, a number.
  public struct Retirement: Sendable {
    public let objectClass: Int
    public let bin: OrbitBin
    /// The number of payloads [1].
    public let count: Double

    public init(objectClass: Int, bin: OrbitBin, count: Double) {
      self.objectClass = objectClass
      self.bin = bin
      self.count = count
    }
  }

  /// The classes and bins that have had payloads.
  public private(set) var bins: [Key] = []
  private var indices: [Key: Int] = [:]
  /// The shares of each of `bins` that losses have left since the first of them joined.
  public private(set) var survivals: [Double] = []
  /// The payloads of each of `bins` that have not retired.
  public private(set) var counts: [Double] = []
  /// The retirements that are due in each step: index of the key, number over survival at entry.
  private var due: [Int: [(key: Int, count: Double)]] = [:]

  public init() {}

  private mutating func index(_ key: Key) -> Int {
    if let index = indices[key] { return index }
    indices[key] = bins.count
    bins.append(key)
    survivals.append(1)
    counts.append(0)
    return bins.count - 1
  }

  /// Adds payloads whose missions end evenly between two times.
  ///
  /// - Parameters:
  ///   - count: The number of payloads.
  ///   - c: The class, by its index.
  ///   - bin: The orbit bin.
  ///   - start: The first time of retirement in steps since the epoch; need not be whole.
  ///   - end: The last one, above `start`. Times before the epoch count as the first step.
  public mutating func add(
    _ count: Double, class c: Int, bin: OrbitBin, retiringFrom start: Double, to end: Double
  ) {
    let index = index(Key(objectClass: c, bin: bin))
    if survivals[index] == 0 {
      // None of those before is left: count anew.
      survivals[index] = 1
      counts[index] = 0
      for step in due.keys { due[step]?.removeAll { $0.key == index } }
    }
    let stored = count / survivals[index]
    counts[index] += count
    for (step, share) in Self.cohorts(from: start, to: end) {
      due[step, default: []].append((index, stored * share))
    }
  }

  /// The steps in which missions end that end evenly between two times, and the share of each.
  public static func cohorts(
    from start: Double, to end: Double
  ) -> [(step: Int, share: Double)] {
    let (first, last) = (Int(start.rounded(.down)), Int(end.rounded(.up)))
    return (first..<max(last, first + 1)).compactMap { step in
      let share =
        (min(end, Double(step + 1)) - max(start, Double(step))) / (end - start)
      return share > 1e-12 ? (max(0, step), share) : nil
    }
  }

  /// The index of a class and bin among `bins`; `nil` where there have been no such payloads.
  public func index(of key: Key) -> Int? { indices[key] }

  /// What is due to retire in a step: the index of the class and bin, and the number over its survival.
  public func due(inStep step: Int) -> [(key: Int, count: Double)] { due[step] ?? [] }

  /// Takes out what retires in a step.
  public mutating func retire(inStep step: Int) -> [Retirement] {
    guard let retiring = due.removeValue(forKey: step) else { return [] }
    var retired: [Int: Double] = [:]
    for (index, stored) in retiring { retired[index, default: 0] += stored * survivals[index] }
    for (index, count) in retired { counts[index] = max(0, counts[index] - count) }
    return retired.sorted { $0.key < $1.key }.map {
      Retirement(objectClass: bins[$0.key].objectClass, bin: bins[$0.key].bin, count: $0.value)
    }
  }

  /// Multiplies the payloads of all `bins`, in their order, by the shares that losses leave.
  public mutating func survive(shares: [Double]) {
    precondition(shares.count == bins.count, "a share for each class and bin")
    for (index, share) in shares.enumerated() {
      survivals[index] *= share
      counts[index] *= share
    }
  }

  /// Multiplies the payloads of each class by the share that losses leave, wherever they are.
  public mutating func survive(sharesOfClasses shares: [Double]) {
    survive(shares: bins.map { shares[$0.objectClass] })
  }

  /// The payloads of a class that have not retired.
  public func count(ofClass c: Int) -> Double {
    bins.indices.reduce(0) { bins[$1].objectClass == c ? $0 + counts[$1] : $0 }
  }
}

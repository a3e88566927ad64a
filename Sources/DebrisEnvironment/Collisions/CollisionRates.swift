/// The rates at which collisions change a population, and the events behind them.
public struct CollisionRates: Sendable {
  /// The types of objects that events are listed by.
  public let types: [ObjectType]
  /// Objects destroyed, by orbit bin, class and inclination as in `BinnedPopulation` [1/s].
  public var losses: [Double]
  /// Objects that are cratered into their lighter neighbour class, and active payloads that a hit
  /// disables, laid out alike [1/s].
  public var stepsDown: [Double]
  /// Objects destroyed, and objects cratered, by class [1/s]: the sums over the orbit bins.
  public var lost: [Double]
  /// Objects that step down, by class [1/s].
  public var steppedDown: [Double]
  /// Fragments that enter the orbit bins [1/s], by fragment class: bin, inclination, class.
  public var gains: [Double]
  /// Fragments created, by class [1/s], wherever they go.
  public var created: [Double]
  /// Of those created, the ones that enter the atmosphere at once, by class [1/s].
  public var decaying: [Double]
  /// Of those created, the ones that leave through the top of the grid, by class [1/s].
  public var leaving: [Double]
  /// Events by shell and pair of types [1/s]; see `eventIndex`.
  public var catastrophic: [Double]
  /// Non-catastrophic events, laid out alike [1/s].
  public var nonCatastrophic: [Double]
  /// Events that manoeuvres avoid [1/s].
  public var avoided: Double
  /// Active payloads whose mission a hit ends without destroying them [1/s].
  public var disabled: Double
  /// Mass that falls below the smallest size that is counted [kg/s].
  public var dustMass: Double

  public init(grid: OrbitGrid, classes: ClassTable) {
    types = ObjectType.reported
    let size = grid.binCount * classes.count * grid.inclinationCount
    losses = [Double](repeating: 0, count: size)
    stepsDown = losses
    gains = [Double](
      repeating: 0, count: grid.binCount * grid.inclinationCount * classes.fragmentCount)
    created = [Double](repeating: 0, count: classes.count)
    lost = created
    steppedDown = created
    decaying = created
    leaving = created
    catastrophic = [Double](repeating: 0, count: grid.shellCount * types.count * types.count)
    nonCatastrophic = catastrophic
    avoided = 0
    disabled = 0
    dustMass = 0
  }

  /// The index of the events of two types in a shell: the order of the two does not matter.
  @inlinable
  public func eventIndex(shell s: Int, _ a: Int, _ b: Int) -> Int {
    min(a, b) + types.count * (max(a, b) + types.count * s)
  }

  /// The rate of all catastrophic events [1/s].
  public var totalCatastrophic: Double { catastrophic.reduce(0, +) }
  /// The rate of all events that destroy one object only [1/s].
  public var totalNonCatastrophic: Double { nonCatastrophic.reduce(0, +) }

  /// Adds the events of other rates over a time [s].
  public mutating func add(_ other: CollisionRates, times interval: Double) {
    for k in catastrophic.indices {
      catastrophic[k] += interval * other.catastrophic[k]
      nonCatastrophic[k] += interval * other.nonCatastrophic[k]
    }
    avoided += interval * other.avoided
    disabled += interval * other.disabled
    dustMass += interval * other.dustMass
  }

  mutating func setToZero() {
    for c in created.indices {
      created[c] = 0
      decaying[c] = 0
      leaving[c] = 0
    }
    for k in catastrophic.indices {
      catastrophic[k] = 0
      nonCatastrophic[k] = 0
    }
    avoided = 0
    disabled = 0
    dustMass = 0
  }
}

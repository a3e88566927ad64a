import DebrisEnvironment

extension RunRecord.Totals {
  /// All numbers one after the other: date, counts by type, and the rest.
  public var numbers: [Double] {
    [date] + counts + Self.single.map { self[keyPath: $0] }
      + Budget.flows.map { objects[keyPath: $0] } + Budget.flows.map { massBudget[keyPath: $0] }
  }

  /// The number of `numbers`.
  public static var numberCount: Int {
    1 + ObjectType.reported.count + single.count + 2 * Budget.flows.count
  }

  /// Creates totals from their `numbers`.
  public init(numbers: ArraySlice<Double>) {
    precondition(numbers.count == Self.numberCount, "these are numbers of something else")
    var rest = numbers
    self.init(date: rest.removeFirst())
    for k in counts.indices { counts[k] = rest.removeFirst() }
    for path in Self.single { self[keyPath: path] = rest.removeFirst() }
    for path in Budget.flows { objects[keyPath: path] = rest.removeFirst() }
    for path in Budget.flows { massBudget[keyPath: path] = rest.removeFirst() }
  }

  /// The numbers that stand alone.
  static var single: [WritableKeyPath<Self, Double>] {
    [
      \.mass, \.objectsInGrid, \.massInGrid, \.massBelowCutoff, \.explosions,
      \.catastrophicCollisions, \.nonCatastrophicCollisions, \.avoidedCollisions,
      \.disabledPayloads, \.f107,
    ]
  }
}

import DebrisEnvironment

/// A number that a run ends with, whose derivatives are asked for.
public struct SensitivityQuantity: Hashable, Sendable {
  /// The kinds of numbers.
  public enum Kind: Hashable, Sendable {
    /// The residence-weighted number of objects at the end, of one type or of all.
    case objects(ObjectType?)
    /// The residence-weighted mass at the end [kg].
    case mass
    /// The collisions since the epoch.
    case catastrophicCollisions
    case nonCatastrophicCollisions
  }

  public let kind: Kind

  public init(_ kind: Kind) { self.kind = kind }

  /// Reads a name of a column of `summary.csv`; `nil` where there is no such quantity.
  public init?(name: String) {
    switch name {
    case "total": kind = .objects(nil)
    case "mass_t": kind = .mass
    case "catastrophic_collisions": kind = .catastrophicCollisions
    case "non_catastrophic_collisions": kind = .nonCatastrophicCollisions
    default:
      guard let type = ObjectType.reported.first(where: { $0.name == name }) else { return nil }
      kind = .objects(type)
    }
  }

  /// The names that are known.
  public static let names =
    ["total"] + ObjectType.reported.map(\.name) + [
      "mass_t", "catastrophic_collisions", "non_catastrophic_collisions",
    ]

  public var name: String {
    switch kind {
    case .objects(let type): type?.name ?? "total"
    case .mass: "mass_t"
    case .catastrophicCollisions: "catastrophic_collisions"
    case .nonCatastrophicCollisions: "non_catastrophic_collisions"
    }
  }

  var catastrophicWeight: Double { kind == .catastrophicCollisions ? 1 : 0 }
  var nonCatastrophicWeight: Double { kind == .nonCatastrophicCollisions ? 1 : 0 }

  /// The value at the end of a run; mass in kg.
  public func value(of totals: RunRecord.Totals) -> Double {
    switch kind {
    case .objects(let type):
      type.map { totals.counts[ObjectType.reported.firstIndex(of: $0)!] } ?? totals.total
    case .mass: totals.mass
    case .catastrophicCollisions: totals.catastrophicCollisions
    case .nonCatastrophicCollisions: totals.nonCatastrophicCollisions
    }
  }

  /// What one object of each class counts at the end, where it is in the shells all of its time.
  func weights(_ model: EvolutionModel) -> [Double] {
    model.classes.classes.map { objectClass in
      switch kind {
      case .objects(let type):
        type == nil || type == objectClass.type.reportedType ? 1 : 0
      case .mass: objectClass.meanMass
      case .catastrophicCollisions, .nonCatastrophicCollisions: 0
      }
    }
  }
}

/// The design class of an object that breaks up; it selects the law of the area-to-mass ratio.
public enum ParentKind: Hashable, Sendable, CaseIterable {
  /// Payloads and whatever is built like one.
  case spacecraft
  /// Upper stages.
  case rocketBody
}

/// An object before it breaks up.
public struct Parent: Hashable, Sendable {
  /// The mass [kg], greater than zero.
  public let mass: Double
  /// The design class.
  public let kind: ParentKind

  public init(mass: Double, kind: ParentKind) {
    precondition(mass > 0 && mass.isFinite, "the mass of a parent must be positive")
    self.mass = mass
    self.kind = kind
  }
}

/// The two ways to break up.
public enum BreakupEvent: Hashable, Sendable, CaseIterable {
  case explosion
  case collision
}

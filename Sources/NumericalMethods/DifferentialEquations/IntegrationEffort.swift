/// The work that an integration has cost.
public struct IntegrationEffort: Hashable, Sendable {
  /// The number of evaluations of the equation.
  public var evaluations = 0
  /// The number of steps taken.
  public var steps = 0
  /// The number of steps that were tried and found too long.
  public var rejectedSteps = 0

  @inlinable
  public init() {}
}

/// Why an integration cannot go on.
public enum IntegrationError: Error, Hashable, Sendable {
  /// The state or its rate of change is infinite or not a number after any step from this time.
  case notFinite(time: Double)
}

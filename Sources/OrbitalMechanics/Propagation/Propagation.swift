public import NumericalMethods
public import SpaceEnvironment

/// What a propagation found.
public struct Propagation: Sendable {
  /// Why a propagation ended.
  public enum Ending: Hashable, Sendable {
    /// The end of the time was reached.
    case time
    /// The altitude sank to the floor.
    case floor
  }

  /// The passage downwards through an altitude that is not followed by one upwards.
  public struct Descent: Hashable, Sendable {
    /// The geodetic altitude [m].
    public let altitude: Double
    /// The instant and state of the passage.
    public let passage: TimedState

    @inlinable
    public init(altitude: Double, passage: TimedState) {
      self.altitude = altitude
      self.passage = passage
    }
  }

  /// Why the propagation ended.
  public let ending: Ending
  /// The state at the end.
  public let end: TimedState
  /// The states at the instants asked for, in their order; none beyond the end.
  public let samples: [TimedState]
  /// The final descents through the altitudes asked for, from the highest down.
  ///
  /// An altitude is missing where the object ends above it, or where it was below it throughout. One
  /// that was passed is final only as far as the propagation goes.
  public let descents: [Descent]
  /// The work of the integration.
  public let effort: IntegrationEffort

  @inlinable
  public init(
    ending: Ending, end: TimedState, samples: [TimedState], descents: [Descent],
    effort: IntegrationEffort
  ) {
    self.ending = ending
    self.end = end
    self.samples = samples
    self.descents = descents
    self.effort = effort
  }

  /// Returns the final descent through an altitude that was asked for.
  public func descent(through altitude: Double) -> TimedState? {
    descents.first { $0.altitude == altitude }?.passage
  }
}

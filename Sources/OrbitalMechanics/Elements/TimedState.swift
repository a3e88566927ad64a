public import NumericalMethods
public import SpaceEnvironment

/// The state of an object at an instant.
public struct TimedState: Hashable, Sendable {
  /// The instant of UTC.
  public let instant: Instant
  /// The position and velocity in the inertial frame of `EarthRotation`.
  public let state: CartesianState

  @inlinable
  public init(instant: Instant, state: CartesianState) {
    self.instant = instant
    self.state = state
  }

  /// The place over the ellipsoid of an Earth.
  public func place(over earth: Earth = .wgs84) -> GeodeticPosition {
    earth.geodetic(EarthRotation(at: instant).fixed(state.position))
  }

  /// The position from the centre of the Earth [m].
  @inlinable
  public var position: Vector3 { state.position }

  /// The velocity [m/s].
  @inlinable
  public var velocity: Vector3 { state.velocity }
}

public import NumericalMethods
public import SpaceEnvironment

/// A force on one object, as the acceleration that it causes.
public protocol Force: Sendable {
  /// Returns the acceleration [m/s²] in the inertial frame.
  func acceleration(at point: FlightPoint) -> Vector3

  /// Tabulates what is worth it for an interval of time.
  ///
  /// The propagator calls this before it enters the interval; the acceleration must not depend on it
  /// by more than rounding.
  mutating func prepare(from start: Instant, to end: Instant)
}

extension Force {
  @inlinable
  public mutating func prepare(from start: Instant, to end: Instant) {}
}

/// Where and when an object is, in the form in which forces ask for it.
public struct FlightPoint: Sendable {
  /// The instant of UTC.
  public let instant: Instant
  /// The position in the inertial frame of `EarthRotation` [m].
  public let position: Vector3
  /// The velocity in that frame [m/s].
  public let velocity: Vector3
  /// The distance from the centre of the Earth [m].
  public let radius: Double
  /// The turn of the Earth.
  public let rotation: EarthRotation
  /// The position in the Earth-fixed frame [m].
  public let fixedPosition: Vector3

  @inlinable
  public init(instant: Instant, position: Vector3, velocity: Vector3) {
    self.instant = instant
    self.position = position
    self.velocity = velocity
    radius = position.length
    rotation = EarthRotation(at: instant)
    fixedPosition = rotation.fixed(position)
  }
}

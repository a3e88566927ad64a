public import NumericalMethods

/// Where an object is and how fast it moves.
public struct CartesianState: Hashable, Sendable {
  /// The position from the centre of the Earth [m].
  public var position: Vector3
  /// The velocity [m/s].
  public var velocity: Vector3

  @inlinable
  public init(position: Vector3, velocity: Vector3) {
    self.position = position
    self.velocity = velocity
  }
}

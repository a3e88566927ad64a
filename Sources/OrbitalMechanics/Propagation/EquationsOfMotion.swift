public import NumericalMethods
public import SpaceEnvironment

/// The equations of motion of one object under forces.
///
/// The state holds the position [m] in the lanes 0 to 2 and the velocity [m/s] in the lanes 4 to 6; the
/// time counts seconds from an epoch.
public struct EquationsOfMotion<Forces: Force>: DifferentialEquation, Sendable {
  public var forces: Forces
  /// The instant at which the time is 0.
  public let epoch: Instant

  @inlinable
  public init(forces: Forces, epoch: Instant) {
    self.forces = forces
    self.epoch = epoch
  }

  @inlinable
  public func derivative(at t: Double, of y: SIMD8<Double>) -> SIMD8<Double> {
    let state = Self.unpacked(y)
    let point = FlightPoint(
      instant: epoch + t, position: state.position, velocity: state.velocity)
    let acceleration = forces.acceleration(at: point)
    return SIMD8(lowHalf: y.highHalf, highHalf: SIMD4(acceleration, 0))
  }

  /// The length of the position and of the velocity, in the lanes of each.
  @inlinable
  public func magnitude(of y: SIMD8<Double>) -> SIMD8<Double> {
    let state = Self.unpacked(y)
    return SIMD8(
      lowHalf: SIMD4(repeating: state.position.length),
      highHalf: SIMD4(repeating: state.velocity.length))
  }

  @inlinable
  static func packed(_ state: CartesianState) -> SIMD8<Double> {
    SIMD8(lowHalf: SIMD4(state.position, 0), highHalf: SIMD4(state.velocity, 0))
  }

  @inlinable
  static func unpacked(_ y: SIMD8<Double>) -> CartesianState {
    CartesianState(position: Vector3(y[0], y[1], y[2]), velocity: Vector3(y[4], y[5], y[6]))
  }
}

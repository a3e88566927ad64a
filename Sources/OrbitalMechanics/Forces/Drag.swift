// References
// [1] Montenbruck, Gill (2000), Satellite Orbits, section 3.5: Eqs. 3.97 and 3.98.
public import NumericalMethods
public import SpaceEnvironment

/// The drag of air that turns with the Earth [1].
///
///     −½ ρ B |v − ω×r| (v − ω×r),   B = C_D A/m
///
/// More than 10 km below the ellipsoid it is not a number.
public struct Drag<Air: LocalAtmosphere>: Force {
  /// The model of the density.
  public var air: Air
  /// The ballistic coefficient C_D A/m in free molecular flow [m²/kg].
  public var ballisticCoefficient: Double
  /// The fall of the drag coefficient in denser air, `nil` for none.
  public var transition: DragTransition?
  /// The figure and rotation of the Earth.
  public let earth: Earth

  public init(
    air: Air, ballisticCoefficient: Double, transition: DragTransition? = nil,
    earth: Earth = .wgs84
  ) {
    self.air = air
    self.ballisticCoefficient = ballisticCoefficient
    self.transition = transition
    self.earth = earth
  }

  @inlinable
  public func acceleration(at point: FlightPoint) -> Vector3 {
    let place = earth.geodetic(point.fixedPosition)
    // A step that is tried and too long can dive into the Earth: this has it rejected.
    guard place.altitude > -10_000 else { return Vector3(repeating: .nan) }
    let ρ = air.density(at: place, point.instant)
    let ω = earth.rotationRate
    let relative =
      point.velocity + Vector3(ω * point.position.y, -ω * point.position.x, 0)
    let B = ballisticCoefficient * (transition?.factor(density: ρ) ?? 1)
    return relative * (-0.5 * ρ * B * relative.length)
  }
}

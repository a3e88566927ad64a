// References
// [1] Lemoine et al. (1998), The development of the joint NASA GSFC and NIMA geopotential model EGM96,
//     NASA/TP-1998-206861.
import NumericalMethods
import OrbitalMechanics
public import SpaceEnvironment

/// The forces of a fit and of the prediction that follows it.
///
/// The zonal harmonics of EGM96 to degree 4 [1], as SGP4 has them, so that the energy of its states and
/// that of the motion agree; drag in NRLMSISE-00 with air that turns with the Earth. The Sun and the
/// Moon act where the orbit is far from a circle and they move the perigee. Tesseral harmonics shift
/// a place by kilometres along the track and a decay by seconds: they are left out.
public struct ReentryDynamics: Sendable {
  /// The air over the time of fit and prediction.
  public let air: ThermosphereUnderTrack
  /// The figure of the Earth over which altitudes count.
  public let earth: Earth
  let gravity: GravityField
  let thirdBodies: ThirdBodies?
  /// The relative error allowed in a step of the propagation [1].
  public var tolerance = 1e-8

  /// The eccentricity from which the Sun and the Moon act.
  static let thirdBodyEccentricity = 0.05

  /// - Parameters:
  ///   - air: The air over the time of fit and prediction.
  ///   - eccentricity: That of the orbit [1], which tells whether the Sun and the Moon act.
  ///   - earth: The figure of the Earth.
  public init(air: ThermosphereUnderTrack, eccentricity: Double, earth: Earth = .wgs84) {
    self.air = air
    self.earth = earth
    gravity = .egm96(degree: 4, order: 0)
    thirdBodies = eccentricity >= Self.thirdBodyEccentricity ? ThirdBodies() : nil
  }

  /// Returns a propagator for a ballistic coefficient C_D A/m [m²/kg].
  func propagator(
    _ ballisticCoefficient: Double
  ) -> NumericalPropagator<ForceModel<ThermosphereUnderTrack>> {
    NumericalPropagator(
      forces: ForceModel(
        gravity: gravity,
        drag: Drag(air: air, ballisticCoefficient: ballisticCoefficient, earth: earth),
        thirdBodies: thirdBodies),
      tolerance: tolerance, earth: earth)
  }

  /// Returns the semi-major axis that the energy of a state has with the zonal harmonics [m].
  ///
  ///     a = −μ/(2E),   E = v²/2 − U(r)
  ///
  /// Without drag it stays the same over a revolution, as the osculating one does not.
  func energyAxis(_ position: Vector3, _ velocity: Vector3) -> Double {
    let energy = velocity.squaredLength / 2 - gravity.potential(at: position)
    return -gravity.gravitationalParameter / (2 * energy)
  }

  /// Returns a state whose semi-major axis is longer by a difference [m], by its speed alone.
  func state(_ state: CartesianState, axisChangedBy Δa: Double) -> CartesianState {
    let a = energyAxis(state.position, state.velocity)
    let μ = gravity.gravitationalParameter
    // v²/2 changes as −μ/(2a) does.
    let v2 = state.velocity.squaredLength + μ / a - μ / (a + Δa)
    let factor = (v2 / state.velocity.squaredLength).squareRoot()
    return CartesianState(position: state.position, velocity: state.velocity * factor)
  }
}

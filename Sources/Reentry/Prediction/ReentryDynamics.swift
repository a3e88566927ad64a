// References
// [1] Lemoine et al. (1998), The development of the joint NASA GSFC and NIMA geopotential model EGM96,
//     NASA/TP-1998-206861.
import NumericalMethods
import OrbitalMechanics
public import SpaceEnvironment

/// The forces of a fit and of the prediction that follows it.
///
/// Gravity by EGM96 [1] as the orbits have it, see ``Orbits``; drag in NRLMSISE-00 with air that turns
/// with the Earth, and a drag coefficient that falls where the air is no longer free molecular. The Sun
/// and the Moon act where the orbit is far from a circle and they move the perigee. The pressure of
/// sunlight changes a last month in orbit by less than a thousandth: it is left out.
public struct ReentryDynamics: Sendable {
  /// What the motion begins from.
  public enum Orbits: Hashable, Sendable {
    /// Mean elements: the zonal harmonics to degree 4, as SGP4 has them. With tesseral ones the mean
    /// axis of a motion from one of its states would be off by tens of metres, as that state lacks
    /// their periods.
    case meanElements
    /// Osculating states: all harmonics to degree and order 8, and the Sun and the Moon.
    case states
  }

  /// What the motion begins from.
  public let orbits: Orbits
  /// The air over the time of fit and prediction.
  public let air: ThermosphereOverTime
  /// The figure of the Earth over which altitudes count.
  public let earth: Earth
  let gravity: GravityField
  private let zonalGravity: GravityField
  let thirdBodies: ThirdBodies?
  /// How drag falls in dense air.
  public var transition: DragTransition?
  /// The relative error allowed in a step of the propagation [1].
  public var tolerance = 1e-8

  /// The eccentricity from which the Sun and the Moon act on mean elements.
  static let thirdBodyEccentricity = 0.05
  /// The size of an object of which nothing is said [m].
  public static let unknownSize = 2.0

  /// - Parameters:
  ///   - air: The air over the time of fit and prediction.
  ///   - eccentricity: That of the orbit [1], which tells whether the Sun and the Moon act.
  ///   - orbits: What the motion begins from.
  ///   - size: The size of the object [m].
  ///   - earth: The figure of the Earth.
  public init(
    air: ThermosphereOverTime, eccentricity: Double, orbits: Orbits = .meanElements,
    size: Double = unknownSize, earth: Earth = .wgs84
  ) {
    self.orbits = orbits
    self.air = air
    self.earth = earth
    zonalGravity = .egm96(degree: 4, order: 0)
    transition = DragTransition(size: size)
    switch orbits {
    case .meanElements:
      gravity = zonalGravity
      thirdBodies = eccentricity >= Self.thirdBodyEccentricity ? ThirdBodies() : nil
    case .states:
      gravity = .egm96(degree: 8)
      thirdBodies = ThirdBodies()
    }
  }

  /// Creates the forces under the activity of a record, all of which is known.
  ///
  /// - Throws: `ReentryProblem` where the record does not serve the time.
  public init(
    record: ActivityRecord, from start: Instant, to end: Instant, orbits: Orbits,
    size: Double = unknownSize
  ) throws(ReentryProblem) {
    let track: ActivityTrack
    do {
      track = try ActivityTrack(record: record, from: start, to: end, knownAt: nil)
    } catch {
      throw .activity(error)
    }
    do {
      self.init(
        air: try ThermosphereOverTime(track: track), eccentricity: 0, orbits: orbits, size: size)
    } catch {
      throw .outOfRange(error)
    }
  }

  /// Whether the Sun and the Moon act.
  public var hasThirdBodies: Bool { thirdBodies != nil }

  /// Gravity as data messages name it: the model with the degree and order of its harmonics.
  public var gravityModel: String {
    switch orbits {
    case .meanElements: "EGM-96: 4D 0O"
    case .states: "EGM-96: 8D 8O"
    }
  }

  /// Returns a propagator for a ballistic coefficient C_D A/m [m²/kg].
  func propagator(
    _ ballisticCoefficient: Double
  ) -> NumericalPropagator<ForceModel<ThermosphereOverTime>> {
    propagator(ballisticCoefficient, through: air)
  }

  /// Returns a propagator through other air.
  func propagator<Air: LocalAtmosphere>(
    _ ballisticCoefficient: Double, through air: Air
  ) -> NumericalPropagator<ForceModel<Air>> {
    NumericalPropagator(
      forces: ForceModel(
        gravity: gravity,
        drag: Drag(
          air: air, ballisticCoefficient: ballisticCoefficient, transition: transition,
          earth: earth),
        thirdBodies: thirdBodies),
      tolerance: tolerance, earth: earth)
  }

  /// Returns the final passage downwards through a geodetic altitude [m] above 10 km, `nil` where there
  /// is none within a time [s].
  public func descent(
    of state: TimedState, ballisticCoefficient: Double, through altitude: Double,
    within duration: Double
  ) throws(ReentryProblem) -> TimedState? {
    do {
      return try propagator(ballisticCoefficient).propagate(
        state, to: state.instant + duration, descents: [altitude],
        floor: min(altitude - 1_000, 60_000)
      ).descent(through: altitude)
    } catch {
      throw .integration(error)
    }
  }

  /// Returns the semi-major axis that the energy of a state has with the zonal harmonics [m].
  ///
  ///     a = −μ/(2E),   E = v²/2 − U(r)
  ///
  /// Without drag it stays the same over a revolution, as the osculating one does not.
  func energyAxis(_ position: Vector3, _ velocity: Vector3) -> Double {
    let energy = velocity.squaredLength / 2 - zonalGravity.potential(at: position)
    return -zonalGravity.gravitationalParameter / (2 * energy)
  }

  /// Returns a state whose semi-major axis is longer by a difference [m], by its speed alone.
  func state(_ state: CartesianState, axisChangedBy Δa: Double) -> CartesianState {
    let a = energyAxis(state.position, state.velocity)
    let μ = zonalGravity.gravitationalParameter
    // v²/2 changes as −μ/(2a) does.
    let v2 = state.velocity.squaredLength + μ / a - μ / (a + Δa)
    let factor = (v2 / state.velocity.squaredLength).squareRoot()
    return CartesianState(position: state.position, velocity: state.velocity * factor)
  }
}

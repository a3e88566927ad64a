import OrbitalMechanics
import SpaceEnvironment

/// The lifetime by integration of the equations of motion: NRLMSISE-00 under the daily record, J₂ to
/// J₄, for eccentricities above 0.1 also the Sun and the Moon, and radiation pressure if asked.
struct NumericalLifetime {
  let timeline: ActivityTimeline

  /// Returns the time to the last descent below 80 km [s], `nil` where the timeline ends before.
  ///
  /// - Parameter radiationCoefficient: C_R [1]; `nil` leaves the pressure of sunlight out.
  func lifetime(
    _ object: LifetimeCase, _ orientation: LifetimeOrbit.Orientation,
    radiationCoefficient: Double? = nil
  ) throws -> Double? {
    let earth = Earth.wgs84
    let mean = object.orbit.elements(orientation)
    let osculating = ShortPeriods(earth: earth).osculating(mean)
    let start = TimedState(
      instant: object.epoch,
      state: osculating.state(gravitationalParameter: earth.gravitationalParameter))
    let propagator = NumericalPropagator(
      forces: ForceModel(
        gravity: GravityField(earth: earth, zonals: [earth.j2, Earth.j3, Earth.j4]),
        drag: Drag(
          air: ThermosphereOverTime(timeline: timeline),
          ballisticCoefficient: object.ballisticCoefficient),
        thirdBodies: object.eccentricity > 0.1 ? ThirdBodies() : nil,
        radiationPressure: radiationCoefficient.map {
          RadiationPressure(coefficient: $0 * object.areaToMass)
        }),
      tolerance: 1e-9)
    let flight = try propagator.propagate(
      start, to: timeline.end, floor: Earth.reentryAltitude)
    return flight.ending == .floor ? flight.end.instant - object.epoch : nil
  }
}

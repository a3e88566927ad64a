import SpaceEnvironment

@testable import OrbitalMechanics

let lifetimeEpoch = Instant(year: 2008, month: 1, day: 1)

/// Constant moderate activity over ten years.
func moderateTimeline() throws -> ActivityTimeline {
  ActivityTimeline(
    constant: try ThermosphereConditions(f107: 120, f107Mean: 120, geomagnetic: .daily(9)),
    from: lifetimeEpoch, to: lifetimeEpoch + 10 * year)
}

/// Mean elements by the altitudes of perigee and apogee [km] and angles [deg].
func meanElements(
  _ perigee_km: Double, _ apogee_km: Double, _ inclination_deg: Double, node: Double = 40,
  perigee: Double = 100
) -> KeplerElements {
  LifetimeOrbit(
    perigeeAltitude: perigee_km * kilometre, apogeeAltitude: apogee_km * kilometre,
    inclination: inclination_deg * degree
  ).elements(
    LifetimeOrbit.Orientation(node: node * degree, argumentOfPerigee: perigee * degree))
}

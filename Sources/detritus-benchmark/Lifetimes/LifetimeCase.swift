import OrbitalMechanics
import SpaceEnvironment

/// A lifetime to compare: an orbit, an object and an epoch.
struct LifetimeCase {
  let perigee_km: Double
  let apogee_km: Double
  let inclination_deg: Double
  /// The area-to-mass ratio [m²/kg].
  let areaToMass: Double
  /// The epoch, the first of January of a year.
  let year: Int

  init(
    _ perigee: Double, _ apogee: Double, _ inclination: Double, _ areaToMass: Double, _ year: Int
  ) {
    perigee_km = perigee
    apogee_km = apogee
    inclination_deg = inclination
    self.areaToMass = areaToMass
    self.year = year
  }

  static let dragCoefficient = 2.2

  var ballisticCoefficient: Double { Self.dragCoefficient * areaToMass }
  var epoch: Instant { Instant(year: year, month: 1, day: 1) }
  var orbit: LifetimeOrbit {
    LifetimeOrbit(
      perigeeAltitude: perigee_km * kilometre, apogeeAltitude: apogee_km * kilometre,
      inclination: inclination_deg * degree)
  }
  var eccentricity: Double {
    orbit.elements(LifetimeOrbit.Orientation.draws[0]).eccentricity
  }

  var name: String {
    func text(_ x: Double) -> String { x == x.rounded() ? "\(Int(x))" : "\(x)" }
    return
      "\(text(perigee_km))x\(text(apogee_km))-\(text(inclination_deg))-\(text(areaToMass))-\(year)"
  }

  /// The cases: circular ones from 250 to 800 km, eccentric ones up to e = 0.7; minima of the solar
  /// cycle in 1996, 2008 and 2019, maxima in 1979, 1989, 2000 and 2014.
  static let all: [LifetimeCase] = [
    // Circular
    .init(250, 250, 51.6, 0.01, 2000), .init(250, 250, 28.5, 0.01, 2008),
    .init(250, 250, 98, 0.003, 2014), .init(250, 250, 75, 0.02, 1996),
    .init(300, 300, 51.6, 0.01, 2000), .init(300, 300, 98, 0.01, 2008),
    .init(350, 350, 28.5, 0.05, 1989), .init(350, 350, 65, 0.003, 2000),
    .init(350, 350, 98, 0.03, 1996), .init(400, 400, 51.6, 0.01, 2000),
    .init(400, 400, 51.6, 0.1, 2008), .init(400, 400, 28.5, 0.003, 1989),
    .init(450, 450, 98, 0.7, 2014), .init(500, 500, 97.4, 0.1, 2008),
    .init(500, 500, 53, 0.1, 2000), .init(500, 500, 28.5, 0.01, 1989),
    .init(500, 500, 74, 1, 1996), .init(600, 600, 97.8, 0.1, 2000),
    .init(600, 600, 53, 1, 2014), .init(600, 600, 82, 0.3, 1996),
    .init(700, 700, 98.2, 1, 2000), .init(700, 700, 74, 0.3, 1979),
    .init(800, 800, 65, 1, 1989), .init(800, 800, 98, 1, 2008),
    // A little eccentric
    .init(220, 300, 51.6, 0.01, 2014), .init(220, 600, 65, 0.01, 2008),
    .init(250, 900, 98, 0.03, 2000), .init(300, 800, 28.5, 0.01, 1989),
    .init(350, 1500, 74, 0.03, 2000), .init(400, 1000, 98, 0.1, 1996),
    .init(500, 900, 53, 0.3, 2014), .init(180, 1200, 51.6, 0.01, 2000),
    .init(220, 2000, 82, 0.01, 1996), .init(250, 3000, 65, 0.03, 1989),
    // Eccentric
    .init(200, 4500, 28.5, 0.01, 2008), .init(180, 6000, 63.4, 0.01, 2000),
    .init(220, 8000, 47, 0.03, 1996), .init(200, 12000, 28.5, 0.03, 2014),
    .init(180, 20000, 65, 0.03, 2000), .init(250, 35786, 28.5, 0.1, 2008),
    .init(200, 20000, 98, 0.1, 1989), .init(200, 31000, 51.6, 0.03, 1996),
    // Long
    .init(500, 500, 65, 0.01, 2008), .init(600, 600, 51.6, 0.03, 1989),
    .init(600, 600, 98, 0.01, 1965), .init(700, 700, 74, 0.1, 1965),
    .init(600, 600, 53, 0.003, 1960), .init(650, 650, 65, 0.005, 1958),
  ]
}

import ArgumentParser
import FileFormats
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// The arguments that give the orbit of the object that breaks up.
struct ParentOrbitArguments: ParsableArguments {
  @Option(help: "The perigee over the equatorial radius [km], 80 to 100000.")
  var perigeeKm: Double?

  @Option(help: "The apogee over the equatorial radius [km], to 100000.")
  var apogeeKm: Double?

  @Option(help: "The inclination [deg], 0 to 180.")
  var inclinationDeg: Double?

  @Option(help: "The argument of the perigee [deg], 0 to 360.")
  var argumentOfPerigeeDeg = 0.0

  @Option(
    help: "The argument of latitude of the breakup [deg], 0 to 360; by default at a random time.")
  var argumentOfLatitudeDeg: Double?

  var isGiven: Bool {
    perigeeKm != nil || apogeeKm != nil || inclinationDeg != nil || argumentOfLatitudeDeg != nil
      || argumentOfPerigeeDeg != 0
  }

  func check() throws {
    guard isGiven else { return }
    guard let perigeeKm, let apogeeKm, let inclinationDeg else {
      throw ValidationError("an orbit needs --perigee-km, --apogee-km and --inclination-deg")
    }
    try detritus.check("--perigee-km", perigeeKm, "km", 80...100_000)
    try detritus.check("--apogee-km", apogeeKm, "km", 80...100_000)
    if apogeeKm < perigeeKm {
      throw ValidationError(
        "--apogee-km is \(apogeeKm.nineDigits) km, must be at least the perigee, "
          + "\(perigeeKm.nineDigits) km")
    }
    try detritus.check("--inclination-deg", inclinationDeg, "deg", 0...180)
    try detritus.check("--argument-of-perigee-deg", argumentOfPerigeeDeg, "deg", 0...360)
    if let argumentOfLatitudeDeg {
      try detritus.check("--argument-of-latitude-deg", argumentOfLatitudeDeg, "deg", 0...360)
    }
  }

  /// The elements at the breakup, `nil` where no orbit is given.
  ///
  /// - Parameter seed: Decides the time of the breakup where no argument of latitude is given.
  func orbit(seed: UInt64) -> KeplerElements? {
    guard let perigeeKm, let apogeeKm, let inclinationDeg else { return nil }
    let R = Earth.wgs84.equatorialRadius
    let (perigee, apogee) = (R + perigeeKm * kilometre, R + apogeeKm * kilometre)
    let e = (apogee - perigee) / (apogee + perigee)
    var meanAnomaly: Double
    if let argumentOfLatitudeDeg {
      let ν = (argumentOfLatitudeDeg - argumentOfPerigeeDeg) * degree
      let E = 2 * atan2((1 - e).squareRoot() * sin(ν / 2), (1 + e).squareRoot() * cos(ν / 2))
      meanAnomaly = E - e * sin(E)
    } else {
      // A stream that no fragment uses
      var numbers = RandomStream(seed: seed, stream: .max)
      meanAnomaly = 2 * .pi * numbers.uniform()
    }
    return KeplerElements(
      semiMajorAxis: (perigee + apogee) / 2, eccentricity: e, inclination: inclinationDeg * degree,
      node: 0, argumentOfPerigee: argumentOfPerigeeDeg * degree, meanAnomaly: meanAnomaly)
  }
}

/// An orbit in the terms of a Gabbard diagram.
struct FragmentOrbit {
  /// [km]
  let perigee_km: Double
  /// [km]
  let apogee_km: Double
  /// [deg]
  let inclination_deg: Double
  /// [min]
  let period_min: Double

  init(_ elements: KeplerElements) {
    let Earth = Earth.wgs84
    let (a, e) = (elements.semiMajorAxis, elements.eccentricity)
    perigee_km = (a * (1 - e) - Earth.equatorialRadius) / kilometre
    apogee_km = (a * (1 + e) - Earth.equatorialRadius) / kilometre
    inclination_deg = elements.inclination / degree
    period_min = 2 * .pi * (a * a * a / Earth.gravitationalParameter).squareRoot() / 60
  }

  /// The orbit after a change of velocity; `nil` where the object leaves the Earth.
  init?(parent: KeplerElements, velocityChange Δv: Vector3) {
    let μ = Earth.wgs84.gravitationalParameter
    var state = parent.state(gravitationalParameter: μ)
    state.velocity += Δv
    // Of an escape, and of what falls to the centre in a line, there are no elements.
    let isBound = state.velocity.squaredLength / 2 < 0.999_999 * μ / state.position.length
    guard isBound, state.position.cross(state.velocity).squaredLength > 0 else { return nil }
    self.init(KeplerElements(state, gravitationalParameter: μ))
  }
}

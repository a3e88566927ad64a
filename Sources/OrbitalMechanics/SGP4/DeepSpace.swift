// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3,
//     section 10.
// [2] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
import Glibc

/// The terms of orbits with periods from 225 minutes on: Sun, Moon and resonance with the Earth.
struct DeepSpace: Sendable {
  let secular: LunarSolarRates
  let sun: LunarSolarPeriodics
  let moon: LunarSolarPeriodics
  let resonance: Resonance?

  /// - Parameters:
  ///   - days: The time of the epoch since 1950-01-00 [d].
  ///   - siderealTime: Greenwich mean sidereal time at epoch [rad].
  init(
    _ epoch: SGP4Epoch, rates: SGP4SecularRates, daysSince1950 days: Double, siderealTime: Double
  ) {
    let daysSince1900 = days + 18_261.5
    let sunBody = ThirdBody.sun(daysSince1900: daysSince1900, satelliteNode: epoch.node)
    let moonBody = ThirdBody.moon(daysSince1900: daysSince1900, satelliteNode: epoch.node)
    let sunTerms = ThirdBodyTerms(sunBody, epoch)
    let moonTerms = ThirdBodyTerms(moonBody, epoch)
    secular = LunarSolarRates([(sunBody, sunTerms), (moonBody, moonTerms)], epoch)
    sun = LunarSolarPeriodics(sunBody, sunTerms, eccentricity: epoch.eccentricity)
    moon = LunarSolarPeriodics(moonBody, moonTerms, eccentricity: epoch.eccentricity)
    resonance = Resonance(epoch, rates: rates, lunarSolar: secular, siderealTime: siderealTime)
  }
}

/// The mean rates that the Sun and the Moon cause [rad/min; 1/min].
struct LunarSolarRates: Sendable {
  private(set) var eccentricity = 0.0
  private(set) var inclination = 0.0
  private(set) var meanAnomaly = 0.0
  private(set) var argumentOfPerigee = 0.0
  private(set) var node = 0.0

  init(_ bodies: [(ThirdBody, ThirdBodyTerms)], _ epoch: SGP4Epoch) {
    let e2 = epoch.eccentricity * epoch.eccentricity
    // Within 3° of the equator the node is left alone [1].
    let isEquatorial =
      epoch.inclination < 5.2359877e-2 || epoch.inclination > .pi - 5.2359877e-2
    for (body, terms) in bodies {
      let n = body.meanMotion
      eccentricity += terms.s1 * n * terms.s5
      inclination += terms.s2 * n * (terms.z11 + terms.z13)
      meanAnomaly -= n * terms.s3 * (terms.z1 + terms.z3 - 14 - 6 * e2)
      argumentOfPerigee += terms.s4 * n * (terms.z31 + terms.z33 - 6)
      if !isEquatorial, epoch.sinI != 0 {
        let ofNode = -n * terms.s2 * (terms.z21 + terms.z23) / epoch.sinI
        argumentOfPerigee -= epoch.cosI * ofNode
        node += ofNode
      }
    }
  }
}

/// The long-period terms of one body, as factors of three functions of its place on its orbit.
struct LunarSolarPeriodics: Sendable {
  /// What the body adds at a time [rad; 1].
  struct Shift {
    var eccentricity: Double
    var inclination: Double
    var meanLongitude: Double
    /// The change of perigee and node, before the part of the node is taken out.
    var perigee: Double
    /// The change of the node times sin i.
    var node: Double

    static func + (a: Shift, b: Shift) -> Shift {
      Shift(
        eccentricity: a.eccentricity + b.eccentricity, inclination: a.inclination + b.inclination,
        meanLongitude: a.meanLongitude + b.meanLongitude, perigee: a.perigee + b.perigee,
        node: a.node + b.node)
    }
  }

  private let meanAnomaly, meanMotion, bodyEccentricity: Double
  private let e2, e3, i2, i3, l2, l3, l4, g2, g3, g4, h2, h3: Double

  init(_ body: ThirdBody, _ terms: ThirdBodyTerms, eccentricity e: Double) {
    meanAnomaly = body.meanAnomaly
    meanMotion = body.meanMotion
    bodyEccentricity = body.eccentricity
    e2 = 2 * terms.s1 * terms.s6
    e3 = 2 * terms.s1 * terms.s7
    i2 = 2 * terms.s2 * terms.z12
    i3 = 2 * terms.s2 * (terms.z13 - terms.z11)
    l2 = -2 * terms.s3 * terms.z2
    l3 = -2 * terms.s3 * (terms.z3 - terms.z1)
    l4 = -2 * terms.s3 * (-21 - 9 * e * e) * body.eccentricity
    g2 = 2 * terms.s4 * terms.z32
    g3 = 2 * terms.s4 * (terms.z33 - terms.z31)
    g4 = -18 * terms.s4 * body.eccentricity
    h2 = -2 * terms.s2 * terms.z22
    h3 = -2 * terms.s2 * (terms.z23 - terms.z21)
  }

  /// - Parameter t: The time since epoch [min].
  func shift(at t: Double) -> Shift {
    let M = meanAnomaly + meanMotion * t
    let f = M + 2 * bodyEccentricity * sin(M)
    let sinF = sin(f)
    let f2 = 0.5 * sinF * sinF - 0.25
    let f3 = -0.5 * sinF * cos(f)
    return Shift(
      eccentricity: e2 * f2 + e3 * f3, inclination: i2 * f2 + i3 * f3,
      meanLongitude: l2 * f2 + l3 * f3 + l4 * sinF, perigee: g2 * f2 + g3 * f3 + g4 * sinF,
      node: h2 * f2 + h3 * f3)
  }
}

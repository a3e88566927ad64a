// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3.
// [2] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
import Glibc
import SpaceEnvironment

extension SGP4 {
  /// The elements at a time, between the stages of the theory.
  struct Current {
    /// The semi-major axis a [Earth radii] and the mean motion n [rad/min].
    var semiMajorAxis: Double
    var meanMotion: Double
    var eccentricity: Double
    var inclination: Double
    var node: Double
    var argumentOfPerigee: Double
    var meanAnomaly: Double
  }

  /// Returns the state at a time, in the frame of true equator and mean equinox.
  ///
  /// - Parameter seconds: The time since the epoch of the elements [s], before it if negative.
  /// - Throws: `Failure` with the code of [2] where the theory ends: mostly at decay.
  public func state(secondsSinceEpoch seconds: Double) throws(Failure) -> TimedState {
    let t = seconds / 60
    var current = try meanElements(at: t)
    guard let deepSpace else {
      return try state(
        of: current, inclinationTerms, secondsSinceEpoch: seconds)
    }
    try deepSpace.addPeriodics(to: &current, at: t, mode: mode)
    let terms = InclinationTerms(
      sine: sin(current.inclination), cosine: cos(current.inclination))
    return try state(of: current, terms, secondsSinceEpoch: seconds)
  }

  /// The elements with their secular changes, those of resonance included; t in minutes.
  private func meanElements(at t: Double) throws(Failure) -> Current {
    let epoch = epochOrbit
    var M = epoch.meanAnomaly + rates.meanAnomaly * t
    var ω = epoch.argumentOfPerigee + rates.argumentOfPerigee * t
    let t2 = t * t
    var Ω = epoch.node + rates.node * t + drag.node * t2
    var ofAxis = 1 - drag.c1 * t
    var ofEccentricity = epoch.bstar * drag.c4 * t
    var ofLongitude = drag.t2 * t2
    if let higher = drag.higherOrder {
      let cube = 1 + higher.η * cos(M)
      let shift =
        higher.argumentOfPerigee * t + higher.meanAnomaly
        * (cube * cube * cube - higher.cubeAtEpoch)
      M += shift
      ω -= shift
      let t3 = t2 * t
      let t4 = t3 * t
      ofAxis = ofAxis - higher.d2 * t2 - higher.d3 * t3 - higher.d4 * t4
      ofEccentricity += epoch.bstar * higher.c5 * (sin(M) - higher.sineAtEpoch)
      ofLongitude += higher.t3 * t3 + t4 * (higher.t4 + t * higher.t5)
    }

    var n = epoch.meanMotion
    var e = epoch.eccentricity
    var i = epoch.inclination
    if let deepSpace {
      let rates = deepSpace.secular
      e += rates.eccentricity * t
      i += rates.inclination * t
      ω += rates.argumentOfPerigee * t
      Ω += rates.node * t
      M += rates.meanAnomaly * t
      if let resonance = deepSpace.resonance {
        (M, n) = resonance.motion(at: t, node: Ω, argumentOfPerigee: ω)
      }
    }
    guard n > 0 else { throw .meanMotion(n / 60) }
    let a = pow(SGP4Gravity.ke / n, 2.0 / 3.0) * ofAxis * ofAxis
    n = SGP4Gravity.ke / pow(a, 1.5)
    e -= ofEccentricity
    guard e < 1, e >= -0.001 else { throw .meanEccentricity(e) }
    // The floor of [2], which keeps the theory from dividing by a vanishing eccentricity.
    e = max(e, 1e-6)
    M += epoch.meanMotion * ofLongitude
    let longitude = fmod(M + ω + Ω, 2 * .pi)
    Ω = fmod(Ω, 2 * .pi)
    ω = fmod(ω, 2 * .pi)
    M = fmod(longitude - ω - Ω, 2 * .pi)
    return Current(
      semiMajorAxis: a, meanMotion: n, eccentricity: e, inclination: i, node: Ω,
      argumentOfPerigee: ω, meanAnomaly: M)
  }

  /// Adds the terms of long and short period, and turns the elements into a state [1] section 6.
  private func state(
    of current: Current, _ terms: InclinationTerms, secondsSinceEpoch seconds: Double
  ) throws(Failure) -> TimedState {
    let (a, n, e) = (current.semiMajorAxis, current.meanMotion, current.eccentricity)
    let (sinI, cosI) = (terms.sine, terms.cosine)

    // Long-period terms in the eccentricity vector and the longitude
    let axN = e * cos(current.argumentOfPerigee)
    let inverse = 1 / (a * (1 - e * e))
    let ayN = e * sin(current.argumentOfPerigee) + inverse * terms.eccentricityVector
    let longitude =
      current.meanAnomaly + current.argumentOfPerigee + current.node
      + inverse * terms.longitude * axN

    // Kepler's equation by Newton's method, with steps held below 0.95 rad [2]
    let U = fmod(longitude - current.node, 2 * .pi)
    var E = U
    var sinE = 0.0
    var cosE = 0.0
    for _ in 0..<10 {
      (sinE, cosE) = (sin(E), cos(E))
      let step = (U - ayN * cosE + axN * sinE - E) / (1 - cosE * axN - sinE * ayN)
      E += min(max(step, -0.95), 0.95)
      if abs(step) < 1e-12 { break }
    }

    let eCosE = axN * cosE + ayN * sinE
    let eSinE = axN * sinE - ayN * cosE
    let e2 = axN * axN + ayN * ayN
    let p = a * (1 - e2)
    guard p >= 0 else { throw .semilatusRectum(p * SGP4Gravity.equatorialRadius) }
    let r = a * (1 - eCosE)
    let rRate = a.squareRoot() * eSinE / r
    let rfRate = p.squareRoot() / r
    let β = (1 - e2).squareRoot()
    let ratio = eSinE / (1 + β)
    let sinU = a / r * (sinE - ayN - axN * ratio)
    let cosU = a / r * (cosE - axN + ayN * ratio)
    let sin2u = (cosU + cosU) * sinU
    let cos2u = 1 - 2 * sinU * sinU

    // Short-period terms
    let k1 = 0.5 * SGP4Gravity.j2 / p
    let k2 = k1 / p
    let radius = r * (1 - 1.5 * k2 * β * terms.x3θ2m1) + 0.5 * k1 * terms.x1mθ2 * cos2u
    let u = atan2(sinU, cosU) - 0.25 * k2 * terms.x7θ2m1 * sin2u
    let Ω = current.node + 1.5 * k2 * cosI * sin2u
    let i = current.inclination + 1.5 * k2 * cosI * sinI * cos2u
    let rate = n * k1 / SGP4Gravity.ke
    let radialSpeed = rRate - rate * terms.x1mθ2 * sin2u
    let crossSpeed = rfRate + rate * (terms.x1mθ2 * cos2u + 1.5 * terms.x3θ2m1)

    guard radius >= 1 else { throw .decayed(radius: radius * SGP4Gravity.equatorialRadius) }
    let (sinu, cosu, sinΩ, cosΩ) = (sin(u), cos(u), sin(Ω), cos(Ω))
    let (sini, cosi) = (sin(i), cos(i))
    let (mx, my) = (-sinΩ * cosi, cosΩ * cosi)
    let radial = SIMD3(mx * sinu + cosΩ * cosu, my * sinu + sinΩ * cosu, sini * sinu)
    let cross = SIMD3(mx * cosu - cosΩ * sinu, my * cosu - sinΩ * sinu, sini * cosu)
    return TimedState(
      instant: elements.epoch + seconds,
      state: CartesianState(
        position: radius * SGP4Gravity.equatorialRadius * radial,
        velocity: SGP4Gravity.speed * (radialSpeed * radial + crossSpeed * cross)))
  }
}

extension DeepSpace {
  /// Adds the long-period terms of Sun and Moon [1] section 10; t in minutes.
  func addPeriodics(
    to current: inout SGP4.Current, at t: Double, mode: SGP4.Mode
  ) throws(SGP4.Failure) {
    var shift = sun.shift(at: t) + moon.shift(at: t)
    current.inclination += shift.inclination
    current.eccentricity += shift.eccentricity
    let (sinI, cosI) = (sin(current.inclination), cos(current.inclination))
    if current.inclination >= 0.2 {
      shift.node /= sinI
      shift.perigee -= cosI * shift.node
      current.argumentOfPerigee += shift.perigee
      current.node += shift.node
      current.meanAnomaly += shift.meanLongitude
    } else {
      addLyddane(shift, sinI, cosI, to: &current, mode: mode)
    }
    if current.inclination < 0 {
      current.inclination = -current.inclination
      current.node += .pi
      current.argumentOfPerigee -= .pi
    }
    guard current.eccentricity >= 0, current.eccentricity <= 1 else {
      throw .perturbedEccentricity(current.eccentricity)
    }
  }

  /// Lyddane's way below 11.46°, where the node is badly defined.
  private func addLyddane(
    _ shift: LunarSolarPeriodics.Shift, _ sinI: Double, _ cosI: Double,
    to current: inout SGP4.Current, mode: SGP4.Mode
  ) {
    func wrapped(_ Ω: Double) -> Double { Ω < 0 && mode == .airForce ? Ω + 2 * .pi : Ω }
    let (sinΩ, cosΩ) = (sin(current.node), cos(current.node))
    let α = sinI * sinΩ + (shift.node * cosΩ + shift.inclination * cosI * sinΩ)
    let β = sinI * cosΩ + (-shift.node * sinΩ + shift.inclination * cosI * cosΩ)
    let before = wrapped(fmod(current.node, 2 * .pi))
    let longitude =
      current.meanAnomaly + current.argumentOfPerigee + cosI * before
      + (shift.meanLongitude + shift.perigee - shift.inclination * before * sinI)
    var node = wrapped(atan2(α, β))
    if abs(before - node) > .pi { node += node < before ? 2 * .pi : -2 * .pi }
    current.node = node
    current.meanAnomaly += shift.meanLongitude
    current.argumentOfPerigee = longitude - current.meanAnomaly - cosI * node
  }
}

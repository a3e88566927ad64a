// References
// [1] Brouwer, Hori (1961), Theoretical evaluation of atmospheric drag effects in the motion of an
//     artificial satellite, Astron. J. 66, 193-225: drag and oblateness together.
import Glibc
import NumericalMethods
import SpaceEnvironment

extension DragSample {
  /// Sets what J₂ changes in the effect of drag on the mean elements, to the first order [1].
  ///
  /// An impulse changes the osculating elements, and with them their difference S from the mean ones:
  /// where S(m) gives the osculating elements of m and drag changes them by G, the mean ones change by
  /// 2 G − (S(m + G) − S(m)). On a transfer orbit the difference is some 0.3 % of the fall of the apogee,
  /// which moves the perigee by kilometres in a life.
  mutating func setOblateness(
    _ orbit: AveragedOrbit, periods: ShortPeriods, earth: Earth
  ) {
    let ε = orbit.eccentricity(earth)
    let e = (ε.x * ε.x + ε.y * ε.y).squareRoot()
    let μ = earth.gravitationalParameter
    // The frame of the node; the x axis where there is none
    let (W, z) = (orbit.W, Vector3(0, 0, 1))
    var N = z.cross(W)
    if N.squaredLength < 1e-12 { N = Vector3(1, 0, 0) - W.x * W }
    N = N.normalized
    let across = W.cross(N)
    let perigee = (ε.x * orbit.P + ε.y * orbit.Q) / e
    let ω = atan2(perigee.dot(across), perigee.dot(N))
    let ν = atan2(direction.dot(across), direction.dot(N)) - ω
    let b = ((1 - e) / (1 + e)).squareRoot()
    let E = 2 * atan2(b * sin(ν / 2), cos(ν / 2))
    let mean = KeplerElements(
      semiMajorAxis: orbit.a, eccentricity: e,
      inclination: atan2((W.x * W.x + W.y * W.y).squareRoot(), W.z), node: 0,
      argumentOfPerigee: ω, meanAnomaly: E - e * sin(E))
    let osculating = periods.osculating(mean)
    var state = osculating.state(gravitationalParameter: μ)
    let (r, v) = (state.position, state.velocity)
    let relative = v + earth.rotationRate * Vector3(r.y, -r.x, 0)
    let normal = r.cross(v).normalized
    let force = -relative.length * (relative - relative.dot(normal) * normal)
    let time = 0.1 / force.length  // changes the speed by 0.1 m/s
    state.velocity += force * time
    let after = KeplerElements(state, gravitationalParameter: μ)

    var shifted = mean
    shifted.semiMajorAxis += after.semiMajorAxis - osculating.semiMajorAxis
    shifted.eccentricity += after.eccentricity - osculating.eccentricity
    shifted.argumentOfPerigee += Self.turn(
      after.argumentOfPerigee - osculating.argumentOfPerigee)
    shifted.meanAnomaly += Self.turn(after.meanAnomaly - osculating.meanAnomaly)
    let moved = periods.osculating(shifted)
    func vector(_ x: KeplerElements) -> SIMD2<Double> {
      SIMD2(cos(x.argumentOfPerigee), sin(x.argumentOfPerigee)) * x.eccentricity
    }
    let δa = after.semiMajorAxis - osculating.semiMajorAxis
    let changeOfA = 2 * δa - (moved.semiMajorAxis - osculating.semiMajorAxis)
    let δe = vector(after) - vector(osculating)
    let changeOfE =
      (vector(shifted) - vector(mean)) + δe - (vector(moved) - vector(osculating))
    let inSpace = changeOfE.x * N + changeOfE.y * across
    let proper = SIMD2(ε.x, ε.y) - offset
    let plain = effect(orbit.a, proper, density: 1, gravitationalParameter: μ)
    let share = self.share(orbit.a, proper) / time
    oblateness = Effect(
      a: share * changeOfA - plain.a,
      e: share * SIMD2(inSpace.dot(orbit.P), inSpace.dot(orbit.Q)) - plain.e)
  }

  private static func turn(_ angle: Double) -> Double {
    angle - 2 * .pi * (angle / (2 * .pi)).rounded()
  }
}

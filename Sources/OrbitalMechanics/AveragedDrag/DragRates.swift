// References
// [1] King-Hele (1987), Satellite Orbits in an Atmosphere, ch. 3-5: drag in a rotating atmosphere.
// [2] Battin (1999), An Introduction to the Mathematics and Methods of Astrodynamics, rev. ed.,
//     section 10.2: variations of energy and angular momentum.
import Glibc
public import SpaceEnvironment

/// The rates at which drag shrinks an orbit, per unit of ballistic coefficient C_D A/m.
///
/// The drag per mass is −½ B ρ |v − ω×r| (v − ω×r). Energy and angular momentum then change as
///
///     da/dt = −(a²/μ) B ρ v_rel (v² − ω h cos i)
///     dh/dt = −½ B ρ v_rel (h − ω r² cos i)
///
/// which are averaged over the mean anomaly by quadrature, at any eccentricity. The averages over the
/// argument of latitude enter through the density ([1]; `OrbitAveragedDensity`) and the mean of
/// cos²φ; a cross-track component, which tilts the plane by a fraction of a degree, is left out.
public struct DragRates: Sendable {
  private let density: OrbitAveragedDensity
  private let earth: Earth
  private let cosI: Double
  private let sin2I: Double

  public init(density: OrbitAveragedDensity, inclination: Double, earth: Earth) {
    self.density = density
    self.earth = earth
    cosI = cos(inclination)
    sin2I = sin(inclination) * sin(inclination)
  }

  /// The rates of change of an orbit for a ballistic coefficient of 1 m²/kg.
  public struct Rates: Sendable {
    /// The rate of the perigee radius [m/s]; negative.
    public var perigeeRadius: Double
    /// The rate of the eccentricity [1/s]; negative, 0 for a circular orbit.
    public var eccentricity: Double
    /// The rate of the semi-major axis [m/s]; negative.
    public var semiMajorAxis: Double
  }

  /// Returns the rates averaged over a revolution.
  public func rates(of orbit: Orbit) -> Rates {
    let (a, e) = (orbit.semiMajorAxis, orbit.eccentricity)
    let (μ, ω) = (earth.gravitationalParameter, earth.rotationRate)
    let h = (μ * a * (1 - e * e)).squareRoot()
    let H = density.scaleHeight(atRadius: orbit.perigeeRadius)
    // The density peaks at the perigee over a width √(H/ae) in eccentric anomaly; the integrand is
    // periodic and even, so that equal steps converge exponentially.
    let count = 16 + Int(6 * (a * e / H).squareRoot())
    var (aSum, hSum) = (0.0, 0.0)
    // cos E at equal steps, by cos(E + δ) = 2 cos δ cos E − cos(E − δ)
    let step = .pi / Double(count)
    let twoCosStep = 2 * cos(step)
    var (cosE, next) = (cos(0.5 * step), cos(1.5 * step))
    for _ in 0..<count {
      defer { (cosE, next) = (next, twoCosStep * next - cosE) }
      let r = a * (1 - e * cosE)
      let v2 = μ * (2 / r - 1 / a)
      let vRelative =
        (v2 - 2 * ω * h * cosI + ω * ω * r * r * (1 - 0.5 * sin2I)).squareRoot()
      // dM = (1 − e cos E) dE
      let weight = density.density(atRadius: r) * vRelative * (1 - e * cosE)
      aSum += weight * (v2 - ω * h * cosI)
      hSum += weight * (h - ω * r * r * cosI)
    }
    let aRate = -a * a / μ * aSum / Double(count)
    if e == 0 { return Rates(perigeeRadius: aRate, eccentricity: 0, semiMajorAxis: aRate) }
    let hRate = -0.5 * hSum / Double(count)
    // h² = μ a (1 − e²)
    let eRate = ((1 - e * e) * aRate / a - 2 * h * hRate / (μ * a)) / (2 * e)
    return Rates(
      perigeeRadius: (1 - e) * aRate - a * eRate, eccentricity: eRate, semiMajorAxis: aRate)
  }
}

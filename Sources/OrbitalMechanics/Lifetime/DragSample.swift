// References
// [1] King-Hele (1987), Satellite Orbits in an Atmosphere: drag averaged over a revolution.
// [2] Walker, Ireland, Owens (1985), A set of modified equinoctial orbit elements, Celest. Mech. 36,
//     409-419: the rates of the eccentricity vector under a disturbing acceleration.
// [3] Kozai (1959), The motion of a close Earth satellite, Astron. J. 64, 367-377: the change of the
//     radius by J₂ within a revolution, with the mean values taken out as in `ShortPeriods`.
// [4] Trefethen, Weideman (2014), The exponentially convergent trapezoidal rule, SIAM Review 56,
//     385-458.
import Glibc
import NumericalMethods
import SpaceEnvironment

/// A point of an averaged orbit at which the drag is asked for.
///
/// The point keeps its direction while semi-major axis and eccentricity change.
struct DragSample {
  /// The angle of the direction from P.
  let cosθ, sinθ: Double
  /// What is to be added to the proper eccentricity of the orbit to give that of this moment.
  let offset: SIMD2<Double>
  /// The derivative of the angle by the variable in which points are equidistant.
  let stretch: Double
  /// The radius at which the altitude is zero, less the change of the radius by J₂ [m].
  let base: Double
  /// The component of the turning air's velocity along the motion, and across, over the radius [1/s].
  let airAlong, airAcross: Double
  /// The geocentric latitude's sine and the direction in the inertial frame.
  let direction: Vector3

  /// The altitude about which the logarithm of the density is expanded [m], and the expansion.
  var altitude = 0.0
  var logDensity = 0.0
  var slope = 0.0
  var curvature = 0.0
  /// What J₂ adds to the effect, for a density of 1 kg/m³.
  var oblateness = Effect()

  /// Creates the point of a phase.
  ///
  /// Points at equal distances in ψ crowd about the perigee, tan ν/2 = κ tan ψ/2, so that a few of them
  /// give the mean over a revolution by the trapezoidal rule, whose error falls exponentially with
  /// their number [4].
  ///
  /// - Parameters:
  ///   - orbit: The orbit at the moment.
  ///   - proper: The proper eccentricity to which offsets refer.
  ///   - ψ: The phase [rad].
  ///   - crowding: The factor by which points crowd about the perigee in eccentric anomaly, up to 1.
  init(
    _ orbit: AveragedOrbit, proper: SIMD2<Double>, phase ψ: Double, crowding: Double, earth: Earth
  ) {
    let ε = orbit.eccentricity(earth)
    let e2 = ε.x * ε.x + ε.y * ε.y
    let e = e2.squareRoot()
    let (cosω, sinω) = e > 0 ? (ε.x / e, ε.y / e) : (1, 0)
    let κ = crowding * ((1 + e) / (1 - e)).squareRoot()
    let (c, s) = (cos(ψ / 2), sin(ψ / 2))
    let D = c * c + κ * κ * s * s
    let (cosν, sinν) = ((c * c - κ * κ * s * s) / D, 2 * κ * s * c / D)
    cosθ = cosω * cosν - sinω * sinν
    sinθ = sinω * cosν + cosω * sinν
    stretch = κ / D
    offset = ε - proper
    let d = cosθ * orbit.P + sinθ * orbit.Q
    let along = cosθ * orbit.Q - sinθ * orbit.P
    direction = d
    airAlong = earth.rotationRate * orbit.W.z
    airAcross = earth.rotationRate * along.z

    // [3] the terms in the radius; s² cos 2u = s² − 2 sin² of the latitude
    let η = (1 - e2).squareRoot()
    let p = orbit.a * (1 - e2)
    let r = p / (1 + e * cosν)
    let s2 = 1 - orbit.W.z * orbit.W.z
    let size = earth.j2 * earth.equatorialRadius * earth.equatorialRadius / (4 * p)
    let δr =
      size
      * ((3 * s2 - 2) * (1 + e * cosν / (1 + η) + 2 * r / (orbit.a * η)) + s2 - 2 * d.z * d.z)
    base = -earth.geodeticAltitude(radius: 0, sineOfLatitude: d.z) - δr
  }

  /// Returns the radius over the semi-major axis, by the orbit's present elements, without J₂.
  @inline(__always)
  func radiusRatio(_ proper: SIMD2<Double>) -> Double {
    let ε = proper + offset
    return (1 - ε.x * ε.x - ε.y * ε.y) / (1 + ε.x * cosθ + ε.y * sinθ)
  }

  /// Returns the geodetic altitude [m].
  @inline(__always)
  func altitude(_ a: Double, _ proper: SIMD2<Double>) -> Double {
    a * radiusRatio(proper) - base
  }

  /// What drag with ½ C_D A/m = 1 m²/kg does at this point, weighted with its share of the revolution.
  struct Effect {
    /// The rates of the semi-major axis [m/s] and of the eccentricity vector [1/s].
    var a = 0.0
    var e = SIMD2<Double>()

    @inline(__always)
    static func += (sum: inout Effect, other: Effect) {
      sum.a += other.a
      sum.e += other.e
    }
  }

  /// Returns the share of the point in the time of a revolution, r²/(a²√(1 − e²)) dθ.
  @inline(__always)
  func share(_ a: Double, _ proper: SIMD2<Double>) -> Double {
    let ε = proper + offset
    let ratio = radiusRatio(proper)
    return stretch * ratio * ratio / (1 - ε.x * ε.x - ε.y * ε.y).squareRoot()
  }

  /// Returns the effect of drag in air of a density [kg/m³].
  @inline(__always)
  func effect(
    _ a: Double, _ proper: SIMD2<Double>, density ρ: Double, gravitationalParameter μ: Double
  ) -> Effect {
    let ε = proper + offset
    let η2 = 1 - ε.x * ε.x - ε.y * ε.y
    let w = 1 + ε.x * cosθ + ε.y * sinθ
    let p = a * η2
    let r = p / w
    let speed = (μ / p).squareRoot()
    let radial = speed * (ε.x * sinθ - ε.y * cosθ)
    let along = speed * w
    let relative = along - airAlong * r
    let across = airAcross * r
    let factor = -ρ * (radial * radial + relative * relative + across * across).squareRoot()
    let fr = factor * radial
    let ft = factor * relative
    // The share of the time, r²/(a²√(1 − e²)) dθ
    let share = stretch * (r * r) / (a * a * η2.squareRoot())
    // [2] without the terms of the node
    let scale = share / speed
    return Effect(
      a: share * 2 * a * a / μ * (fr * radial + ft * along),
      e: SIMD2(
        scale * (fr * sinθ + ft * ((1 + 1 / w) * cosθ + ε.x / w)),
        scale * (ft * ((1 + 1 / w) * sinθ + ε.y / w) - fr * cosθ)))
  }

  /// Returns the effect of drag, with that of J₂, in air of the density at an altitude [m].
  @inline(__always)
  func effect(
    _ a: Double, _ proper: SIMD2<Double>, at h: Double, gravitationalParameter μ: Double
  ) -> Effect {
    let ρ = density(h)
    var effect = effect(a, proper, density: ρ, gravitationalParameter: μ)
    effect += Effect(a: ρ * oblateness.a, e: ρ * oblateness.e)
    return effect
  }

  /// Returns the density [kg/m³] at an altitude near that of the expansion.
  @inline(__always)
  func density(_ h: Double) -> Double {
    let x = h - altitude
    return exp(logDensity + (slope + curvature * x) * x)
  }

  /// The scale height of the density at an altitude [m].
  func scaleHeight(_ h: Double) -> Double {
    -1 / (slope + 2 * curvature * (h - altitude))
  }
}

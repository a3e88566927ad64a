// References
// [1] Brouwer (1959), Solution of the problem of artificial satellite theory without drag, Astron. J.
//     64, 378-397: the secular motions of node and perigee, first and second order, with J₄.
// [2] Cook (1966), Perturbations of near-circular orbits by the Earth's gravitational potential,
//     Planet. Space Sci. 14, 433-444: the eccentricity vector turns about a frozen one.
import Glibc
import NumericalMethods
import SpaceEnvironment

/// An orbit averaged over a revolution, by vectors that stay regular on circles and the equator.
///
/// Under the zonal harmonics the frame P, Q, W turns: with the node about the axis of the Earth, with
/// the perigee about the normal W. The eccentricity vector is the sum of a part that is constant in this
/// frame and of the frozen one that J₃ makes [2],
///
///     e = x P + y Q − J₃R/(2J₂a) (ẑ − W cos i)
///
/// which gives the long-period change of the eccentricity by J₃ exactly to the first order, and that of
/// the perigee for small eccentricities. Of the long periods by J₂² and J₄ that of the eccentricity is
/// taken along.
struct AveragedOrbit {
  /// The semi-major axis [m].
  var a: Double
  /// The constant part of the eccentricity vector, along P and Q [1].
  var proper: SIMD2<Double>
  var P, Q, W: Vector3

  init(_ elements: KeplerElements, earth: Earth) {
    a = elements.semiMajorAxis
    let (cosΩ, sinΩ) = (cos(elements.node), sin(elements.node))
    let (cosω, sinω) = (cos(elements.argumentOfPerigee), sin(elements.argumentOfPerigee))
    let (cosI, sinI) = (cos(elements.inclination), sin(elements.inclination))
    P = Vector3(
      cosω * cosΩ - sinω * cosI * sinΩ, cosω * sinΩ + sinω * cosI * cosΩ, sinω * sinI)
    Q = Vector3(
      -sinω * cosΩ - cosω * cosI * sinΩ, -sinω * sinΩ + cosω * cosI * cosΩ, cosω * sinI)
    W = Vector3(sinI * sinΩ, -sinI * cosΩ, cosI)
    proper = SIMD2(elements.eccentricity - Self.meanOfShortPeriods(elements, earth), 0)
    proper -= frozen(earth)
  }

  /// The mean value over a revolution of the short periods of the eccentricity [1], in cos 2ω; they are
  /// part of mean elements, but not of those whose long periods [1] gives. See `ShortPeriods`.
  private static func meanOfShortPeriods(_ elements: KeplerElements, _ earth: Earth) -> Double {
    let e = elements.eccentricity
    let η = (1 - e * e).squareRoot()
    let radii = earth.equatorialRadius / (elements.semiMajorAxis * η * η)
    let sinI = sin(elements.inclination)
    let β = -e / (1 + η)
    // The mean values of cos jν
    let (c1, c2, c3) = (-e, β * β * (1 + 2 * η), β * β * β * (1 + 3 * η))
    let overE = e > 0 ? (3 * c2 + 3 * e * c1 + e * c3) / e : 0
    return -η * η / 4 * earth.j2 * radii * radii * sinI * sinI * overE
      * cos(2 * elements.argumentOfPerigee)
  }

  /// Lets the eccentricity change for a time by the long periods of J₂² and J₄ [1].
  ///
  /// The derivative of the terms in cos 2ω, in which the divisor 1 − 5 cos² i cancels.
  mutating func drift(during time: Double, earth: Earth) {
    let ε = eccentricity(earth)
    let e2 = ε.x * ε.x + ε.y * ε.y
    let η2 = 1 - e2
    let n = (earth.gravitationalParameter / (a * a * a)).squareRoot()
    let radii = earth.equatorialRadius / (a * η2)
    let γ2 = earth.j2 / 2 * radii * radii
    let γ4 = -3.0 / 8 * Earth.j4 * radii * radii * radii * radii
    let θ2 = W.z * W.z
    // e² sin² i sin 2ω by the components along the axis
    let sine = 2 * (ε.x * P.z + ε.y * Q.z) * (ε.x * Q.z - ε.y * P.z) / max(e2, 1e-30)
    let rate =
      3 * n * η2 * sine * (γ2 * γ2 / 8 * (1 - 15 * θ2) - 5.0 / 12 * γ4 * (1 - 7 * θ2))
    proper += ε * (rate * time)
  }

  /// The frozen part of the eccentricity vector, along P and Q.
  func frozen(_ earth: Earth) -> SIMD2<Double> {
    let size = -Earth.j3 * earth.equatorialRadius / (2 * earth.j2 * a)
    return SIMD2(size * P.z, size * Q.z)
  }

  /// The eccentricity vector along P and Q.
  func eccentricity(_ earth: Earth) -> SIMD2<Double> { proper + frozen(earth) }

  /// Turns the frame for a time.
  mutating func turn(_ turn: Turn) {
    let (c, s) = (turn.cosΩ, turn.sinΩ)
    func aboutAxis(_ v: Vector3) -> Vector3 { Vector3(c * v.x - s * v.y, s * v.x + c * v.y, v.z) }
    let (p, q) = (aboutAxis(P), aboutAxis(Q))
    P = p * turn.cosω + q * turn.sinω
    Q = q * turn.cosω - p * turn.sinω
    W = aboutAxis(W)
  }

  /// The turn of the frame in some time.
  struct Turn {
    let cosΩ, sinΩ, cosω, sinω: Double

    init(_ rates: SecularRates, time: Double) {
      (cosΩ, sinΩ) = (cos(rates.node * time), sin(rates.node * time))
      (cosω, sinω) = (cos(rates.perigee * time), sin(rates.perigee * time))
    }
  }
}

/// The secular motions of node and perigee by J₂, J₂² and J₄ [1].
struct SecularRates {
  /// [rad/s]
  let node, perigee: Double

  /// - Parameter e2: The square of the eccentricity.
  init(semiMajorAxis a: Double, e2: Double, cosineOfInclination θ: Double, earth: Earth) {
    let n = (earth.gravitationalParameter / (a * a * a)).squareRoot()
    let η = (1 - e2).squareRoot()
    let radii = earth.equatorialRadius / (a * (1 - e2))
    let γ2 = earth.j2 / 2 * radii * radii  // γ₂′
    let γ4 = -3.0 / 8 * Earth.j4 * radii * radii * radii * radii  // γ₄′
    let η2 = η * η
    let θ2 = θ * θ
    let θ4 = θ2 * θ2
    // [1] the secular terms of g″ and h″
    let second =
      (-35 + 24 * η + 25 * η2) + (90 - 192 * η - 126 * η2) * θ2
      + (385 + 360 * η + 45 * η2) * θ4
    let fourth =
      (21 - 9 * η2) + (-270 + 126 * η2) * θ2 + (385 - 189 * η2) * θ4
    perigee =
      n * (1.5 * γ2 * (5 * θ2 - 1) + 3.0 / 32 * γ2 * γ2 * second + 5.0 / 16 * γ4 * fourth)
    let secondOfNode = (-5 + 12 * η + 9 * η2) * θ - (35 + 36 * η + 5 * η2) * θ2 * θ
    node =
      n
      * (-3 * γ2 * θ + 3.0 / 8 * γ2 * γ2 * secondOfNode
        + 5.0 / 4 * γ4 * (5 - 3 * η2) * θ * (3 - 7 * θ2))
  }
}

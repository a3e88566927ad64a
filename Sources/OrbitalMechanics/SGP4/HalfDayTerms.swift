// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3,
//     section 10.
// [2] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
import Glibc

/// The resonance of a half-day orbit, through ten terms of degree two to five [1].
struct HalfDayTerms: Sendable {
  private let d2201, d2211, d3210, d3222, d4410, d4422, d5220, d5232, d5421, d5433: Double

  init(_ epoch: SGP4Epoch) {
    let g = EccentricityFunctions(epoch.eccentricity)
    let (s, c) = (epoch.sinI, epoch.cosI)
    let (s2, c2) = (s * s, c * c)
    // The inclination functions F
    let f220 = 0.75 * (1 + 2 * c + c2)
    let f221 = 1.5 * s2
    let f321 = 1.875 * s * (1 - 2 * c - 3 * c2)
    let f322 = -1.875 * s * (1 + 2 * c - 3 * c2)
    let f441 = 35 * s2 * f220
    let f442 = 39.3750 * s2 * s2
    let f522 =
      9.84375 * s * (s2 * (1 - 2 * c - 5 * c2) + 0.33333333 * (-2 + 4 * c + 6 * c2))
    let f523 =
      s * (4.92187512 * s2 * (-2 - 4 * c + 10 * c2) + 6.56250012 * (1 + 2 * c - 3 * c2))
    let f542 = 29.53125 * s * (2 - 8 * c + c2 * (-12 + 8 * c + 10 * c2))
    let f543 = 29.53125 * s * (-2 - 8 * c + c2 * (12 + 8 * c - 10 * c2))

    let n = epoch.meanMotion
    let ainv = pow(n / SGP4Gravity.ke, 2.0 / 3.0)
    let degree2 = 3 * n * n * ainv * ainv
    let degree3 = degree2 * ainv
    let degree4 = degree3 * ainv
    let degree5 = degree4 * ainv
    d2201 = degree2 * 1.7891679e-6 * f220 * g.g201
    d2211 = degree2 * 1.7891679e-6 * f221 * g.g211
    d3210 = degree3 * 3.7393792e-7 * f321 * g.g310
    d3222 = degree3 * 3.7393792e-7 * f322 * g.g322
    d4410 = 2 * degree4 * 7.3636953e-9 * f441 * g.g410
    d4422 = 2 * degree4 * 7.3636953e-9 * f442 * g.g422
    d5220 = degree5 * 1.1428639e-7 * f522 * g.g520
    d5232 = degree5 * 1.1428639e-7 * f523 * g.g532
    d5421 = 2 * degree5 * 2.1765803e-9 * f542 * g.g521
    d5433 = 2 * degree5 * 2.1765803e-9 * f543 * g.g533
  }

  /// The rate of the mean motion [rad/min²] and its derivative by the longitude.
  func rates(_ λ: Double, argumentOfPerigee ω: Double) -> (Double, Double) {
    var rate = 0.0
    var slope = 0.0
    func add(_ d: Double, _ argument: Double, _ multiple: Double) {
      rate += d * sin(argument)
      slope += multiple * d * cos(argument)
    }
    let (g22, g32, g44, g52, g54) = (5.7686396, 0.95240898, 1.8014998, 1.0508330, 4.4108898)
    add(d2201, 2 * ω + λ - g22, 1)
    add(d2211, λ - g22, 1)
    add(d3210, ω + λ - g32, 1)
    add(d3222, -ω + λ - g32, 1)
    add(d4410, 2 * ω + 2 * λ - g44, 2)
    add(d4422, 2 * λ - g44, 2)
    add(d5220, ω + λ - g52, 1)
    add(d5232, -ω + λ - g52, 1)
    add(d5421, ω + 2 * λ - g54, 2)
    add(d5433, -ω + 2 * λ - g54, 2)
    return (rate, slope)
  }
}

/// The eccentricity functions G of half-day resonance, as polynomials in pieces [1].
private struct EccentricityFunctions {
  let g201, g211, g310, g322, g410, g422, g520, g521, g532, g533: Double

  init(_ e: Double) {
    let e2 = e * e
    let e3 = e * e2
    func cubic(_ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double) -> Double {
      c0 + c1 * e + c2 * e2 + c3 * e3
    }
    g201 = -0.306 - (e - 0.64) * 0.440
    if e <= 0.65 {
      g211 = cubic(3.616, -13.2470, 16.2900, 0)
      g310 = cubic(-19.302, 117.3900, -228.4190, 156.5910)
      g322 = cubic(-18.9068, 109.7927, -214.6334, 146.5816)
      g410 = cubic(-41.122, 242.6940, -471.0940, 313.9530)
      g422 = cubic(-146.407, 841.8800, -1629.014, 1083.4350)
      g520 = cubic(-532.114, 3017.977, -5740.032, 3708.2760)
    } else {
      g211 = cubic(-72.099, 331.819, -508.738, 266.724)
      g310 = cubic(-346.844, 1582.851, -2415.925, 1246.113)
      g322 = cubic(-342.585, 1554.908, -2366.899, 1215.972)
      g410 = cubic(-1052.797, 4758.686, -7193.992, 3651.957)
      g422 = cubic(-3581.690, 16178.110, -24462.770, 12422.520)
      g520 =
        e > 0.715
        ? cubic(-5149.66, 29936.92, -54087.36, 31324.56) : cubic(1464.74, -4664.75, 3763.64, 0)
    }
    if e < 0.7 {
      g533 = cubic(-919.22770, 4988.6100, -9064.7700, 5542.21)
      g521 = cubic(-822.71072, 4568.6173, -8491.4146, 5337.524)
      g532 = cubic(-853.66600, 4690.2500, -8624.7700, 5341.4)
    } else {
      g533 = cubic(-37995.780, 161616.52, -229838.20, 109377.94)
      g521 = cubic(-51752.104, 218913.95, -309468.16, 146349.42)
      g532 = cubic(-40023.880, 170470.89, -242699.48, 115605.82)
    }
  }
}

// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3,
//     section 10.
// [2] Hujsak (1979), A restricted four body solution for resonating satellites with an oblate Earth,
//     AIAA 79-136.
// [3] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
import Glibc

/// The Sun or the Moon as deep-space terms see it: an ellipse that is fixed in space for one orbit.
struct ThirdBody: Sendable {
  /// The mean anomaly at epoch [rad].
  let meanAnomaly: Double
  /// The mean motion [rad/min].
  let meanMotion: Double
  let eccentricity: Double
  /// The strength of the perturbation C [rad/min].
  let strength: Double
  /// Argument of perigee, inclination, and node against the node of the satellite, as cosine and sine.
  let cosG, sinG, cosI, sinI, cosH, sinH: Double

  /// The Sun [1].
  ///
  /// - Parameter days: The time since 1899-12-31T12:00 [d].
  static func sun(daysSince1900 days: Double, satelliteNode: Double) -> ThirdBody {
    ThirdBody(
      meanAnomaly: fmod(6.2565837 + 0.017201977 * days, 2 * .pi), meanMotion: 1.19459e-5,
      eccentricity: 0.01675, strength: 2.9864797e-6, cosG: 0.1945905, sinG: -0.98088458,
      cosI: 0.91744867, sinI: 0.39785416, cosH: cos(satelliteNode), sinH: sin(satelliteNode))
  }

  /// The Moon, whose node goes round in 18.6 years [1].
  ///
  /// - Parameter days: The time since 1899-12-31T12:00 [d].
  static func moon(daysSince1900 days: Double, satelliteNode: Double) -> ThirdBody {
    let Ω = fmod(4.5236020 - 9.2422029e-4 * days, 2 * .pi)
    let (sinΩ, cosΩ) = (sin(Ω), cos(Ω))
    let cosI = 0.91375164 - 0.03568096 * cosΩ
    let sinI = (1 - cosI * cosI).squareRoot()
    let sinH = 0.089683511 * sinΩ / sinI
    let cosH = (1 - sinH * sinH).squareRoot()
    let perigee = 5.8351514 + 0.0019443680 * days
    let x = atan2(0.39785416 * sinΩ / sinI, cosH * cosΩ + 0.91744867 * sinH * sinΩ)
    let g = perigee + x - Ω
    let (sinNode, cosNode) = (sin(satelliteNode), cos(satelliteNode))
    return ThirdBody(
      meanAnomaly: fmod(4.7199672 + 0.22997150 * days - perigee, 2 * .pi),
      meanMotion: 1.5835218e-4, eccentricity: 0.05490, strength: 4.7968065e-7,
      cosG: cos(g), sinG: sin(g), cosI: cosI, sinI: sinI,
      cosH: cosH * cosNode + sinH * sinNode, sinH: sinNode * cosH - cosNode * sinH)
  }
}

/// The geometry of one body and one satellite at epoch: the factors that its terms share [1].
struct ThirdBodyTerms: Sendable {
  /// X and Z of [1], which secular and periodic terms are made of.
  private(set) var s1, s2, s3, s4, s5, s6, s7: Double
  private(set) var z1, z2, z3, z11, z12, z13, z21, z22, z23, z31, z32, z33: Double

  init(_ body: ThirdBody, _ epoch: SGP4Epoch) {
    let (sinI, cosI) = (epoch.sinI, epoch.cosI)
    let (sinω, cosω) = (sin(epoch.argumentOfPerigee), cos(epoch.argumentOfPerigee))
    let (e, e2) = (epoch.eccentricity, epoch.eccentricity * epoch.eccentricity)
    let β2 = 1 - e2
    let β = β2.squareRoot()

    let a1 = body.cosG * body.cosH + body.sinG * body.cosI * body.sinH
    let a3 = -body.sinG * body.cosH + body.cosG * body.cosI * body.sinH
    let a7 = -body.cosG * body.sinH + body.sinG * body.cosI * body.cosH
    let a8 = body.sinG * body.sinI
    let a9 = body.sinG * body.sinH + body.cosG * body.cosI * body.cosH
    let a10 = body.cosG * body.sinI
    let a2 = cosI * a7 + sinI * a8
    let a4 = cosI * a9 + sinI * a10
    let a5 = -sinI * a7 + cosI * a8
    let a6 = -sinI * a9 + cosI * a10

    let x1 = a1 * cosω + a2 * sinω
    let x2 = a3 * cosω + a4 * sinω
    let x3 = -a1 * sinω + a2 * cosω
    let x4 = -a3 * sinω + a4 * cosω
    let x5 = a5 * sinω
    let x6 = a6 * sinω
    let x7 = a5 * cosω
    let x8 = a6 * cosω

    z31 = 12 * x1 * x1 - 3 * x3 * x3
    z32 = 24 * x1 * x2 - 6 * x3 * x4
    z33 = 12 * x2 * x2 - 3 * x4 * x4
    z11 = -6 * a1 * a5 + e2 * (-24 * x1 * x7 - 6 * x3 * x5)
    z12 = -6 * (a1 * a6 + a3 * a5)
    z12 += e2 * (-24 * (x2 * x7 + x1 * x8) - 6 * (x3 * x6 + x4 * x5))
    z13 = -6 * a3 * a6 + e2 * (-24 * x2 * x8 - 6 * x4 * x6)
    z21 = 6 * a2 * a5 + e2 * (24 * x1 * x5 - 6 * x3 * x7)
    z22 = 6 * (a4 * a5 + a2 * a6)
    z22 += e2 * (24 * (x2 * x5 + x1 * x6) - 6 * (x4 * x7 + x3 * x8))
    z23 = 6 * a4 * a6 + e2 * (24 * x2 * x6 - 6 * x4 * x8)
    z1 = 6 * (a1 * a1 + a2 * a2) + (1 + e2) * z31
    z2 = 12 * (a1 * a3 + a2 * a4) + (1 + e2) * z32
    z3 = 6 * (a3 * a3 + a4 * a4) + (1 + e2) * z33

    s3 = body.strength / epoch.meanMotion
    s2 = -0.5 * s3 / β
    s4 = s3 * β
    s1 = -15 * e * s4
    s5 = x1 * x3 + x2 * x4
    s6 = x2 * x3 + x1 * x4
    s7 = x2 * x4 - x1 * x3
  }
}

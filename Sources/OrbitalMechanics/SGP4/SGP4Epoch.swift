// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3,
//     sections 6 and 10.
// [2] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
import Glibc

/// The elements at epoch as the theory uses them: Brouwer's mean motion, Earth radii, minutes.
struct SGP4Epoch: Sendable {
  let eccentricity: Double
  let inclination: Double
  let node: Double
  let argumentOfPerigee: Double
  let meanAnomaly: Double
  let bstar: Double
  /// Brouwer's mean motion n₀″ [rad/min].
  let meanMotion: Double
  /// Brouwer's semi-major axis a₀″ [Earth radii].
  let semiMajorAxis: Double
  let sinI: Double
  let cosI: Double

  init(_ elements: MeanElements) {
    let n0 = elements.meanMotion * 60
    let (e, i) = (elements.eccentricity, elements.inclination)
    let θ = cos(i)
    let β2 = 1 - e * e
    let β = β2.squareRoot()
    // From Kozai's mean motion back to Brouwer's, [1] section 6.
    let a1 = pow(SGP4Gravity.ke / n0, 2.0 / 3.0)
    let d1 = 0.75 * SGP4Gravity.j2 * (3 * (θ * θ) - 1) / (β * β2)
    let δ1 = d1 / (a1 * a1)
    let a0 = a1 * (1 - δ1 * δ1 - δ1 * (1.0 / 3.0 + 134 * δ1 * δ1 / 81))
    let δ0 = d1 / (a0 * a0)
    meanMotion = n0 / (1 + δ0)
    semiMajorAxis = pow(SGP4Gravity.ke / meanMotion, 2.0 / 3.0)
    eccentricity = e
    inclination = i
    node = elements.node
    argumentOfPerigee = elements.argumentOfPerigee
    meanAnomaly = elements.meanAnomaly
    bstar = elements.bstar
    sinI = sin(i)
    cosI = θ
  }

  /// 1 − e² [1].
  var oneMinusSquaredEccentricity: Double { 1 - eccentricity * eccentricity }
  /// The radius of the perigee [Earth radii].
  var perigeeRadius: Double { semiMajorAxis * (1 - eccentricity) }
  /// Whether the lunar, solar and resonance terms are needed: from a period of 225 minutes on.
  var isDeepSpace: Bool { 2 * .pi / meanMotion >= 225 }
}

/// The rates of mean anomaly, perigee and node under the zonal harmonics [rad/min].
struct SGP4SecularRates: Sendable {
  let meanAnomaly: Double
  let argumentOfPerigee: Double
  let node: Double
  /// The first-order part of the rate of the node.
  let firstOrderNode: Double

  init(_ epoch: SGP4Epoch) {
    let θ2 = epoch.cosI * epoch.cosI
    let θ4 = θ2 * θ2
    let β2 = epoch.oneMinusSquaredEccentricity
    let β = β2.squareRoot()
    let p = epoch.semiMajorAxis * β2
    let pInverseSquared = 1 / (p * p)
    let n = epoch.meanMotion
    let x3θ2m1 = 3 * θ2 - 1
    // [1] section 6: k₂ = J₂/2 and k₄ = −3J₄/8 are in the three factors.
    let t1 = 1.5 * SGP4Gravity.j2 * pInverseSquared * n
    let t2 = 0.5 * t1 * SGP4Gravity.j2 * pInverseSquared
    let t3 = -0.46875 * SGP4Gravity.j4 * pInverseSquared * pInverseSquared * n
    meanAnomaly = n + 0.5 * t1 * β * x3θ2m1 + 0.0625 * t2 * β * (13 - 78 * θ2 + 137 * θ4)
    argumentOfPerigee =
      -0.5 * t1 * (1 - 5 * θ2) + 0.0625 * t2 * (7 - 114 * θ2 + 395 * θ4)
      + t3 * (3 - 36 * θ2 + 49 * θ4)
    firstOrderNode = -t1 * epoch.cosI
    node =
      firstOrderNode
      + (0.5 * t2 * (4 - 19 * θ2) + 2 * t3 * (3 - 7 * θ2)) * epoch.cosI
  }
}

// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3,
//     section 6.
// [2] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
import Glibc

/// The coefficients of the drag terms, in powers of the time since epoch [min].
struct SGP4Drag: Sendable {
  /// The terms of higher order, which are left out below a perigee of 220 km and in deep space.
  struct HigherOrder: Sendable {
    /// The rate of the perigee through J₃ and drag, bstar C₃ cos ω.
    let argumentOfPerigee: Double
    /// The factor of the change of mean anomaly with the density along the orbit.
    let meanAnomaly: Double
    let η: Double
    /// (1 + η cos M)³ and sin M at epoch.
    let cubeAtEpoch: Double
    let sineAtEpoch: Double
    let c5: Double
    let d2: Double
    let d3: Double
    let d4: Double
    let t3: Double
    let t4: Double
    let t5: Double
  }

  let c1: Double
  let c4: Double
  /// The coefficient of t² in the node.
  let node: Double
  /// The coefficient of t² in the mean longitude.
  let t2: Double
  let higherOrder: HigherOrder?

  init(_ epoch: SGP4Epoch, rates: SGP4SecularRates) {
    let radius = SGP4Gravity.earthRadiusInKilometres
    let (a, e, n) = (epoch.semiMajorAxis, epoch.eccentricity, epoch.meanMotion)
    let β2 = epoch.oneMinusSquaredEccentricity
    let θ2 = epoch.cosI * epoch.cosI
    let x3θ2m1 = 3 * θ2 - 1
    let x1mθ2 = 1 - θ2

    // The lower end of the air follows a perigee below 156 km, down to 20 km ([1] section 6).
    let perigee = (epoch.perigeeRadius - 1) * radius
    var lowerEnd = SGP4Gravity.s
    if perigee < 98 {
      lowerEnd = 20
    } else if perigee < 156 {
      lowerEnd = perigee - SGP4Gravity.s
    }
    let s = lowerEnd / radius + 1
    let thickness = (SGP4Gravity.q0 - lowerEnd) / radius
    let q0ms4 = thickness * thickness * thickness * thickness

    let ξ = 1 / (a - s)
    let η = a * e * ξ
    let η2 = η * η
    let eη = e * η
    let ψ2 = abs(1 - η2)
    let coefficient = q0ms4 * (ξ * ξ * ξ * ξ)
    let coefficient1 = coefficient / pow(ψ2, 3.5)
    let c2 =
      coefficient1 * n
      * (a * (1 + 1.5 * η2 + eη * (4 + η2))
        + 0.375 * SGP4Gravity.j2 * ξ / ψ2 * x3θ2m1 * (8 + 3 * η2 * (8 + η2)))
    c1 = epoch.bstar * c2
    let j2Part =
      -3 * x3θ2m1 * (1 - 2 * eη + η2 * (1.5 - 0.5 * eη))
      + 0.75 * x1mθ2 * (2 * η2 - eη * (1 + η2)) * cos(2 * epoch.argumentOfPerigee)
    c4 =
      2 * n * coefficient1 * a * β2
      * (η * (2 + 0.5 * η2) + e * (0.5 + 2 * η2) - SGP4Gravity.j2 * ξ / (a * ψ2) * j2Part)
    node = 3.5 * β2 * rates.firstOrderNode * c1
    t2 = 1.5 * c1

    guard !epoch.isDeepSpace, epoch.perigeeRadius >= 220 / radius + 1 else {
      higherOrder = nil
      return
    }
    // Both have e in the denominator and are dropped on near-circular orbits [2].
    let isEccentric = e > 1e-4
    let c3 =
      isEccentric ? -2 * coefficient * ξ * SGP4Gravity.j3OverJ2 * n * epoch.sinI / e : 0
    let c1Squared = c1 * c1
    let d2 = 4 * a * ξ * c1Squared
    let d3d4 = d2 * ξ * c1 / 3
    let d3 = (17 * a + s) * d3d4
    let d4 = 0.5 * d3d4 * a * ξ * (221 * a + 31 * s) * c1
    let cube = 1 + η * cos(epoch.meanAnomaly)
    higherOrder = HigherOrder(
      argumentOfPerigee: epoch.bstar * c3 * cos(epoch.argumentOfPerigee),
      meanAnomaly: isEccentric ? -2.0 / 3.0 * coefficient * epoch.bstar / eη : 0, η: η,
      cubeAtEpoch: cube * cube * cube, sineAtEpoch: sin(epoch.meanAnomaly),
      c5: 2 * coefficient1 * a * β2 * (1 + 2.75 * (η2 + eη) + eη * η2),
      d2: d2, d3: d3, d4: d4, t3: d2 + 2 * c1Squared,
      t4: 0.25 * (3 * d3 + c1 * (12 * d2 + 10 * c1Squared)),
      t5: 0.2 * (3 * d4 + 12 * c1 * d3 + 6 * d2 * d2 + 15 * c1Squared * (2 * d2 + c1Squared)))
  }
}

// References
// [1] Brouwer (1959), Solution of the problem of artificial satellite theory without drag, Astron. J.
//     64, 378-397: the periodic terms of short period, first order in J₂.
// [2] Lyddane (1963), Small eccentricities or inclinations in the Brouwer theory of the artificial
//     satellite, Astron. J. 68, 555-558.
// [3] Kozai (1959), The motion of a close Earth satellite, Astron. J. 64, 367-377: mean values of
//     cos jν over the mean anomaly.
import Glibc
public import SpaceEnvironment

/// The changes that the oblateness J₂ makes to elements within a revolution, to the first order.
///
///     osculating = mean + δ(mean)
///
/// Mean elements are those averaged over a revolution. That is not quite Brouwer's definition: the mean
/// values of his terms [1], of order J₂e², are taken out with the integrals of [3]. What is left out is
/// of order J₂², tens of metres near the Earth. The eccentricity and perigee are combined as in [2], so
/// that circular and equatorial orbits need no exception.
public struct ShortPeriods: Sendable {
  private let earth: Earth

  public init(earth: Earth) { self.earth = earth }

  /// Returns the osculating elements of mean ones.
  public func osculating(_ mean: KeplerElements) -> KeplerElements {
    Regular(mean).adding(change(of: mean), times: 1).elements
  }

  /// Returns the mean elements of osculating ones, by iteration.
  public func mean(_ osculating: KeplerElements) -> KeplerElements {
    let target = Regular(osculating)
    var mean = osculating
    for _ in 0..<30 {
      let next = target.adding(change(of: mean), times: -1).elements
      let moved =
        abs(next.semiMajorAxis / mean.semiMajorAxis - 1)
        + abs(next.eccentricity - mean.eccentricity) + abs(next.inclination - mean.inclination)
      mean = next
      if moved < 1e-14 { break }
    }
    return mean
  }

  /// Elements that stay regular on a circle: e cos ω, e sin ω, and M + ω in place of M.
  private struct Regular {
    var a, i, Ω, eCosω, eSinω, λ: Double

    init(a: Double, i: Double, Ω: Double, eCosω: Double, eSinω: Double, λ: Double) {
      (self.a, self.i, self.Ω) = (a, i, Ω)
      (self.eCosω, self.eSinω, self.λ) = (eCosω, eSinω, λ)
    }

    init(_ elements: KeplerElements) {
      let (e, ω) = (elements.eccentricity, elements.argumentOfPerigee)
      self.init(
        a: elements.semiMajorAxis, i: elements.inclination, Ω: elements.node,
        eCosω: e * cos(ω), eSinω: e * sin(ω), λ: elements.meanAnomaly + ω)
    }

    func adding(_ change: Regular, times factor: Double) -> Regular {
      Regular(
        a: a + factor * change.a, i: i + factor * change.i, Ω: Ω + factor * change.Ω,
        eCosω: eCosω + factor * change.eCosω, eSinω: eSinω + factor * change.eSinω,
        λ: λ + factor * change.λ)
    }

    var elements: KeplerElements {
      let ω = atan2(eSinω, eCosω)
      return KeplerElements(
        semiMajorAxis: a, eccentricity: hypot(eCosω, eSinω), inclination: abs(i), node: Ω,
        argumentOfPerigee: ω, meanAnomaly: λ - ω)
    }
  }

  /// The terms of short period, less their mean values over a revolution.
  private func change(of elements: KeplerElements) -> Regular {
    let (a, e, ω) = (elements.semiMajorAxis, elements.eccentricity, elements.argumentOfPerigee)
    let ν = elements.trueAnomaly
    let η2 = 1 - e * e
    let η = η2.squareRoot()
    let θ = cos(elements.inclination)
    let θ2 = θ * θ
    let s2 = 1 - θ2
    let radii = earth.equatorialRadius / a
    let γ = earth.j2 / 2 * radii * radii  // γ₂ of [1]
    let γp = γ / (η2 * η2)  // γ₂′
    let c = cos(ν)
    let u2 = 2 * ω + 2 * ν
    let ar = (1 + e * c) / η2  // a/r
    let ar3 = ar * ar * ar
    let σ = ar * ar * η2 + ar
    let (cos1, sin1) = (cos(2 * ω + ν), sin(2 * ω + ν))
    let (cos3, sin3) = (cos(2 * ω + 3 * ν), sin(2 * ω + 3 * ν))
    let evens = 3 * cos(u2) + 3 * e * cos1 + e * cos3
    let odds = 3 * sin(u2) + 3 * e * sin1 + e * sin3

    // The mean values of cos jν and of (a²η²/r² + a/r) cos jν, [3]
    let β = -e / (1 + η)
    let (c1, c2, c3) = (β * (1 + η), β * β * (1 + 2 * η), β * β * β * (1 + 3 * η))
    let meanEven = 3 * c2 + 3 * e * c1 + e * c3
    let meanOdd = c1 - β + β * β * β + c3 / 3
    let (cos2ω, sin2ω) = (cos(2 * ω), sin(2 * ω))

    let δa =
      a * γ * ((3 * θ2 - 1) * (ar3 - 1 / (η2 * η)) + 3 * s2 * ar3 * cos(u2))
    // (a³/r³ − η⁻³)/e and (a³/r³ − η⁻⁴)/e, without the division by e
    let η6 = η2 * η2 * η2
    let common = 3 * c + 3 * e * c * c + e * e * c * c * c
    let first = (common + e * (1 + η + η2) / (1 + η)) / η6
    let second = (common + e) / η6
    // meanEven is of order e²
    let meanEvenOverE = e > 0 ? meanEven / e : 0
    let δe =
      η2 / 2
      * (γ * ((3 * θ2 - 1) * first + 3 * s2 * second * cos(u2)) - γp * s2 * (3 * cos1 + cos3))
      + η2 / 2 * γp * s2 * meanEvenOverE * cos2ω
    let δi = γp / 2 * θ * s2.squareRoot() * (evens - meanEven * cos2ω)
    let equation = ν - elements.meanAnomaly + e * sin(ν)  // the equation of the centre and e sin ν
    let δΩ = -γp / 2 * θ * (6 * equation - (odds - meanEven * sin2ω))
    let X =
      2 * (3 * θ2 - 1) * (σ + 1) * sin(ν)
      + 3 * s2 * ((1 - σ) * sin1 + (σ + 1.0 / 3) * sin3 - meanOdd * sin2ω)
    let Y =
      γp / 4 * (6 * (5 * θ2 - 1) * equation + (3 - 5 * θ2) * (odds - meanEven * sin2ω))
    let eδω = γp / 4 * η2 * X + e * Y
    let δλ = γp / 4 * η2 * e / (1 + η) * X + Y
    return Regular(
      a: δa, i: δi, Ω: δΩ, eCosω: δe * cos(ω) - eδω * sin(ω),
      eSinω: δe * sin(ω) + eδω * cos(ω), λ: δλ)
  }
}

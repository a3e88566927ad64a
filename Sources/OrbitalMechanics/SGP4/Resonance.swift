// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3,
//     section 10.
// [2] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
import Glibc

/// The resonance of an orbit of one day, or of a half-day orbit with e ≥ 0.5, with the Earth's shape.
///
/// The longitude λ and its rate are integrated over steps of 720 minutes that start at epoch, so that
/// a state depends on nothing but its time.
struct Resonance: Sendable {
  /// The factors of the terms [rad/min²].
  enum Terms: Sendable {
    case oneDay(OneDayTerms)
    case halfDay(HalfDayTerms)
  }

  /// The turn of the Earth [rad/min].
  static let rotationRate = 4.37526908801129966e-3
  /// The step of the integration [min].
  static let step = 720.0

  let terms: Terms
  /// The longitude at epoch [rad].
  let longitude: Double
  /// What the rate of the longitude has beside the mean motion [rad/min].
  let rateOffset: Double
  private let meanMotion: Double
  private let siderealTime: Double
  private let argumentOfPerigee: Double
  private let perigeeRate: Double

  /// Creates the terms, `nil` for an orbit without resonance.
  init?(
    _ epoch: SGP4Epoch, rates: SGP4SecularRates, lunarSolar: LunarSolarRates,
    siderealTime θ: Double
  ) {
    let n = epoch.meanMotion
    if n > 0.0034906585, n < 0.0052359877 {
      terms = .oneDay(OneDayTerms(epoch))
      longitude = fmod(
        epoch.meanAnomaly + epoch.node + epoch.argumentOfPerigee - θ, 2 * .pi)
      rateOffset =
        rates.meanAnomaly + (rates.argumentOfPerigee + rates.node) - Self.rotationRate
        + lunarSolar.meanAnomaly + lunarSolar.argumentOfPerigee + lunarSolar.node - n
    } else if n >= 8.26e-3, n <= 9.24e-3, epoch.eccentricity >= 0.5 {
      terms = .halfDay(HalfDayTerms(epoch))
      longitude = fmod(epoch.meanAnomaly + epoch.node + epoch.node - θ - θ, 2 * .pi)
      rateOffset =
        rates.meanAnomaly + lunarSolar.meanAnomaly
        + 2 * (rates.node + lunarSolar.node - Self.rotationRate) - n
    } else {
      return nil
    }
    meanMotion = n
    siderealTime = θ
    argumentOfPerigee = epoch.argumentOfPerigee
    perigeeRate = rates.argumentOfPerigee
  }

  /// The mean anomaly [rad] and mean motion [rad/min] at a time.
  ///
  /// - Parameters:
  ///   - t: The time since epoch [min].
  ///   - node: The node at that time [rad].
  ///   - perigee: The argument of the perigee at that time [rad].
  /// - Complexity: Proportional to |t|, one step per 720 minutes.
  func motion(
    at t: Double, node: Double, argumentOfPerigee perigee: Double
  ) -> (meanAnomaly: Double, meanMotion: Double) {
    let step = t > 0 ? Self.step : -Self.step
    let half = Self.step * Self.step / 2
    var time = 0.0
    var λ = longitude
    var n = meanMotion
    var rates = self.rates(longitude: λ, meanMotion: n, time: time)
    while abs(t - time) >= Self.step {
      λ += rates.longitude * step + rates.meanMotion * half
      n += rates.meanMotion * step + rates.acceleration * half
      time += step
      rates = self.rates(longitude: λ, meanMotion: n, time: time)
    }
    let rest = t - time
    let nNow = n + rates.meanMotion * rest + rates.acceleration * rest * rest * 0.5
    let λNow = λ + rates.longitude * rest + rates.meanMotion * rest * rest * 0.5
    let θ = fmod(siderealTime + t * Self.rotationRate, 2 * .pi)
    switch terms {
    case .oneDay: return (λNow - node - perigee + θ, nNow)
    case .halfDay: return (λNow - 2 * node + 2 * θ, nNow)
    }
  }

  private func rates(
    longitude λ: Double, meanMotion n: Double, time: Double
  ) -> (longitude: Double, meanMotion: Double, acceleration: Double) {
    let λRate = n + rateOffset
    let (nRate, slope) =
      switch terms {
      case .oneDay(let terms): terms.rates(λ)
      case .halfDay(let terms):
        terms.rates(λ, argumentOfPerigee: argumentOfPerigee + perigeeRate * time)
      }
    return (λRate, nRate, slope * λRate)
  }
}

/// The resonance of a one-day orbit, through the harmonics 2,2, 3,1 and 3,3 [1].
struct OneDayTerms: Sendable {
  private let d1, d2, d3: Double

  init(_ epoch: SGP4Epoch) {
    let (sinI, cosI, n) = (epoch.sinI, epoch.cosI, epoch.meanMotion)
    let e2 = epoch.eccentricity * epoch.eccentricity
    let ainv = pow(n / SGP4Gravity.ke, 2.0 / 3.0)
    let g200 = 1 + e2 * (-2.5 + 0.8125 * e2)
    let g310 = 1 + 2 * e2
    let g300 = 1 + e2 * (-6 + 6.60937 * e2)
    let f220 = 0.75 * (1 + cosI) * (1 + cosI)
    let f311 = 0.9375 * sinI * sinI * (1 + 3 * cosI) - 0.75 * (1 + cosI)
    let f330 = 1.875 * (1 + cosI) * (1 + cosI) * (1 + cosI)
    let base = 3 * n * n * ainv * ainv
    d1 = base * f311 * g310 * 2.1460748e-6 * ainv
    d2 = 2 * base * f220 * g200 * 1.7891679e-6
    d3 = 3 * base * f330 * g300 * 2.2123015e-7 * ainv
  }

  /// The rate of the mean motion [rad/min²] and its derivative by the longitude.
  func rates(_ λ: Double) -> (Double, Double) {
    let (x1, x2, x3) = (λ - 0.13130908, 2 * (λ - 2.8843198), 3 * (λ - 0.37448087))
    return (
      d1 * sin(x1) + d2 * sin(x2) + d3 * sin(x3),
      d1 * cos(x1) + 2 * d2 * cos(x2) + 3 * d3 * cos(x3)
    )
  }
}

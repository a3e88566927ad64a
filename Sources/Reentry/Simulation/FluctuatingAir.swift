// References
// [1] Emmert (2015), Thermospheric mass density: a review, Adv. Space Res. 56, 773-824: the errors of
//     empirical models.
// [2] Gillespie (1996), Exact numerical simulation of the Ornstein-Uhlenbeck process and its integral,
//     Phys. Rev. E 54, 2084.
import Glibc
import NumericalMethods
public import SpaceEnvironment

/// Air whose density departs from a model as real air does [1]: by a factor that forgets itself with
/// time.
///
/// The logarithm of the factor is an Ornstein-Uhlenbeck process [2], drawn every hour and linear
/// between; the mean of the factor is 1.
public struct FluctuatingAir<Air: LocalAtmosphere>: LocalAtmosphere {
  public let air: Air
  private let start: Instant
  private let factors: [Double]

  static var step: Double { 3_600 }

  /// - Parameters:
  ///   - air: The model.
  ///   - sigma: The standard deviation of the logarithm of the factor [1].
  ///   - time: The time in which it forgets itself by a factor e [s].
  ///   - start: The start of the time for which it is drawn.
  ///   - duration: Its length [s]; before and after it the factors at its ends hold.
  ///   - stream: The random numbers.
  public init(
    _ air: Air, sigma: Double, time: Double, from start: Instant, duration: Double,
    using stream: inout RandomStream
  ) {
    self.air = air
    self.start = start
    let kept = exp(-Self.step / time)
    let fresh = (1 - kept * kept).squareRoot()
    var z = stream.normal()
    var factors: [Double] = []
    for _ in 0...Int((duration / Self.step).rounded(.up)) {
      factors.append(exp(sigma * z - sigma * sigma / 2))
      z = kept * z + fresh * stream.normal()
    }
    self.factors = factors
  }

  /// - Parameters:
  ///   - air: The model.
  ///   - factors: The factor at every hour [1]; before the first and after the last that one holds. Without
  ///     any the air is the model's.
  ///   - start: The instant of the first.
  init(_ air: Air, factors: [Double], from start: Instant) {
    self.air = air
    self.start = start
    self.factors = factors.count >= 2 ? factors : [1, 1]
  }

  public func density(at position: GeodeticPosition, _ instant: Instant) -> Double {
    let t = max(0, min(Double(factors.count - 1), (instant - start) / Self.step))
    let k = min(factors.count - 2, Int(t))
    let share = t - Double(k)
    return air.density(at: position, instant) * (factors[k] + share * (factors[k + 1] - factors[k]))
  }
}

// References
// [1] Bowman et al. (2008), A new empirical thermospheric density model JB2008, AIAA 2008-6438: errors of
//     15 to 20 %, one standard deviation, in all empirical models before it.
// [2] Bruinsma, Boniface, Sutton, Fedrizzi (2021), Thermosphere modeling capabilities assessment:
//     geomagnetic storms, J. Space Weather Space Clim. 11, 12: in storms models scatter much more, and
//     NRLMSISE-00 lies too low.
// [3] Satterthwaite (1946), An approximate distribution of estimates of variance components, Biometrics
//     Bulletin 2, 110-114: a sum of squares as χ² of as many degrees of freedom as its variance asks for.
// [4] Wilson, Hilferty (1931), The distribution of chi-square, Proc. Natl. Acad. Sci. 17, 684-688.
import Glibc
import NumericalMethods
public import SpaceEnvironment

/// The ballistic coefficient over successive arcs of the weeks before the last orbit, and whether it
/// varies by more than the errors of air and sets explain: then drag is modulated, by attitude or area.
///
/// The logarithms of the coefficients have a covariance under the supposition that the object does not
/// change: the errors of the sets, which neighbours share; air that departs from the model by 10 % and
/// forgets that within hours, as in the fit (`AirSegments`), and by 12 % and forgets that in a week,
/// together the lower end of [1]; and half of what storms add to the density [2]. The sum of the squares of
/// the departures from their mean, by that covariance, is χ². Errors of sets have longer tails than normal
/// ones: the set that adds most to the sum does not count, so that no single one can raise the flag. The
/// limit is the quantile of 99 % for the degrees of freedom that are left.
///
/// χ² sees changes from arc to arc; a trend is one of its many degrees of freedom. For that the plain scatter
/// has a limit too: the quantile of 99 % of its square, as χ² of the mean and variance that the covariance
/// gives it [3].
public struct DragHistory: Sendable {
  /// The ballistic coefficient over a time of a day or more.
  public struct Arc: Hashable, Sendable {
    public let start: Instant
    public let end: Instant
    /// The logarithm of B over that of the fit [1].
    public let logRatio: Double
    /// The standard deviation of it by the error of the set at the start, and of that at the end [1].
    public let startSigma: Double
    public let endSigma: Double
    /// The standard deviation of it by what the model makes of storms [1].
    public let stormSigma: Double
  }

  /// The arcs, rising; each begins where the one before ends.
  public let arcs: [Arc]
  /// Whether the orbit was held or raised before the first of them, within the time looked back on.
  public let wasMaintained: Bool
  /// The standard deviation of ln B over the arcs [1], without the set that adds most to χ².
  public let scatter: Double
  /// The scatter beyond which the object is taken for one that modulates its drag [1].
  public let scatterLimit: Double
  /// The standard deviation that errors alone would make [1].
  public let expectedScatter: Double
  /// χ² of the departures from the mean, without the set that adds most to it.
  public let statistic: Double

  /// How far the history reaches back [s]: attitudes are held for days to weeks.
  static let longest = 30 * day
  /// The least length of an arc [s]: four times that in which the quick departures of the air forget
  /// themselves.
  static let arcLength = day
  /// The decay over an arc is at least so many times the standard deviation of its measurement.
  static let decayPerError = 10.0
  /// The slow departures of the air [1], and the time in which they forget themselves, a quarter of a
  /// rotation of the Sun [s].
  static let slowSigma = 0.12
  static let slowTime = 7 * day
  /// The share of what storms add to the density by which the model may be wrong.
  static let stormShare = 0.5
  /// The normal deviate that one in a hundred exceeds.
  private static let deviate = 2.326348

  /// - Parameters:
  ///   - arcs: The arcs, rising, each beginning where the one before ends.
  ///   - wasMaintained: Whether the orbit was held or raised before them.
  init(arcs: [Arc], wasMaintained: Bool) {
    self.arcs = arcs
    self.wasMaintained = wasMaintained
    let n = arcs.count
    guard n >= Self.leastCount, let factor = CholeskyFactor(Self.covariance(arcs), order: n) else {
      (scatter, scatterLimit, expectedScatter, statistic) = (0, 0, 0, 0)
      return
    }
    let logs = arcs.map(\.logRatio)
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    // C⁻¹ less what a common mean takes up
    let u = factor.solve([Double](repeating: 1, count: n))
    let weight = u.reduce(0, +)
    func solve(_ b: [Double]) -> [Double] {
      let x = factor.solve(b)
      let mean = x.reduce(0, +) / weight
      return zip(x, u).map { $0 - mean * $1 }
    }
    let x = solve(logs)
    // A set of unknown error takes up the sum along its own direction in the arcs around it.
    var (worst, taken) = ([Double](repeating: 0, count: n), 0.0)
    for k in 1..<n {
      var direction = [Double](repeating: 0, count: n)
      direction[k - 1] = arcs[k - 1].endSigma
      direction[k] = -arcs[k].startSigma
      let (along, size) = (product(direction, x), product(direction, solve(direction)))
      if along * along / size > taken {
        taken = along * along / size
        worst = direction.map { along / size * $0 }
      }
    }
    statistic = product(logs, x) - taken

    let kept = zip(logs, worst).map { $0 - $1 }
    let mean = kept.reduce(0, +) / Double(n)
    scatter = (kept.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n - 1)).squareRoot()
    let (expected, degrees) = Self.squares(Self.covariance(arcs), count: n)
    expectedScatter = (expected / Double(n - 1)).squareRoot()
    scatterLimit =
      expectedScatter * (Self.limit(degreesOfFreedom: degrees) / degrees).squareRoot()
  }

  /// The mean of the sum of the squares of departures from the mean under a covariance, and the degrees of
  /// freedom of the χ² that has its variance too [3].
  private static func squares(
    _ covariance: [Double], count n: Int
  ) -> (mean: Double, degreesOfFreedom: Double) {
    let columns = (0..<n).map { j in
      let column = covariance[(j * n)..<(j * n + n)]
      let mean = column.reduce(0, +) / Double(n)
      return column.map { $0 - mean }
    }
    let mean = (0..<n).reduce(0) { $0 + columns[$1][$1] }
    var variance = 0.0
    for i in 0..<n {
      for j in 0..<n { variance += 2 * columns[i][j] * columns[j][i] }
    }
    return (mean, 2 * mean * mean / variance)
  }

  /// The least number of arcs that tell.
  static let leastCount = 4

  /// The χ² beyond which the object is taken for one that modulates its drag; `nil` for fewer arcs than
  /// four, which do not tell.
  public var limit: Double? {
    arcs.count >= Self.leastCount ? Self.limit(degreesOfFreedom: Double(arcs.count - 2)) : nil
  }

  /// Whether the coefficient varies by more than the errors explain.
  public var isModulated: Bool {
    limit.map { statistic > $0 || scatter > scatterLimit } ?? false
  }

  /// The quantile of 99 % of χ² [4].
  static func limit(degreesOfFreedom ν: Double) -> Double {
    let root = 1 - 2 / (9 * ν) + deviate * (2 / (9 * ν)).squareRoot()
    return ν * root * root * root
  }

  /// The covariance of the logarithms of an object that does not change, column by column.
  static func covariance(_ arcs: [Arc]) -> [Double] {
    let n = arcs.count
    var matrix = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0..<n {
        var sum =
          air(arcs[i], arcs[j], sigma: AirSegments.sigma, time: AirSegments.time)
          + air(arcs[i], arcs[j], sigma: slowSigma, time: slowTime)
        if i == j {
          let a = arcs[i]
          sum +=
            a.startSigma * a.startSigma + a.endSigma * a.endSigma + a.stormSigma * a.stormSigma
        } else if abs(i - j) == 1 {
          // What the set between them has too much in one, it has too little in the other.
          sum -= arcs[min(i, j)].endSigma * arcs[max(i, j)].startSigma
        }
        matrix[j * n + i] = sum
      }
    }
    return matrix
  }

  /// The covariance of the means over two arcs of a departure whose covariance at a lag is
  /// σ² exp(−lag/τ); the arcs are the same or do not overlap.
  static func air(_ a: Arc, _ b: Arc, sigma σ: Double, time τ: Double) -> Double {
    let (T, S) = ((a.end - a.start) / τ, (b.end - b.start) / τ)
    if a == b { return 2 * σ * σ / T * (1 - (1 - exp(-T)) / T) }
    let gap = max(b.start - a.end, a.start - b.end) / τ
    return σ * σ * exp(-gap) * (1 - exp(-T)) * (1 - exp(-S)) / (T * S)
  }
}

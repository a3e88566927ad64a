// References
// [1] Welch (1947), The generalization of Student's problem when several different population
//     variances are involved, Biometrika 34, 28-35.
import Glibc
import NumericalMethods

/// A run set against a baseline: the difference of every quantity in every year that both recorded.
///
/// Two ensembles of one seed share the random streams of members of the same number: their
/// differences are taken member by member, and what chance gives to both cancels. Other ensembles are
/// compared by their means [1]. A single run has no sampling error of its own; between two single
/// runs no interval is known.
public struct RunComparison: Sendable {
  /// The probability that an interval covers the difference of the expectations.
  public static let confidence = 0.95

  /// The difference of a quantity in a year.
  public struct Difference: Hashable, Sendable {
    /// The value of the first run.
    public var baseline: Double
    /// The value of the other run.
    public var run: Double
    /// Of `confidence`; `nil` where neither has members.
    public var interval: ClosedRange<Double>?

    /// The other run less the first.
    public var difference: Double { run - baseline }

    /// Whether the interval excludes zero.
    public var isSignificant: Bool { interval.map { !$0.contains(0) } ?? false }
  }

  public let baseline: RunCourse
  public let run: RunCourse
  /// The years that both have, rising, and the quantities that both have.
  public let years: [Double]
  public let quantities: [String]
  /// Whether differences are of members of the same number.
  public let isPaired: Bool
  /// The number of pairs, or of the members of the run.
  public let memberCount: Int
  /// One row for each quantity with one value for each year.
  public let differences: [[Difference]]

  /// Compares two runs, whose epochs must be the same.
  public init(baseline: RunCourse, run: RunCourse) {
    self.baseline = baseline
    self.run = run
    let shared = Set(baseline.years).intersection(run.years).sorted()
    let names = baseline.quantities.filter { run.quantities.contains($0) }
    let pairs = Self.pairs(baseline, run)
    years = shared
    quantities = names
    isPaired = pairs.count >= 2
    memberCount = pairs.count >= 2 ? pairs.count : run.memberCount
    let places = shared.map { year in
      (baseline.years.firstIndex(of: year)!, run.years.firstIndex(of: year)!)
    }
    differences = names.map { name in
      let (p, q) = (baseline.index(of: name)!, run.index(of: name)!)
      return places.map { i, j in
        pairs.count >= 2
          ? Self.paired(pairs.map { ($0.values[p][i], $1.values[q][j]) })
          : Self.unpaired(baseline, (p, i), run, (q, j))
      }
    }
  }

  /// The differences of a quantity over the years; `nil` where one of the runs has none.
  public func differences(of quantity: String) -> [Difference]? {
    quantities.firstIndex(of: quantity).map { differences[$0] }
  }

  /// The first year from which on a quantity differs significantly in all later years too.
  public func significantSince(_ quantity: String) -> Double? {
    guard let all = differences(of: quantity), let last = all.last, last.isSignificant else {
      return nil
    }
    let first = all.lastIndex { !$0.isSignificant }.map { $0 + 1 } ?? 0
    return years[first]
  }

  private static func pairs(
    _ baseline: RunCourse, _ run: RunCourse
  ) -> [(RunCourse.Member, RunCourse.Member)] {
    guard baseline.seed == run.seed else { return [] }
    let others = Dictionary(uniqueKeysWithValues: run.members.map { ($0.number, $0) })
    return baseline.members.compactMap { member in others[member.number].map { (member, $0) } }
  }

  private static func paired(_ pairs: [(Double, Double)]) -> Difference {
    let n = Double(pairs.count)
    let first = pairs.reduce(0) { $0 + $1.0 } / n
    let second = pairs.reduce(0) { $0 + $1.1 } / n
    let mean = pairs.reduce(0) { $0 + ($1.1 - $1.0) } / n
    let squares = pairs.reduce(0) { $0 + ($1.1 - $1.0 - mean) * ($1.1 - $1.0 - mean) }
    let error = (squares / (n - 1) / n).squareRoot()
    return Difference(
      baseline: first, run: second, interval: interval(mean, error: error, freedom: n - 1))
  }

  private static func unpaired(
    _ baseline: RunCourse, _ a: (Int, Int), _ run: RunCourse, _ b: (Int, Int)
  ) -> Difference {
    func variance(_ course: RunCourse, _ place: (Int, Int)) -> (ofMean: Double, freedom: Double)? {
      guard course.memberCount >= 2, let spread = course.spread(place.0, place.1) else {
        return nil
      }
      let n = Double(course.memberCount)
      return (spread.standardDeviation * spread.standardDeviation / n, n - 1)
    }
    let (first, second) = (baseline.values[a.0][a.1], run.values[b.0][b.1])
    let parts = [variance(baseline, a), variance(run, b)].compactMap { $0 }
    guard !parts.isEmpty else { return Difference(baseline: first, run: second, interval: nil) }
    let sum = parts.reduce(0) { $0 + $1.ofMean }
    // [1]: the degrees of freedom of the sum of two variances.
    let freedom =
      sum > 0
      ? sum * sum / parts.reduce(0) { $0 + $1.ofMean * $1.ofMean / $1.freedom } : parts[0].freedom
    return Difference(
      baseline: first, run: second,
      interval: interval(second - first, error: sum.squareRoot(), freedom: freedom))
  }

  private static func interval(
    _ mean: Double, error: Double, freedom: Double
  ) -> ClosedRange<Double> {
    if error == 0 { return mean...mean }
    let half =
      error * StudentDistribution(degreesOfFreedom: freedom).quantile((1 + confidence) / 2)
    return mean - half...mean + half
  }
}

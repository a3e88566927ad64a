import TestSupport
import Testing

@testable import Evolution

@Suite("Comparison of runs")
struct RunComparisonTests {
  /// A course of one quantity; with members also its spreads.
  private func course(
    _ name: String, years: [Double] = [2020, 2021], members: [[Double]] = [],
    values: [Double]? = nil, seed: Int = 1, firstNumber: Int = 0
  ) -> RunCourse {
    let means =
      values
      ?? years.indices.map { y in members.reduce(0) { $0 + $1[y] } / Double(members.count) }
    var course = RunCourse(
      name: name, years: years, quantities: ["total"], values: [means],
      members: members.enumerated().map { .init(number: $0 + firstNumber, values: [$1]) },
      memberCount: max(1, members.count), seed: seed)
    if !members.isEmpty { course.spreads = course.spreadsOfMembers }
    return course
  }

  @Test("Paired by seed: differences 3, 2, 4 are 3 ± t₂ 1/√3 = 3 ± 2.4841")
  func paired() throws {
    let comparison = RunComparison(
      baseline: course("a", members: [[10, 10], [10, 12], [10, 14]]),
      run: course("b", members: [[10, 13], [10, 14], [10, 18]]))
    #expect(comparison.isPaired && comparison.memberCount == 3)
    let all = try #require(comparison.differences(of: "total"))
    #expect(all[0].interval == 0...0 && !all[0].isSignificant)
    #expect(all[1].baseline == 12 && all[1].run == 15)
    let interval = try #require(all[1].interval)
    // The quantile of 97.5 % of two degrees of freedom is 4.302653.
    #expect(abs(interval.lowerBound - (3 - 2.484138)) < 1e-6)
    #expect(abs(interval.upperBound - (3 + 2.484138)) < 1e-6)
    #expect(comparison.significantSince("total") == 2021)
  }

  @Test("Other seeds: Welch's interval of 10, 12, 14 against 13, 14, 18")
  func unpaired() throws {
    let comparison = RunComparison(
      baseline: course("a", members: [[0, 10], [0, 12], [0, 14]]),
      run: course("b", members: [[0, 13], [0, 14], [0, 18]], seed: 2))
    #expect(!comparison.isPaired)
    // Variances 4 and 7, of the means 4/3 and 7/3: error √(11/3) = 1.914854; freedom
    // (11/3)²/((4/3)²/2 + (7/3)²/2) = 242/65 = 3.723077, quantile 2.860.
    let all = try #require(comparison.differences(of: "total"))
    let interval = try #require(all[1].interval)
    let half = (interval.upperBound - interval.lowerBound) / 2
    #expect(abs((interval.lowerBound + interval.upperBound) / 2 - 3) < 1e-12)
    #expect(abs(half / 1.914854 - 2.860) < 0.002)
    #expect(comparison.significantSince("total") == nil)
  }

  @Test("Members that only one of both has are left out of the pairs")
  func someMembers() throws {
    let comparison = RunComparison(
      baseline: course("a", members: [[0, 10], [0, 12], [0, 14]]),
      run: course("b", members: [[0, 13], [0, 16], [0, 99]], firstNumber: 1))
    #expect(comparison.isPaired && comparison.memberCount == 2)
    let all = try #require(comparison.differences(of: "total"))
    #expect(all[1].baseline == 13 && all[1].run == 14.5)
  }

  @Test("A single run is exact: the interval is that of the ensemble; two have none")
  func single() throws {
    let ensemble = course("b", members: [[0, 13], [0, 14], [0, 18]])
    let one = course("a", values: [0, 12])
    let interval = try #require(
      RunComparison(baseline: one, run: ensemble).differences(of: "total")?[1].interval)
    #expect(abs((interval.upperBound - interval.lowerBound) / 2 - 4.302653 * 1.527525) < 1e-5)
    let none = RunComparison(baseline: one, run: course("c", values: [0, 20]))
    #expect(none.differences(of: "total")?[1].interval == nil)
    #expect(none.significantSince("total") == nil)
  }

  @Test("Significant since the first year after which it stays so; years in common only")
  func since() throws {
    let years = [2020.0, 2021, 2022, 2023, 2024]
    let comparison = RunComparison(
      baseline: course("a", years: years, members: [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]),
      run: course(
        "b", years: [2020, 2021, 2022, 2023, 2030],
        members: [[0, 1, -1, 3, 9], [0, 1, 1, 3, 9]]))
    #expect(comparison.years == [2020, 2021, 2022, 2023])
    #expect(comparison.significantSince("total") == 2023)
  }

  @Test("The share of members that end above their beginning; quantiles between order statistics")
  func members() {
    let run = course("a", members: [[10, 11], [10, 9], [10, 10], [10, 12]])
    #expect(run.shareAboveInitial(in: 2021) == 0.5)
    #expect(course("b", values: [1, 2]).shareAboveInitial(in: 2021) == nil)
    let spread = run.spreads[0][1]
    #expect(spread.p50 == 10.5 && spread.mean == 10.5)
    // Order statistics 9, 10, 11, 12 at 0, 1/3, 2/3, 1.
    #expect(abs(spread.p05 - 9.15) < 1e-12 && abs(spread.p95 - 11.85) < 1e-12)
    #expect(abs(spread.standardDeviation - (5.0 / 3).squareRoot()) < 1e-12)
  }
}

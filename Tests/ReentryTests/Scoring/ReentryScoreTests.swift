import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("Scores of predictions")
struct ReentryScoreTests {
  @Test("Of a single sample the score is its distance")
  func single() {
    #expect(ReentryScore.rankedProbabilityScore([-3]) == 3)
  }

  @Test("Of two samples around the truth: E|X| = 1, E|X − X'| = 1")
  func pair() {
    #expect(ReentryScore.rankedProbabilityScore([-1, 1]) == 0.5)
  }

  @Test("Of a uniform distribution about the truth the score is a twelfth of its width")
  func uniform() {
    let samples = (0..<10_000).map { (Double($0) + 0.5) / 10_000 - 0.5 }
    #expect(abs(ReentryScore.rankedProbabilityScore(samples) - 1.0 / 12) < 1e-6)
  }

  private let truth = Shared.instant("2020-01-11")

  private func prediction(
    _ predicted: String, _ window: ClosedRange<String>?
  ) -> ParticipantPrediction {
    ParticipantPrediction(
      participant: "A", object: "X", catalogNumber: 1, issued: Shared.instant("2020-01-01"),
      lastOrbit: Shared.instant("2020-01-01"), predicted: Shared.instant(predicted),
      window: window.map {
        Shared.instant($0.lowerBound)...Shared.instant($0.upperBound)
      })
  }

  @Test("A day late in ten is an error of a tenth, within ±20 %; without a window CRPS is that")
  func late() {
    let score = ReentryScore(prediction("2020-01-12", nil), truth: truth)
    #expect(abs(score.relativeError - 0.1) < 1e-12 && score.isInConventionalWindow)
    #expect(score.isInWindow == nil && score.relativeWidth == nil)
    #expect(abs(score.rankedProbabilityScore - 0.1) < 1e-12)
    #expect(abs(score.residual - 10 * day) < 1e-6)
  }

  @Test("A window is scored as an even chance on both sides")
  func window() {
    let score = ReentryScore(
      prediction("2020-01-11", "2020-01-10"..."2020-01-12"), truth: truth)
    #expect(score.isInWindow == true && abs(score.relativeWidth! - 0.2) < 1e-12)
    // A uniform distribution of the width 0.2
    #expect(abs(score.rankedProbabilityScore - 0.2 / 12) < 1e-5)
    let missed = ReentryScore(
      prediction("2020-01-14", "2020-01-13"..."2020-01-15"), truth: truth)
    #expect(missed.isInWindow == false && !missed.isInConventionalWindow)
  }

  @Test("A summary counts objects, coverage and the mean of sizes")
  func summary() {
    let scores = [
      ("X", ReentryScore(prediction("2020-01-12", "2020-01-10"..."2020-01-12"), truth: truth)),
      ("X", ReentryScore(prediction("2020-01-10", "2020-01-09"..."2020-01-10"), truth: truth)),
      ("Y", ReentryScore(prediction("2020-01-14", nil), truth: truth)),
    ]
    let summary = ScoreSummary(scores.map { (object: $0.0, score: $0.1) })
    #expect(summary.count == 3 && summary.objectCount == 2)
    #expect(abs(summary.meanAbsoluteError - 0.5 / 3) < 1e-12)
    #expect(abs(summary.meanError - 0.1) < 1e-12 && abs(summary.medianAbsoluteError - 0.1) < 1e-12)
    #expect(abs(summary.standardDeviation - 0.2) < 1e-12)
    #expect(summary.coverage == 0.5 && abs(summary.meanWidth! - 0.15) < 1e-12)
    #expect(abs(summary.conventionalCoverage - 2.0 / 3) < 1e-12)
  }

  @Test("Horizons fall into classes by their upper edges")
  func horizons() {
    #expect([0.5, 0.75, 3, 5, 10, 60].map(ReentryHorizon.index) == [0, 1, 2, 3, 4, 5])
  }
}

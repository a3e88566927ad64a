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
}

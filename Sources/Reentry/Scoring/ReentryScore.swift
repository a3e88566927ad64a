// References
// [1] Pardini, Anselmo (2018), Assessing the risk and the uncertainty affecting the uncontrolled
//     re-entry of manmade space objects, J. Space Saf. Eng. 5, 46-62: the relative error of the residual
//     lifetime.
// [2] Gneiting, Raftery (2007), Strictly proper scoring rules, prediction, and estimation, J. Am. Stat.
//     Assoc. 102, 359-378: Eq. 21, the continuous ranked probability score.
public import SpaceEnvironment

/// How good a prediction was, once the object has come down.
public struct ReentryScore: Hashable, Sendable {
  /// The time from the last orbit used to the re-entry [s].
  public let residual: Double
  /// The error of the residual lifetime [1]: predicted less true, over the true time from the last orbit
  /// to the re-entry [1].
  public let relativeError: Double
  /// Whether the window held the re-entry, `nil` where none was given.
  public let isInWindow: Bool?
  /// Whether the conventional window of ±20 % held it.
  public let isInConventionalWindow: Bool
  /// The width of the window over the true residual lifetime [1], `nil` where none was given.
  public let relativeWidth: Double?
  /// The continuous ranked probability score over the true residual lifetime [1]; that of a prediction
  /// without a window is its absolute relative error.
  public let rankedProbabilityScore: Double

  /// Scores a prediction.
  ///
  /// - Parameters:
  ///   - prediction: The prediction.
  ///   - truth: The instant of the re-entry, later than the last orbit used.
  public init(_ prediction: ParticipantPrediction, truth: Instant) {
    let residual = truth - prediction.lastOrbit
    self.residual = residual
    precondition(residual > 0, "the re-entry comes after the last orbit")
    let error = prediction.predicted - truth
    relativeError = error / residual
    isInWindow = prediction.window?.contains(truth)
    isInConventionalWindow = abs(error) <= 0.2 * (prediction.predicted - prediction.lastOrbit)
    relativeWidth = prediction.window.map { ($0.upperBound - $0.lowerBound) / residual }
    rankedProbabilityScore =
      Self.rankedProbabilityScore(prediction.distribution.map { $0 - truth }) / residual
  }

  /// Returns the continuous ranked probability score of samples of which 0 is the truth, by [2] Eq. 21.
  ///
  ///     E|X| − E|X − X'|/2
  ///
  /// - Parameter samples: The differences from the truth, rising; at least one.
  static func rankedProbabilityScore(_ samples: [Double]) -> Double {
    let n = Double(samples.count)
    let size = samples.reduce(0) { $0 + abs($1) } / n
    // The sum of |x − x'| over all pairs of a sorted list
    let spread = samples.enumerated().reduce(0) {
      $0 + (2 * Double($1.offset) + 1 - n) * $1.element
    }
    return size - spread / (n * n)
  }
}

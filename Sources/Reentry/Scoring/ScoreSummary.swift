/// What the scores of several predictions say together.
///
/// Predictions of one object are strongly correlated: the number of objects says how much the summary
/// is worth.
public struct ScoreSummary: Hashable, Sendable {
  public let count: Int
  public let objectCount: Int
  /// The mean, the mean of the size, the median of the size, and the standard deviation of the relative
  /// errors [1]; the last is 0 for a single one.
  public let meanError: Double
  /// The mean of the sizes of the errors [1].
  public let meanAbsoluteError: Double
  /// The median of the sizes [1].
  public let medianAbsoluteError: Double
  /// The standard deviation of the errors [1]; 0 for a single one.
  public let standardDeviation: Double
  /// The share of windows that held the re-entry, and their mean width over the residual lifetime [1];
  /// `nil` without a window.
  public let coverage: Double?
  /// The mean width of the windows over the residual lifetime [1]; `nil` without a window.
  public let meanWidth: Double?
  /// The share of conventional windows of ±20 % that held it [1].
  public let conventionalCoverage: Double
  /// The mean of the ranked probability scores over the residual lifetimes [1].
  public let meanRankedProbabilityScore: Double

  /// Creates the summary of scores, of which there is at least one.
  ///
  /// - Parameter scores: The scores, each with what tells its object.
  public init(_ scores: [(object: String, score: ReentryScore)]) {
    precondition(!scores.isEmpty, "a summary needs a score")
    let all = scores.map(\.score)
    let n = Double(all.count)
    func mean(_ value: (ReentryScore) -> Double) -> Double {
      all.reduce(0) { $0 + value($1) } / n
    }
    let m = mean(\.relativeError)
    count = all.count
    objectCount = Set(scores.map(\.object)).count
    meanError = m
    meanAbsoluteError = mean { abs($0.relativeError) }
    medianAbsoluteError = median(all.map { abs($0.relativeError) })
    standardDeviation =
      all.count > 1
      ? (all.reduce(0) { $0 + ($1.relativeError - m) * ($1.relativeError - m) } / (n - 1))
        .squareRoot() : 0
    let held = all.compactMap(\.isInWindow)
    coverage = held.isEmpty ? nil : Double(held.count { $0 }) / Double(held.count)
    let widths = all.compactMap(\.relativeWidth)
    meanWidth = widths.isEmpty ? nil : widths.reduce(0, +) / Double(widths.count)
    conventionalCoverage = mean { $0.isInConventionalWindow ? 1 : 0 }
    meanRankedProbabilityScore = mean(\.rankedProbabilityScore)
  }
}

/// Classes of predictions by how long before the re-entry their last orbit was.
public enum ReentryHorizon {
  /// The upper edges of the classes [d].
  public static let edges = [0.75, 2, 4, 7.5, 20]

  /// Returns the number of the class of a true residual lifetime [d].
  public static func index(ofDays days: Double) -> Int {
    edges.firstIndex { days < $0 } ?? edges.count
  }
}

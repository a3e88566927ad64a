public import OrbitalMechanics
public import SpaceEnvironment

/// A ballistic coefficient and orbit fitted to element sets.
public struct OrbitFit: Sendable {
  /// The state at the epoch of the last set, with the fitted semi-major axis.
  public let anchor: TimedState
  /// The ballistic coefficient B = C_D A/m [m²/kg].
  public let ballisticCoefficient: Double
  /// The standard deviation of ln B by the residuals [1].
  public let logSigma: Double
  /// The standard deviation of the semi-major axis [m].
  public let axisSigma: Double
  /// The correlation of the two [1].
  public let correlation: Double
  /// The scatter of B over successive arcs beyond what the errors of the sets make, in relation to
  /// B [1]; zero where there are fewer than three arcs.
  public let arcScatter: Double
  /// The arcs.
  public let arcs: [Arc]
  /// What every set contributed, with rising epochs.
  public let residuals: [Residual]
  /// How many sets of the span were put aside, the outliers among the residuals included.
  public let rejectedCount: Int
  /// The time from the first set of the fit to the last [s].
  public let span: Double
  /// What the fit gives reason to doubt.
  public let flags: Set<ReentryFlag>

  /// The sets that carry the fit.
  public var usedCount: Int { residuals.count { $0.weight > 0 } }

  /// The ballistic coefficient over a part of the span.
  public struct Arc: Hashable, Sendable {
    public let start: Instant
    public let end: Instant
    /// B over the arc in relation to that of the fit [1], and the standard deviation of that ratio.
    public let ratio: Double
    /// The standard deviation of the ratio [1].
    public let sigma: Double
  }

  /// What remains between a set and the fit.
  public struct Residual: Hashable, Sendable {
    public let epoch: Instant
    /// The measured mean semi-major axis [m].
    public let axis: Double
    /// Measured less fitted [m].
    public let difference: Double
    /// The standard deviation taken for the measured one [m].
    public let sigma: Double
    /// The weight by which the fit took it, from 0 for an outlier to 1.
    public let weight: Double
  }
}

/// A rule for what happens to objects after their mission.
public struct DisposalRule: Hashable, Sendable {
  /// The share of objects that follow the rule [1].
  public var compliance: Double
  /// The longest remaining life in orbit that the rule allows [s]; 0 removes objects at once.
  public var residualLifetime: Double
  /// The share of those that follow the rule that re-enter at once, whatever their orbit [1].
  public var directReentry: Double
  /// Whether those that follow the rule rise above low orbits where that takes less Δv.
  public var allowsGraveyard: Bool

  public init(
    compliance: Double, residualLifetime: Double, directReentry: Double = 0,
    allowsGraveyard: Bool = false
  ) {
    self.compliance = compliance
    self.residualLifetime = residualLifetime
    self.directReentry = directReentry
    self.allowsGraveyard = allowsGraveyard
  }
}

/// The rule of one group of objects as it changes with time.
public struct DisposalSchedule: Hashable, Sendable {
  /// A rule and the time from which it is in force [s since the epoch]; `nil` is no rule.
  public struct Period: Hashable, Sendable {
    /// The time from which the rule is in force [s since the epoch].
    public var start: Double
    public var rule: DisposalRule?

    public init(start: Double, rule: DisposalRule?) {
      self.start = start
      self.rule = rule
    }
  }

  /// The first period starts at the epoch or before, and each starts after the one before it.
  public let periods: [Period]

  public init(periods: [Period]) {
    precondition(!periods.isEmpty && periods[0].start <= 0, "a rule is needed from the epoch on")
    precondition(
      zip(periods, periods.dropFirst()).allSatisfy { $0.start < $1.start },
      "the periods must follow each other")
    self.periods = periods
  }

  /// One rule for all times.
  public init(_ rule: DisposalRule?) { self.init(periods: [Period(start: 0, rule: rule)]) }

  /// Returns the index of the period in force at a time [s since the epoch].
  ///
  /// A microyear before its start counts as its start: times are sums of steps.
  public func index(at time: Double) -> Int {
    periods.lastIndex { $0.start <= time + 32 } ?? 0
  }
}

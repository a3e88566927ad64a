extension SpaceWeather {
  /// What an atmosphere model asks for at an instant.
  public struct Conditions: Hashable, Sendable {
    /// The observed flux F10.7 of the day before, not adjusted to 1 au [sfu].
    public var f107: Double
    public var f107Kind: Kind
    /// The mean of the observed flux over the 81 days around the day [sfu].
    public var f107Mean: Double
    public var f107MeanKind: Kind
    /// `nil` where the geomagnetic indices are not predicted: among the monthly predictions.
    public var geomagnetic: Geomagnetic?

    /// The geomagnetic activity and its history.
    public struct Geomagnetic: Hashable, Sendable {
      /// The daily ap [2 nT].
      public var ap: Double
      /// The seven values of ap of ``SpaceWeather/apHistory(at:)``, the first one the daily ap [2 nT].
      public var apHistory: [Double]
      public var kind: Kind
    }
  }

  /// The instants whose conditions are given; the last one no longer.
  ///
  /// They begin 57 hours after the first day, for the history of ap.
  public var coverage: ClosedRange<Instant> {
    let first = start + Double(Self.historyIntervals) * 3 * hour
    return min(first, end)...end
  }

  /// Returns what an atmosphere model asks for at an instant.
  ///
  /// - Throws: `NotCovered` outside ``coverage``.
  public func conditions(at instant: Instant) throws(NotCovered) -> Conditions {
    let dayNumber = instant.dayNumber
    guard coverage.contains(instant), let yesterday = flux(ofDay: dayNumber - 1),
      let today = flux(ofDay: dayNumber)
    else { throw NotCovered(quantity: .conditions, instant: instant, covered: coverage) }
    let history = try? apHistory(at: instant)
    return Conditions(
      f107: yesterday.value.value, f107Kind: yesterday.kind,
      f107Mean: today.value.centredMean, f107MeanKind: centredKind(ofDay: dayNumber),
      geomagnetic: history.map {
        Conditions.Geomagnetic(ap: $0.value[0], apHistory: $0.value, kind: $0.kind)
      })
  }
}

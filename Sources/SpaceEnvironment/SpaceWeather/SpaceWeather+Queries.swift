// References
// [1] Picone, Hedin, Drob, Aikin (2002), NRLMSISE-00 empirical model of the atmosphere, J. Geophys.
//     Res. 107(A12), 1468; the seven values of ap are those of the comments of its program.

extension SpaceWeather {
  /// The error of an instant at which a value is not given.
  public struct NotCovered: Error, Hashable, Sendable {
    /// What was asked for.
    public enum Quantity: Hashable, Sendable {
      /// The flux of the day.
      case flux
      /// The geomagnetic indices of the day, or of the days before that the history needs.
      case geomagneticIndices
      /// All that an atmosphere model asks for.
      case conditions
      /// What was known.
      case past
    }

    public let quantity: Quantity
    /// The instant that was asked for.
    public let instant: Instant
    /// The instants for which the value is given; the last one no longer.
    public let covered: ClosedRange<Instant>
  }

  /// A value and where it comes from.
  public struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    public let kind: Kind
  }

  /// Returns the flux of the day of an instant, as it was measured, with its means.
  ///
  /// - Returns: The observed fluxes [sfu] and the kind of the value of the day. Between monthly
  ///   predictions they are interpolated linearly.
  public func flux(on instant: Instant) throws(NotCovered) -> Sourced<Flux> {
    guard let flux = flux(ofDay: instant.dayNumber) else {
      throw NotCovered(quantity: .flux, instant: instant, covered: start...end)
    }
    return flux
  }

  /// Returns where the centred 81-day mean of the day of an instant comes from.
  ///
  /// It is observed only where the 40 days after that day are.
  public func centredMeanKind(on instant: Instant) throws(NotCovered) -> Kind {
    _ = try flux(on: instant)
    return centredKind(ofDay: instant.dayNumber)
  }

  /// Returns the geomagnetic indices of the day of an instant.
  ///
  /// - Throws: `NotCovered` before the first day and after the last one that is not a monthly
  ///   prediction.
  public func geomagneticIndices(
    on instant: Instant
  ) throws(NotCovered) -> Sourced<GeomagneticIndices> {
    let index = instant.dayNumber - days[0].dayNumber
    guard days.indices.contains(index), let indices = days[index].geomagnetic else {
      throw NotCovered(
        quantity: .geomagneticIndices, instant: instant, covered: start...daysEnd)
    }
    return Sourced(value: indices, kind: geomagneticKind(of: days[index]))
  }

  /// Returns ap of the interval of three hours in which an instant lies [2 nT].
  public func ap(at instant: Instant) throws(NotCovered) -> Sourced<Double> {
    let indices = try geomagneticIndices(on: instant)
    return Sourced(value: indices.value.ap[Self.interval(of: instant)], kind: indices.kind)
  }

  /// Returns the seven values of ap that NRLMSISE-00 asks for [1].
  ///
  /// - Returns: [2 nT] The daily ap; the 3-hour ap of the interval of the instant, and of those 3, 6
  ///   and 9 hours before; the means of the eight from 12 to 33 and of the eight from 36 to 57 hours
  ///   before. The kind is that of the day of the instant, the latest.
  /// - Throws: `NotCovered` before 57 hours after the start and after the last day that is not a
  ///   monthly prediction.
  public func apHistory(at instant: Instant) throws(NotCovered) -> Sourced<[Double]> {
    let intervals = Self.historyIntervals
    let last = (instant.dayNumber - days[0].dayNumber) * 8 + Self.interval(of: instant)
    guard last >= intervals, last < days.count * 8 else {
      throw NotCovered(
        quantity: .geomagneticIndices, instant: instant,
        covered: start + Double(intervals) * 3 * hour...daysEnd)
    }
    /// ap so many intervals before.
    func ap(_ before: Int) -> Double {
      days[(last - before) / 8].geomagnetic!.ap[(last - before) % 8]
    }
    func mean(_ range: ClosedRange<Int>) -> Double {
      range.reduce(0) { $0 + ap($1) } / Double(range.count)
    }
    let today = days[last / 8]
    return Sourced(
      value: [
        today.geomagnetic!.dailyAp, ap(0), ap(1), ap(2), ap(3), mean(4...11), mean(12...19),
      ],
      kind: geomagneticKind(of: today))
  }

  /// The end of the last day that is not a monthly prediction.
  public var daysEnd: Instant { days[days.count - 1].start + day }

  /// The history reaches back 57 hours.
  static let historyIntervals = 19

  /// The interval of three hours of an instant, 0 to 7.
  private static func interval(of instant: Instant) -> Int {
    min(7, Int(instant.secondsOfDay / (3 * hour)))
  }

  /// The kind of the geomagnetic indices: filled-in days concern the flux alone.
  private func geomagneticKind(of record: Record) -> Kind {
    record.kind.isPast ? .observed : record.kind
  }

  /// Where the centred mean comes from.
  func centredKind(ofDay dayNumber: Int) -> Kind {
    if dayNumber + 40 <= days[pastCount - 1].dayNumber { return .observed }
    return dayNumber <= days[days.count - 1].dayNumber ? .dailyPredicted : .monthlyPredicted
  }

  /// The observed flux of a day, `nil` outside the records.
  func flux(ofDay dayNumber: Int) -> Sourced<Flux>? {
    let index = dayNumber - days[0].dayNumber
    guard index >= 0 else { return nil }
    if index < days.count { return Sourced(value: days[index].observed, kind: days[index].kind) }
    guard let next = months.firstIndex(where: { $0.dayNumber >= dayNumber }) else { return nil }
    let a = next > 0 ? months[next - 1] : days[days.count - 1]
    let b = months[next]
    let share = Double(dayNumber - a.dayNumber) / Double(b.dayNumber - a.dayNumber)
    func between(_ path: KeyPath<Flux, Double>) -> Double {
      a.observed[keyPath: path] + share * (b.observed[keyPath: path] - a.observed[keyPath: path])
    }
    return Sourced(
      value: Flux(
        value: between(\.value), centredMean: between(\.centredMean),
        trailingMean: between(\.trailingMean)),
      kind: .monthlyPredicted)
  }
}

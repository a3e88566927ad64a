public import NumericalMethods

/// Solar activity for centuries: what was recorded, and after that an assumption.
///
/// The record is taken to the end of its last observed day; its predictions are not used. From then
/// on the assumption holds, entered at the phase of the cycle in which the record ends: the time
/// since the last minimum as a share of the length of the assumed cycle. At the join flux and ap step
/// from the record to the assumption.
///
/// Times are decimal years; times counted in Julian years from an epoch differ from them by less than
/// two days in a century. Means hold one flux for both fluxes of ``SolarActivity``, as the flux of a
/// day differs from its mean over 81 days only by what averages out over some rotations of the Sun.
public struct SolarProjection: Sendable {
  /// What follows the record.
  public enum Continuation: Hashable, Sendable {
    /// Constant flux F10.7 [sfu] and ap [2 nT].
    case constant(f107: Double, ap: Double)
    /// The mean of the complete cycles of the record, phase by phase, with their mean length.
    case meanCycle
    /// One complete cycle of the record, by its number.
    case repeatCycle(Int)
    /// The percentile of the complete cycles of the record, phase by phase, with their mean length;
    /// 0 to 100, of flux and ap apart.
    case percentile(Double)
    /// Complete cycles of the record, drawn one after another with equal chances. Each is taken whole:
    /// length, amplitude and shape belong together.
    case random(RandomStream)
  }

  /// Why a record does not allow a continuation.
  public enum Problem: Error, Hashable, Sendable {
    /// The cycle is not among those that the record holds from minimum to minimum.
    case cycleNotComplete(Int, complete: [Int])
    /// The record holds no cycle from minimum to minimum.
    case noCompleteCycle
  }

  private enum Future: Sendable {
    case constant(SIMD2<Double>)
    case cycles(CycleSequence)
  }

  private let past: ActivitySeries?
  private let future: Future
  /// The complete cycles, and the minimum from which new ones are drawn, where they are.
  private let draw: (shapes: [CycleShape], start: Double)?

  /// The time before which nothing is known [decimal year]; minus infinity where all is assumed.
  public let start: Double
  /// The time at which the record ends [decimal year]; minus infinity where there is none.
  public let recordEnd: Double

  /// Creates constant activity at all times.
  ///
  /// - Parameters:
  ///   - f107: The flux F10.7 [sfu].
  ///   - ap: The daily ap [2 nT].
  public init(constantF107 f107: Double, ap: Double) {
    past = nil
    future = .constant(SIMD2(f107, ap))
    draw = nil
    start = -.infinity
    recordEnd = -.infinity
  }

  /// Creates the activity of a record and of what follows it.
  public init(
    record: SpaceWeather, then continuation: Continuation
  ) throws(Problem) {
    try self.init(record: DailyActivity(record), then: continuation)
  }

  /// Creates the activity of the past days of a record and of what follows them.
  public init(
    record: DailyActivity, then continuation: Continuation
  ) throws(Problem) {
    let past = ActivitySeries(record)
    let end = record.end.decimalYear
    self.past = past
    start = record.start.decimalYear
    recordEnd = end
    if case .constant(let f107, let ap) = continuation {
      future = .constant(SIMD2(f107, ap))
      draw = nil
      return
    }
    let cycles = Self.completeCycles(from: start, to: end)
    guard !cycles.isEmpty, let (_, minimum) = SolarCycle.lastMinimum(before: end) else {
      throw .noCompleteCycle
    }
    let shapes = cycles.map { CycleShape($0, in: past) }
    var draw: (shapes: [CycleShape], start: Double)?
    switch continuation {
    case .constant: preconditionFailure("is treated above")
    case .meanCycle:
      future = .cycles(CycleSequence(repeating: CycleShape(meanOf: shapes), from: minimum))
    case .repeatCycle(let number):
      guard let index = cycles.firstIndex(where: { $0.number == number }) else {
        throw .cycleNotComplete(number, complete: cycles.map(\.number))
      }
      future = .cycles(CycleSequence(repeating: shapes[index], from: minimum))
    case .percentile(let percentile):
      precondition((0...100).contains(percentile), "a percentile lies between 0 and 100")
      future = .cycles(
        CycleSequence(repeating: CycleShape(percentile: percentile, of: shapes), from: minimum))
    case .random(let stream):
      future = .cycles(CycleSequence(drawingFrom: shapes, from: minimum, using: stream))
      draw = (shapes, minimum)
    }
    self.draw = draw
  }

  /// The cycles that the observed days of a record hold from minimum to minimum.
  public static func completeCycles(of record: SpaceWeather) -> [SolarCycle] {
    completeCycles(from: record.start.decimalYear, to: record.pastEnd.decimalYear)
  }

  private static func completeCycles(from start: Double, to end: Double) -> [SolarCycle] {
    SolarCycle.known.filter { $0.start >= start && $0.end <= end }
  }

  /// Returns the projection with cycles drawn from another stream; itself where none are drawn.
  public func redrawn(from stream: RandomStream) -> SolarProjection {
    guard let draw else { return self }
    return SolarProjection(
      self,
      future: .cycles(
        CycleSequence(drawingFrom: draw.shapes, from: draw.start, using: stream)))
  }

  private init(_ other: SolarProjection, future: Future) {
    past = other.past
    draw = other.draw
    start = other.start
    recordEnd = other.recordEnd
    self.future = future
  }

  /// Returns the mean activity between two times.
  ///
  /// The density of the air rises faster than linearly with the flux: its mean over a step is that of
  /// the densities at the means over shorter intervals, see ``means(from:to:every:)``.
  ///
  /// - Parameters:
  ///   - a: The beginning [decimal year], at or after ``start``.
  ///   - b: The end [decimal year], later than the beginning.
  /// - Returns: Flux [sfu] and ap [2 nT], averaged over time.
  public func mean(from a: Double, to b: Double) -> SolarActivity {
    precondition(a >= start, "the time is covered by the record")
    precondition(a < b, "the interval is not empty")
    var sum = SIMD2<Double>.zero
    let join = min(max(recordEnd, a), b)
    if let past, a < join { sum += (join - a) * past.mean(from: a, to: join) }
    if join < b {
      switch future {
      case .constant(let value): sum += (b - join) * value
      case .cycles(let cycles): sum += (b - join) * cycles.mean(from: join, to: b)
      }
    }
    let mean = sum / (b - a)
    return SolarActivity(f107: mean.x, f107Mean: mean.x, ap: mean.y)
  }

  /// Returns the mean activities of the equal parts of an interval.
  ///
  /// - Parameters:
  ///   - a: The beginning [decimal year], at or after ``start``.
  ///   - b: The end [decimal year], later than the beginning.
  ///   - interval: The longest part [decimal years]: 0.25 for quarters, 1.0 / 12 for months. The
  ///     interval is cut into the fewest equal parts that are not longer.
  public func means(from a: Double, to b: Double, every interval: Double) -> [SolarActivity] {
    precondition(interval > 0, "the parts have a length")
    // A part in a million keeps 1 yr / 0.25 yr at four parts whatever the rounding.
    let count = max(1, Int(((b - a) / interval * (1 - 1e-6)).rounded(.up)))
    return (0..<count).map { k in
      mean(
        from: a + (b - a) * Double(k) / Double(count),
        to: a + (b - a) * Double(k + 1) / Double(count))
    }
  }
}

public import NumericalMethods

/// What a run of a source-sink system recorded.
public struct SourceSinkRecord: Sendable {
  /// The recorded times since the start [s].
  public let times: [Double]
  /// N at each of them, by species and shell.
  public let counts: [[Double]]
  public let effort: IntegrationEffort
}

/// Why a run could not go on.
public enum SourceSinkError: Error, Hashable, Sendable {
  /// The numbers grow without limit after this time [s], which only collisions can do.
  case unlimitedGrowth(time: Double)
}

/// The integration of a source-sink system.
///
/// Launches jump from row to row: each piece between jumps is integrated to its end, so that no step
/// sees a jump inside.
public struct SourceSinkSimulation: Sendable {
  public let tables: SourceSinkTables
  /// When N is recorded since the start [s], rising from 0.
  public let recordTimes: [Double]
  public let tolerance: RadauIIA.Tolerance

  public init(
    _ tables: SourceSinkTables, recordTimes: [Double], tolerance: RadauIIA.Tolerance
  ) {
    precondition(recordTimes.first == 0, "the first record is not at the start")
    precondition(
      zip(recordTimes, recordTimes.dropFirst()).allSatisfy { $0 < $1 }, "times that do not rise")
    self.tables = tables
    self.recordTimes = recordTimes
    self.tolerance = tolerance
  }

  /// Returns times at equal distances, the first 0 and the last the duration [s].
  public static func times(duration: Double, count: Int) -> [Double] {
    precondition(count >= 2 && duration > 0, "fewer times than two")
    return (0..<count).map { duration * Double($0) / Double(count - 1) }
  }

  /// Runs the system once more with the tables packed.
  ///
  /// - Parameters:
  ///   - equation: The equation.
  ///   - isToContinue: Asked before every record; a run that it stops has fewer records.
  public func run(
    _ equation: SourceSinkEquation, isToContinue: () -> Bool = { true }
  ) throws(SourceSinkError) -> SourceSinkRecord {
    precondition(equation.count == tables.count, "an equation of other tables")
    equation.stopLaunches()
    let integrator = RadauIIA(equation, state: tables.initialCounts, tolerance: tolerance)
    var counts: [[Double]] = []
    counts.reserveCapacity(recordTimes.count)
    var row = -1
    do {
      for time in recordTimes {
        guard isToContinue() else { break }
        try advance(integrator, equation, to: time, row: &row)
        counts.append(integrator.state)
      }
    } catch {
      throw .unlimitedGrowth(time: integrator.time)
    }
    return SourceSinkRecord(
      times: Array(recordTimes[..<counts.count]), counts: counts, effort: integrator.effort)
  }

  /// Runs the system.
  public func run() throws(SourceSinkError) -> SourceSinkRecord {
    try run(SourceSinkEquation(tables))
  }

  /// Integrates to a time, over the jumps of launches on the way.
  private func advance(
    _ integrator: RadauIIA, _ equation: SourceSinkEquation, to end: Double, row: inout Int
  ) throws(IntegrationError) {
    guard let launches = tables.launches else { return try integrator.advance(to: end) }
    while integrator.time < end {
      let wanted = launches.row(at: integrator.time)
      if wanted != row {
        if wanted < launches.rows.count {
          equation.setLaunches(launches.rows[wanted])
        } else {
          equation.stopLaunches()
        }
        integrator.restart()
        row = wanted
      }
      let jump = launches.interval * Double(wanted + 1)
      // A record within rounding of the jump is at the jump.
      let isNear = abs(jump - end) <= 1e-9 * launches.interval
      try integrator.advance(to: isNear || wanted >= launches.rows.count ? end : min(jump, end))
    }
  }
}

extension SourceSinkTables.Launches {
  /// The row that holds from a time on; the number of rows after the last.
  func row(at time: Double) -> Int {
    min(rows.count, Int((time / interval + 2e-9).rounded(.down)))
  }
}

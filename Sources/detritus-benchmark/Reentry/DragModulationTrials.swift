import FileFormats
import Glibc
import NumericalMethods
import OrbitalMechanics
import Reentry
import SpaceEnvironment

/// Counts how often simulated objects are flagged for drag that is modulated, those whose drag is not and
/// those whose drag is: `detritus-benchmark reentry-flags [<objects of each group>]`, of 40 unless given.
///
/// Objects fly for a month at times between 1980 and 2023, under the recorded activity and air that
/// departs from the model as `DragHistory` supposes, or by more: then the quick departures are half as large
/// again, and the activity itself is wrong, ap by 30 % from day to day and the flux by 5 % for weeks. Each is
/// predicted at 12, 6 and 3 days before its end. Writes a row for each prediction to `drag-modulation.csv`.
struct DragModulationTrials {
  /// What the ballistic coefficients of a group do.
  enum Course: String {
    case none
    /// Two attitudes, each held for a random time of three days in the mean.
    case switching
    /// A steady growth over the first 25 days.
    case trend
  }

  struct Group {
    let name: String
    let course: Course
    /// The larger coefficient over the smaller [1].
    let ratio: Double
    let isHarsh: Bool
  }

  static let groups =
    [
      Group(name: "air as supposed", course: .none, ratio: 1, isHarsh: false),
      Group(name: "harsher air", course: .none, ratio: 1, isHarsh: true),
    ]
    + [Course.switching, .trend].flatMap { course in
      [1.3, 1.5, 2, 3].map {
        Group(name: course.rawValue, course: course, ratio: $0, isHarsh: false)
      }
    }

  static let horizons = [12.0, 6, 3]

  static func run(_ arguments: [String]) throws {
    let count = max(1, arguments.first.flatMap(Int.init) ?? 40)
    let record = ActivityRecord(try SpaceWeatherFile.read("Scenarios/space-weather/SW-All.csv"))
    var writer = CSVWriter(columns: [
      "group", "drag_ratio", "object", "start", "horizon_d", "arcs", "scatter", "expected_scatter",
      "chi_squared", "chi_squared_limit", "flagged", "flags",
    ])
    for (index, group) in groups.enumerated() {
      // Groups that are modulated are told from fewer objects than those that are not.
      let size = group.course == .none ? count : max(1, count / 3)
      var flagged = 0
      var predictions = 0
      var objects = 0
      for number in 0..<size {
        let seed = UInt64(1_000 * (index + 1) + number)
        var isFlagged = false
        for row in try trial(group, record, seed: seed) {
          let history = row.prediction.history
          guard let history, let limit = history.limit else { continue }
          writer.add(group.name)
          writer.add(group.ratio)
          writer.add(number)
          writer.add(row.start.iso8601)
          writer.add(row.horizon)
          writer.add(history.arcs.count)
          for x in [history.scatter, history.expectedScatter, history.statistic, limit] {
            writer.add(x)
          }
          writer.add(history.isModulated ? "yes" : "no")
          writer.add(row.prediction.flags.map(\.rawValue).joined(separator: " "))
          writer.endRow()
          predictions += 1
          if history.isModulated {
            flagged += 1
            isFlagged = true
          }
        }
        if isFlagged { objects += 1 }
      }
      print(
        "\(group.name) \(group.ratio): \(flagged) of \(predictions) predictions flagged, "
          + "\(objects) of \(size) objects at least once")
      try writer.write(to: "\(ReentryValidation.folder)/drag-modulation.csv")
    }
  }

  private struct Row {
    let start: Instant
    let horizon: Double
    let prediction: ReentryPrediction
  }

  private static func trial(
    _ group: Group, _ record: ActivityRecord, seed: UInt64
  ) throws -> [Row] {
    var stream = RandomStream(seed: seed, stream: 8)
    let start = Instant(year: 1980, month: 1, day: 1) + 44 * 365.25 * day * stream.uniform()
    let truth = group.isHarsh ? changed(record, using: &stream) : record
    var object = try SimulatedObject(from: start, living: 30 * day, under: truth, seed: seed)
    if group.isHarsh { object.flight.airSigma *= 1.5 }
    object.flight.dragFactors = factors(group, using: &stream)
    guard let (sets, end) = try object.outcome() else { return [] }
    var rows: [Row] = []
    for horizon in horizons {
      let known = sets.filter { $0.epoch <= end + -horizon * day }
      guard known.count >= 4, let last = known.last else { continue }
      var predictor = ReentryPredictor(record: record)
      predictor.sampleCount = 2
      rows.append(
        Row(
          start: start, horizon: horizon,
          prediction: try predictor.prediction(of: known, asOf: last.epoch)))
    }
    return rows
  }

  /// The factors of the ballistic coefficient at every hour of 60 days, around 1 in their logarithm.
  private static func factors(_ group: Group, using stream: inout RandomStream) -> [Double] {
    let half = log(group.ratio) / 2
    switch group.course {
    case .none: return []
    case .trend:
      return (0...(60 * 24)).map { exp(half * (2 * min(1, Double($0) / (25 * 24)) - 1)) }
    case .switching:
      var isHigh = stream.uniform() < 0.5
      var left = 0.0
      return (0...(60 * 24)).map { _ in
        if left <= 0 {
          left = -72 * log(1 - stream.uniform())
          isHigh.toggle()
        }
        left -= 1
        return exp(isHigh ? half : -half)
      }
    }
  }

  /// The activity with errors: ap by 30 % from day to day, the flux by 5 % that last for weeks.
  private static func changed(
    _ record: ActivityRecord, using stream: inout RandomStream
  ) -> ActivityRecord {
    func normal() -> Double {
      (-2 * log(1 - stream.uniform())).squareRoot() * cos(2 * .pi * stream.uniform())
    }
    let kept = exp(-1 / 14.0)
    var z = normal()
    var flux = record.f107
    var ap = record.ap
    for day in flux.indices {
      flux[day] *= exp(0.05 * z)
      z = kept * z + (1 - kept * kept).squareRoot() * normal()
      let factor = exp(0.3 * normal())
      for k in (8 * day)..<(8 * day + 8) { ap[k] = min(400, ap[k] * factor) }
    }
    return ActivityRecord(firstDayNumber: record.firstDayNumber, f107: flux, ap: ap)
  }
}

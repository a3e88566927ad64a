import FileFormats
import Glibc
import NumericalMethods
import OrbitalMechanics
import Reentry
import SpaceEnvironment

/// Predicts simulated objects a day or two before recorded storms, and at any time: `detritus-benchmark
/// reentry-storms`.
///
/// The storms are the 25 days of the largest mean ap from 1975 on that lie 30 days or more apart; four
/// objects each come down within a week after them. As many do so at any time. They fly under the recorded
/// activity, in air that departs from the model by 10 % for hours and by 12 % for a week; predictions know
/// neither. Writes a row for each prediction to `storms.csv`.
struct StormTrials {
  static let stormCount = 25
  static let objectsEach = 4

  static func run() throws {
    let record = ActivityRecord(try SpaceWeatherFile.read("Scenarios/space-weather/SW-All.csv"))
    var writer = CSVWriter(columns: [
      "group", "storm", "storm_ap", "as_of", "residual_d", "predicted", "p05", "p95", "truth",
      "relative_error", "in_window", "in_20_percent", "relative_half_width",
    ])
    for isStorm in [true, false] {
      var scores: [(object: String, score: ReentryScore)] = []
      var (inWindow, early, halfWidths) = (0, 0, 0.0)
      for (number, storm) in days(record, areStorms: isStorm).enumerated() {
        for object in 0..<objectsEach {
          let seed = UInt64((isStorm ? 50_000 : 60_000) + 100 * number + object)
          guard let (p, end) = try trial(storm.start, record, seed: seed) else { continue }
          let name = isStorm ? "storm" : "any time"
          let entry = ParticipantPrediction(p, participant: "", object: name, catalogNumber: nil)
          let score = ReentryScore(entry, truth: end)
          scores.append((name, score))
          let (low, high) = (p.window.quantile(0.05), p.window.quantile(0.95))
          writer.add(name)
          writer.add(String(storm.start.iso8601.prefix(10)))
          writer.add(storm.ap)
          writer.add(p.asOf.iso8601)
          writer.add(score.residual / day)
          for instant in [p.nominal.instant, low, high, end] { writer.add(instant.iso8601) }
          writer.add(score.relativeError)
          writer.add(score.isInWindow == true ? "yes" : "no")
          writer.add(score.isInConventionalWindow ? "yes" : "no")
          writer.add((high - low) / 2 / p.remaining)
          writer.endRow()
          if score.isInWindow == true { inWindow += 1 }
          if end < low { early += 1 }
          halfWidths += (high - low) / 2 / p.remaining
        }
      }
      let summary = ScoreSummary(scores)
      func percent(_ x: Double) -> String { "\((1000 * x).rounded() / 10) %" }
      print(
        "\(isStorm ? "before storms" : "at any time"): \(inWindow) of \(summary.count) in the window, "
          + "\(early) before it, \(scores.count { $0.score.isInConventionalWindow }) in 20 %, "
          + "mean half-width \(percent(halfWidths / Double(summary.count))), mean error "
          + "\(percent(summary.meanError)), mean absolute \(percent(summary.meanAbsoluteError)), "
          + "CRPS \(percent(summary.meanRankedProbabilityScore))")
    }
    try writer.write(to: "\(ReentryValidation.folder)/storms.csv")
  }

  /// The days of the largest mean ap, or any days.
  private static func days(
    _ record: ActivityRecord, areStorms: Bool
  ) -> [(start: Instant, ap: Double)] {
    func start(_ index: Int) -> Instant {
      Instant(year: 2000, month: 1, day: 1 + record.firstDayNumber + index)
    }
    func mean(_ index: Int) -> Double {
      record.ap[(8 * index)..<(8 * index + 8)].reduce(0, +) / 8
    }
    let first = Instant(year: 1975, month: 1, day: 1).dayNumber - record.firstDayNumber
    let indices = first..<(record.dayCount - 120)
    if !areStorms {
      var stream = RandomStream(seed: 1, stream: 9)
      return (0..<stormCount).map { _ in
        let index = indices.lowerBound + stream.index(below: indices.count)
        return (start(index), mean(index))
      }
    }
    var chosen: [Int] = []
    for index in indices.sorted(by: { mean($0) > mean($1) }) {
      if chosen.allSatisfy({ abs($0 - index) >= 30 }) { chosen.append(index) }
      if chosen.count == stormCount { break }
    }
    return chosen.map { (start($0), mean($0)) }
  }

  /// A prediction one to two days before a day, of an object that comes down two to eight days after it.
  private static func trial(
    _ storm: Instant, _ record: ActivityRecord, seed: UInt64
  ) throws -> (ReentryPrediction, Instant)? {
    var stream = RandomStream(seed: seed, stream: 8)
    let asOf = storm + -day * (1 + stream.uniform())
    // The history before the prediction, and what the object lives on without the storm
    let before = 7 * day
    let life = before + day * (2.5 + 6 * stream.uniform())
    let object = try SimulatedObject(
      from: asOf + -before, living: life, under: record, seed: seed)
    guard let (sets, end) = try object.outcome() else { return nil }
    let known = sets.filter { $0.epoch <= asOf }
    guard known.count >= 4 else { return nil }
    let predictor = ReentryPredictor(record: record)
    return (try predictor.prediction(of: known, asOf: asOf), end)
  }
}

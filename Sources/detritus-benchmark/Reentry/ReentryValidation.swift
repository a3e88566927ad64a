import FileFormats
import Glibc
import OrbitalMechanics
import Reentry
import SpaceEnvironment

/// Predicts re-entries that happened: `detritus-benchmark reentry [<folder of the development data>]`.
///
/// Without the folder, that of `DETRITUS_DATA`. Writes a row for each prediction to `predictions.csv`, in
/// both modes of space weather, with the error of the reference pipeline beside it where there is one;
/// and prints summaries and times. As the reference does, a prediction knows nothing from after its last
/// element set.
struct ReentryValidation {
  static let folder = "Results/reentry-validation"

  private let data: String
  private let record: ActivityRecord
  /// The relative errors of the reference pipeline by object, horizon and mode.
  private let reference: [String: Double]
  private var rows: [Row] = []

  private struct Row {
    let one: ReentryCase
    let horizon: Double
    let mode: String
    let prediction: ReentryPrediction
    let score: ReentryScore
    let reference: Double?
    let seconds: Double
  }

  static func run(data: String?) throws {
    guard let data = data ?? getenv("DETRITUS_DATA").map({ String(cString: $0) }) else {
      throw InputError(
        kind: .unreadable, file: "DETRITUS_DATA", message: "is not set: name the folder")
    }
    // Before the minutes that the predictions take
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw InputError(
        kind: .unreadable, file: folder,
        message: "cannot be made: run this where the package lies")
    }
    var validation = try ReentryValidation(data: data)
    for one in ReentryCase.all { try validation.predict(one) }
    try validation.write()
    validation.summarise()
    try validation.measure()
  }

  private init(data: String) throws {
    self.data = data
    record = ActivityRecord(
      try SpaceWeatherFile.read("Scenarios/space-weather/SW-All.csv"))
    let table = try CSVTable.read(
      "\(data)/reentry/reference-pipeline.csv",
      columns: ["object", "horizon_d", "mode", "fit", "rel_error_pct"], allowingOthers: true)
    var reference: [String: Double] = [:]
    for row in table.rows where try row.text(table["fit"]) == "long" {
      let horizon = try row.number(table["horizon_d"], unit: "d")
      let mode = try row.text(table["mode"]) == "obs" ? "observed" : "forecast"
      let key = Self.key(try row.text(table["object"]), horizon, mode)
      reference[key] = try row.number(table["rel_error_pct"], unit: "%") / 100
    }
    self.reference = reference
  }

  private static func key(_ object: String, _ horizon: Double, _ mode: String) -> String {
    "\(object) \(horizon.nineDigits) \(mode)"
  }

  private mutating func predict(_ one: ReentryCase) throws {
    let file = "\(data)/reentry/\(one.object)/tle.txt"
    let history = try OrbitDataFile.read(file, OrbitDataReading(policy: .lenient)).histories[0]
    for (mode, knowledge) in [
      ("forecast", ReentryPredictor.Knowledge.forecast), ("observed", .observed),
    ] {
      for horizon in one.horizons {
        guard let known = history.known(asOf: one.reentry + -horizon * day),
          let last = known.sets.last
        else { continue }
        var predictor = ReentryPredictor(record: record)
        predictor.knowledge = knowledge
        let (prediction, seconds) = try Benchmark.timed {
          try predictor.prediction(of: known.sets, asOf: last.epoch)
        }
        let entry = ParticipantPrediction(
          prediction, participant: "DETRITUS", object: one.object, catalogNumber: nil)
        rows.append(
          Row(
            one: one, horizon: horizon, mode: mode, prediction: prediction,
            score: ReentryScore(entry, truth: one.reentry),
            reference: reference[Self.key(one.object, horizon, mode)], seconds: seconds))
      }
    }
  }

  private func write() throws {
    var writer = CSVWriter(columns: [
      "object", "tier", "horizon_d", "mode", "last_orbit", "residual_d", "orbits_used",
      "ballistic_coefficient_m2_kg", "predicted", "p05", "p95", "truth", "truth_uncertainty",
      "relative_error", "reference_relative_error", "in_window", "in_20_percent",
      "relative_half_width", "crps_relative", "flags",
    ])
    for row in rows {
      let (p, s) = (row.prediction, row.score)
      let (low, high) = (p.window.quantile(0.05), p.window.quantile(0.95))
      for text in [row.one.object, row.one.tier] { writer.add(text) }
      writer.add(row.horizon)
      writer.add(row.mode)
      writer.add(p.lastOrbit.iso8601)
      writer.add(s.residual / day)
      writer.add(p.fit.usedCount)
      writer.add(p.fit.ballisticCoefficient)
      for instant in [p.nominal.instant, low, high, row.one.reentry] {
        writer.add(instant.iso8601)
      }
      writer.add(row.one.uncertainty / s.residual)
      writer.add(s.relativeError)
      writer.add(row.reference)
      writer.add(s.isInWindow == true ? "yes" : "no")
      writer.add(s.isInConventionalWindow ? "yes" : "no")
      writer.add((high - low) / 2 / p.remaining)
      writer.add(s.rankedProbabilityScore)
      writer.add(p.flags.map(\.rawValue).joined(separator: " "))
      writer.endRow()
    }
    try writer.write(to: "\(Self.folder)/predictions.csv")
  }

  private func summarise() {
    func percent(_ x: Double) -> String { "\((1000 * x).rounded() / 10)" }
    for (tier, mode) in [
      ("A", "forecast"), ("A", "observed"), ("B", "forecast"), ("B", "observed"),
      ("long lead", "forecast"), ("long lead", "observed"),
    ] {
      let group = rows.filter { $0.one.tier == tier && $0.mode == mode }
      guard !group.isEmpty else { continue }
      let summary = ScoreSummary(group.map { (object: $0.one.object, score: $0.score) })
      let compared = group.compactMap(\.reference)
      let reference = compared.reduce(0) { $0 + abs($1) } / Double(max(1, compared.count))
      let truth = group.reduce(0) { $0 + $1.one.uncertainty / $1.score.residual }
      let widest = group.map {
        ($0.prediction.window.quantile(0.95) - $0.prediction.window.quantile(0.05)) / 2
          / $0.prediction.remaining
      }.max()!
      print(
        "tier \(tier), \(mode): n \(summary.count), \(summary.objectCount) objects, mean error "
          + "\(percent(summary.meanError)) %, mean abs \(percent(summary.meanAbsoluteError)) % "
          + "(reference \(percent(reference)) % of \(compared.count), truth "
          + "\(percent(truth / Double(group.count))) %), in window "
          + "\(group.count { $0.score.isInWindow == true }), in 20 % "
          + "\(group.count { $0.score.isInConventionalWindow }), widest half-width "
          + "\(percent(widest)) %, CRPS \(percent(summary.meanRankedProbabilityScore)) %")
    }
    let longest = rows.map(\.seconds).max() ?? 0
    print("longest prediction with 200 samples: \((longest * 1000).rounded()) ms")
  }

  /// Measures one propagation over five days down to 80 km.
  private func measure() throws {
    let start = Instant(year: 2014, month: 3, day: 1)
    let elements = KeplerElements(
      semiMajorAxis: 6_592_000, eccentricity: 0.001, inclination: 0.9, node: 1,
      argumentOfPerigee: 2, meanAnomaly: 3)
    let state = TimedState(
      instant: start,
      state: elements.state(gravitationalParameter: Earth.wgs84.gravitationalParameter))
    for orbits in [ReentryDynamics.Orbits.meanElements, .states] {
      let dynamics = try ReentryDynamics(
        record: record, from: start + -day, to: start + 30 * day, orbits: orbits)
      let trials = try (0..<5).map { _ in
        try Benchmark.timed {
          try dynamics.descent(
            of: state, ballisticCoefficient: 0.01, through: 80_000, within: 30 * day)
        }
      }
      guard let end = trials[0].value?.instant else { continue }
      let best = trials.map(\.seconds).min()!
      print(
        "propagation over \(((end - start) / day * 100).rounded() / 100) d, "
          + "\(dynamics.gravityModel): \((best * 10_000).rounded() / 10) ms")
    }
  }
}

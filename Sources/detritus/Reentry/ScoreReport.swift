import FileFormats
import Reentry
import SpaceEnvironment

/// The scores that `detritus reentry score` prints and writes.
struct ScoreReport {
  let scored: [ScoredPrediction]
  /// The predictions of objects whose re-entry is not known.
  let unknown: Int

  /// A summary with what it is of; empty fields stand for all.
  struct Row {
    let participant: String
    let object: String
    let horizon: String
    let summary: ScoreSummary
  }

  /// The summaries of each participant: of all, by object, by horizon.
  var rows: [Row] {
    func grouped(_ key: (ScoredPrediction) -> (object: String, horizon: String)) -> [Row] {
      var order: [[String]] = []
      var groups: [[String]: [ScoredPrediction]] = [:]
      for one in scored {
        let (object, horizon) = key(one)
        let name = [one.prediction.participant, object, horizon]
        if groups[name] == nil { order.append(name) }
        groups[name, default: []].append(one)
      }
      return order.map { name in
        Row(
          participant: name[0], object: name[1], horizon: name[2],
          summary: ScoreSummary(
            groups[name]!.map { (object: Self.identity($0.prediction), score: $0.score) }))
      }
    }
    return grouped { _ in ("", "") } + grouped { ($0.prediction.object, "") }
      + grouped { ("", $0.horizon) }
  }

  private static func identity(_ prediction: ParticipantPrediction) -> String {
    prediction.catalogNumber.map(String.init) ?? prediction.object
  }

  var text: String {
    var table = TextTable(
      [
        "participant", "object", "last orbit", "n", "objects", "mean error [%]", "mean abs [%]",
        "median abs [%]", "in window [%]", "width [%]", "in 20 % [%]", "CRPS [%]",
      ], leadingColumns: 3)
    func percent(_ x: Double?) -> String { x.map { (100 * $0).decimals(1) } ?? "-" }
    for row in rows {
      let s = row.summary
      table.add([
        row.participant, row.object.isEmpty ? "all" : row.object,
        row.horizon.isEmpty ? "all" : row.horizon, "\(s.count)", "\(s.objectCount)",
        percent(s.meanError), percent(s.meanAbsoluteError), percent(s.medianAbsoluteError),
        percent(s.coverage), percent(s.meanWidth), percent(s.conventionalCoverage),
        percent(s.meanRankedProbabilityScore),
      ])
    }
    let note =
      unknown > 0 ? "\n\(unknown) predictions of objects without a known re-entry\n" : ""
    return table.text + note
  }

  var json: JSONValue {
    func number(_ x: Double?) -> JSONValue { x.map { .number($0) } ?? .null }
    return [
      "summaries": .list(
        rows.map { row in
          let s = row.summary
          return [
            "participant": .text(row.participant),
            "object": row.object.isEmpty ? .null : .text(row.object),
            "horizon": row.horizon.isEmpty ? .null : .text(row.horizon),
            "count": .integer(s.count), "objects": .integer(s.objectCount),
            "mean_relative_error": .number(s.meanError),
            "mean_absolute_relative_error": .number(s.meanAbsoluteError),
            "median_absolute_relative_error": .number(s.medianAbsoluteError),
            "standard_deviation": .number(s.standardDeviation),
            "coverage": number(s.coverage), "mean_relative_width": number(s.meanWidth),
            "conventional_coverage": .number(s.conventionalCoverage),
            "crps_relative": .number(s.meanRankedProbabilityScore),
          ]
        }),
      "without_truth": .integer(unknown),
    ]
  }

  var scoresCSV: [UInt8] {
    get throws(OutputError) {
      var writer = CSVWriter(columns: [
        "participant", "object", "catalog_number", "issued", "epoch_of_last_orbit", "residual_d",
        "predicted", "truth", "truth_uncertainty_relative", "relative_error", "in_window",
        "in_20_percent", "relative_width", "crps_relative",
      ])
      for one in scored {
        let (p, s) = (one.prediction, one.score)
        writer.add(p.participant)
        writer.add(p.object)
        writer.add(p.catalogNumber)
        writer.add(p.issued.iso8601)
        writer.add(p.lastOrbit.iso8601)
        writer.add(s.residual / day)
        writer.add(p.predicted.iso8601)
        writer.add(one.truth.epoch.iso8601)
        writer.add(one.truth.uncertainty / s.residual)
        writer.add(s.relativeError)
        writer.add(s.isInWindow.map { $0 ? "yes" : "no" } ?? "")
        writer.add(s.isInConventionalWindow ? "yes" : "no")
        writer.add(s.relativeWidth)
        writer.add(s.rankedProbabilityScore)
        writer.endRow()
      }
      return try writer.bytes
    }
  }

  var summaryCSV: [UInt8] {
    get throws(OutputError) {
      var writer = CSVWriter(columns: [
        "participant", "object", "horizon", "count", "objects", "mean_relative_error",
        "mean_absolute_relative_error", "median_absolute_relative_error", "standard_deviation",
        "coverage", "mean_relative_width", "conventional_coverage", "crps_relative",
      ])
      for row in rows {
        let s = row.summary
        writer.add(row.participant)
        writer.add(row.object)
        writer.add(row.horizon)
        writer.add(s.count)
        writer.add(s.objectCount)
        writer.add(s.meanError)
        writer.add(s.meanAbsoluteError)
        writer.add(s.medianAbsoluteError)
        writer.add(s.standardDeviation)
        writer.add(s.coverage)
        writer.add(s.meanWidth)
        writer.add(s.conventionalCoverage)
        writer.add(s.meanRankedProbabilityScore)
        writer.endRow()
      }
      return try writer.bytes
    }
  }
}

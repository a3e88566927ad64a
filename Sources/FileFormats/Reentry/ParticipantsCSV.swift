public import Reentry
public import SpaceEnvironment

/// Predictions of the participants of a campaign, one per row.
public enum ParticipantsCSV {
  private static let columns = [
    "participant", "issued", "epoch_of_last_orbit", "predicted", "window_start", "window_end",
  ]

  /// Reads predictions; windows may be left empty.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - object: The object of rows that do not name theirs.
  ///   - catalogNumber: Its number in the catalogue.
  public static func read(
    _ path: String, object: String = "UNKNOWN", catalogNumber: Int? = nil
  ) throws(InputError) -> [ParticipantPrediction] {
    let table = try CSVTable.read(
      path, columns: columns, optional: ["object", "catalog_number"], allowingOthers: true)
    var predictions: [ParticipantPrediction] = []
    for row in table.rows {
      let lastOrbit = try row.instant(table["epoch_of_last_orbit"])
      let predicted = try row.instant(table["predicted"])
      guard predicted > lastOrbit else {
        throw row.error(
          table["predicted"],
          "is \(predicted.iso8601), must be later than the last orbit, \(lastOrbit.iso8601)")
      }
      let (start, end) = (table["window_start"], table["window_end"])
      var window: ClosedRange<Instant>?
      if !row.isEmpty(start) || !row.isEmpty(end) {
        let (low, high) = (try row.instant(start), try row.instant(end))
        guard low <= high else {
          throw row.error(
            end, "is \(high.iso8601), must be at least window_start, \(low.iso8601)")
        }
        window = low...high
      }
      let number = table["catalog_number"]
      predictions.append(
        ParticipantPrediction(
          participant: try row.text(table["participant"]),
          object: row.isEmpty(table["object"]) ? object : row.anyText(table["object"]),
          catalogNumber: row.isEmpty(number)
            ? catalogNumber : try row.integer(number, in: 1...CatalogNumber.largest),
          issued: try row.instant(table["issued"]), lastOrbit: lastOrbit, predicted: predicted,
          window: window))
    }
    return predictions
  }

  /// Returns the file of predictions.
  public static func bytes(of predictions: [ParticipantPrediction]) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: ["object", "catalog_number"] + columns)
    for one in predictions {
      writer.add(one.object)
      writer.add(one.catalogNumber)
      writer.add(one.participant)
      for instant in [one.issued, one.lastOrbit, one.predicted] { writer.add(instant.iso8601) }
      writer.add(one.window?.lowerBound.iso8601 ?? "")
      writer.add(one.window?.upperBound.iso8601 ?? "")
      writer.endRow()
    }
    return try writer.bytes
  }
}

/// When objects came down: `catalog_number,reentry_epoch,uncertainty_min`.
public enum ReentryTruthCSV {
  /// Reads the epochs by catalogue number.
  public static func read(_ path: String) throws(InputError) -> [Int: ReentryTruth] {
    let table = try CSVTable.read(
      path, columns: ["catalog_number", "reentry_epoch", "uncertainty_min"],
      allowingOthers: true)
    var truths: [Int: ReentryTruth] = [:]
    for row in table.rows {
      let column = table["catalog_number"]
      let number = try row.integer(column, in: 1...CatalogNumber.largest)
      let truth = ReentryTruth(
        epoch: try row.instant(table["reentry_epoch"]),
        uncertainty: 60
          * (try row.number(table["uncertainty_min"], unit: "min", in: .atLeast(0))))
      guard truths.updateValue(truth, forKey: number) == nil else {
        throw row.error(column, "is \(number), which is given twice")
      }
    }
    return truths
  }

  public static func bytes(of truths: [(catalogNumber: Int, truth: ReentryTruth)])
    throws(OutputError) -> [UInt8]
  {
    var writer = CSVWriter(columns: ["catalog_number", "reentry_epoch", "uncertainty_min"])
    for (number, truth) in truths {
      writer.add(number)
      writer.add(truth.epoch.iso8601)
      writer.add(truth.uncertainty / 60)
      writer.endRow()
    }
    return try writer.bytes
  }
}

extension CSVRow {
  /// The instant of a field.
  func instant(_ column: CSVColumn) throws(InputError) -> Instant {
    let text = try text(column)
    do {
      return try Instant(text: text)
    } catch {
      throw self.error(column, "is wrong: \(error)")
    }
  }
}

import FileFormats
import SpaceEnvironment

/// `submission.csv`: the predictions of a campaign, as one submits them.
enum SubmissionCSV {
  static func bytes(of objects: [CampaignObject]) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "object", "catalog_number", "participant", "issued", "epoch_of_last_orbit",
      "altitude_km", "predicted", "window_start", "window_end", "window_20_start",
      "window_20_end", "median", "latitude_deg", "longitude_deg", "direction",
      "ballistic_coefficient_m2_kg", "orbits_used", "flags", "problem",
    ])
    for object in objects {
      for one in object.predictions {
        writer.add(object.subject.name)
        writer.add(object.subject.catalogNumber)
        if let result = one.result {
          add(result, to: &writer)
        } else {
          writer.add("")
          writer.add(one.asOf.iso8601)
          for _ in 0..<14 { writer.add("") }
        }
        writer.add(one.problem ?? "")
        writer.endRow()
      }
    }
    return try writer.bytes
  }

  private static func add(_ result: PredictionResult, to writer: inout CSVWriter) {
    let prediction = result.prediction
    let (nominal, window) = (prediction.nominal, prediction.window)
    writer.add(result.task.settings.originator)
    writer.add(prediction.asOf.iso8601)
    writer.add(prediction.lastOrbit.iso8601)
    writer.add(nominal.referenceAltitude / kilometre)
    writer.add(nominal.instant.iso8601)
    writer.add(window.quantile(0.05).iso8601)
    writer.add(window.quantile(0.95).iso8601)
    writer.add(prediction.conventionalWindow.start.iso8601)
    writer.add(prediction.conventionalWindow.end.iso8601)
    writer.add(window.quantile(0.5).iso8601)
    writer.add(nominal.place.latitude / degree)
    writer.add(nominal.place.longitude / degree)
    writer.add(nominal.isAscending ? "ascending" : "descending")
    writer.add(prediction.fit.ballisticCoefficient)
    writer.add(prediction.fit.usedCount)
    writer.add(prediction.flags.map(\.rawValue).joined(separator: " "))
  }
}

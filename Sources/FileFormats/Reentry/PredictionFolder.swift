public import Reentry
import SpaceEnvironment

/// Folders with predictions, as `reentry predict` and `reentry campaign` write them.
public enum PredictionFolder {
  /// Reads all predictions below a folder: every `prediction.json`, and every `others.csv`.
  ///
  /// - Throws: Where there are none, or one of them is damaged.
  public static func read(_ folder: String) throws(InputError) -> [ParticipantPrediction] {
    guard let all = try predictions(in: folder, depth: 0) else {
      throw InputError(kind: .unreadable, file: folder, message: "is not a folder")
    }
    guard !all.isEmpty else {
      throw InputError(
        file: folder, message: "has 0 files prediction.json or others.csv, must have at least 1")
    }
    return all
  }

  private static func predictions(
    in folder: String, depth: Int
  ) throws(InputError) -> [ParticipantPrediction]? {
    guard depth < 6, let names = Paths.contents(of: folder) else { return nil }
    var all: [ParticipantPrediction] = []
    for name in names where !name.hasPrefix(".") {
      let path = Paths.join(folder, name)
      if name == "prediction.json" {
        all.append(try prediction(path))
      } else if name == "others.csv" {
        all.append(contentsOf: try ParticipantsCSV.read(path))
      } else if Paths.kind(of: path) == .folder {
        all.append(contentsOf: try predictions(in: path, depth: depth + 1) ?? [])
      }
    }
    return all
  }

  /// Reads a `prediction.json`.
  public static func prediction(_ path: String) throws(InputError) -> ParticipantPrediction {
    let bytes = try FileContents.read(path)
    let root = JSONReader(
      node: try JSONParser.parse(bytes, file: path), path: "", file: path, bytes: bytes)
    let (object, reentry) = (try root.member("object"), try root.member("reentry"))
    let lastOrbit = try root.member("last_orbit_epoch").instant()
    let low = try reentry.member("p05").instant()
    let high = try reentry.member("p95").instant()
    guard low <= high else { throw try reentry.member("p95").error("is earlier than p05") }
    var samples: [Double] = []
    for sample in try reentry.optional("samples_s")?.elements() ?? [] {
      let seconds = try sample.number()
      // To the end of the year 9999
      guard AllowedRange.between(0, and: 2.6e11).contains(seconds) else {
        throw sample.error("is \(seconds.shown) s, must be between 0 and 2.6e11 s")
      }
      samples.append(seconds)
    }
    return ParticipantPrediction(
      participant: try root.optional("originator")?.text() ?? "DETRITUS",
      object: try object.optional("name")?.text() ?? "UNKNOWN",
      catalogNumber: try object.optional("catalog_number").map {
        value throws(InputError) in try value.integer(in: 1...CatalogNumber.largest)
      },
      issued: try root.member("as_of").instant(), lastOrbit: lastOrbit,
      predicted: try reentry.member("nominal").instant(), window: low...high,
      samples: samples.sorted().map { lastOrbit + $0 })
  }
}

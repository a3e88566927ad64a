import FileFormats
import SpaceEnvironment

/// A case of the race: the tables that pySSEM made, and the time that it took.
struct PeerCase {
  /// The seconds of CPU that pySSEM took: for fragments and pairs, for its equations, for the years.
  struct Times {
    let pairs: Double
    let build: Double
    let integration: Double

    /// Reads those of a condition, `quiet` or `busy`.
    init(_ row: CSVRow, _ table: CSVTable, _ condition: String) throws(InputError) {
      func seconds(_ part: String) throws(InputError) -> Double {
        try row.number(table["\(condition)_\(part)_s"], unit: "s", in: .above(0))
      }
      pairs = try seconds("pairs")
      build = try seconds("build")
      integration = try seconds("integration")
    }

    var total: Double { pairs + build + integration }
  }

  let name: String
  let folder: String
  let scenario: SourceSinkFile
  /// On an idle machine, and in the session of this one.
  let quiet, busy: Times

  static let names = [
    "s_3sp_12", "p1_3sp_24_nolaunch", "s_3sp_48", "p3_3sp_24_launch_spread", "p4_iadc_40",
    "p5b_17sp_20", "p6_17sp_20_spread",
  ]

  /// Reads a case.
  ///
  /// - Parameters:
  ///   - name: Its folder.
  ///   - data: The folder of all.
  ///   - times: The table of pySSEM's times.
  ///   - scratch: Where its scenario is written.
  init(_ name: String, data: String, times: String, scratch: String) throws {
    self.name = name
    folder = Paths.join(data, name)
    let path = Paths.join(scratch, "\(name).yaml")
    let timing = try FileContents.text(Paths.join(folder, "timing.json"))
    let years = try Self.number("years", in: timing, file: folder)
    try AtomicOutput.write(
      Self.document(name, folder: folder, years: years, data: data), to: path)
    scenario = try SourceSinkFile.read(path)
    let table = try CSVTable.read(
      times,
      columns: ["case"]
        + ["quiet", "busy"].flatMap { when in
          ["pairs", "build", "integration"].map { "\(when)_\($0)_s" }
        })
    guard let row = try table.rows.first(where: { try $0.text(table["case"]) == name }) else {
      throw table.error("has no case \(name)")
    }
    quiet = try Times(row, table, "quiet")
    busy = try Times(row, table, "busy")
  }

  /// The scenario of a case: its tables, as many records as pySSEM made.
  ///
  /// pySSEM divides the launches of a row by the length of its step rounded to five decimals.
  private static func document(
    _ name: String, folder: String, years: Double, data: String
  ) throws -> String {
    func has(_ file: String) -> Bool {
      (try? FileContents.read(Paths.join(folder, file))) != nil
    }
    let config = try FileContents.text(Paths.join(folder, "config.json"))
    let count = try number("steps", in: config, file: folder)
    let step = (years / (count - 1) * 1e5).rounded() / 1e5
    return """
      name: \(name)
      kind: source_sink
      epoch: 2023-01-01
      duration_yr: \(years)
      record: {count: \(Int(count))}
      tables:
        folder: \(folder)
        spread: \(has("fragment_spread.csv") ? "fragment_spread.csv" : "none")
        launches: \(has("launches.csv") ? "{file: launches.csv, counted_over_yr: \(step)}" : "none")

      """
  }

  /// The number that a key of a flat JSON document has.
  private static func number(_ key: String, in text: String, file: String) throws -> Double {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].contains("\"\(key)\""),
        let value = Double(parts[1].filter { !" ,".contains($0) })
      {
        return value
      }
    }
    throw InputError(file: file, message: "has no number \(key)")
  }

  /// The population of the reference by recorded time, then by species and shell.
  func reference() throws -> [[Double]] {
    let table = try CSVTable.read(
      Paths.join(folder, "population_tight.csv"), columns: ["year", "species", "shell", "n"])
    let size = scenario.tables.count
    let column = table["n"]
    var states: [[Double]] = []
    for row in table.rows {
      if row.index % size == 0 { states.append([]) }
      states[states.count - 1].append(try row.number(column))
    }
    return states
  }
}

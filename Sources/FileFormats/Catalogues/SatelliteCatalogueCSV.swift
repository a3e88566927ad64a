// References
// [1] CelesTrak, SATCAT format documentation, https://celestrak.org/satcat/satcat-format.php
public import DebrisEnvironment
public import SpaceEnvironment

/// An object of the satellite catalogue (SATCAT).
public struct SatelliteCatalogueEntry: Hashable, Sendable {
  public let catalogNumber: Int
  public let name: String?
  public let kind: SpaceObject.Kind
  /// Whether the object works; `nil` where the status is unknown.
  public let isActive: Bool?
  public let launched: Instant?
  public let decayed: Instant?
  /// The radar cross-section [m²].
  public let radarCrossSection: Double?
  /// Whether the object orbits the Earth.
  public let orbitsEarth: Bool
  /// The line of the file.
  public let line: Int
}

/// The satellite catalogue as CSV: `OBJECT_TYPE`, `OPS_STATUS_CODE`, `LAUNCH_DATE`, `RCS` and more [1].
public enum SatelliteCatalogueCSV {
  /// How dates are written.
  public enum DateForm: String, CaseIterable, Sendable {
    /// `2018-02-01`.
    case iso
    /// `2/1/2018`, as spreadsheets leave them.
    case monthFirst = "month-first"
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - policy: Whether a faulty row ends the reading or is left out and listed.
  ///   - dates: How dates are written; another form is a fault.
  /// - Returns: The entries by catalogue number, and the faults that were passed over.
  public static func read(
    _ path: String, policy: OrbitDataReading.Policy = .strict, dates: DateForm = .iso
  ) throws(InputError) -> (entries: [Int: SatelliteCatalogueEntry], faults: [InputError]) {
    try read(FileContents.read(path), file: path, policy: policy, dates: dates)
  }

  /// Reads the bytes of a file.
  public static func read(
    _ bytes: [UInt8], file: String, policy: OrbitDataReading.Policy = .strict,
    dates: DateForm = .iso
  ) throws(InputError) -> (entries: [Int: SatelliteCatalogueEntry], faults: [InputError]) {
    let table = try CSVTable(
      bytes: bytes, file: file, columns: ["NORAD_CAT_ID", "OBJECT_TYPE"], allowingOthers: true,
      toleratingBrokenRows: policy == .lenient)
    let columns = Columns(table)
    var faults = FaultCollector(policy: policy)
    try faults.add(table.faults)
    var entries: [Int: SatelliteCatalogueEntry] = [:]
    entries.reserveCapacity(table.rowCount)
    for row in table.rows {
      do throws(InputError) {
        let entry = try columns.entry(row, dates: dates)
        if let earlier = entries[entry.catalogNumber] {
          throw row.error(
            columns.number, "is \(entry.catalogNumber), which line \(earlier.line) has already")
        }
        entries[entry.catalogNumber] = entry
      } catch {
        try faults.add(error)
      }
    }
    return (entries, faults.faults)
  }

  private struct Columns {
    let number, type, name, status, launch, decay, crossSection, centre: CSVColumn

    init(_ table: CSVTable) {
      number = table["NORAD_CAT_ID"]
      type = table["OBJECT_TYPE"]
      name = table["OBJECT_NAME"]
      status = table["OPS_STATUS_CODE"]
      launch = table["LAUNCH_DATE"]
      decay = table["DECAY_DATE"]
      crossSection = table["RCS"]
      centre = table["ORBIT_CENTER"]
    }

    func entry(_ row: CSVRow, dates: DateForm) throws(InputError) -> SatelliteCatalogueEntry {
      let σ = try row.optionalNumber(crossSection, unit: "m2", in: .between(0, and: 1e5))
      return SatelliteCatalogueEntry(
        catalogNumber: try row.integer(number, in: 1...CatalogNumber.largest),
        name: row.isEmpty(name) ? nil : row.anyText(name), kind: try kind(row),
        isActive: try isActive(row), launched: try date(row, launch, dates),
        decayed: try date(row, decay, dates),
        // Some lists write 0 for what is not known.
        radarCrossSection: σ == 0 ? nil : σ,
        orbitsEarth: row.isEmpty(centre) || row.anyText(centre) == "EA", line: row.line)
    }

    private func kind(_ row: CSVRow) throws(InputError) -> SpaceObject.Kind {
      switch row.anyText(type) {
      case "PAY": return .payload
      case "R/B": return .rocketBody
      case "DEB", "UNK": return .fragment
      case let text:
        throw row.error(type, "is \(quoted(text)), must be PAY, R/B, DEB or UNK")
      }
    }

    private func isActive(_ row: CSVRow) throws(InputError) -> Bool? {
      switch row.anyText(status) {
      case "": return nil
      // Operational, partially operational, standby, spare, extended mission
      case "+", "P", "B", "S", "X": return true
      case "-", "D": return false
      case "?": return nil
      case let text:
        throw row.error(status, "is \(quoted(text)), must be +, P, B, S, X, -, D, ? or empty")
      }
    }

    private func date(
      _ row: CSVRow, _ column: CSVColumn, _ form: DateForm
    ) throws(InputError) -> Instant? {
      if row.isEmpty(column) { return nil }
      var text = row.anyText(column)
      if form == .monthFirst {
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
          parts[2].count == 4
        else { throw row.error(column, "is \(quoted(text)), must be a date M/D/YYYY") }
        func two(_ part: String) -> String { part.count == 1 ? "0\(part)" : part }
        text = "\(parts[2])-\(two(parts[0]))-\(two(parts[1]))"
      }
      do {
        return try Instant(text: text)
      } catch {
        let hint = text.contains("/") ? "; dates M/D/YYYY are read where that is asked for" : ""
        throw row.error(column, "is wrong: \(error)\(hint)")
      }
    }
  }
}

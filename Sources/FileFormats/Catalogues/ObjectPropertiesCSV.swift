public import DebrisEnvironment
import SpaceEnvironment

/// Masses and sizes of objects by catalogue number: `norad_id`, and any of `mass_kg`, `radius_m`,
/// `diameter_m`, `area_m2`, `object_type`, `launch_date`.
public enum ObjectPropertiesCSV {
  /// What a row knows of an object.
  public struct Properties: Hashable, Sendable {
    public var kind: SpaceObject.Kind?
    /// [kg]
    public var mass: Double?
    /// [m]
    public var radius: Double?
    /// [m²]
    public var area: Double?
    /// As a decimal year.
    public var launchDate: Double?
  }

  /// Reads a file; other columns are left alone.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - policy: Whether a faulty row ends the reading or is left out and listed.
  public static func read(
    _ path: String, policy: OrbitDataReading.Policy = .strict
  ) throws(InputError) -> (properties: [Int: Properties], faults: [InputError]) {
    try read(FileContents.read(path), file: path, policy: policy)
  }

  /// Reads the bytes of a file.
  public static func read(
    _ bytes: [UInt8], file: String, policy: OrbitDataReading.Policy = .strict
  ) throws(InputError) -> (properties: [Int: Properties], faults: [InputError]) {
    let table = try CSVTable(
      bytes: bytes, file: file, columns: ["norad_id"], allowingOthers: true,
      toleratingBrokenRows: policy == .lenient)
    var faults = FaultCollector(policy: policy)
    try faults.add(table.faults)
    let number = table["norad_id"]
    var properties: [Int: Properties] = [:]
    for row in table.rows {
      do throws(InputError) {
        let id = try row.integer(number, in: 1...CatalogNumber.largest)
        guard properties[id] == nil else {
          throw row.error(number, "is \(id), which an earlier line has already")
        }
        properties[id] = try self.properties(row, table)
      } catch {
        try faults.add(error)
      }
    }
    return (properties, faults.faults)
  }

  private static func properties(
    _ row: CSVRow, _ table: CSVTable
  ) throws(InputError) -> Properties {
    var properties = Properties()
    let type = table["object_type"]
    if !row.isEmpty(type) {
      properties.kind = SpaceObject.Kind(sourceType: row.anyText(type))
      if properties.kind == nil {
        throw row.error(
          type,
          "is \(quoted(row.anyText(type))), must be one of \(SpaceObject.Kind.knownNames)")
      }
    }
    properties.mass = try row.optionalNumber(
      table["mass_kg"], unit: "kg", in: .above(0, atMost: 1e7))
    let diameter = try row.optionalNumber(
      table["diameter_m"], unit: "m", in: .above(0, atMost: 2e3))
    let radius = try row.optionalNumber(
      table["radius_m"], unit: "m", in: .above(0, atMost: 1e3))
    properties.radius = radius ?? diameter.map { $0 / 2 }
    properties.area = try row.optionalNumber(
      table["area_m2"], unit: "m2", in: .above(0, atMost: 1e6))
    let launch = table["launch_date"]
    if !row.isEmpty(launch) {
      do {
        properties.launchDate = try Instant(text: row.anyText(launch)).decimalYear
      } catch {
        throw row.error(launch, "is wrong: \(error)")
      }
    }
    return properties
  }
}

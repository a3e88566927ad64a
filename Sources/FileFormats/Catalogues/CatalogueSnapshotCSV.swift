public import DebrisEnvironment
import SpaceEnvironment

/// Catalogues of one date as CSV: one row per object with its number, type, orbit and what is known of
/// its mass and size.
public enum CatalogueSnapshotCSV {
  private static let names = [
    "norad_id", "object_type", "semi_major_axis_km", "eccentricity", "inclination_deg",
  ]
  private static let optionalNames = [
    "name", "raan_deg", "argument_of_perigee_deg", "bstar_per_earth_radius", "mass_kg", "radius_m",
    "area_m2", "launch_date",
  ]

  /// Whether a file has the columns of a catalogue: `norad_id` and an orbit.
  public static func isCatalogue(_ path: String) throws(InputError) -> Bool {
    let header = try FileContents.read(path).split(separator: UInt8(ascii: "\n")).first {
      $0.first != UInt8(ascii: "#")
    }
    let names = String(decoding: header ?? [], as: UTF8.self)
      .split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    return names.contains("norad_id") && names.contains("semi_major_axis_km")
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - policy: Whether a faulty row ends the reading or is left out and listed.
  public static func read(
    _ path: String, policy: OrbitDataReading.Policy = .strict
  ) throws(InputError) -> (objects: [CatalogueObject], faults: [InputError]) {
    try read(FileContents.read(path), file: path, policy: policy)
  }

  /// Reads the bytes of a file.
  public static func read(
    _ bytes: [UInt8], file: String, policy: OrbitDataReading.Policy = .strict
  ) throws(InputError) -> (objects: [CatalogueObject], faults: [InputError]) {
    let table = try CSVTable(
      bytes: bytes, file: file, columns: names, optional: optionalNames,
      toleratingBrokenRows: policy == .lenient)
    var faults = FaultCollector(policy: policy)
    try faults.add(table.faults)
    let columns = Dictionary(
      uniqueKeysWithValues: (names + optionalNames).map { ($0, table[$0]) })
    var objects: [CatalogueObject] = []
    var lines: [Int: Int] = [:]
    objects.reserveCapacity(table.rowCount)
    for row in table.rows {
      do throws(InputError) {
        let object = try object(row, columns)
        if let line = lines.updateValue(row.line, forKey: object.catalogNumber) {
          throw row.error(
            columns["norad_id"]!, "is \(object.catalogNumber), which line \(line) has already")
        }
        objects.append(object)
      } catch {
        try faults.add(error)
      }
    }
    if objects.isEmpty {
      throw faults.faults.first ?? table.error("has 0 objects, must have at least 1")
    }
    return (objects, faults.faults)
  }

  private static func object(
    _ row: CSVRow, _ columns: [String: CSVColumn]
  ) throws(InputError) -> CatalogueObject {
    func column(_ name: String) -> CSVColumn { columns[name]! }
    let type = try row.text(column("object_type"))
    guard let kind = SpaceObject.Kind(sourceType: type) else {
      throw row.error(
        column("object_type"), "is \(quoted(type)), must be one of \(SpaceObject.Kind.knownNames)")
    }
    for name in ["raan_deg", "argument_of_perigee_deg"] {
      _ = try row.optionalNumber(column(name), unit: "deg", in: .between(-360, and: 360))
    }
    var launchDate: Double?
    if !row.isEmpty(column("launch_date")) {
      do {
        launchDate = try Instant(text: row.anyText(column("launch_date"))).decimalYear
      } catch {
        throw row.error(column("launch_date"), "is wrong: \(error)")
      }
    }
    let radius = Earth.wgs84.equatorialRadius / kilometre
    return CatalogueObject(
      catalogNumber: try row.integer(column("norad_id"), in: 1...CatalogNumber.largest),
      kind: kind,
      name: row.isEmpty(column("name")) ? nil : row.anyText(column("name")),
      semiMajorAxis: try row.number(
        column("semi_major_axis_km"), unit: "km", in: .above(radius, atMost: 1_000_000))
        * kilometre,
      eccentricity: try row.number(column("eccentricity"), in: .from(0, below: 1)),
      inclination: try row.number(
        column("inclination_deg"), unit: "deg", in: .between(0, and: 180)) * degree,
      dragTerm: try row.optionalNumber(column("bstar_per_earth_radius"), unit: "1/Earth radius"),
      mass: try row.optionalNumber(column("mass_kg"), unit: "kg", in: .above(0, atMost: 1e7)),
      radius: try row.optionalNumber(column("radius_m"), unit: "m", in: .above(0, atMost: 1e3)),
      area: try row.optionalNumber(column("area_m2"), unit: "m2", in: .above(0, atMost: 1e6)),
      launchDate: launchDate)
  }
}

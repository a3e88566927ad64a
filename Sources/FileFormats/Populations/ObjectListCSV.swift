public import DebrisEnvironment
import SpaceEnvironment

/// Object lists: one row per object with its mass, size and orbit.
public enum ObjectListCSV {
  private static let names = [
    "object_type", "mass_kg", "diameter_m", "area_m2", "semi_major_axis_km", "eccentricity",
    "inclination_deg", "raan_deg", "argument_of_perigee_deg", "launch_year",
  ]

  /// Reads a file.
  public static func read(
    _ path: String, allowingZeroArea: Bool = false
  ) throws(InputError) -> [SpaceObject] {
    try read(FileContents.read(path), file: path, allowingZeroArea: allowingZeroArea)
  }

  /// Reads the bytes of a file.
  ///
  /// Refused are unknown types, masses and sizes that are not positive, and orbits whose perigee
  /// lies below the equatorial radius.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The path that errors name.
  ///   - allowingZeroArea: Whether an area may be 0 m², as in lists that round small ones. Such an
  ///     object feels no drag by itself; it counts in the means of its class.
  public static func read(
    _ bytes: [UInt8], file: String, allowingZeroArea: Bool = false
  ) throws(InputError) -> [SpaceObject] {
    let table = try CSVTable(bytes: bytes, file: file, columns: names)
    let type = table["object_type"]
    let mass = table["mass_kg"]
    let diameter = table["diameter_m"]
    let area = table["area_m2"]
    let semiMajorAxis = table["semi_major_axis_km"]
    let eccentricity = table["eccentricity"]
    let inclination = table["inclination_deg"]
    let rightAscension = table["raan_deg"]
    let argumentOfPerigee = table["argument_of_perigee_deg"]
    let launchYear = table["launch_year"]
    let radius = Earth.wgs84.equatorialRadius / kilometre

    let areas: AllowedRange = allowingZeroArea ? .between(0, and: 1e6) : .above(0, atMost: 1e6)

    var objects: [SpaceObject] = []
    objects.reserveCapacity(table.rowCount)
    for row in table.rows {
      let name = try row.text(type)
      guard let kind = SpaceObject.Kind(sourceType: name) else {
        throw row.error(type, "is \(quoted(name)), must be one of \(SpaceObject.Kind.knownNames)")
      }
      let a_km = try row.number(
        semiMajorAxis, unit: "km", in: .above(radius, atMost: 1_000_000))
      let e = try row.number(eccentricity, in: .from(0, below: 1))
      let perigee_km = a_km * (1 - e) - radius
      guard perigee_km > 0 else {
        throw row.error(
          eccentricity,
          "is \(e.shown), which puts the perigee at \(perigee_km.nineDigits) km altitude, "
            + "must be greater than 0 km")
      }
      // Nodes and perigees are spread evenly: their columns are checked and not kept.
      for column in [rightAscension, argumentOfPerigee] {
        _ = try row.optionalNumber(column, unit: "deg", in: .between(-360, and: 360))
      }
      objects.append(
        SpaceObject(
          kind: kind,
          mass: try row.number(mass, unit: "kg", in: .above(0, atMost: 1e7)),
          radius: try row.number(diameter, unit: "m", in: .above(0, atMost: 1e4)) / 2,
          area: try row.number(area, unit: "m2", in: areas),
          semiMajorAxis: a_km * kilometre,
          eccentricity: e,
          inclination: try row.number(
            inclination, unit: "deg", in: .between(0, and: 180)) * degree,
          launchDate: try row.optionalNumber(
            launchYear, in: .from(1957, below: 9999))))
    }
    return objects
  }
}

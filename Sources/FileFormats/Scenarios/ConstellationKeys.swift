import SpaceEnvironment

/// What an entry of a scenario, or of a file of constellations, says of one; all in the units of the
/// file.
struct ConstellationKeys {
  var altitude_km: Double?
  var inclination_deg: Double?
  var satellites: Double?
  var mass_kg: Double?
  var radius_m: Double?
  var area_m2: Double?
  var lifetime_yr: Double?
  var filling_yr: Double?
  var start: Instant?
  var end: Instant?

  /// Reads the keys that are given.
  init(_ section: YAMLMapping) throws(InputError) {
    func number(
      _ key: String, unit: String? = nil, in range: AllowedRange
    ) throws(InputError) -> Double? {
      guard let value = section.optional(key) else { return nil }
      return try value.number(unit: unit, in: range)
    }
    altitude_km = try number("altitude_km", unit: "km", in: ScenarioRanges.shellAltitude_km)
    inclination_deg = try number("inclination_deg", unit: "deg", in: ScenarioRanges.inclination_deg)
    satellites = try number("satellites", in: ScenarioRanges.satellites)
    mass_kg = try number("mass_kg", unit: "kg", in: ScenarioRanges.satelliteMass_kg)
    radius_m = try number("radius_m", unit: "m", in: ScenarioRanges.satelliteRadius_m)
    area_m2 = try number("area_m2", unit: "m2", in: ScenarioRanges.satelliteArea_m2)
    lifetime_yr = try number("lifetime_yr", unit: "yr", in: ScenarioRanges.payloadLifetime_yr)
    filling_yr = try number("fill_yr", unit: "yr", in: ScenarioRanges.filling_yr)
    if let value = section.optional("start") { start = try value.date() }
    if let value = section.optional("end") { end = try value.date() }
  }

  /// These keys, and for what they leave out those of another entry.
  func completed(by other: ConstellationKeys) -> ConstellationKeys {
    var keys = self
    keys.altitude_km = altitude_km ?? other.altitude_km
    keys.inclination_deg = inclination_deg ?? other.inclination_deg
    keys.satellites = satellites ?? other.satellites
    keys.mass_kg = mass_kg ?? other.mass_kg
    keys.radius_m = radius_m ?? other.radius_m
    keys.area_m2 = area_m2 ?? other.area_m2
    keys.lifetime_yr = lifetime_yr ?? other.lifetime_yr
    keys.filling_yr = filling_yr ?? other.filling_yr
    keys.start = start ?? other.start
    keys.end = end ?? other.end
    return keys
  }
}

/// A file of constellations: a list of shells, each with a name.
enum ConstellationFile {
  static func read(
    _ bytes: [UInt8], file: String
  ) throws(InputError) -> [(name: String, keys: ConstellationKeys)] {
    let document = try YAMLDocument(text: String(decoding: bytes, as: UTF8.self), file: file)
    return try document.decode(shells)
  }

  static func shells(
    _ root: YAMLMapping
  ) throws(InputError) -> [(name: String, keys: ConstellationKeys)] {
    var shells: [(name: String, keys: ConstellationKeys)] = []
    for value in try root.list("constellations") {
      try value.mapping { section throws(InputError) in
        let name = try section.constellationName()
        if shells.contains(where: { $0.name == name }) {
          throw section.error(at: "name", "is \(quoted(name)), which comes twice")
        }
        shells.append((name, try ConstellationKeys(section)))
      }
    }
    return shells
  }
}

extension YAMLMapping {
  /// The name of a constellation: letters, digits, `-`, `_` and `.`.
  func constellationName() throws(InputError) -> String {
    let name = try text("name")
    let isPlain = name.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))
    }
    guard isPlain else {
      throw error(at: "name", "is \(quoted(name)), must be letters, digits, '-', '_' and '.'")
    }
    return name
  }
}

import DebrisEnvironment
public import Evolution
import SpaceEnvironment

/// `population.csv`: the objects of each type in each shell, one row per recorded year, type, shell.
public enum ShellPopulationCSV {
  static let names = [
    "year", "object_type", "altitude_lower_km", "altitude_upper_km", "count", "mass_kg",
    "spatial_density_per_km3",
  ]

  /// Returns the bytes of the file; constellations are also summed into active payloads.
  public static func bytes(of record: RunRecord) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: names)
    for row in record.shells {
      writer.add(year: row.date)
      writer.add(row.type.name)
      writer.add(row.altitude.lowerBound / kilometre)
      writer.add(row.altitude.upperBound / kilometre)
      writer.add(row.count)
      writer.add(row.mass)
      writer.add(row.spatialDensity * cubicKilometre)
      writer.endRow()
    }
    return try writer.bytes
  }
}

/// `collisions.csv`: the expected collisions since the epoch by shell and pair of types.
public enum CollisionsCSV {
  static let names = [
    "year", "altitude_lower_km", "altitude_upper_km", "type_a", "type_b", "catastrophic",
    "expected_count",
  ]

  /// Returns the bytes of the file; pairs without any collision have no row.
  public static func bytes(of record: RunRecord) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: names)
    for row in record.collisions {
      writer.add(year: row.date)
      writer.add(row.altitude.lowerBound / kilometre)
      writer.add(row.altitude.upperBound / kilometre)
      writer.add(row.typeA.name)
      writer.add(row.typeB.name)
      writer.add(row.isCatastrophic ? "true" : "false")
      writer.add(row.expectedCount)
      writer.endRow()
    }
    return try writer.bytes
  }
}

/// One cubic kilometre [m³].
let cubicKilometre = kilometre * kilometre * kilometre

public import DebrisEnvironment
public import Evolution
import SpaceEnvironment

/// `population-by-size.csv`: the objects of each type and size in each shell and band of inclination,
/// one row per recorded year and cell that is not empty.
///
/// The size is twice the mean collision radius of the class that an object belongs to.
public enum SizePopulationCSV {
  public static let fileName = "population-by-size.csv"

  static let names = [
    "year", "object_type", "size_lower_m", "size_upper_m", "altitude_lower_km",
    "altitude_upper_km", "inclination_lower_deg", "inclination_upper_deg", "count",
    "mean_radius_m", "mean_radius_squared_m2",
  ]

  /// Returns the bytes of the file.
  public static func bytes(of record: RunRecord) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: names)
    for row in record.sizes {
      writer.add(year: row.date)
      writer.add(row.type.name)
      writer.add(row.size.lowerBound)
      writer.add(upperEdge: row.size.upperBound)
      writer.add(row.altitude.lowerBound / kilometre)
      writer.add(row.altitude.upperBound / kilometre)
      writer.add(row.inclination.lowerBound / degree)
      writer.add(row.inclination.upperBound / degree)
      writer.add(row.count)
      writer.add(row.meanRadius)
      writer.add(row.meanRadiusSquared)
      writer.endRow()
    }
    return try writer.bytes
  }

  /// Reads the file of a folder of results; the dates are years as files show them.
  public static func read(folder: String) throws(InputError) -> [RunRecord.SizePopulation] {
    let path = Paths.join(folder, fileName)
    guard Paths.kind(of: path) != .nothing else {
      throw InputError(
        kind: .unreadable, file: folder,
        message: "has no \(fileName), which a run of its scenario writes")
    }
    let table = try CSVTable.read(path, columns: names)
    let columns = names.map { table[$0] }
    var rows: [RunRecord.SizePopulation] = []
    func range(
      _ row: CSVRow, _ k: Int, unit: String, _ factor: Double, in allowed: AllowedRange
    ) throws(InputError) -> Range<Double> {
      let lower = try row.number(columns[k], unit: unit, in: allowed)
      let upper = try row.upperEdge(columns[k + 1], unit: unit, in: allowed)
      guard lower < upper else {
        throw row.error(
          columns[k + 1], "is \(upper.shown) \(unit), must be greater than \(lower.shown) \(unit)")
      }
      return lower * factor..<upper * factor
    }
    for row in table.rows {
      let name = try row.text(columns[1])
      guard let type = ObjectType(name: name) else {
        throw row.error(columns[1], "is \(quoted(name)), which is no type of object")
      }
      rows.append(
        RunRecord.SizePopulation(
          date: try row.number(columns[0], unit: "yr"), type: type,
          size: try range(row, 2, unit: "m", 1, in: .atLeast(0)),
          altitude: try range(row, 4, unit: "km", kilometre, in: .between(0, and: 100_000)),
          inclination: try range(row, 6, unit: "deg", degree, in: .between(0, and: 180)),
          count: try row.number(columns[8], in: .atLeast(0)),
          meanRadius: try row.number(columns[9], unit: "m", in: .atLeast(0)),
          meanRadiusSquared: try row.number(columns[10], unit: "m2", in: .atLeast(0))))
    }
    if rows.isEmpty { throw table.error("has 0 rows, must have at least 1") }
    return rows
  }
}

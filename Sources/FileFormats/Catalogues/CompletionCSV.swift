public import DebrisEnvironment
import SpaceEnvironment

/// Completion factors as CSV: one row per bin of perigee altitude and diameter.
public enum CompletionCSV {
  private static let names = [
    "perigee_lower_km", "perigee_upper_km", "diameter_lower_m", "diameter_upper_m", "factor",
  ]

  /// Reads a file.
  public static func read(_ path: String) throws(InputError) -> CompletionFactors {
    let table = try CSVTable.read(path, columns: names)
    var bins: [CompletionFactors.Bin] = []
    for row in table.rows {
      let lower = try row.number(table[names[0]], unit: "km", in: .between(0, and: 50_000))
      let upper = try row.number(table[names[1]], unit: "km", in: .above(lower, atMost: 50_000))
      let smallest = try row.number(table[names[2]], unit: "m", in: .atLeast(0))
      let largest = try row.upperEdge(table[names[3]], unit: "m", in: .above(smallest))
      bins.append(
        CompletionFactors.Bin(
          altitude: lower * kilometre..<upper * kilometre, diameter: smallest..<largest,
          factor: try row.number(table[names[4]], in: .between(1, and: 1000))))
    }
    if bins.isEmpty { throw table.error("has 0 rows, must have at least 1") }
    return CompletionFactors(bins: bins)
  }

  /// Returns the bytes of the file of some factors.
  ///
  /// - Parameters:
  ///   - factors: The factors by altitude and diameter.
  ///   - comment: What they were made from, one line.
  public static func bytes(of factors: CompletionFactors, comment: String) throws(OutputError)
    -> [UInt8]
  {
    var writer = CSVWriter(columns: names, comments: [comment])
    for bin in factors.bins {
      writer.add(bin.altitude.lowerBound / kilometre)
      writer.add(bin.altitude.upperBound / kilometre)
      writer.add(bin.diameter.lowerBound)
      writer.add(upperEdge: bin.diameter.upperBound)
      writer.add(bin.factor)
      writer.endRow()
    }
    return try writer.bytes
  }
}

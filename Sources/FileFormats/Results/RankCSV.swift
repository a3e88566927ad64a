import DebrisEnvironment
public import Evolution
import SpaceEnvironment

/// `rank.csv`: classes and orbits by what one of their objects does to the environment.
///
/// Masses are means of one object; `collision_probability_per_yr` is that of a catastrophic collision;
/// `index` is the number of hits per year that the fragments of one object are expected to cause;
/// `marginal_catastrophic_collisions` are those that one more object causes until the end of the run, empty
/// where they were not asked for.
public enum RankCSV {
  static let names = [
    "rank", "object_type", "mass_lower_kg", "mass_upper_kg", "perigee_lower_km",
    "perigee_upper_km", "inclination_lower_deg", "inclination_upper_deg", "count", "mass_kg",
    "collision_probability_per_yr", "index", "mass_times_probability_kg_per_yr",
    "marginal_catastrophic_collisions",
  ]

  /// Returns the bytes of the file, the first row having rank 1.
  public static func bytes(of rows: some Sequence<EnvironmentRanking.Row>) throws(OutputError)
    -> [UInt8]
  {
    var writer = CSVWriter(columns: names)
    for (k, row) in rows.enumerated() {
      writer.add(k + 1)
      writer.add(row.objectClass.type.name)
      writer.add(row.objectClass.bin.mass.lowerBound)
      writer.add(upperEdge: row.objectClass.bin.mass.upperBound)
      writer.add(row.perigee.lowerBound / kilometre)
      writer.add(row.perigee.upperBound / kilometre)
      writer.add(row.inclination.lowerBound / degree)
      writer.add(row.inclination.upperBound / degree)
      writer.add(row.count)
      writer.add(row.objectClass.meanMass)
      writer.add(row.catastrophicRate * year)
      writer.add(row.index * year)
      writer.add(row.massTimesRate * year)
      writer.add(row.marginal)
      writer.endRow()
    }
    return try writer.bytes
  }
}

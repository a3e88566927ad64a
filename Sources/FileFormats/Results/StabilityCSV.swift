import DebrisEnvironment
public import Evolution
import SpaceEnvironment

/// The tables of `detritus stability`.
public enum StabilityCSV {
  /// `stability.csv`: a row per band; `critical_factor` is that on the intact objects, and
  /// `equilibrium_fragments` is empty where there is no equilibrium.
  public static func bands(of stability: FragmentStability) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "altitude_lower_km", "altitude_upper_km", "intact", "fragments", "reproduction_number",
      "critical_factor", "equilibrium_fragments", "verdict",
    ])
    for band in stability.bands {
      writer.add(band.altitude.lowerBound / kilometre)
      writer.add(band.altitude.upperBound / kilometre)
      writer.add(band.intact)
      writer.add(band.fragments)
      writer.add(band.reproduction)
      writer.add(upperEdge: band.criticalFactor)
      writer.add(band.equilibrium)
      writer.add(band.verdict.rawValue)
      writer.endRow()
    }
    return try writer.bytes
  }

  /// `stability-classes.csv`: a row per band and class of fragments; `equilibrium` is empty where there is
  /// none.
  public static func classes(of stability: FragmentStability) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "altitude_lower_km", "altitude_upper_km", "object_type", "mass_lower_kg", "mass_upper_kg",
      "area_to_mass_lower_m2_kg", "area_to_mass_upper_m2_kg", "present", "equilibrium", "verdict",
    ])
    for band in stability.bands {
      for numbers in band.classes {
        let bin = numbers.objectClass.bin
        writer.add(band.altitude.lowerBound / kilometre)
        writer.add(band.altitude.upperBound / kilometre)
        writer.add(bin.type.name)
        writer.add(bin.mass.lowerBound)
        writer.add(upperEdge: bin.mass.upperBound)
        writer.add(bin.areaToMassRatio.lowerBound)
        writer.add(upperEdge: bin.areaToMassRatio.upperBound)
        writer.add(numbers.present)
        writer.add(numbers.equilibrium)
        writer.add(numbers.verdict.rawValue)
        writer.endRow()
      }
    }
    return try writer.bytes
  }

  /// `critical-curve.csv`: the equilibria of fragments with a number of intact objects.
  public static func curve(of stability: FragmentStability) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: ["factor", "intact", "equilibrium_fragments"])
    for point in stability.curve {
      writer.add(point.factor)
      writer.add(point.intact)
      writer.add(point.fragments)
      writer.endRow()
    }
    return try writer.bytes
  }

  /// `modes.csv`: the share of each mode in every shell; `doubling_yr` is negative where it halves.
  public static func modes(
    _ modes: [(growth: Double, inShells: [Double])], altitudes: [Range<Double>]
  ) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "mode", "growth_per_yr", "doubling_yr", "altitude_lower_km", "altitude_upper_km", "fragments",
    ])
    for (k, mode) in modes.enumerated() {
      for (altitude, value) in zip(altitudes, mode.inShells) {
        writer.add(k + 1)
        writer.add(mode.growth * year)
        writer.add(0.69314718055994531 / (mode.growth * year))
        writer.add(altitude.lowerBound / kilometre)
        writer.add(altitude.upperBound / kilometre)
        writer.add(value)
        writer.endRow()
      }
    }
    return try writer.bytes
  }

  /// `equilibrium.csv`: what constant launches settle to, by shell, intact objects and fragments.
  public static func equilibrium(
    _ points: [(factor: Double, intact: [Double], fragments: [Double])], altitudes: [Range<Double>]
  ) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "launch_factor", "altitude_lower_km", "altitude_upper_km", "intact", "fragments",
    ])
    for point in points {
      for (s, altitude) in altitudes.enumerated() {
        writer.add(point.factor)
        writer.add(altitude.lowerBound / kilometre)
        writer.add(altitude.upperBound / kilometre)
        writer.add(point.intact[s])
        writer.add(point.fragments[s])
        writer.endRow()
      }
    }
    return try writer.bytes
  }
}

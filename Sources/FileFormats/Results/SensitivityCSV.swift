import DebrisEnvironment
public import Evolution
import SpaceEnvironment

/// The tables of `detritus sensitivity`.
public enum SensitivityCSV {
  /// A policy value and its derivative, in the units of the files.
  public struct Policy: Sendable {
    public let key: String
    /// The value, in the unit of the key.
    public let value: Double
    /// The change of the quantity for one unit of the key.
    public let derivative: Double
  }

  /// The derivatives by policy values in the units of their keys; mass in tonnes.
  public static func policies(_ sensitivities: RunSensitivities) -> [Policy] {
    let scale = sensitivities.quantity.kind == .mass ? 1e-3 : 1
    return sensitivities.policies.map { policy in
      let perYear = policy.key.hasSuffix("removal.per_yr") || policy.key.contains("rates_per_yr")
      let unit = perYear ? 1 / year : 1
      return Policy(
        key: policy.key, value: policy.value / unit, derivative: scale * policy.derivative * unit)
    }
  }

  /// `sensitivity.csv`: a row per policy value.
  public static func bytes(_ sensitivities: RunSensitivities) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: ["quantity", "quantity_value", "key", "value", "derivative"])
    let scale = sensitivities.quantity.kind == .mass ? 1e-3 : 1
    for policy in policies(sensitivities) {
      writer.add(sensitivities.quantity.name)
      writer.add(scale * sensitivities.value)
      writer.add(policy.key)
      writer.add(policy.value)
      writer.add(policy.derivative)
      writer.endRow()
    }
    return try writer.bytes
  }

  /// `marginal.csv`: what one more object of each class in each orbit at the epoch adds to the quantity,
  /// and how many there are: all bins of the lowest eccentricities, and others that are not empty.
  public static func marginal(
    _ sensitivities: RunSensitivities, count: (Int, OrbitBin) -> Double
  ) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "object_type", "mass_lower_kg", "mass_upper_kg", "area_to_mass_lower_m2_kg",
      "area_to_mass_upper_m2_kg", "mean_mass_kg", "perigee_lower_km", "perigee_upper_km",
      "eccentricity_lower", "eccentricity_upper", "inclination_lower_deg", "inclination_upper_deg",
      "count", "marginal",
    ])
    let (grid, classes) = (sensitivities.model.grid, sensitivities.model.classes)
    let scale = sensitivities.quantity.kind == .mass ? 1e-3 : 1
    for (c, objectClass) in classes.classes.enumerated() {
      for i in 0..<grid.inclinationCount {
        for e in 0..<grid.eccentricityCount {
          for p in 0..<grid.perigeeCount {
            let bin = OrbitBin(perigee: p, eccentricity: e, inclination: i)
            let number = count(c, bin)
            if e > 0 && number == 0 { continue }
            writer.add(objectClass.type.name)
            writer.add(objectClass.bin.mass.lowerBound)
            writer.add(upperEdge: objectClass.bin.mass.upperBound)
            writer.add(objectClass.bin.areaToMassRatio.lowerBound)
            writer.add(upperEdge: objectClass.bin.areaToMassRatio.upperBound)
            writer.add(objectClass.meanMass)
            writer.add(grid.perigeeEdges[p] / kilometre)
            writer.add(grid.perigeeEdges[p + 1] / kilometre)
            writer.add(grid.eccentricityEdges[e])
            writer.add(grid.eccentricityEdges[e + 1])
            writer.add(grid.inclinationEdges[i] / degree)
            writer.add(grid.inclinationEdges[i + 1] / degree)
            writer.add(number)
            writer.add(scale * sensitivities.derivative(ofClass: c, bin: bin))
            writer.endRow()
          }
        }
      }
    }
    return try writer.bytes
  }
}

import DebrisEnvironment
import SpaceEnvironment

/// The columns that population and traffic files share, and their conversion from and to records.
struct PopulationColumns {
  static let names = [
    "object_type", "mass_lower_kg", "mass_upper_kg", "area_to_mass_lower_m2_kg",
    "area_to_mass_upper_m2_kg", "mean_mass_kg", "mean_area_m2", "mean_radius_m",
    "mean_radius_squared_m2", "perigee_lower_km", "perigee_upper_km", "eccentricity_lower",
    "eccentricity_upper", "inclination_lower_deg", "inclination_upper_deg", "mission_ends", "count",
  ]

  /// The classes seen so far, with the line that named them first.
  private var classes: [ClassBin: (objectClass: ObjectClass, line: Int)] = [:]

  private let type, massLower, massUpper, areaToMassLower, areaToMassUpper: CSVColumn
  private let meanMass, meanArea, meanRadius, meanRadiusSquared: CSVColumn
  private let perigeeLower, perigeeUpper, eccentricityLower, eccentricityUpper: CSVColumn
  private let inclinationLower, inclinationUpper, missionEnds, count: CSVColumn

  init(_ table: CSVTable) {
    type = table["object_type"]
    massLower = table["mass_lower_kg"]
    massUpper = table["mass_upper_kg"]
    areaToMassLower = table["area_to_mass_lower_m2_kg"]
    areaToMassUpper = table["area_to_mass_upper_m2_kg"]
    meanMass = table["mean_mass_kg"]
    meanArea = table["mean_area_m2"]
    meanRadius = table["mean_radius_m"]
    meanRadiusSquared = table["mean_radius_squared_m2"]
    perigeeLower = table["perigee_lower_km"]
    perigeeUpper = table["perigee_upper_km"]
    eccentricityLower = table["eccentricity_lower"]
    eccentricityUpper = table["eccentricity_upper"]
    inclinationLower = table["inclination_lower_deg"]
    inclinationUpper = table["inclination_upper_deg"]
    missionEnds = table["mission_ends"]
    count = table["count"]
  }

  /// Reads the record of a row.
  mutating func record(_ row: CSVRow) throws(InputError) -> PopulationRecord {
    let objectClass = try objectClass(row)
    let perigee = try range(
      row, perigeeLower, perigeeUpper, unit: "km", in: .between(100, and: 50_000))
    let eccentricity = try range(
      row, eccentricityLower, eccentricityUpper, unit: nil, in: .between(0, and: 1))
    let inclination = try range(
      row, inclinationLower, inclinationUpper, unit: "deg", in: .between(0, and: 180))

    var missionEndYear: Int?
    if !row.isEmpty(missionEnds) {
      let year = try row.integer(missionEnds, in: 1957...9998)
      guard objectClass.type.isActive else {
        throw row.error(
          missionEnds, "is \(year), must be empty for objects of type \(objectClass.type.name)")
      }
      missionEndYear = year
    }
    return PopulationRecord(
      objectClass: objectClass,
      perigeeAltitude: perigee.lowerBound * kilometre..<perigee.upperBound * kilometre,
      eccentricity: eccentricity,
      inclination: inclination.lowerBound * degree..<inclination.upperBound * degree,
      missionEndYear: missionEndYear,
      count: try row.number(count, in: .between(0, and: 1e9)))
  }

  /// Adds the fields of a record to a row.
  static func add(_ record: PopulationRecord, to writer: inout CSVWriter) {
    let objectClass = record.objectClass
    writer.add(objectClass.type.name)
    writer.add(objectClass.bin.mass.lowerBound)
    writer.add(upperEdge: objectClass.bin.mass.upperBound)
    writer.add(objectClass.bin.areaToMassRatio.lowerBound)
    writer.add(upperEdge: objectClass.bin.areaToMassRatio.upperBound)
    writer.add(objectClass.meanMass)
    writer.add(objectClass.meanArea)
    writer.add(objectClass.meanRadius)
    writer.add(objectClass.meanRadiusSquared)
    writer.add(record.perigeeAltitude.lowerBound / kilometre)
    writer.add(record.perigeeAltitude.upperBound / kilometre)
    writer.add(record.eccentricity.lowerBound)
    writer.add(record.eccentricity.upperBound)
    writer.add(record.inclination.lowerBound / degree)
    writer.add(record.inclination.upperBound / degree)
    writer.add(record.missionEndYear)
    writer.add(record.count)
  }

  private mutating func objectClass(_ row: CSVRow) throws(InputError) -> ObjectClass {
    let name = try row.text(type)
    guard let objectType = ObjectType(name: name) else {
      let names = ObjectType.reported.map(\.name)
      throw row.error(
        type,
        "is \(quoted(name)), must be one of \(names.joined(separator: ", ")), constellation:<name>"
          + suggestion(for: name, among: names))
    }
    let bin = ClassBin(
      type: objectType,
      mass: try edges(row, massLower, massUpper, unit: "kg"),
      areaToMassRatio: try edges(row, areaToMassLower, areaToMassUpper, unit: "m2/kg"))
    let objectClass = ObjectClass(
      bin: bin,
      meanMass: try row.number(meanMass, unit: "kg", in: .above(0, atMost: 1e7)),
      meanArea: try row.number(meanArea, unit: "m2", in: .above(0, atMost: 1e6)),
      meanRadius: try row.number(meanRadius, unit: "m", in: .above(0, atMost: 1e3)),
      meanRadiusSquared: try row.number(meanRadiusSquared, unit: "m2", in: .above(0, atMost: 1e6)))
    try check(objectClass, row)

    if let earlier = classes[bin] {
      if earlier.objectClass != objectClass {
        let (column, value) = difference(objectClass, earlier.objectClass)
        throw row.error(
          column,
          "differs from \(value.shown) in line \(earlier.line), must be the same for one class")
      }
    } else {
      classes[bin] = (objectClass, row.line)
    }
    return objectClass
  }

  /// Files hold nine digits, so that a mean may lie outside its bin by half a unit of the last.
  private static let rounding = 5e-9

  private func check(_ objectClass: ObjectClass, _ row: CSVRow) throws(InputError) {
    func contains(_ range: Range<Double>, _ value: Double, slack: Double) -> Bool {
      value >= range.lowerBound * (1 - slack) && value <= range.upperBound * (1 + slack)
    }
    func words(_ range: Range<Double>, _ unit: String) -> String {
      let allowed =
        range.upperBound.isFinite
        ? AllowedRange(range.lowerBound, range.upperBound) : .atLeast(range.lowerBound)
      return "must be \(allowed.description(unit: unit)) as its class"
    }
    let bin = objectClass.bin
    if !contains(bin.mass, objectClass.meanMass, slack: Self.rounding) {
      throw row.error(
        meanMass, "is \(objectClass.meanMass.shown) kg, \(words(bin.mass, "kg"))")
    }
    if !contains(bin.areaToMassRatio, objectClass.areaToMassRatio, slack: 4 * Self.rounding) {
      throw row.error(
        meanArea,
        "over mean_mass_kg is \(objectClass.areaToMassRatio.nineDigits) m2/kg, "
          + words(bin.areaToMassRatio, "m2/kg"))
    }
    let square = objectClass.meanRadius * objectClass.meanRadius
    if objectClass.meanRadiusSquared < square * (1 - 4 * Self.rounding) {
      throw row.error(
        meanRadiusSquared,
        "is \(objectClass.meanRadiusSquared.shown) m2, must be at least the square of "
          + "mean_radius_m, \(square.nineDigits) m2")
    }
  }

  /// The first mean that differs, and its value in the second class.
  private func difference(_ a: ObjectClass, _ b: ObjectClass) -> (CSVColumn, Double) {
    if a.meanMass != b.meanMass { return (meanMass, b.meanMass) }
    if a.meanArea != b.meanArea { return (meanArea, b.meanArea) }
    if a.meanRadius != b.meanRadius { return (meanRadius, b.meanRadius) }
    return (meanRadiusSquared, b.meanRadiusSquared)
  }

  /// A range that may be open above: empty or `inf`; an empty lower edge is 0.
  private func edges(
    _ row: CSVRow, _ lower: CSVColumn, _ upper: CSVColumn, unit: String
  ) throws(InputError) -> Range<Double> {
    let from = try row.optionalNumber(lower, unit: unit, in: .atLeast(0)) ?? 0
    let to = try row.upperEdge(upper, unit: unit)
    return try range(row, from, to, lower, upper, unit: unit)
  }

  private func range(
    _ row: CSVRow, _ lower: CSVColumn, _ upper: CSVColumn, unit: String?, in allowed: AllowedRange
  ) throws(InputError) -> Range<Double> {
    let from = try row.number(lower, unit: unit, in: allowed)
    let to = try row.number(upper, unit: unit, in: allowed)
    return try range(row, from, to, lower, upper, unit: unit)
  }

  private func range(
    _ row: CSVRow, _ from: Double, _ to: Double, _ lower: CSVColumn, _ upper: CSVColumn,
    unit: String?
  ) throws(InputError) -> Range<Double> {
    guard from < to else {
      let suffix = unit.map { " \($0)" } ?? ""
      throw row.error(
        upper,
        "is \(to.shown)\(suffix), must be greater than \(lower.name), \(from.shown)\(suffix)")
    }
    return from..<to
  }
}

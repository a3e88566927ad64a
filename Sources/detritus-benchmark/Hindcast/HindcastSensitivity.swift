import DebrisEnvironment
import Evolution
import FileFormats

/// What the hindcast of 2009 to 2018 owes to the rules for what catalogues do not know: area-to-mass
/// ratios, sizes and completion factors changed by 30 % either way.
enum HindcastSensitivity {
  private static let factors = [0.7, 1.0, 1.3]

  static func run() throws {
    let one = try HindcastCase("2009-2018")
    var writer = CSVWriter(columns: ["rule", "factor", "quantity", "value", "catalogue"])
    func note(
      _ rule: String, _ factor: Double, _ quantity: String, _ value: Double, _ seen: Double?
    ) {
      writer.add(rule)
      writer.add(factor)
      writer.add(quantity)
      writer.add(value)
      writer.add(seen)
      writer.endRow()
      print("\(rule) x \(factor), \(quantity): \(value)")
    }
    print("\nsensitivity of 2009 to 2018")
    for factor in factors {
      let last = try one.run { $0.population = areaToMass(of: $0.population, times: factor) }.last!
      note("area_to_mass", factor, "fragments_2018", last.total(3), one.observed.total(3))
      note("area_to_mass", factor, "total_2018", last.total, one.observed.total)
      note(
        "area_to_mass", factor, "rms_all",
        HindcastCase.error(of: last, from: one.observed, type: nil), nil)
    }
    // Nothing collides in a hindcast, so that sizes show in the rate of collisions alone.
    for factor in factors {
      let rates = try collisions(one.scenario) { size(of: $0, times: factor) }
      note("size", factor, "collisions_per_yr_2009", rates.all, nil)
      note("size", factor, "catastrophic_per_yr_2009", rates.catastrophic, nil)
    }
    let completion = try CompletionCSV.read("Scenarios/completion/leo-2018.csv")
    for factor in [0] + factors {
      let last = try one.run {
        $0.population = completed($0.population, completion, times: factor)
      }.last!
      note("completion", factor, "fragments_2018", last.total(3), nil)
      let rates = try collisions(one.scenario) { completed($0, completion, times: factor) }
      note("completion", factor, "catastrophic_per_yr_2009", rates.catastrophic, nil)
    }
    try writer.write(to: "\(Hindcast.folder)/sensitivity.csv")
  }

  /// Whether masses and sizes of a class were mostly filled in.
  private static func isFilled(_ type: ObjectType) -> Bool {
    type == .fragment || type == .missionRelatedObject
  }

  private static func changing(
    _ table: PopulationTable, _ change: (ObjectClass) -> ObjectClass
  ) -> PopulationTable {
    var table = table
    for k in table.records.indices where isFilled(table.records[k].objectClass.type) {
      table.records[k].objectClass = change(table.records[k].objectClass)
    }
    return table
  }

  /// The same sizes with other area-to-mass ratios: other masses.
  private static func areaToMass(
    of table: PopulationTable, times factor: Double
  ) -> PopulationTable {
    changing(table) { old in
      ObjectClass(
        bin: old.bin, meanMass: old.meanMass / factor, meanArea: old.meanArea,
        meanRadius: old.meanRadius, meanRadiusSquared: old.meanRadiusSquared)
    }
  }

  /// Other sizes with the same area-to-mass ratios.
  private static func size(of table: PopulationTable, times factor: Double) -> PopulationTable {
    changing(table) { old in
      ObjectClass(
        bin: old.bin, meanMass: old.meanMass * factor * factor,
        meanArea: old.meanArea * factor * factor, meanRadius: old.meanRadius * factor,
        meanRadiusSquared: old.meanRadiusSquared * factor * factor)
    }
  }

  /// The population with the fragments that are not catalogued.
  ///
  /// - Parameter share: The share of the missing fragments that is added [1]; 0 adds none.
  private static func completed(
    _ table: PopulationTable, _ factors: CompletionFactors, times share: Double
  ) -> PopulationTable {
    var table = table
    for k in table.records.indices where table.records[k].objectClass.type == .fragment {
      let record = table.records[k]
      let middle = (record.perigeeAltitude.lowerBound + record.perigeeAltitude.upperBound) / 2
      let factor = factors.factor(
        perigeeAltitude: middle, diameter: 2 * record.objectClass.meanRadius)
      table.records[k].count *= 1 + share * (factor - 1)
    }
    return table
  }

  private static func collisions(
    _ given: Scenario, _ change: (PopulationTable) -> PopulationTable
  ) throws -> (all: Double, catastrophic: Double) {
    var scenario = given
    scenario.population = change(given.population)
    scenario.launches = nil
    scenario.events = []
    scenario.collisions = Scenario.CollisionPolicy(kernel: .resolved, interval: 31_557_600)
    guard let rates = try EpochModel(scenario).rates() else { return (0, 0) }
    let perYear = 31_557_600.0
    return (
      (rates.totalCatastrophic + rates.totalNonCatastrophic) * perYear,
      rates.totalCatastrophic * perYear
    )
  }
}

import ArgumentParser
import DebrisEnvironment
import Evolution
import FileFormats
import SpaceEnvironment

/// `detritus rank`: the classes and orbits of a scenario by their effect on the environment.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Ranks classes and orbits at the epoch by what one object does to the environment.",
    discussion: """
      The index is the number of hits on payloads and rocket bodies per year that the fragments of \
      an object are expected to cause within 25 years, by its own collisions (after ECOB, Letizia et \
      al. 2016 and 2017); another criterion is mass times the probability of a catastrophic \
      collision (Liou and Johnson 2009); marginal runs the scenario and goes back through it for the \
      catastrophic collisions that one more object causes until the end.
      """)

  @OptionGroup var arguments: ScenarioArguments

  @Option(help: "How many rows are shown.")
  var top = 20

  @Option(help: "index, mass_times_probability or marginal.")
  var by: EnvironmentRanking.Criterion = .index

  @Option(help: "What fragments are counted to hit: intact objects, or active payloads.")
  var targets: EnvironmentRanking.Targets = .intact

  @Option(help: "For how long fragments are followed [yr], 0.1 to 200.")
  var horizonYr = EnvironmentalIndex.standardHorizon_yr

  @Option(help: "A file for all rows, rank.csv.", completion: .file(extensions: ["csv"]))
  var output: String?

  @Flag(help: "Prints JSON.")
  var json = false

  func validate() throws {
    guard top >= 1 else { throw ValidationError("--top is \(top), must be at least 1") }
    guard (0.1...200).contains(horizonYr) else {
      throw ValidationError("--horizon-yr is \(horizonYr) yr, must be between 0.1 and 200 yr")
    }
  }

  func run() throws {
    let file = try arguments.read()
    guard file.scenario.collisions != nil else {
      throw InputError(file: file.path, message: "collisions is none; a ranking needs a kernel")
    }
    let marginal =
      by == .marginal
      ? try file.sensitivities(of: SensitivityQuantity(.catastrophicCollisions)) : nil
    let ranking: EnvironmentRanking
    do {
      ranking = try EnvironmentRanking(
        file.scenario, by: by, targets: targets, horizon: horizonYr * year, marginal: marginal)
    } catch {
      throw InputError(file: file.path, message: error.message(grid: file.scenario.grid))
    }
    if let output { try AtomicOutput.write(RankCSV.bytes(of: ranking.rows), to: output) }
    let rows = ranking.rows.prefix(top)
    if json {
      try print(document(rows).document, terminator: "")
      return
    }
    var table = TextTable(
      [
        "rank", "type", "mass [kg]", "perigee [km]", "inclination [deg]", "objects",
        "mean mass [kg]", "collisions [1e-5/yr]", "index [1e-5/yr]", "mass x prob. [kg/yr]",
      ] + (by == .marginal ? ["marginal [1e-3]"] : []), leadingColumns: 2)
    for (k, row) in rows.enumerated() {
      table.add(
        [
          "\(k + 1)", row.objectClass.type.name, span(row.objectClass.bin.mass, 1),
          span(row.perigee, kilometre), span(row.inclination, degree), row.count.decimals(1),
          row.objectClass.meanMass.decimals(0), (row.catastrophicRate * year * 1e5).decimals(2),
          (row.index * year * 1e5).decimals(2), (row.massTimesRate * year).decimals(4),
        ] + (row.marginal.map { [($0 * 1e3).decimals(3)] } ?? []))
    }
    print(table.text, terminator: "")
    let shown = rows.reduce(0) { $0 + $1.index * $1.count }
    let all = ranking.rows.reduce(0) { $0 + $1.index * $1.count }
    print(
      "\(ranking.rows.count) classes and orbits; those shown have "
        + "\((all > 0 ? 100 * shown / all : 0).decimals(1)) % of the summed index")
  }

  private func span(_ range: Range<Double>, _ unit: Double) -> String {
    let upper = range.upperBound / unit
    return "\((range.lowerBound / unit).nineDigits)-\(upper.isFinite ? upper.nineDigits : "")"
  }

  private func document(_ rows: ArraySlice<EnvironmentRanking.Row>) -> JSONValue {
    .list(
      rows.enumerated().map { k, row in
        [
          "rank": .integer(k + 1), "object_type": .text(row.objectClass.type.name),
          "mass_lower_kg": .number(row.objectClass.bin.mass.lowerBound),
          "mass_upper_kg": row.objectClass.bin.mass.upperBound.isFinite
            ? .number(row.objectClass.bin.mass.upperBound) : .null,
          "perigee_lower_km": .number(row.perigee.lowerBound / kilometre),
          "perigee_upper_km": .number(row.perigee.upperBound / kilometre),
          "inclination_lower_deg": .number(row.inclination.lowerBound / degree),
          "inclination_upper_deg": .number(row.inclination.upperBound / degree),
          "count": .number(row.count), "mass_kg": .number(row.objectClass.meanMass),
          "collision_probability_per_yr": .number(row.catastrophicRate * year),
          "index": .number(row.index * year),
          "mass_times_probability_kg_per_yr": .number(row.massTimesRate * year),
          "marginal_catastrophic_collisions": row.marginal.map { .number($0) } ?? .null,
        ]
      })
  }
}

extension EnvironmentRanking.Criterion: ExpressibleByArgument {}
extension EnvironmentRanking.Targets: ExpressibleByArgument {}

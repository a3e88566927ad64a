import DebrisEnvironment
import Evolution
import FileFormats
import SpaceEnvironment

/// The collision rates of one population, per year, as tables.
struct CollisionRatesReport {
  /// The collisions per year of two types in one shell.
  struct Row {
    let altitude: Range<Double>
    let typeA: ObjectType
    let typeB: ObjectType
    let catastrophic: Double
    let nonCatastrophic: Double
    var all: Double { catastrophic + nonCatastrophic }
  }

  private let scenario: String
  private let kernel: String
  private let rows: [Row]
  /// Avoided by manoeuvres [1/yr].
  private let avoided: Double

  init(
    _ rates: CollisionRates, grid: OrbitGrid, kernel: Scenario.CollisionPolicy.Kernel,
    scenario: Scenario
  ) {
    self.scenario = scenario.name
    self.kernel = kernel.rawValue
    avoided = rates.avoided * year
    let types = rates.types
    var rows: [Row] = []
    for s in 0..<grid.shellCount {
      for a in types.indices {
        for b in a..<types.count {
          let k = rates.eventIndex(shell: s, a, b)
          rows.append(
            Row(
              altitude: grid.shellEdges[s]..<grid.shellEdges[s + 1], typeA: types[a],
              typeB: types[b], catastrophic: rates.catastrophic[k] * year,
              nonCatastrophic: rates.nonCatastrophic[k] * year))
        }
      }
    }
    self.rows = rows
  }

  private func sum(_ rows: some Sequence<Row>) -> (all: Double, catastrophic: Double) {
    rows.reduce((0, 0)) { ($0.0 + $1.all, $0.1 + $1.catastrophic) }
  }

  private var pairs: [(name: String, rows: [Row])] {
    var names: [String] = []
    var groups: [String: [Row]] = [:]
    for row in rows {
      let name = "\(row.typeA.name) x \(row.typeB.name)"
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(row)
    }
    return names.map { ($0, groups[$0]!) }
  }

  private var shells: [(altitude: Range<Double>, rows: [Row])] {
    Dictionary(grouping: rows, by: \.altitude)
      .sorted { $0.key.lowerBound < $1.key.lowerBound }.map { ($0.key, $0.value) }
  }

  private func span(_ altitude: Range<Double>) -> String {
    "\((altitude.lowerBound / kilometre).nineDigits)-\((altitude.upperBound / kilometre).nineDigits)"
  }

  /// The tables for reading; by default the ten busiest shells.
  func text(byPair: Bool) -> String {
    let total = sum(rows)
    var text = """
      \(scenario), kernel \(kernel): collisions per year at the epoch
      total         \(total.all.digits(4))
      catastrophic  \(total.catastrophic.digits(4))
      avoided       \(avoided.digits(4))


      """
    var table = TextTable(["type pair", "total", "catastrophic", "share %"])
    for pair in pairs {
      let part = sum(pair.rows)
      if part.all == 0 { continue }
      table.add([pair.name] + fields(part, of: total.all))
    }
    text += table.text + "\n"

    var shellTable = TextTable(
      [byPair ? "shell [km]" : "busiest shells [km]", "total", "catastrophic", "share %"])
    let ranked = shells.sorted { sum($0.rows).all > sum($1.rows).all }
    for shell in byPair ? shells : Array(ranked.prefix(10)) {
      shellTable.add([span(shell.altitude)] + fields(sum(shell.rows), of: total.all))
      guard byPair else { continue }
      for row in shell.rows where row.all > 0 {
        shellTable.add(
          ["  \(row.typeA.name) x \(row.typeB.name)"]
            + fields((row.all, row.catastrophic), of: total.all))
      }
    }
    return text + shellTable.text
  }

  private func fields(_ part: (all: Double, catastrophic: Double), of total: Double) -> [String] {
    [
      part.all.decimals(6), part.catastrophic.decimals(6),
      (total > 0 ? 100 * part.all / total : 0).decimals(1),
    ]
  }

  var json: JSONValue {
    let total = sum(rows)
    return [
      "scenario": .text(scenario),
      "kernel": .text(kernel),
      "total_per_yr": .number(total.all),
      "catastrophic_per_yr": .number(total.catastrophic),
      "avoided_per_yr": .number(avoided),
      "by_shell_and_type_pair": .list(
        rows.filter { $0.all > 0 }.map {
          [
            "altitude_lower_km": .number($0.altitude.lowerBound / kilometre),
            "altitude_upper_km": .number($0.altitude.upperBound / kilometre),
            "type_a": .text($0.typeA.name),
            "type_b": .text($0.typeB.name),
            "total_per_yr": .number($0.all),
            "catastrophic_per_yr": .number($0.catastrophic),
          ]
        }),
    ]
  }
}

import FileFormats
import TestSupport

extension InputReader {
  /// Scenarios, the files of constellations that they name, and the settings of the command line.
  static let scenarios = [
    InputReader("scenario") {
      [Array(SmallFiles.scenario.utf8)]
        + ["iadc-baseline", "no-future-launches", "single-shell", "studies/constellations-90"]
        .flatMap {
          ShippedFiles.head("Scenarios/\($0).yaml", bytes: 4000).map(besideTables)
        }
    } read: { bytes, folder in
      keepTables(folder)
      let path = folder.put(bytes, "scenario.yaml")
      let file = try ScenarioFile.read(path)
      _ = file.digest
    },
    InputReader("constellations") {
      [Array(fleet.utf8)] + ShippedFiles.head("Scenarios/constellations/known-2023.yaml")
    } read: { bytes, folder in
      keepTables(folder)
      folder.put(bytes, "fleet.yaml")
      let path = folder.put(Array(fleetScenario.utf8), "scenario.yaml")
      _ = try ScenarioFile.read(path)
    },
    InputReader("setting") {
      [
        "disposal.payload.compliance=0.5", "events[0].mass_kg=900", "constellations=[]",
        "solar_activity={recorded: SW-All.csv, then: mean_cycle}",
        "grid.perigee_edges_km=[700, 850]",
        "duration_yr=1", "atmosphere.layers.0.density_kg_m3=1e-12",
      ].map { Array($0.utf8) }
    } read: { bytes, folder in
      keepTables(folder)
      let path = folder.put(Array(SmallFiles.scenario.utf8), "scenario.yaml")
      _ = try ScenarioFile.read(path, overrides: [String(decoding: bytes, as: UTF8.self)])
    },
  ]

  /// A shipped scenario with the names of the small tables.
  private static func besideTables(_ bytes: [UInt8]) -> [UInt8] {
    let names = [
      ("population:", "population.csv"), ("recorded:", "SW-All.csv"), ("repeat:", "traffic.csv"),
    ]
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).filter { !$0.contains("co2_cooling") && !$0.hasPrefix("#") }
    return ShippedFiles.lines(
      lines.map { line in
        var line = String(line)
        for (key, name) in names {
          guard let end = line.firstRange(of: "\(key) ")?.upperBound else { continue }
          let rest = line[end...].prefix { $0 != "," && $0 != "}" && $0 != " " }
          line.replaceSubrange(rest.startIndex..<rest.endIndex, with: name)
        }
        return line
      })
  }

  /// What the small scenario reads.
  static func keepTables(_ folder: WorkingFolder) {
    folder.keep(Array(SmallPopulation.population.utf8), "population.csv")
    folder.keep(Array(SmallPopulation.traffic.utf8), "traffic.csv")
    folder.keep(
      ShippedFiles.head("Scenarios/space-weather/SW-All.csv", bytes: 4000).first ?? [], "SW-All.csv"
    )
  }

  private static let fleet = """
    constellations:
      - {name: low, altitude_km: 550, inclination_deg: 53, satellites: 1584, mass_kg: 260, radius_m: 2, lifetime_yr: 5}
      - name: high
        altitude_km: 1200
        inclination_deg: 87.9
        satellites: 588
        mass_kg: 148
        radius_m: 0.5
        lifetime_yr: 5
        start: 2019-01-01
        fill_yr: 2

    """

  private static let fleetScenario = """
    name: fleet
    epoch: 2018-02-01
    duration_yr: 4
    population: population.csv
    grid: {perigee_edges_km: [150, 500, 1000, 1500], eccentricity_edges: [0, 0.01], inclination_edges_deg: [0, 180]}
    atmosphere: {model: exponential}
    launches: none
    disposal: {}
    constellations: [{file: fleet.yaml, include: all}]

    """

  /// Scenarios of kind `source_sink`, and each of their tables beside the others as they are shipped.
  static let sourceSink =
    [
      InputReader("source-sink") {
        ShippedFiles.head("Scenarios/two-species/scenario.yaml")
      } read: { bytes, folder in
        for (name, table) in tables { folder.keep(table, name) }
        _ = try SourceSinkFile.read(folder.put(bytes, "scenario.yaml"))
      }
    ] + tableNames.map { sourceSinkTable($0) }

  private static let tableNames = [
    "species.csv", "shells.csv", "decay_rate_per_year.csv", "x0.csv", "phi.csv",
    "gamma_fragments.csv",
    "launches.csv", "spread.csv",
  ]

  /// The tables as they are shipped, of the two lowest shells alone: short inputs are tried fast.
  private static let tables: [(name: String, bytes: [UInt8])] = tableNames.map { name in
    name == "spread.csv"
      ? (name, spread)
      : (name, lowestShells(ShippedFiles.head("Scenarios/two-species/\(name)").first ?? []))
  }

  private static let spread = ShippedFiles.lines([
    "species1,species2,source_shell,debris_index,dest_shell,fragments",
    "payload,payload,0,0,0,180", "payload,payload,0,0,1,20", "payload,debris,1,0,1,100",
  ])

  /// The rows of a table whose shell, where it has such a column, is 0 or 1.
  private static func lowestShells(_ table: [UInt8]) -> [UInt8] {
    let rows = String(decoding: table, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = rows.first?.firstIndex { $0 == "shell" || $0 == "alt_bin" }
    return ShippedFiles.lines(
      rows.enumerated().filter { k, row in
        k == 0 || column.map { ["0", "1"].contains(row[$0]) } ?? true
      }.map { $1.joined(separator: ",") })
  }

  private static let twoShells = """
    name: two-shells
    kind: source_sink
    epoch: 2025-01-01
    duration_yr: 10
    record: {count: 2}
    tables: {spread: SPREAD, launches: {file: launches.csv, interval_yr: 10}}

    """

  private static func sourceSinkTable(_ name: String) -> InputReader {
    InputReader("source-sink-\(name.prefix { $0 != "." })") {
      tables.filter { $0.name == name }.map(\.bytes)
    } read: { bytes, folder in
      for (name, table) in tables { folder.keep(table, name) }
      folder.keep(
        Array(
          twoShells.replacing("SPREAD", with: name == "spread.csv" ? name : "none").utf8),
        "scenario.yaml")
      folder.put(bytes, name)
      _ = try SourceSinkFile.read("\(folder.path)/scenario.yaml")
    }
  }
}

// References
// [1] esa/cascade 100d8e7 (MPL-2.0), notebooks/sim_debris/20years_no_breakup: every catalogued object of
//     1 March 2022 with a semi-major axis below 10,000 km for twenty years, by numerical integration.
// [2] The same, cascade/dynamics/_simple_earth.py: the forces and the fit to the density.
// [3] Hoots, Roehrich (1980), Spacetrack Report 3: B* = ρ₀ C_D A/(2m), ρ₀ = 0.157 kg/m² per Earth radius.
import DebrisEnvironment
import Evolution
import FileFormats
import Glibc
import ObjectEvolution
import SpaceEnvironment

/// The decays of twenty years that `cascade` counts [1] against the engine that follows objects one by
/// one: `detritus-benchmark cascade [<folder of the development data>]`.
///
/// Its objects are not at hand one by one. In their place stands the catalogue of ten months later, each
/// object as often as brings the numbers by semi-major axis to those that cascade begins with; ballistic
/// coefficients are from B* [3], negative ones zero, as there.
struct CascadeComparison {
  private static let (lowestBin, binWidth) = (150 * kilometre, 50 * kilometre)
  private static let years = 20

  /// The numbers by year: all, and by bin of semi-major axis from the lowest up.
  private let cascade: [(total: Double, bins: [Double])]
  private let objects: [SpaceObject]
  private let weights: [Double]

  init(data: String) throws {
    let path = "\(data)/peers/cascade/leo_20yr_no_breakup_count_by_sma_alt_lo_km.csv"
    let edges_km = (0...36).map { 150 + 50 * $0 }
    let table = try CSVTable.read(path, columns: ["year", "n_total"] + edges_km.map(String.init))
    cascade = try table.rows.map { row in
      (
        try row.number(table["n_total"]),
        try edges_km.map { try row.number(table[String($0)]) }
      )
    }
    objects = try Self.objects("\(data)/catalogue/catalogue-2023-01-01.csv")
    let bins = edges_km.count
    var own = [Double](repeating: 0, count: bins + 1)
    for object in objects { own[Self.bin(object.semiMajorAxis)] += 1 }
    let first = cascade[0]
    let wanted = first.bins + [first.total - first.bins.reduce(0, +)]
    weights = objects.map { object in
      let k = Self.bin(object.semiMajorAxis)
      return wanted[k] / own[k]
    }
  }

  /// The bin of a semi-major axis; the last one is for all above.
  private static func bin(_ a: Double) -> Int {
    let k = Int(((a - Earth.wgs84.equatorialRadius - lowestBin) / binWidth).rounded(.down))
    return max(0, min(37, k))
  }

  /// The objects of a catalogue with a semi-major axis below 10,000 km, as heavy as their drag says.
  private static func objects(_ path: String) throws -> [SpaceObject] {
    let table = try CSVTable.read(
      path,
      columns: [
        "semi_major_axis_km", "eccentricity", "inclination_deg", "bstar_per_earth_radius",
      ], allowingOthers: true)
    return try table.rows.compactMap { row in
      let a = try row.number(table["semi_major_axis_km"]) * kilometre
      let e = try row.number(table["eccentricity"])
      guard a < 10_000 * kilometre,
        a * (1 - e) > Earth.wgs84.equatorialRadius + 150 * kilometre
      else { return nil }
      let B = max(0, try row.number(table["bstar_per_earth_radius"])) * 2 / 0.157  // [3]
      return SpaceObject(
        kind: .fragment, mass: 1, radius: 0.1, area: B / 2.2, semiMajorAxis: a, eccentricity: e,
        inclination: try row.number(table["inclination_deg"]) * degree, launchDate: nil)
    }
  }

  // MARK: - Runs

  /// The numbers by year under an atmosphere: all, and by bin.
  private func run(_ scenario: Scenario) throws -> [[Double]] {
    let simulation = ObjectSimulation(
      ObjectModel(scenario, initial: .listed(objects)), member: 0)
    let R = scenario.grid.earth.equatorialRadius
    func count() -> [Double] {
      var counts = [Double](repeating: 0, count: 38)
      let now = simulation.objects
      for k in 0..<now.count {
        let a = (R + now.perigee[k]) / (1 - now.eccentricity[k])
        counts[Self.bin(a)] += weights[Int(now.identity[k])]
      }
      return counts
    }
    var counts = [count()]
    for _ in 1..<Self.years {
      try simulation.advance()
      counts.append(count())
    }
    return counts
  }

  /// The air of cascade: four exponentials of the altitude over a sphere that does not turn [2].
  private struct FittedAtmosphere: Atmosphere {
    var dependsOnActivity: Bool { false }

    /// Densities [kg/m³], inverse scale heights [1/km] and altitudes [km].
    private static let terms = [
      (1.017_099_35e-06, 4.638_229_10e-02, 5.015_945_16),
      (7.864_433_75e-01, 1.860_800_48e-01, 22.842_980_9),
      (7.503_418_83e-09, 2.486_671_76e-02, 4.279_578_29),
      (8.639_342_52e-14, 4.810_808_52e-03, 0.156_291_673),
    ]

    func density(
      atAltitude h: Double, latitude φ: Double, activity: SolarActivity
    ) -> Double {
      Self.terms.reduce(0) { $0 + $1.0 * exp(-(h / kilometre - $1.2) * $1.1) }
    }
  }

  /// The scenario of both runs; `floor` is the perigee altitude at which objects are removed.
  private static func scenario(
    _ base: Scenario, floor: Double, earth: Earth, _ atmosphere: any Atmosphere,
    _ activity: SolarProjection
  ) -> Scenario {
    var scenario = base
    let edges = [floor] + stride(from: 200, through: 3_700, by: 100.0).map { $0 * kilometre }
    scenario.grid = OrbitGrid(
      perigeeEdges: edges, eccentricityEdges: [0, 0.002, 0.02, 0.1, 0.5],
      inclinationEdges: [0, .pi / 2, .pi],
      shellEdges: (2...36).map { Double($0) * 100 * kilometre }, earth: earth)
    scenario.epoch = 2_022.162
    (scenario.duration, scenario.step) = (Double(years) * year, year)
    scenario.population = PopulationTable(source: "", epoch: scenario.epoch, records: [])
    scenario.launches = nil
    scenario.collisions = nil
    scenario.disposal = .init(payload: nil as DisposalRule?, rocketBody: nil)
    scenario.dragCoefficient = 2.2
    scenario.atmosphere = atmosphere
    scenario.solarActivity = activity
    return scenario
  }

  // MARK: - The command

  static func run(data given: String?) throws {
    guard let data = given ?? getenv("DETRITUS_DATA").map({ String(cString: $0) }) else {
      print("the folder of the development data is missing: name it, or set DETRITUS_DATA")
      exit(66)
    }
    let comparison = try CascadeComparison(data: data)
    let base = try ScenarioFile.read("Scenarios/no-future-launches.yaml").scenario
    let sphere = Earth(
      gravitationalParameter: 3.986_004_407_799_724e14, equatorialRadius: 6_378_136.3,
      flattening: 0, rotationRate: 0, j2: Earth.wgs84.j2)
    let same = try comparison.run(
      scenario(
        base, floor: 150 * kilometre, earth: sphere, FittedAtmosphere(),
        SolarProjection(constantF107: 120, ap: 12)))
    let own = try comparison.run(
      scenario(
        base, floor: 100 * kilometre, earth: .wgs84, base.atmosphere, base.solarActivity))
    let bytes = try comparison.table(same, own)
    mkdir("Results/engine-comparison", 0o777)
    try AtomicOutput.write(bytes, to: "Results/engine-comparison/cascade.csv")
    print(String(decoding: bytes, as: UTF8.self), terminator: "")
  }

  /// By year and band of altitude of the semi-major axis: cascade's number, that with its air, that with
  /// NRLMSISE-00 under the recorded and then a mean cycle.
  private func table(_ same: [[Double]], _ own: [[Double]]) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "year", "semi_major_axis_altitude_lower_km", "semi_major_axis_altitude_upper_km", "cascade",
      "objects_same_air", "objects_nrlmsise00",
    ])
    let bands: [(Range<Int>, Double, Double)] = [
      (0..<38, 150, 3_622), (0..<3, 150, 300), (3..<5, 300, 400), (5..<7, 400, 500),
      (7..<9, 500, 600), (9..<13, 600, 800), (13..<17, 800, 1_000), (17..<38, 1_000, 3_622),
    ]
    for year in [0, 1, 2, 5, 10, 15, 19] {
      for (bins, lower, upper) in bands {
        writer.add(year)
        writer.add(lower)
        writer.add(upper)
        let theirs =
          bins.upperBound < 38
          ? cascade[year].bins[bins].reduce(0, +)
          : cascade[year].total - cascade[year].bins[..<bins.lowerBound].reduce(0, +)
        writer.add(theirs)
        writer.add(same[year][bins].reduce(0, +))
        writer.add(own[year][bins].reduce(0, +))
        writer.endRow()
      }
    }
    return try writer.bytes
  }
}

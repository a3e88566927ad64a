import Testing

@testable import FileFormats

@Suite("Populations and collisions by shell, read back as arrays")
struct ShellTableTests {
  private let folder = TemporaryFolder()
  private static let header =
    "year,object_type,altitude_lower_km,altitude_upper_km,count,mass_kg,spatial_density_per_km3\n"
  private static let rows = [
    "2018,fragment,200,250,1,10,1e-9", "2018,fragment,250,300,2,20,2e-9",
    "2018,rocket_body,200,250,3,30,3e-9", "2018,rocket_body,250,300,4,40,4e-9",
    "2026,fragment,200,250,5,50,5e-9", "2026,fragment,250,300,6,60,6e-9",
    "2026,rocket_body,200,250,7,70,7e-9", "2026,rocket_body,250,300,8,80,8e-9",
  ]
  private static let collisions =
    "year,altitude_lower_km,altitude_upper_km,type_a,type_b,catastrophic,expected_count\n"

  private func population(_ rows: [String]) throws -> ShellPopulationTable {
    let path = folder.path("population.csv")
    try AtomicOutput.write(Self.header + rows.map { $0 + "\n" }.joined(), to: path)
    return try ShellPopulationTable.read(path)
  }

  private func collisions(_ rows: String) throws -> [Double] {
    let path = folder.path("collisions.csv")
    try AtomicOutput.write(Self.collisions + rows, to: path)
    return try ShellCollisionTable.read(path, with: population(Self.rows)).counts
  }

  @Test("Rows in any order give arrays by year, type and shell, in SI units")
  func population() throws {
    let table = try population([4, 0, 6, 1, 2, 7, 5, 3].map { Self.rows[$0] })
    #expect(table.years == [2018, 2026])
    #expect(table.types == ["fragment", "rocket_body"])
    #expect(table.shells == [200_000..<250_000, 250_000..<300_000])
    #expect(table.counts == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(table.masses == [10, 20, 30, 40, 50, 60, 70, 80])
    #expect(abs(table.densities[7] - 8e-18) < 1e-30)
  }

  @Test("A row that is missing, there twice or upside down is told")
  func wrongPopulation() throws {
    let missing = message { _ = try population(Array(Self.rows.dropLast())) }
    #expect(missing?.contains("has 7 rows; 2 years, 2 types and 2 shells need 8") == true)
    let twice = message { _ = try population(Self.rows.dropLast() + [Self.rows[0]]) }
    #expect(twice?.contains(":9:") == true)
    #expect(twice?.contains("a second time in this year and shell") == true)
    let upside = message { _ = try population(["2018,fragment,250,200,1,10,1"]) }
    #expect(upside?.contains("is 200 km, must be greater than 250 km") == true)
    #expect(message { _ = try population([]) }?.contains("has 0 rows") == true)
  }

  @Test("Collisions stand at their year, shell, pair and outcome; others are zero")
  func pairs() throws {
    let counts = try collisions(
      "2026,250,300,fragment,rocket_body,true,0.5\n2018,200,250,fragment,fragment,false,0.25\n")
    var expected = [Double](repeating: 0, count: 32)
    expected[0] = 0.25
    // Year 1, shell 1, first type 0, second 1, catastrophic
    expected[1 + 2 * (1 + 2 * (0 + 2 * (1 + 2 * 1)))] = 0.5
    #expect(counts == expected)
    #expect(try collisions("") == [Double](repeating: 0, count: 32))
  }

  @Test(
    "Collisions of a year, shell, type or outcome that there is none of are refused",
    arguments: [
      ("2019,200,250,fragment,fragment,true,1", "is 2019, which population.csv has no row of"),
      ("2018,210,250,fragment,fragment,true,1", "is 210 km, where population.csv has no shell"),
      ("2018,200,250,fragment,star,true,1", "is 'star', which population.csv has no row of"),
      ("2018,200,250,fragment,fragment,yes,1", "is 'yes', must be true or false"),
    ])
  func wrongCollisions(row: String, problem: String) {
    #expect(message { _ = try collisions(row + "\n") }?.contains(problem) == true)
  }
}

import DebrisEnvironment
import Evolution
import FileFormats
import TestSupport
import Testing

/// Residence-weighted numbers and masses between 200 and 2000 km, by type in the order payloads, rocket
/// bodies, mission-related objects, fragments.
private func sums(
  _ table: PopulationTable
) throws -> (counts: [Double], masses: [Double]) {
  let grid = OrbitGrid.standard
  let residence = ResidenceFractions(grid: grid).ofBins
  var (counts, masses) = ([0.0, 0, 0, 0], [0.0, 0, 0, 0])
  for record in table.records {
    for (bin, share) in try grid.placement(of: record) {
      let row = bin.perigee + grid.perigeeCount * bin.eccentricity
      let weight = (0..<grid.shellCount).reduce(0) { $0 + residence[row, $1] }
      let type = index(of: record.objectClass.type)
      counts[type] += record.count * share * weight
      masses[type] += record.count * share * weight * record.objectClass.meanMass
    }
  }
  return (counts, masses)
}

private func index(of type: ObjectType) -> Int {
  switch type {
  case .activePayload, .inactivePayload, .constellation: 0
  case .rocketBody: 1
  case .missionRelatedObject: 2
  case .fragment: 3
  }
}

private func population(_ name: String) throws -> PopulationTable {
  try PopulationCSV.read("\(DevelopmentData.root)/Scenarios/populations/\(name).csv")
}

@Suite("Catalogues and hindcasts")
struct HindcastTests {
  @Test("The object list and the catalogue of 2018 share payloads and rocket bodies within 10 %")
  func listAndCatalogue() throws {
    let list = try sums(population("leo-2018-02-01"))
    let catalogue = try sums(population("catalogue-2018-01-01"))
    for type in 0...1 {
      #expect(relativeError(catalogue.counts[type], list.counts[type]) < 0.1)
      #expect(relativeError(catalogue.masses[type], list.masses[type]) < 0.1)
    }
  }

  @Test(
    "The catalogue of 2009 becomes that of 2018: totals within 15 %, rocket bodies 10, fragments 25"
  )
  func from2009To2018() throws {
    let scenario = try ScenarioFile.read(
      "\(DevelopmentData.root)/Scenarios/hindcast/hindcast-2009-2018.yaml"
    ).scenario
    let record = try #require(try Simulation(EvolutionModel(scenario)).run())
    let last = try #require(record.totals.last)
    let seen = try sums(population("catalogue-2018-01-01")).counts
    #expect(relativeError(last.total, seen.reduce(0, +)) < 0.15)
    #expect(relativeError(last.counts[2], seen[1]) < 0.1)
    #expect(relativeError(last.counts[4], seen[3]) < 0.25)
    // Launches are recorded ones: what is missing is what decays. 2572 without any.
    #expect(relativeError(last.counts[0] + last.counts[1], seen[0]) < 0.05)
  }
}

import Evolution
import FileFormats
import Foundation
import SpaceEnvironment
import TestSupport
import Testing

@Suite("For a first look", .tags(.validation))
struct QuickScenarioTests {
  // Measured over a century: the total within 1.0 %, catastrophic collisions within 1.2 % once there are
  // ten; the table is in Scenarios/quick/README.md.
  @Test("A century of the quick baseline is that of the standard one to 2 %")
  func century() throws {
    let simulation = try Simulation(
      EvolutionModel(shipped("quick/iadc-baseline", "duration_yr=100")))
    let quick = try #require(try simulation.run())
    let standard = try Self.standard()
    #expect(quick.totals.count == 51)
    for totals in quick.totals {
      let (count, collisions) = try #require(standard[Int(totals.date)])
      #expect(relativeError(totals.total, count) < 0.02)
      if collisions > 10 {
        #expect(relativeError(totals.catastrophicCollisions, collisions) < 0.02)
      }
    }
  }

  /// The total and the catastrophic collisions by year, as the standard scenario was run when its results were
  /// shipped.
  private static func standard() throws -> [Int: (total: Double, catastrophic: Double)] {
    let path = "\(DevelopmentData.root)/Results/iadc-baseline/summary.csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let columns = lines[0].split(separator: ",")
    let total = try #require(columns.firstIndex(of: "total"))
    let catastrophic = try #require(columns.firstIndex(of: "catastrophic_collisions"))
    var rows: [Int: (total: Double, catastrophic: Double)] = [:]
    for line in lines.dropFirst() {
      let values = line.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
      rows[Int(try #require(values[0]))] = (
        try #require(values[total]), try #require(values[catastrophic])
      )
    }
    return rows
  }
}

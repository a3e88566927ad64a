import DebrisEnvironment
import FileFormats
import SpaceEnvironment

/// A population summed by type, by type and mass, and by altitude.
struct PopulationReport {
  struct Sum {
    var count = 0.0
    /// [kg]
    var mass = 0.0
    /// [m²]
    var area = 0.0

    mutating func add(_ other: ObjectClass, count: Double) {
      self.count += count
      mass += count * other.meanMass
      area += count * other.meanArea
    }
  }

  let file: String
  let source: String
  let epoch: Instant
  var total = Sum()
  var byType: [ObjectType: Sum] = [:]
  var byMass: [ObjectType: [Range<Double>: Sum]] = [:]
  /// The edges of the shells [m], and the residence-weighted sums in them.
  let shellEdges: [Double]
  var byShell: [[ObjectType: Sum]]
  let volumes: [Double]

  /// The types in the order of their rows.
  let types: [ObjectType]

  init(_ table: PopulationTable, file: String) throws(InputError) {
    self.file = file
    source = table.source
    epoch = Instant(decimalYear: table.epoch)
    guard let grid = Self.grid(of: table) else {
      throw InputError(file: file, message: "has 0 rows, must have at least 1")
    }
    shellEdges = grid.shellEdges
    volumes = (0..<grid.shellCount).map { grid.shellVolume($0) }
    byShell = [[ObjectType: Sum]](repeating: [:], count: grid.shellCount)
    let residence = ResidenceFractions(grid: grid).ofBins
    for record in table.records {
      let objectClass = record.objectClass
      total.add(objectClass, count: record.count)
      byType[objectClass.type, default: Sum()].add(objectClass, count: record.count)
      byMass[objectClass.type, default: [:]][objectClass.bin.mass, default: Sum()]
        .add(objectClass, count: record.count)
      let bins: [(bin: OrbitBin, share: Double)]
      do {
        bins = try grid.placement(of: record)
      } catch {
        throw InputError(file: file, message: error.message(grid: grid))
      }
      for (bin, share) in bins {
        let row = bin.perigee + grid.perigeeCount * bin.eccentricity
        for s in 0..<grid.shellCount where residence[row, s] > 0 {
          byShell[s][objectClass.type, default: Sum()]
            .add(objectClass, count: record.count * share * residence[row, s])
        }
      }
    }
    let others = byType.keys.filter { !ObjectType.reported.contains($0) }
    let present = byType
    types =
      ObjectType.reported.filter { present[$0] != nil } + others.sorted { $0.name < $1.name }
  }

  /// The grid of the bins of a file, with the standard shells; inclination does not matter here.
  private static func grid(of table: PopulationTable) -> OrbitGrid? {
    func edges(_ ranges: [Range<Double>]) -> [Double] {
      var edges: [Double] = []
      for edge in ranges.flatMap({ [$0.lowerBound, $0.upperBound] }).sorted() {
        // Edges that differ in their last digits only are one.
        if let last = edges.last, edge - last <= 1e-9 * abs(edge) { continue }
        edges.append(edge)
      }
      return edges
    }
    let perigees = edges(table.records.map(\.perigeeAltitude))
    let eccentricities = edges(table.records.map(\.eccentricity))
    guard perigees.count >= 2, eccentricities.count >= 2 else { return nil }
    return OrbitGrid(
      perigeeEdges: perigees, eccentricityEdges: eccentricities,
      inclinationEdges: [0, .pi], shellEdges: OrbitGrid.standard.shellEdges)
  }
}

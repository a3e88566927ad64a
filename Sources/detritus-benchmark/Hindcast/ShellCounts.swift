import DebrisEnvironment
import Evolution
import FileFormats

/// Residence-weighted numbers by type and altitude shell, as a catalogue can tell types apart:
/// payloads whether they work or not.
struct ShellCounts {
  /// The types in the order of the rows.
  static let types = ["payload", "rocket_body", "mission_related_object", "fragment"]

  /// The numbers by type, then shell.
  private(set) var counts: [[Double]]
  /// The masses by type, then shell [kg].
  private(set) var masses: [[Double]]

  init(shellCount: Int) {
    counts = Self.types.map { _ in [Double](repeating: 0, count: shellCount) }
    masses = counts
  }

  /// The row of a type.
  static func row(of type: ObjectType) -> Int {
    switch type {
    case .activePayload, .inactivePayload, .constellation: 0
    case .rocketBody: 1
    case .missionRelatedObject: 2
    case .fragment: 3
    }
  }

  /// The sum over the shells.
  func total(_ row: Int) -> Double { counts[row].reduce(0, +) }
  var total: Double { counts.indices.reduce(0) { $0 + total($1) } }
  func mass(_ row: Int) -> Double { masses[row].reduce(0, +) }

  mutating func add(_ count: Double, of objectClass: ObjectClass, shell: Int) {
    let row = Self.row(of: objectClass.type)
    counts[row][shell] += count
    masses[row][shell] += count * objectClass.meanMass
  }

  /// Adds what a run has recorded in a year.
  init(_ shells: [RunRecord.ShellPopulation], shellCount: Int) {
    self.init(shellCount: shellCount)
    for (k, shell) in shells.enumerated() {
      if case .constellation = shell.type { continue }
      let row = Self.row(of: shell.type)
      counts[row][k % shellCount] += shell.count
      masses[row][k % shellCount] += shell.mass
    }
  }
}

/// Where the objects of tables are, without time: each counted in its shells by its residence.
struct ShellCounter {
  let grid: OrbitGrid
  private let residence: ResidenceFractions

  init(grid: OrbitGrid) {
    self.grid = grid
    residence = ResidenceFractions(grid: grid)
  }

  func counts(of records: [PopulationRecord]) throws(OutsideGrid) -> ShellCounts {
    var counts = ShellCounts(shellCount: grid.shellCount)
    try add(records, to: &counts)
    return counts
  }

  func add(_ records: [PopulationRecord], to counts: inout ShellCounts) throws(OutsideGrid) {
    for record in records {
      for (bin, share) in try grid.placement(of: record) {
        add(record.count * share, of: record.objectClass, in: bin, to: &counts)
      }
    }
  }

  func add(
    _ count: Double, of objectClass: ObjectClass, in bin: OrbitBin, to counts: inout ShellCounts
  ) {
    let row = bin.perigee + grid.perigeeCount * bin.eccentricity
    for s in 0..<grid.shellCount {
      counts.add(count * residence.ofBins[row, s], of: objectClass, shell: s)
    }
  }
}

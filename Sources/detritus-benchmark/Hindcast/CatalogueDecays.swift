import DebrisEnvironment
import FileFormats

/// How many objects of a catalogue later ones lack: `detritus-benchmark catalogue-decays <folder>`.
///
/// An object has fallen where no later catalogue lists it. Each list lacks some objects that others
/// show to be in orbit: its completeness is the share that it has of what an earlier and a later list
/// both have. What a list lacked and what then fell before the next one would count as fallen too early;
/// the completeness tells how many these are. For the last list no later one tells: what it lacks counts as
/// fallen, so that these numbers are upper bounds.
struct CatalogueDecays {
  private static let years = [2000, 2009, 2013, 2018, 2023]

  static func run(data: String?) throws {
    let root = data ?? "../shared/data/catalogue"
    var lists: [Int: [Int: CatalogueObject]] = [:]
    for year in years {
      let objects = try CatalogueSnapshotCSV.read("\(root)/catalogue-\(year)-01-01.csv").objects
      lists[year] = Dictionary(uniqueKeysWithValues: objects.map { ($0.catalogNumber, $0) })
    }
    var writer = CSVWriter(
      columns: [
        "catalogue", "from", "to", "object_type", "listed", "lacking", "completeness", "fallen",
      ],
      comments: [
        "source: public catalogues of 1 January; made by: detritus-benchmark catalogue-decays"
      ])
    for (start, ends) in [(2000, [2009]), (2009, [2013, 2018, 2023]), (2018, [2023])] {
      for (row, type) in ShellCounts.types.enumerated() {
        let members = lists[start]!.values.filter {
          kindRow($0.kind) == row && $0.perigeeAltitude >= 100e3 && $0.perigeeAltitude < 2000e3
        }.map(\.catalogNumber)
        // Those that no list has from each year on, as far as the lists tell.
        var from = start
        var carried = 0.0
        for to in ends {
          let later = years.filter { $0 >= to }
          func isLater(_ n: Int, _ list: Int) -> Bool {
            years.contains { $0 >= list && lists[$0]![n] != nil }
          }
          let alive = members.filter { from == start || isLater($0, from) }
          let lacking = alive.filter { n in !later.contains { lists[$0]![n] != nil } }.count
          let completeness = completeness(of: to, lists)
          // Listed at the end of this interval and lacking at the next: of these some were not listed here.
          let next = years.first { $0 > to }
          let hidden: Double
          if let next {
            let seen = members.filter { lists[to]![$0] != nil && !isLater($0, next) }.count
            hidden = Double(seen) * (1 - completeness) / completeness
          } else {
            hidden = 0
          }
          let fallen = max(0, Double(lacking) + carried - hidden)
          writer.add(start)
          writer.add(from)
          writer.add(to)
          writer.add(type)
          writer.add(alive.count)
          writer.add(lacking)
          writer.add(completeness)
          writer.add(fallen)
          writer.endRow()
          print(
            "\(start), \(from) to \(to), \(type): \(alive.count) listed, \(lacking) lacking, "
              + "fallen \(Hindcast.tenths(fallen)); the list of \(to) has "
              + "\(Hindcast.tenths(100 * completeness)) %")
          carried = hidden
          from = to
        }
      }
    }
    try writer.write(to: HindcastDecays.observedPath)
  }

  private static func kindRow(_ kind: SpaceObject.Kind) -> Int {
    switch kind {
    case .payload: 0
    case .rocketBody: 1
    case .missionRelatedObject: 2
    case .fragment: 3
    }
  }

  /// The share that a list has of what an earlier and a later one both have; 1 for the last.
  private static func completeness(
    of year: Int, _ lists: [Int: [Int: CatalogueObject]]
  ) -> Double {
    guard let before = years.last(where: { $0 < year }),
      let after = years.first(where: { $0 > year })
    else { return 1 }
    let both = lists[before]!.keys.filter { lists[after]![$0] != nil }
    return Double(both.count { lists[year]![$0] != nil }) / Double(both.count)
  }
}

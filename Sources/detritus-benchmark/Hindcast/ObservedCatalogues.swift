import DebrisEnvironment
import FileFormats

/// What the catalogues of the past say that a hindcast is measured by, as tables without single objects:
/// `detritus-benchmark observed-catalogues <folder of the catalogues>`.
struct ObservedCatalogues {
  static let folder = "Scenarios/observed"
  static let decays = "\(folder)/catalogue-decays.csv"

  /// The catalogue of a year without what was in orbit earlier and listed since.
  static func known(from start: Int, in end: Int) -> String {
    "\(folder)/catalogue-\(end)-known-\(start).csv"
  }

  private static let years = [2000, 2009, 2013, 2018, 2023]

  private let lists: [Int: [CatalogueObject]]
  private let listed: [Int: Set<Int>]

  static func run(data: String?) throws {
    let catalogues = try ObservedCatalogues(data ?? "../shared/data/catalogue")
    try catalogues.writeDecays()
    for (start, end) in [(2000, 2009), (2009, 2018), (2009, 2023)] {
      try catalogues.writeKnown(from: start, in: end)
    }
  }

  private init(_ root: String) throws(InputError) {
    var lists: [Int: [CatalogueObject]] = [:]
    for year in Self.years {
      lists[year] = try CatalogueSnapshotCSV.read("\(root)/catalogue-\(year)-01-01.csv").objects
    }
    self.lists = lists
    listed = lists.mapValues { Set($0.map(\.catalogNumber)) }
  }

  // MARK: - Decays

  /// Writes how many objects of a catalogue have fallen by the later ones.
  ///
  /// An object may have fallen where neither that list nor any later one has it. Lists also lack
  /// objects that are in orbit: as many as they lack of those above 1000 km, where drag takes none within
  /// a decade; mission-related objects and fragments, which are small, lack alike. With p the share that
  /// is listed there and N objects at first, N(1 - p) + p F lack where
  /// F have fallen.
  private func writeDecays() throws {
    var writer = CSVWriter(
      columns: [
        "catalogue", "from", "to", "object_type", "listed", "lacking_since_catalogue",
        "listed_share", "fallen",
      ],
      comments: [
        "source: public catalogues of 1 January; made by: detritus-benchmark observed-catalogues"
      ])
    for (start, ends) in [(2000, [2009]), (2009, [2013, 2018, 2023]), (2018, [2023])] {
      for (row, type) in ShellCounts.types.enumerated() {
        let members = lists[start]!.filter {
          ShellCounts.row(of: $0.kind) == row && (100e3..<2000e3).contains($0.perigeeAltitude)
        }
        var (from, before) = (start, 0.0)
        for to in ends {
          let lacking = members.count { !isListed($0.catalogNumber, since: to) }
          let share = listedShare(row < 2 ? [row] : [2, 3], of: start, in: to)
          let fallen = (Double(lacking) - (1 - share) * Double(members.count)) / share
          writer.add(start)
          writer.add(from)
          writer.add(to)
          writer.add(type)
          writer.add(members.count)
          writer.add(lacking)
          writer.add(share)
          writer.add(fallen - before)
          writer.endRow()
          (from, before) = (to, fallen)
        }
      }
    }
    try writer.write(to: Self.decays)
  }

  /// The share of the objects of some types above 1000 km that are listed in or after a year.
  private func listedShare(_ rows: [Int], of start: Int, in year: Int) -> Double {
    let high = lists[start]!.filter {
      rows.contains(ShellCounts.row(of: $0.kind)) && (1000e3..<2000e3).contains($0.perigeeAltitude)
    }
    return Double(high.count { isListed($0.catalogNumber, since: year) }) / Double(high.count)
  }

  private func isListed(_ number: Int, since year: Int) -> Bool {
    Self.years.contains { $0 >= year && listed[$0]!.contains(number) }
  }

  // MARK: - What was known

  /// Writes the catalogue of a year without what better tracking has added since an earlier one: objects
  /// launched before that one which it does not list, but for the pieces of known events since.
  private func writeKnown(from start: Int, in end: Int) throws {
    let events = try FragmentationEventsCSV.read("Scenarios/events/fragmentations-2000-2022.csv")
      .filter { $0.event.date >= Double(start) && $0.event.date < Double(end) }
    let parents = Set(events.compactMap(\.catalogNumber))
    let launches = Set(
      lists.values.joined().filter { parents.contains($0.catalogNumber) }.compactMap(\.launchDate))
    let list = lists[end]!
    let filled = CatalogueFill().objects(of: list).objects
    let known = zip(list, filled).filter { object, _ in
      guard let launch = object.launchDate, launch < Double(start) else { return true }
      return listed[start]!.contains(object.catalogNumber)
        || (object.kind == .fragment && launches.contains(launch))
    }
    let (table, outside) = PopulationBinning().population(
      of: known.map(\.1), epoch: Double(end),
      source:
        "public catalogue of 1 January \(end) without \(list.count - known.count) objects that "
        + "are older than that of \(start) and not listed there")
    try PopulationCSV.write(
      table, madeBy: "detritus-benchmark observed-catalogues",
      to: Self.known(from: start, in: end))
    print(
      "\(end): \(list.count) objects, \(known.count) without those listed since \(start); "
        + "\(outside.count) outside the grid")
  }
}

extension ShellCounts {
  /// The row of a kind.
  static func row(of kind: SpaceObject.Kind) -> Int {
    switch kind {
    case .payload: 0
    case .rocketBody: 1
    case .missionRelatedObject: 2
    case .fragment: 3
    }
  }
}

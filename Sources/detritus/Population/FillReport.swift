import DebrisEnvironment
import FileFormats

/// What an import found and what it filled in, as a table, as JSON and as one line.
struct FillReport {
  let fill: CatalogueFill.Report
  let counts: CatalogueImport.Counts?
  let completed: Int
  let outside: Int
  let faults: Int

  init(
    _ fill: CatalogueFill.Report, _ counts: CatalogueImport.Counts?, completed: Int,
    outside: Int = 0, faults: Int = 0
  ) {
    self.fill = fill
    self.counts = counts
    self.completed = completed
    self.outside = outside
    self.faults = faults
  }

  private static let kinds: [(kind: SpaceObject.Kind, name: String)] = [
    (.payload, "payload"), (.rocketBody, "rocket_body"),
    (.missionRelatedObject, "mission_related_object"), (.fragment, "fragment"),
  ]

  private func percent(_ share: Double) -> String { (100 * share).decimals(1) }

  /// For the comment of a population.
  var line: String {
    var text =
      "\(percent(fill.shareOfMassesFilled())) % of masses and "
      + "\(percent(fill.shareOfSizesFilled())) % of sizes filled in"
    if completed > 0 { text += ", \(completed) fragments added by completion factors" }
    return text
  }

  var text: String {
    var text = ""
    if let counts {
      text +=
        "\(counts.elementSets) element sets; left out: \(counts.otherEpochs) of other epochs, "
        + "\(counts.decayed) decayed, \(counts.elsewhere) not around the Earth, \(faults) broken\n"
      if counts.distantEpochs > 0 {
        text += "\(counts.distantEpochs) element sets are more than 30 days from the epoch\n"
      }
      if counts.notInCatalogue > 0 {
        text +=
          "\(counts.notInCatalogue) objects are not in the satellite catalogue: typed by name\n"
      }
      if counts.untyped > 0 {
        text += "\(counts.untyped) objects without type or name count as fragments\n"
      }
      text += "\(counts.joined) objects joined with masses or sizes\n"
    }
    if outside > 0 { text += "\(outside) objects on orbits outside the grid left out\n" }
    if completed > 0 { text += "\(completed) fragments added by completion factors\n" }
    var table = TextTable(
      ["type", "objects", "mass filled in [%]", "size filled in [%]", "how"], leadingColumns: 1)
    for (kind, name) in Self.kinds where fill.count(of: kind) > 0 {
      let origins = (fill.sizes[kind] ?? [:]).filter { $0.key != .known }.map {
        "size \($0.key.rawValue): \($0.value)"
      }.sorted()
      let masses = (fill.masses[kind] ?? [:]).filter { $0.key != .known }.map {
        "mass \($0.key.rawValue): \($0.value)"
      }.sorted()
      table.add([
        name, "\(fill.count(of: kind))", percent(fill.shareOfMassesFilled(kind)),
        percent(fill.shareOfSizesFilled(kind)), (origins + masses).joined(separator: "; "),
      ])
    }
    table.add([
      "total", "\(fill.masses.keys.reduce(0) { $0 + fill.count(of: $1) })",
      percent(fill.shareOfMassesFilled()), percent(fill.shareOfSizesFilled()), "",
    ])
    return text + table.text
  }

  var json: JSONValue {
    func origins(_ counts: [CatalogueFill.Origin: Int]) -> JSONValue {
      .object(
        counts.sorted { $0.key.rawValue < $1.key.rawValue }.map {
          .init($0.key.rawValue, .integer($0.value))
        })
    }
    var members: [JSONValue.Member] = []
    if let counts {
      members += [
        .init("element_sets", .integer(counts.elementSets)),
        .init("other_epochs", .integer(counts.otherEpochs)),
        .init("distant_epochs", .integer(counts.distantEpochs)),
        .init("decayed", .integer(counts.decayed)),
        .init("not_around_the_earth", .integer(counts.elsewhere)),
        .init("not_in_catalogue", .integer(counts.notInCatalogue)),
        .init("untyped", .integer(counts.untyped)), .init("joined", .integer(counts.joined)),
      ]
    }
    members += [
      .init("broken_lines", .integer(faults)), .init("outside_grid", .integer(outside)),
      .init("completed", .integer(completed)),
      .init("share_of_masses_filled", .number(fill.shareOfMassesFilled())),
      .init("share_of_sizes_filled", .number(fill.shareOfSizesFilled())),
      .init(
        "types",
        .list(
          Self.kinds.filter { fill.count(of: $0.kind) > 0 }.map { kind, name in
            .object([
              .init("object_type", .text(name)), .init("count", .integer(fill.count(of: kind))),
              .init("sizes", origins(fill.sizes[kind] ?? [:])),
              .init("masses", origins(fill.masses[kind] ?? [:])),
            ])
          })),
    ]
    return .object(members)
  }
}

import Evolution
import FileFormats
import SpaceEnvironment

/// What `detritus compare` has to tell, as tables.
struct ComparisonReport {
  let folders: [RunFolderReader]
  let comparisons: [RunComparison]
  let references: [ExternalCurve]
  let observations: [ExternalCurve]
  let observed: ObservedComparison
  let settings: [SettingDifference]
  /// The last year that all runs have.
  let year: Double

  var baseline: RunCourse { folders[0].course }
  var courses: [RunCourse] { folders.map(\.course) }

  /// - Throws: Where the runs have no years to compare.
  init(
    _ folders: [RunFolderReader], references: [ExternalCurve] = [],
    observations: [ExternalCurve] = []
  ) throws(InputError) {
    let baseline = folders[0]
    var shared = Set(baseline.course.years)
    for folder in folders.dropFirst() {
      let (own, first) = (folder.course.years[0], baseline.course.years[0])
      guard own == first else {
        throw InputError(
          file: folder.path,
          message: "has its epoch in \(own.nineDigits), must be that of \(baseline.path), "
            + "\(first.nineDigits)")
      }
      shared.formIntersection(folder.course.years)
      if shared.count < 2 {
        throw InputError(
          file: folder.path,
          message: "has no recorded year but the epoch in common with the runs before it")
      }
    }
    self.folders = folders
    self.references = references
    self.observations = observations
    observed = ObservedComparison(folders.map(\.course), observations)
    year = shared.max()!
    settings = SettingDifference.among(folders.map(\.manifest))
    comparisons = folders.dropFirst().map {
      RunComparison(baseline: baseline.course, run: $0.course)
    }
  }

  /// A quantity of a run in a year, with the range of its members.
  func state(
    _ course: RunCourse, _ quantity: String, in year: Double
  ) -> (value: Double, range: ClosedRange<Double>?)? {
    guard let q = course.index(of: quantity), let y = course.years.firstIndex(of: year) else {
      return nil
    }
    return (course.values[q][y], course.spread(q, y).map { $0.p05...$0.p95 })
  }

  // MARK: - Tables

  /// A table with its columns of text first.
  struct Table {
    let title: String
    let header: [String]
    let rows: [[String]]
    let leadingColumns: Int

    var text: String {
      var table = TextTable(header, leadingColumns: leadingColumns)
      for row in rows { table.add(row) }
      return "\(title)\n\(table.text)"
    }
  }

  /// The state of every run in the last year that all have.
  var states: Table {
    func field(_ course: RunCourse, _ quantity: String, _ places: Int) -> [String] {
      guard let state = state(course, quantity, in: year) else { return ["-", "-"] }
      return [
        state.value.decimals(places),
        state.range.map {
          "\($0.lowerBound.decimals(places)) to \($0.upperBound.decimals(places))"
        } ?? "-",
      ]
    }
    let rows = courses.map { course -> [String] in
      let total = course.values[course.index(of: "total")!]
      let change = total[0] > 0 ? 100 * (state(course, "total", in: year)!.value / total[0] - 1) : 0
      return [course.name, "\(course.memberCount)", total[0].decimals(0)]
        + field(course, "total", 0) + [signed(change, 1)]
        + field(course, "catastrophic_collisions", 1)
        + [course.shareAboveInitial(in: year).map { (100 * $0).decimals(0) } ?? "-"]
    }
    return Table(
      title: "In \(year.decimals(1)), in low orbit"
        + (courses.contains { $0.years.last! > year } ? "; some runs go on" : ""),
      header: [
        "run", "members", "objects at first", "objects", "5 to 95 %", "change [%]",
        "catastrophic", "5 to 95 %", "above first [%]",
      ], rows: rows, leadingColumns: 1)
  }

  /// The differences from the baseline in the same year; `nil` for a single run.
  var differences: Table? {
    if comparisons.isEmpty { return nil }
    let quantities = [
      ("total", "objects", 0), ("fragment", "fragments", 0), ("mass_t", "mass [t]", 0),
      ("catastrophic_collisions", "catastrophic collisions", 2),
    ]
    var rows: [[String]] = []
    for comparison in comparisons {
      for (quantity, label, places) in quantities {
        guard let all = comparison.differences(of: quantity),
          let y = comparison.years.firstIndex(of: year)
        else { continue }
        let difference = all[y]
        rows.append([
          comparison.run.name, label, difference.baseline.decimals(places),
          difference.run.decimals(places), signed(difference.difference, places),
          difference.interval.map {
            "\(signed($0.lowerBound, places)) to \(signed($0.upperBound, places))"
          } ?? "-",
          comparison.significantSince(quantity).map { $0.decimals(1) } ?? "-",
          comparison.isPaired ? "\(comparison.memberCount) pairs" : "no",
        ])
      }
    }
    return Table(
      title: "Against \(baseline.name) in \(year.decimals(1))",
      header: [
        "run", "quantity", baseline.name, "run", "difference", "95 % interval",
        "significant since", "paired",
      ], rows: rows, leadingColumns: 2)
  }

  /// The settings in which the runs differ.
  var settingTable: Table {
    Table(
      title: settings.isEmpty ? "The runs have the same settings" : "Settings that differ",
      header: ["key"] + courses.map(\.name),
      rows: settings.map { [$0.key] + $0.values.map { $0 ?? "-" } },
      leadingColumns: 1 + courses.count)
  }

  var text: String {
    var parts = [states.text]
    if let differences { parts.append(differences.text) }
    if let table = observed.table(signed: signed) { parts.append(table.text) }
    if comparisons.contains(where: { $0.run.memberCount == 1 && $0.baseline.memberCount == 1 }) {
      parts.append("single runs have no interval: ensembles have\n")
    }
    if folders.count > 1, !settings.isEmpty { parts.append(settingTable.text) }
    return parts.joined(separator: "\n")
  }

  func signed(_ value: Double, _ places: Int) -> String {
    let text = value.decimals(places)
    return value > 0 && text.contains { $0 != "0" && $0 != "." } ? "+\(text)" : text
  }

  // MARK: - Files

  /// `comparison.csv`.
  var csv: [UInt8] {
    get throws(OutputError) {
      var writer = CSVWriter(columns: [
        "quantity", "year", "baseline", "run", "difference", "ci_lower", "ci_upper", "paired",
        "members", "run_name", "baseline_name",
      ])
      for comparison in comparisons {
        for (quantity, differences) in zip(comparison.quantities, comparison.differences) {
          for (year, difference) in zip(comparison.years, differences) {
            writer.add(quantity)
            writer.add(year)
            writer.add(difference.baseline)
            writer.add(difference.run)
            writer.add(difference.difference)
            writer.add(difference.interval?.lowerBound)
            writer.add(difference.interval?.upperBound)
            writer.add(comparison.isPaired ? "true" : "false")
            writer.add(comparison.memberCount)
            writer.add(comparison.run.name)
            writer.add(comparison.baseline.name)
            writer.endRow()
          }
        }
      }
      return try writer.bytes
    }
  }

  var json: JSONValue {
    [
      "baseline": .text(baseline.name),
      "year": .number(year),
      "confidence": .number(RunComparison.confidence),
      "runs": .list(folders.map(json)),
      "comparisons": .list(comparisons.map(json)),
      "observed": observed.json,
      "settings": .list(
        settings.map { setting in
          .object([
            .init("key", .text(setting.key)),
            .init("values", .list(setting.values.map { $0.map { .text($0) } ?? .null })),
          ])
        }),
    ]
  }

  private func json(_ folder: RunFolderReader) -> JSONValue {
    let course = folder.course
    return [
      "name": .text(course.name), "scenario": .text(folder.manifest.scenario),
      "scenario_digest": .text(folder.manifest.digest),
      "version": .text(folder.manifest.version),
      "members": .integer(course.memberCount), "seed": .integer(course.seed),
      "first_year": .number(course.years[0]), "last_year": .number(course.years.last!),
      "share_above_initial": course.shareAboveInitial(in: year).map { .number($0) } ?? .null,
      "state": .object(
        course.quantities.map { quantity in
          let state = state(course, quantity, in: year)!
          return .init(
            quantity,
            [
              "value": .number(state.value),
              "p05": state.range.map { .number($0.lowerBound) } ?? .null,
              "p95": state.range.map { .number($0.upperBound) } ?? .null,
            ])
        }),
    ]
  }

  private func json(_ comparison: RunComparison) -> JSONValue {
    let y = comparison.years.firstIndex(of: year)!
    return [
      "run": .text(comparison.run.name), "paired": .flag(comparison.isPaired),
      "members": .integer(comparison.memberCount),
      "differences": .object(
        zip(comparison.quantities, comparison.differences).map { quantity, differences in
          let difference = differences[y]
          return .init(
            quantity,
            [
              "baseline": .number(difference.baseline), "run": .number(difference.run),
              "difference": .number(difference.difference),
              "ci_lower": difference.interval.map { .number($0.lowerBound) } ?? .null,
              "ci_upper": difference.interval.map { .number($0.upperBound) } ?? .null,
              "significant_since": comparison.significantSince(quantity).map { .number($0) }
                ?? .null,
            ])
        }),
    ]
  }
}

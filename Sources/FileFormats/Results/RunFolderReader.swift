public import Evolution

/// The folder of a finished run, as `compare`, `sweep` and `flux` read it.
public struct RunFolderReader: Sendable {
  /// The path as it was given.
  public let path: String
  public let manifest: RunManifest
  public let course: RunCourse

  /// Reads the manifest, `summary.csv` and, of an ensemble, `summary-quantiles.csv` and `members.csv`.
  ///
  /// One of the two files of an ensemble may be missing, not both.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - name: The name that the run is to have; by default that of the folder.
  public static func read(_ path: String, name: String? = nil) throws(InputError) -> RunFolderReader
  {
    let manifest = try RunManifest.read(folder: path)
    if let part = manifest.part {
      throw InputError(
        file: path,
        message: "is a part of an ensemble, \(part.members.count) of \(manifest.members) members: "
          + "detritus merge joins the parts")
    }
    let summary = try SummaryReader(path: Paths.join(path, "summary.csv"))
    var course = RunCourse(
      name: name ?? folderName(path), years: summary.years, quantities: summary.quantities,
      values: summary.values, memberCount: manifest.members, seed: manifest.seed)
    let quantiles = Paths.join(path, "summary-quantiles.csv")
    let members = Paths.join(path, "members.csv")
    let (hasQuantiles, hasMembers) = (
      Paths.kind(of: quantiles) != .nothing, Paths.kind(of: members) != .nothing
    )
    if manifest.members > 1, !hasQuantiles, !hasMembers {
      throw InputError(
        kind: .unreadable, file: path,
        message: "has neither summary-quantiles.csv nor members.csv, though its manifest tells of "
          + "\(manifest.members) members")
    }
    if hasQuantiles { course.spreads = try SpreadReader.read(quantiles, summary) }
    if hasMembers {
      course.members = try MembersReader.read(members, summary)
      course.memberCount = course.members.count
      if course.memberCount != manifest.members {
        throw InputError(
          file: members,
          message: "has \(course.memberCount) members, the manifest tells of \(manifest.members)")
      }
      if !hasQuantiles { course.spreads = course.spreadsOfMembers }
    }
    return RunFolderReader(path: path, manifest: manifest, course: course)
  }

  /// Reads how the members of an ensemble spread, row by row of `summary.csv`, by quantity.
  ///
  /// - Returns: `nil` where the folder has no `summary-quantiles.csv`.
  public static func spreads(
    folder: String
  ) throws(InputError) -> [String: [RunCourse.Spread]]? {
    let quantiles = Paths.join(folder, "summary-quantiles.csv")
    if Paths.kind(of: quantiles) == .nothing { return nil }
    let summary = try SummaryReader(path: Paths.join(folder, "summary.csv"))
    let spreads = try SpreadReader.read(quantiles, summary)
    return Dictionary(uniqueKeysWithValues: zip(summary.quantities, spreads))
  }

  /// Reads several runs, whose names are those of their folders, or the whole paths where these are
  /// not all different.
  public static func read(_ paths: [String]) throws(InputError) -> [RunFolderReader] {
    let names = paths.map(folderName)
    let areDifferent = Set(names).count == names.count
    var runs: [RunFolderReader] = []
    for (path, name) in zip(paths, names) {
      runs.append(try read(path, name: areDifferent ? name : path))
    }
    return runs
  }

  private static func folderName(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path == "." ? path : Paths.name(of: path)
  }
}

/// The columns of a table of quantities over years.
struct SummaryReader {
  let years: [Double]
  let quantities: [String]
  /// One row for each quantity with one value for each year.
  let values: [[Double]]

  init(path: String) throws(InputError) {
    let table = try CSVTable.read(path, columns: ["year", "total"], allowingOthers: true)
    let quantities = table.names.filter { $0 != "year" }
    var years: [Double] = []
    var values = [[Double]](repeating: [], count: quantities.count)
    let columns = quantities.map { table[$0] }
    for row in table.rows {
      let year = try row.number(table["year"], unit: "yr")
      if let last = years.last, year <= last {
        throw row.error(
          table["year"], "is \(year.shown), must be later than the row before, \(last.shown)")
      }
      years.append(year)
      for (k, column) in columns.enumerated() { values[k].append(try row.number(column)) }
    }
    if years.isEmpty { throw table.error("has 0 rows, must have at least 1") }
    self.years = years
    self.quantities = quantities
    self.values = values
  }
}

/// `summary-quantiles.csv`: `year,quantity,mean,standard_deviation,p05,p25,p50,p75,p95`.
enum SpreadReader {
  static func read(
    _ path: String, _ summary: SummaryReader
  ) throws(InputError) -> [[RunCourse.Spread]] {
    let numbers = ["mean", "standard_deviation", "p05", "p25", "p50", "p75", "p95"]
    let table = try CSVTable.read(
      path, columns: ["year", "quantity"] + numbers, allowingOthers: true)
    let columns = numbers.map { table[$0] }
    let yearIndices = Dictionary(
      uniqueKeysWithValues: summary.years.enumerated().map { ($1, $0) })
    var spreads = [[RunCourse.Spread?]](
      repeating: [RunCourse.Spread?](repeating: nil, count: summary.years.count),
      count: summary.quantities.count)
    for row in table.rows {
      let year = try row.number(table["year"], unit: "yr")
      guard let y = yearIndices[year] else {
        throw row.error(table["year"], "is \(year.shown), which summary.csv has no row of")
      }
      let name = try row.text(table["quantity"])
      guard let q = summary.quantities.firstIndex(of: name) else {
        throw row.error(
          table["quantity"],
          "is \(quoted(name)), which is no column of summary.csv"
            + suggestion(for: name, among: summary.quantities))
      }
      var x: [Double] = []
      for column in columns { x.append(try row.number(column)) }
      if x[1] < 0 {
        throw row.error(columns[1], "is \(x[1].shown), must be at least 0")
      }
      for k in 3..<7 where x[k] < x[k - 1] {
        throw row.error(
          columns[k], "is \(x[k].shown), must be at least \(numbers[k - 1]), \(x[k - 1].shown)")
      }
      spreads[q][y] = RunCourse.Spread(
        mean: x[0], standardDeviation: x[1], p05: x[2], p25: x[3], p50: x[4], p75: x[5],
        p95: x[6])
    }
    return try spreads.enumerated().map { q, row throws(InputError) in
      try row.enumerated().map { y, spread throws(InputError) in
        guard let spread else {
          throw table.error(
            "has no row of \(summary.quantities[q]) in \(summary.years[y].shown)")
        }
        return spread
      }
    }
  }
}

/// `members.csv`: `member,` and the columns of `summary.csv`.
enum MembersReader {
  static func read(
    _ path: String, _ summary: SummaryReader
  ) throws(InputError) -> [RunCourse.Member] {
    let table = try CSVTable.read(
      path, columns: ["member", "year"] + summary.quantities, allowingOthers: true)
    let columns = summary.quantities.map { table[$0] }
    let empty = [[Double]](
      repeating: [Double](repeating: 0, count: summary.years.count), count: columns.count)
    var members: [RunCourse.Member] = []
    var places: [Int: Int] = [:]
    var rowCounts: [Int] = []
    for row in table.rows {
      let number = try row.integer(table["member"], in: 0...100_000_000)
      let k = places[number] ?? members.count
      if k == members.count {
        places[number] = k
        members.append(RunCourse.Member(number: number, values: empty))
        rowCounts.append(0)
      }
      let year = try row.number(table["year"], unit: "yr")
      guard rowCounts[k] < summary.years.count, summary.years[rowCounts[k]] == year else {
        let expected =
          rowCounts[k] < summary.years.count
          ? "must be \(summary.years[rowCounts[k]].shown)" : "must be missing"
        throw row.error(
          table["year"], "of member \(number) is \(year.shown), \(expected) as in summary.csv")
      }
      for (q, column) in columns.enumerated() {
        members[k].values[q][rowCounts[k]] = try row.number(column)
      }
      rowCounts[k] += 1
    }
    if let short = members.indices.first(where: { rowCounts[$0] < summary.years.count }) {
      throw table.error(
        "has \(rowCounts[short]) rows of member \(members[short].number), must have "
          + "\(summary.years.count) as summary.csv")
    }
    return members.sorted { $0.number < $1.number }
  }
}

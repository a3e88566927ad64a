import Evolution
import FileFormats

/// The last rows of all points of a sweep.
struct SweepReport {
  let state: SweepState
  /// The runs of the points, in their order.
  let courses: [RunCourse]
  let scenarioDescription: String

  init(_ state: SweepState, folder: SweepFolder) throws(InputError) {
    self.state = state
    var courses: [RunCourse] = []
    var description: String?
    for point in state.points {
      let run = try RunFolderReader.read(folder.folder(of: point))
      description = description ?? run.manifest.setting("description")
      courses.append(run.course)
    }
    self.courses = courses
    scenarioDescription = description ?? ""
  }

  /// The quantities that every point has.
  var quantities: [String] {
    courses[0].quantities.filter { name in courses.allSatisfy { $0.index(of: name) != nil } }
  }

  /// The last value of a quantity at a point, with its standard deviation and range over members.
  func last(
    _ quantity: String, _ point: Int
  ) -> (value: Double, spread: RunCourse.Spread?) {
    let course = courses[point]
    let (q, y) = (course.index(of: quantity)!, course.years.count - 1)
    return (course.values[q][y], course.spread(q, y))
  }

  /// The values of a point as text, axis by axis, key by key.
  private func fields(_ point: SweepState.Point) -> [String] {
    zip(state.axes, point.places).flatMap { axis, place in
      axis.keys.map { _ in axis.values[place] }
    }
  }

  private var keys: [String] { state.axes.flatMap(\.keys) }

  /// `sweep.csv`.
  var csv: [UInt8] {
    get throws(OutputError) {
      let quantities = quantities
      var writer = CSVWriter(
        columns: keys + ["members", "year"] + quantities
          + quantities.map { "\($0)_standard_deviation" })
      for (k, point) in state.points.enumerated() {
        for field in fields(point) { writer.add(field) }
        writer.add(courses[k].memberCount)
        writer.add(courses[k].years.last!)
        for quantity in quantities { writer.add(last(quantity, k).value) }
        for quantity in quantities { writer.add(last(quantity, k).spread?.standardDeviation) }
        writer.endRow()
      }
      return try writer.bytes
    }
  }

  var text: String {
    var table = TextTable(
      keys + ["year", "objects", "5 to 95 %", "change [%]", "catastrophic", "5 to 95 %"],
      leadingColumns: keys.count)
    for (k, point) in state.points.enumerated() {
      let course = courses[k]
      let total = last("total", k)
      let first = course.values[course.index(of: "total")!][0]
      func range(_ spread: RunCourse.Spread?, _ places: Int) -> String {
        spread.map { "\($0.p05.decimals(places)) to \($0.p95.decimals(places))" } ?? "-"
      }
      let collisions =
        quantities.contains("catastrophic_collisions") ? last("catastrophic_collisions", k) : nil
      table.add(
        fields(point) + [
          course.years.last!.decimals(1), total.value.decimals(0), range(total.spread, 0),
          first > 0 ? (100 * (total.value / first - 1)).decimals(1) : "-",
          collisions.map { $0.value.decimals(1) } ?? "-", range(collisions?.spread, 1),
        ])
    }
    return table.text
  }

  var json: JSONValue {
    .list(
      state.points.indices.map { k in
        .object([
          .init(
            "settings",
            .object(zip(keys, fields(state.points[k])).map { .init($0, .text($1)) })),
          .init("folder", .text(state.points[k].folder)),
          .init("members", .integer(courses[k].memberCount)),
          .init("year", .number(courses[k].years.last!)),
          .init("values", .object(quantities.map { .init($0, .number(last($0, k).value)) })),
          .init(
            "standard_deviations",
            .object(
              quantities.map {
                .init($0, last($0, k).spread.map { .number($0.standardDeviation) } ?? .null)
              })),
        ])
      })
  }
}

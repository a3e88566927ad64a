import Evolution
import FileFormats

/// The courses of some quantities in the members of one ensemble.
struct StudyCourse {
  let course: RunCourse

  static let quantities = [
    "total", "change_percent", "catastrophic_collisions", "non_catastrophic_collisions",
  ]

  /// Runs the ensemble of a scenario.
  init(_ scenario: String, members: Int, threads: Int) throws {
    let file = try ScenarioFile.read(
      "Scenarios/\(scenario).yaml", overrides: ["ensemble.members=\(members)"])
    var years: [Double] = []
    var courses: [RunCourse.Member] = []
    let model = try EnsembleModel(try EvolutionModel(file.scenario), recordsSizes: false)
    _ = try Ensemble(model).run(
      threads: threads,
      consume: { record in
        let totals = record.totals
        years = totals.map { shownYear($0.date) }
        courses.append(
          RunCourse.Member(
            number: record.member,
            values: [
              totals.map(\.total), totals.map { 100 * ($0.total / totals[0].total - 1) },
              totals.map(\.catastrophicCollisions), totals.map(\.nonCatastrophicCollisions),
            ]))
      })
    let means = Self.quantities.indices.map { q in
      years.indices.map { y in
        courses.reduce(0) { $0 + $1.values[q][y] } / Double(courses.count)
      }
    }
    var course = RunCourse(
      name: scenario.split(separator: "/").last.map(String.init) ?? scenario, years: years,
      quantities: Self.quantities, values: means, members: courses, memberCount: courses.count,
      seed: file.seed)
    course.spreads = course.spreadsOfMembers
    self.course = course
  }
}

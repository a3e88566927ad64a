import Evolution
import FileFormats
import Figures
import Glibc

/// The studies of `Scenarios/studies` as ensembles: `detritus-benchmark studies [<members> [<threads>
/// [<study>...]]]`.
///
/// Every member of a run has the seed of the member of the same number in the others, so that differences from
/// the first run of a study are taken member by member. Writes `Results/studies/<study>.csv`, and figures to the
/// folder of the study.
enum Studies {
  /// A study: its runs, the first of which the others are set against.
  struct Study {
    let name: String
    let title: String
    let scenarios: [String]
  }

  static let all = [
    Study(
      name: "launches", title: "With and without launches",
      scenarios: ["studies/disposal-90", "no-future-launches"]),
    Study(
      name: "iadc-2009", title: "From 2009, 90 % disposal", scenarios: ["studies/iadc-2009"]),
    Study(
      name: "disposal", title: "Success of disposal",
      scenarios: ["90", "60", "30", "00"].map { "studies/disposal-\($0)" }),
    Study(
      name: "business-as-usual", title: "Explosions",
      scenarios: ["studies/disposal-60", "studies/business-as-usual"]),
    Study(
      name: "rule", title: "Rules of 25 and 5 years",
      scenarios: ["25", "05"].map { "studies/rule-\($0)-years" }),
    Study(
      name: "removal", title: "Active removal",
      scenarios: ["0", "2", "5"].map { "studies/removal-\($0)" }),
    Study(
      name: "constellations", title: "Large constellations",
      scenarios: ["studies/disposal-90"]
        + ["99", "95", "90"].map { "studies/constellations-\($0)" }),
  ]

  private static let folder = "Results/studies"

  static func run(_ arguments: [String]) throws {
    let members = arguments.first.flatMap(Int.init) ?? 60
    let threads = arguments.dropFirst().first.flatMap(Int.init) ?? 1
    let names = arguments.dropFirst(2)
    guard members >= 2, threads >= 1, names.allSatisfy({ name in all.contains { $0.name == name } })
    else {
      throw InputError(
        file: "studies",
        message: "takes a number of members, at least 2, a number of threads, and names among "
          + all.map(\.name).joined(separator: ", "))
    }
    var known: [String: StudyCourse] = [:]
    for study in all where names.isEmpty || names.contains(study.name) {
      let courses = try study.scenarios.map { scenario in
        let course =
          try known[scenario] ?? StudyCourse(scenario, members: members, threads: threads)
        known[scenario] = course
        return course
      }
      let table = StudyTable(study: study, courses: courses)
      print(table.summary, terminator: "")
      try AtomicOutput.write(table.bytes, to: "\(folder)/\(study.name).csv")
      if courses.count > 1 {
        try FigureFolder.draw(table.charts, into: "\(folder)/\(study.name)", skippingEmpty: true)
      }
    }
  }
}

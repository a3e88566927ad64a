import ArgumentParser
import Evolution
import FileFormats
import Figures
import Glibc

/// `detritus compare`: runs set against the first of them.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Sets runs against the first of them: tables, figures, a report.",
    discussion: """
      Differences are taken member by member where ensembles share their seed, else between the \
      means; intervals are those of 95 %. Curves of other models (--reference) and of catalogues \
      (--observed) have the columns name,year,quantity,value[,lower,upper].
      """)

  @Argument(
    help: "The folders of runs; the first is the baseline.", completion: .directory)
  var runs: [String]

  @Option(help: "Curves of other models, a CSV file.", completion: .file(extensions: ["csv"]))
  var reference: String?

  @Option(help: "What is observed, a CSV file.", completion: .file(extensions: ["csv"]))
  var observed: String?

  @Option(
    help: "A folder for comparison.csv, comparison.json, figures and report.html.",
    completion: .directory)
  var output: String?

  @Flag(help: "Prints JSON.")
  var json = false

  func validate() throws {
    for (k, run) in runs.enumerated() where runs[..<k].contains(run) {
      throw ValidationError("the run \(run) is given twice")
    }
  }

  func run() throws {
    let folders = try RunFolderReader.read(runs)
    let quantities = folders[0].course.quantities
    func curves(_ path: String?) throws -> [ExternalCurve] {
      try path.map { try ExternalCurvesCSV.read($0, quantities: quantities) } ?? []
    }
    let report = try ComparisonReport(
      folders, references: curves(reference), observations: curves(observed))
    if let output {
      let isComparison = access(Paths.join(output, "comparison.json"), F_OK) == 0
      let folder = try OutputFolder(path: output, replacing: isComparison)
      try folder.write(report.csv, to: "comparison.csv")
      try folder.write(report.json.document, to: "comparison.json")
      if !report.observations.isEmpty { try folder.write(report.observed.csv, to: "observed.csv") }
      let figures = ComparisonFigures(report: report)
      let drawn = try figures.draw(into: folder)
      try folder.write(
        ComparisonPage(report: report, figures: drawn, arguments: runs).text, to: "report.html")
      try folder.commit()
    }
    if json {
      try print(report.json.document, terminator: "")
    } else {
      print(report.text, terminator: "")
      print(
        output.map { "results in \($0), to be read from report.html there" }
          ?? "--output <dir> writes them to comparison.csv, with figures and a report.html")
    }
  }
}

import Evolution
import FileFormats
import Figures

/// `report.html` of a comparison.
struct ComparisonPage {
  let report: ComparisonReport
  let figures: [ComparisonFigures.Drawn]
  /// The folders as they were given.
  let arguments: [String]

  var text: String {
    let others = report.comparisons.map(\.run.name)
    let title =
      others.isEmpty
      ? report.baseline.name : "\(others.joined(separator: ", ")) against \(report.baseline.name)"
    return HTMLDocument(title: title, parts: results + drawings + settings + method + sources).text
  }

  private func part(_ table: ComparisonReport.Table) -> HTMLDocument.Part {
    .table(
      caption: table.title, header: table.header, rows: table.rows,
      leadingColumns: table.leadingColumns)
  }

  private var results: [HTMLDocument.Part] {
    let span = report.baseline.years
    var parts: [HTMLDocument.Part] = [
      .paragraph(
        "Objects of the smallest size counted and more, between 200 and 2000 km, from "
          + "\(span[0].decimals(1)) to \(report.year.decimals(1)). Ranges are from 5 to 95 % of "
          + "the members of an ensemble."),
      .heading("Results"), part(report.states),
    ]
    if let differences = report.differences { parts.append(part(differences)) }
    if let observed = report.observed.table(signed: report.signed) { parts.append(part(observed)) }
    return parts
  }

  private var drawings: [HTMLDocument.Part] {
    if figures.isEmpty {
      return [.paragraph("Figures need gnuplot, which was not there or failed.")]
    }
    return [.heading("Figures")]
      + figures.map { .figure(svg: $0.svg, caption: "\($0.caption).") }
  }

  private var settings: [HTMLDocument.Part] {
    if report.comparisons.isEmpty { return [] }
    return [.heading("What differs")]
      + (report.settings.isEmpty
        ? [.paragraph("The runs have the same settings.")] : [part(report.settingTable)])
  }

  private var method: [HTMLDocument.Part] {
    var sentences = [
      "Counts weigh each object by the share of its time between 200 and 2000 km; collisions are "
        + "counted from the epoch on."
    ]
    for comparison in report.comparisons {
      let name = comparison.run.name
      if comparison.isPaired {
        sentences.append(
          "\(name): \(comparison.memberCount) members have the random streams of the baseline's "
            + "members of the same number; the interval of 95 % is that of the mean of their "
            + "differences (Student's distribution).")
      } else if comparison.run.memberCount > 1 || comparison.baseline.memberCount > 1 {
        sentences.append(
          "\(name): the interval of 95 % is that of the difference of the means (Welch 1947); a "
            + "single run counts as exact.")
      } else {
        sentences.append("\(name): of two single runs no interval is known.")
      }
    }
    if !report.comparisons.isEmpty {
      sentences.append(
        "A quantity differs significantly since the first year from which on every interval "
          + "excludes zero.")
    }
    return [.heading("How the numbers were got"), .paragraph(sentences.joined(separator: " "))]
  }

  private var sources: [HTMLDocument.Part] {
    let runs = zip(report.folders, arguments).map { folder, argument in
      [
        folder.course.name, argument, folder.manifest.scenario, folder.manifest.version,
        "\(folder.course.memberCount)", "\(folder.course.seed)", folder.manifest.digest,
      ]
    }
    var inputs: [[String]] = []
    for input in report.folders.flatMap({ $0.manifest.inputs }) {
      let row = [input.key, Paths.name(of: input.path), input.sha256]
      if !inputs.contains(row) { inputs.append(row) }
    }
    var parts: [HTMLDocument.Part] = [
      .heading("Sources"),
      .table(
        caption: "Runs, and the digests of their scenarios",
        header: ["run", "folder", "scenario", "detritus", "members", "seed", "digest"], rows: runs,
        leadingColumns: 7),
    ]
    if !inputs.isEmpty {
      parts.append(
        .table(
          caption: "Input files", header: ["key", "file", "SHA-256"], rows: inputs,
          leadingColumns: 3))
    }
    let external = report.references + report.observations
    if !external.isEmpty {
      parts.append(
        .table(
          caption: "Curves from elsewhere", header: ["name", "quantity", "from", "to"],
          rows: external.map {
            [
              $0.name, $0.quantity, $0.points[0].year.nineDigits,
              $0.points.last!.year.nineDigits,
            ]
          }, leadingColumns: 2))
    }
    parts.append(
      .listing(
        "detritus compare \(arguments.joined(separator: " "))\ndetritus \(Detritus.versionNumber)"))
    return parts
  }
}

import Figures
import Glibc
import TestSupport

/// Whether this machine can draw; tests that need it are skipped in sight elsewhere.
let canDraw = (try? Gnuplot()) != nil

let years = [2025.0, 2026, 2027]
let shells = [
  AltitudeShell(lower_km: 700, upper_km: 800), AltitudeShell(lower_km: 800, upper_km: 900),
]

func byType(
  title: String = "Objects by type", caption: String = "sample: three years",
  totalBand: Band? = nil
) -> PopulationByTypeChart {
  PopulationByTypeChart(
    title: title, caption: caption, years: years,
    counts: [
      Series(type: "active_payload", values: [10, 20, 30]),
      Series(type: "fragment", values: [100, 200, 300.5]),
    ],
    totalBand: totalBand)
}

func byAltitude(_ spatialDensity_per_km3: [[Double]]) -> PopulationByAltitudeChart {
  PopulationByAltitudeChart(
    caption: "sample", years: years, shells: shells,
    spatialDensity_per_km3: spatialDensity_per_km3)
}

func summaryRow(_ year: Double, range: RunFigures.Range? = nil) -> RunFigures.SummaryRow {
  RunFigures.SummaryRow(
    year: year,
    counts: [.init(type: "active_payload", value: 10), .init(type: "fragment", value: year)],
    catastrophic: year - 2025, nonCatastrophic: 2 * (year - 2025), totalRange: range)
}

func profileRows(_ year: Double) -> [RunFigures.ProfileRow] {
  shells.map { shell in
    RunFigures.ProfileRow(
      year: year, shell: shell,
      spatialDensity_per_km3: [
        .init(type: "active_payload", value: 1e-9), .init(type: "fragment", value: 2e-8),
      ])
  }
}

/// A folder that is gone after the body.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let path = makeTemporaryFolder()
  defer {
    for name in names(in: path) { unlink("\(path)/\(name)") }
    rmdir(path)
  }
  return try body(path)
}

/// The names of the files in a folder, sorted.
func names(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// Writes an executable file named gnuplot that stands for the program.
func makeProgram(in folder: String, doing commands: String) {
  let path = "\(folder)/gnuplot"
  let file = fopen(path, "w")!
  fputs("#!/bin/sh\n\(commands)\n", file)
  fclose(file)
  chmod(path, 0o755)
}

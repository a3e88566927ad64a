import ArgumentParser
import DebrisEnvironment
import Evolution
import FileFormats
import Figures
import SpaceEnvironment

/// `detritus flux`: the impacts on a satellite of one's own over its life.
struct FluxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flux",
    abstract: "Tells the impacts per year on a satellite, by type and size, over its life.",
    discussion: """
      The folder must be that of a run with population-by-size.csv. Counted are objects of the \
      smallest size of the run and more, none of them avoided; the satellite is a disc of its area. \
      Of an ensemble the impacts are means over its members, of the first hundred at most, with the \
      5 and 95 % of them that its population-by-size.members tells.
      """)

  @Argument(help: "The folder of a run.", completion: .directory)
  var folder: String

  @Option(help: "The perigee altitude over the equatorial radius [km].")
  var perigeeKm: Double

  @Option(help: "The apogee altitude over the equatorial radius [km].")
  var apogeeKm: Double

  @Option(help: "The inclination [deg].")
  var inclinationDeg: Double

  @Option(help: "The mean cross-section of the satellite [m2].")
  var areaM2: Double

  @Option(help: "The year in which its life begins.")
  var from: Double

  @Option(help: "The year in which its life ends.")
  var to: Double

  @Option(help: "A new or empty folder for flux.csv and a figure.", completion: .directory)
  var output: String?

  @Flag(help: "Prints JSON.")
  var json = false

  func validate() throws {
    func check(_ name: String, _ value: Double, _ range: ClosedRange<Double>, _ unit: String) throws
    {
      guard range.contains(value) else {
        throw ValidationError(
          "--\(name) is \(value.nineDigits) \(unit), must be between "
            + "\(range.lowerBound.nineDigits) and \(range.upperBound.nineDigits) \(unit)")
      }
    }
    try check("perigee-km", perigeeKm, 100...100_000, "km")
    try check("apogee-km", apogeeKm, perigeeKm...400_000, "km")
    try check("inclination-deg", inclinationDeg, 0...180, "deg")
    try check("area-m2", areaM2, 1e-6...1e6, "m2")
    guard from < to else {
      throw ValidationError("--to is \(to.nineDigits), must be later than --from")
    }
  }

  func run() throws {
    let manifest = try RunManifest.read(folder: folder)
    let population = try SizePopulationCSV.read(folder: folder)
    let encounters = SatelliteEncounters(
      perigee: perigeeKm * kilometre, apogee: apogeeKm * kilometre,
      inclination: inclinationDeg * degree)
    let flux = SatelliteFlux(population, encounters: encounters, area: areaM2)
    let (first, last) = (flux.years[0], flux.years.last!)
    // A year is that of its rows to four decimals.
    for (name, value) in [("--from", from), ("--to", to)] where value < first || value > last {
      throw CommandErrors.Failure(
        message: "\(name) is \(value.nineDigits), must be between \(first.nineDigits) and "
          + "\(last.nineDigits), which \(folder) covers", exitCode: 64)
    }
    let shells = population.map(\.altitude)
    let (bottom, top) = (
      shells.map(\.lowerBound).min()! / kilometre, shells.map(\.upperBound).max()! / kilometre
    )
    guard apogeeKm >= bottom, perigeeKm < top else {
      throw CommandErrors.Failure(
        message: "the orbit from \(perigeeKm.nineDigits) to \(apogeeKm.nineDigits) km never "
          + "meets the shells of \(folder), \(bottom.nineDigits) to \(top.nineDigits) km",
        exitCode: 64)
    }
    let report = FluxReport(
      flux: flux, ensemble: try ensemble(manifest, encounters), from: from, to: to,
      caption: "\(manifest.scenario): \(perigeeKm.nineDigits) x \(apogeeKm.nineDigits) km, "
        + "\(inclinationDeg.nineDigits) deg, \(areaM2.nineDigits) m2")
    if let output {
      let results = try OutputFolder(path: output)
      try results.write(report.csv, to: "flux.csv")
      let figures = try results.path(of: "figures")
      try OptionalFigures.draw { () throws(FigureError) in
        try FigureFolder.draw([report.chart], into: figures)
      }
      try results.commit()
    }
    try print(json ? report.json.document : report.text, terminator: "")
  }

  /// The impacts in every member; `nil` for a single run.
  private func ensemble(
    _ manifest: RunManifest, _ encounters: SatelliteEncounters
  ) throws -> EnsembleFlux? {
    guard manifest.members > 1 else { return nil }
    var flux: EnsembleFlux?
    try MemberSizesFile.read(folder: folder, members: manifest.members) { header in
      flux = EnsembleFlux(
        cells: header.cells, dates: header.dates, encounters: encounters, area: areaM2)
    } consume: {
      flux?.add($0)
    }
    return flux
  }
}

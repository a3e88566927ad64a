import ArgumentParser
import FileFormats

/// `detritus netcdf`: the tables of a run in one NetCDF file.
struct NetCDFCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "netcdf", abstract: "Writes the tables of a run to one NetCDF file.",
    discussion: """
      summary.csv becomes a variable of time for each quantity; population.csv and collisions.csv \
      become variables of the recorded date, the altitude and the types. Units are those of the tables. \
      The program must have been built with the library: swift build -c release --traits NetCDF.
      """)

  @Argument(help: "The folder of a run.", completion: .directory)
  var folder: String

  @Option(help: "The file to write; by default the folder's name and .nc.")
  var output: String?

  func run() throws {
    let run = try RunFolderReader.read(folder)
    let population = try ShellPopulationTable.read(Paths.join(folder, "population.csv"))
    let collisions = try ShellCollisionTable.read(
      Paths.join(folder, "collisions.csv"), with: population)
    let path = output ?? RunFolder.trimmed(folder) + ".nc"
    #if NetCDF
      let file = try NetCDFFile(path: path)
      try file.add(run, population, collisions)
      try file.write()
    #else
      _ = (run, population, collisions)
      throw CommandErrors.Failure(
        message: "\(path) is not written: the program was built without NetCDF; "
          + "swift build -c release --traits NetCDF builds it with", exitCode: 64)
    #endif
  }
}

/// A folder of figures.
public enum FigureFolder {
  /// The extensions of the files of a figure: two pictures and the script that draws them.
  public static let extensions = ["svg", "png", "gp"]

  /// Draws charts into a folder, which is made if missing.
  ///
  /// - Parameters:
  ///   - charts: The charts, each with a name of its own.
  ///   - folder: Where the files go.
  ///   - skippingEmpty: Whether charts without data are left out; the error of the last of them is
  ///     thrown where none has any.
  ///   - gnuplot: The program that draws, by default the one on the environment's `PATH`.
  /// - Returns: The paths of the files, figure by figure in the order of `extensions`.
  @discardableResult
  public static func draw(
    _ charts: [any Chart], into folder: String, skippingEmpty: Bool = false,
    with gnuplot: Gnuplot? = nil
  ) throws(FigureError) -> [String] {
    let gnuplot = if let gnuplot { gnuplot } else { try Gnuplot() }
    var files: [String] = []
    var emptiness: FigureError?
    for chart in charts {
      do {
        _ = try chart.script(output: chart.name)
      } catch {
        guard skippingEmpty else { throw error }
        emptiness = error
        continue
      }
      try makeFolder(folder)
      let path = "\(folder)/\(chart.name)"
      try chart.draw(to: "\(path).svg", with: gnuplot)
      files += extensions.map { "\(path).\($0)" }
    }
    if let emptiness, files.isEmpty { throw emptiness }
    return files
  }
}

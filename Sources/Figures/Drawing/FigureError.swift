/// Why a figure could not be drawn.
public enum FigureError: Error, Equatable, CustomStringConvertible {
  /// No program named gnuplot stands in the folders of the search path.
  case gnuplotMissing(searchPath: String)
  /// gnuplot ended with an error, with its exit status and the first lines that it wrote to
  /// standard error; after a signal the status is 128 and the signal's number, as in a shell.
  case gnuplotFailed(status: Int32, message: String)
  /// The data hold too little for the chart that is named.
  case nothingToDraw(chart: String, reason: String)
  /// A file or folder could not be written.
  case notWritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .gnuplotMissing(let searchPath):
      "figures need gnuplot, which is not in the search path \"\(searchPath)\""
    case .gnuplotFailed(let status, let message):
      "gnuplot ended with status \(status): \(message)"
    case .nothingToDraw(let chart, let reason):
      "nothing to draw in \(chart): \(reason)"
    case .notWritable(let path, let reason):
      "cannot write \(path): \(reason)"
    }
  }
}

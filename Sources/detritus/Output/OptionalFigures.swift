import Figures

/// Figures that results can do without.
enum OptionalFigures {
  /// Draws; where that is impossible, without gnuplot for one, a line on standard error says why.
  ///
  /// - Returns: Whether the figures were drawn.
  /// - Throws: Where they cannot be written, and after an interruption.
  @discardableResult
  static func draw(_ body: () throws(FigureError) -> Void) throws -> Bool {
    do {
      try body()
      return true
    } catch {
      if case .notWritable = error { throw error }
      try Interruption.check()
      StandardError.print("warning: no figures: \(error)")
      return false
    }
  }
}

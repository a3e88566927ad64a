import Evolution
import FileFormats

/// The line on a terminal that tells how far a run is; nothing elsewhere.
struct ProgressLine {
  private let isShown: Bool
  private let epoch: Double
  private let duration_yr: Double
  private let start = ContinuousClock.now
  private var shown: Duration = .zero

  init(epoch: Double, duration_yr: Double, isQuiet: Bool) {
    self.epoch = epoch
    self.duration_yr = duration_yr
    isShown = !isQuiet && StandardError.isTerminal
  }

  /// Shows the simulated share of the whole, at most ten times a second.
  mutating func show(_ share: Double) {
    let elapsed = ContinuousClock.now - start
    guard isShown, share >= 1 || elapsed - shown > .milliseconds(100) else { return }
    shown = elapsed
    let left = share > 0 ? elapsed.inSeconds * (1 - share) / share : 0
    let year = (epoch + share * duration_yr).decimals(1)
    StandardError.print(
      "\r\(year)  \((100 * share).decimals(0)) %  \(left.decimals(0)) s left\u{1B}[K",
      terminator: "")
  }

  /// Takes the line away.
  func clear() {
    if isShown { StandardError.print("\r\u{1B}[K", terminator: "") }
  }
}

extension Duration {
  /// The length in seconds.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}

import FileFormats
import Glibc
import NumericalMethods
import Synchronization

/// Runs points side by side, each on one thread.
struct SweepRunner: Sendable {
  let plan: SweepPlan
  let folder: SweepFolder
  let threads: Int

  /// Runs points that are not finished; those that are stay when one fails or the user ends it.
  func run(_ open: [Int], _ progress: SweepProgress) throws {
    let failure = Mutex<(any Error)?>(nil)
    ParallelWork.perform(count: open.count, threads: threads) { k in
      do {
        try Interruption.check()
        let point = plan.state.points[open[k]]
        let output = try OutputFolder(
          path: folder.folder(of: point), replacing: folder.isRun(point))
        RunFolder.report(output.abandoned)
        var run = ScenarioRun(file: try plan.scenario(of: point))
        run.isBrief = true
        _ = try run.perform(into: output) { progress.show($0, of: k) }
        progress.show(1, of: k)
        return true
      } catch {
        failure.withLock { if $0 == nil { $0 = error } }
        return false
      }
    }
    guard let error = failure.withLock({ $0 }) else { return }
    progress.clear()
    guard var interruption = error as? Interruption else { throw error }
    let finished = plan.state.points.count { folder.isFinished($0) }
    interruption.consequence =
      "\(finished) of \(plan.state.points.count) points are finished and kept; the same command "
      + "goes on with the others"
    throw interruption
  }
}

extension SweepFolder {
  /// Whether a folder of a point holds a run of any scenario, which is replaced.
  func isRun(_ point: SweepState.Point) -> Bool {
    Manifest.scenarioDigest(ofFolder: folder(of: point)) != nil
  }
}

/// The line on a terminal that tells how far a sweep is.
final class SweepProgress: Sendable {
  private struct State {
    var shares: [Double]
    var shown: Duration = .zero
  }

  private let state: Mutex<State>
  private let start = ContinuousClock.now
  private let isShown: Bool

  init(points: Int, isQuiet: Bool) {
    state = Mutex(State(shares: [Double](repeating: 0, count: points)))
    isShown = !isQuiet && StandardError.isTerminal
  }

  func show(_ share: Double, of point: Int) {
    guard isShown else { return }
    let elapsed = ContinuousClock.now - start
    state.withLock { state in
      state.shares[point] = share
      guard elapsed - state.shown > .milliseconds(200) else { return }
      state.shown = elapsed
      let done = state.shares.reduce(0, +)
      let count = Double(state.shares.count)
      let left = done > 0 ? elapsed.inSeconds * (count - done) / done : 0
      let finished = state.shares.count { $0 >= 1 }
      StandardError.print(
        "\r\(finished) of \(state.shares.count) points, \((100 * done / count).decimals(0)) %, "
          + "\(left.decimals(0)) s left\u{1B}[K", terminator: "")
    }
  }

  func clear() {
    if isShown { StandardError.print("\r\u{1B}[K", terminator: "") }
  }
}

import Synchronization

/// A progress line that several threads share.
final class SharedProgress: Sendable {
  private let line: Mutex<ProgressLine>

  init(_ line: ProgressLine) { self.line = Mutex(line) }

  func show(_ share: Double) { line.withLock { $0.show(share) } }

  func clear() { line.withLock { $0.clear() } }
}

/// Numbers at a fixed address: the workspace of inner loops, which neither allocate nor copy.
public final class Workspace<Element: BitwiseCopyable> {
  public let start: UnsafeMutablePointer<Element>
  public let count: Int

  public init(repeating value: Element, count: Int) {
    self.count = count
    start = .allocate(capacity: max(1, count))
    start.initialize(repeating: value, count: count)
  }

  public convenience init(_ elements: [Element]) {
    precondition(!elements.isEmpty, "an empty workspace")
    self.init(repeating: elements[0], count: elements.count)
    for (k, element) in elements.enumerated() { start[k] = element }
  }

  /// A copy of the numbers.
  public var elements: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Replaces the numbers.
  public func set(_ elements: [Element]) {
    precondition(elements.count == count, "a workspace keeps its size")
    elements.withUnsafeBufferPointer { start.update(from: $0.baseAddress!, count: count) }
  }

  deinit { start.deallocate() }
}

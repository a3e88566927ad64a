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

  deinit { start.deallocate() }
}

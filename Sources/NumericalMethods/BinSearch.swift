/// Returns the index of the bin that holds a value, `nil` outside the edges.
///
/// - Parameters:
///   - value: The value to look up.
///   - edges: Ascending edges; a bin holds its lower edge and not its upper one.
/// - Complexity: O(log n).
public func binIndex(of value: Double, in edges: [Double]) -> Int? {
  guard value >= edges[0], value < edges[edges.count - 1] else { return nil }
  var (low, high) = (0, edges.count - 1)
  while high - low > 1 {
    let middle = (low + high) / 2
    if edges[middle] <= value { low = middle } else { high = middle }
  }
  return low
}

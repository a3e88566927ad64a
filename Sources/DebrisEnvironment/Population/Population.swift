/// The state: the expected number of objects of every class in every transport cell.
///
/// Stored with the cell running fastest, then the inclination bin, then the class, so that a row of
/// perigee cells is contiguous and the products with residence fractions are matrix products.
public struct Population: Sendable, Equatable {
  public let cellCount: Int
  public let inclinationCount: Int
  public let classCount: Int
  /// The expected numbers [1]; not negative.
  public var counts: [Double]

  /// Creates an empty population.
  public init(cellCount: Int, inclinationCount: Int, classCount: Int) {
    self.cellCount = cellCount
    self.inclinationCount = inclinationCount
    self.classCount = classCount
    counts = [Double](repeating: 0, count: cellCount * inclinationCount * classCount)
  }

  /// Creates an empty population on a grid.
  public init(grid: OrbitGrid, classCount: Int) {
    self.init(
      cellCount: grid.cellCount, inclinationCount: grid.inclinationCount, classCount: classCount)
  }

  /// The index of the first cell of a class in an inclination bin.
  @inlinable
  public func offset(class c: Int, inclination i: Int) -> Int {
    cellCount * (i + inclinationCount * c)
  }

  /// The expected number of objects of a class.
  public func count(ofClass c: Int) -> Double {
    let width = cellCount * inclinationCount
    return counts[c * width..<(c + 1) * width].reduce(0, +)
  }
}

import Glibc

/// A quadrature over the size of fragments: cells of equal width in log L with two nodes in each.
///
/// The nodes are those of Gauss and Legendre in log L; their weights are rescaled so that every cell
/// holds the exact number of the power law with the coefficient 1.
struct SizeCells {
  struct Node {
    /// The characteristic length [m].
    let size: Double
    /// The number of fragments for a law with the coefficient 1 [1].
    let weight: Double
  }

  /// How many nodes stand in one cell.
  static let nodesPerCell = 2

  /// The number of cells.
  let count: Int
  /// The nodes, cell by cell, by increasing size.
  let nodes: [Node]

  /// - Parameters:
  ///   - sizes: The range of characteristic lengths [m]; may be empty.
  ///   - cellsPerDecade: At least this many cells for a factor of ten.
  ///   - exponent: The exponent of the cumulative number law [1].
  init(sizes: Range<Double>, cellsPerDecade: Int, exponent: Double) {
    let low = log10(sizes.lowerBound)
    let width = log10(sizes.upperBound) - low
    count = Int((width * Double(cellsPerDecade) - 1e-9).rounded(.up))
    let law = FragmentNumber(coefficient: 1, exponent: exponent)
    var nodes: [Node] = []
    for cell in 0..<count {
      let h = width / Double(count)
      let left = low + Double(cell) * h
      let edges = pow(10, left)..<pow(10, left + h)
      let abscissa = 0.5 / 3.0.squareRoot()
      let sizes = [0.5 - abscissa, 0.5 + abscissa].map { pow(10, left + $0 * h) }
      let densities = sizes.map { law.count(largerThan: $0) }
      let scale = law.count(within: edges) / densities.reduce(0, +)
      nodes += zip(sizes, densities).map { Node(size: $0, weight: $1 * scale) }
    }
    self.nodes = nodes
  }
}

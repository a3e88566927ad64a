import NumericalMethods

/// The fragments that collisions put into other shells than their own: a matrix from the products
/// N_i N_j of every pair and shell to the cells that receive fragments.
struct FragmentSpread {
  /// What one pair in one shell puts into the shells of a species.
  struct Row {
    /// The index of the product.
    let source: Int
    /// The index of the species' first cell.
    let target: Int
    /// By shell [1/s].
    let rates: ArraySlice<Double>
  }

  /// The cells that receive fragments.
  private let cells: [Int]
  /// By cell, for each product [1/s].
  private let weights: [Double]
  private let sourceCount: Int
  private var received: [Double]
  private var engine = ProductEngine()

  /// - Returns: `nil` where there are no rows.
  init?(_ rows: [Row], sourceCount: Int) {
    if rows.isEmpty { return nil }
    var receiving: Set<Int> = []
    for row in rows {
      for (k, rate) in row.rates.enumerated() where rate != 0 { receiving.insert(row.target + k) }
    }
    cells = receiving.sorted()
    let place = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
    var weights = [Double](repeating: 0, count: cells.count * sourceCount)
    for row in rows {
      for (k, rate) in row.rates.enumerated() where rate != 0 {
        weights[row.source * cells.count + place[row.target + k]!] += rate
      }
    }
    self.weights = weights
    self.sourceCount = sourceCount
    received = [Double](repeating: 0, count: 3 * cells.count)
  }

  /// Adds the fragments to the rates of several states.
  ///
  /// - Parameters:
  ///   - rates: The rates of the first state; those of the next stand `stride` further.
  ///   - products: N_i N_j of the states, one after another.
  mutating func add(
    to rates: UnsafeMutablePointer<Double>, stride: Int, products: borrowing [Double],
    stateCount: Int
  ) {
    engine.multiply(
      weights, Block(rows: cells.count, columns: sourceCount),
      by: products, Block(rows: sourceCount, columns: stateCount),
      into: &received, Block(rows: cells.count, columns: stateCount))
    for m in 0..<stateCount {
      let rate = rates + m * stride
      for (k, cell) in cells.enumerated() { rate[cell] += received[m * cells.count + k] }
    }
  }
}

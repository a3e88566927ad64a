// The mass balance of one parent. The choices are explained in the article "Expected yields".

extension BreakupYields {
  /// Tables with the weights that they enter a yield with.
  typealias Parts = [(table: FragmentTable, weight: Double)]

  /// The yield of a parent that is destroyed: what the law lacks comes in a few large pieces.
  ///
  /// - Parameters:
  ///   - parts: The laws of its fragments.
  ///   - position: The position of the largest size, in cells.
  ///   - pieces: The number of pieces of 1 m and more by the law [1].
  func destruction(
    of parent: Parent, parts: Parts, position: Double, pieces: Double
  ) -> FragmentYield {
    var yield = fragments(parts, position: position, budget: parent.mass)
    let rest = parent.mass - grid.mass(of: yield.counts) - yield.massBelowCutoff
    if rest > 0 {
      addPieces(of: rest, parent: parent, lawCount: pieces, to: &yield)
    }
    return yield
  }

  /// The yield of a target that is cratered: what the law lacks stays with the target.
  func crater(
    in target: Parent, parts: Parts, position: Double, ejecta: Double
  ) -> FragmentYield {
    var yield = fragments(parts, position: position, budget: ejecta)
    let rest = target.mass - grid.mass(of: yield.counts) - yield.massBelowCutoff
    yield.remnantMass = max(rest, 0)
    return yield
  }

  /// The fragments of 1 mm to 1 m; their mass is scaled down to the budget where it exceeds it.
  private func fragments(
    _ parts: Parts, position: Double, budget: Double
  ) -> FragmentYield {
    let empty = [Double](repeating: 0, count: bins.count)
    func mass(_ factor: Int) -> Double {
      parts.reduce(0) { $0 + $1.weight * $1.table.mass(factor: factor, upTo: position) }
    }
    func sum(_ mixture: [(factor: Int, weight: Double)]) -> FragmentYield {
      var yield = FragmentYield(counts: empty, massBelowCutoff: 0, remnantMass: 0)
      for (factor, w) in mixture {
        for part in parts {
          part.table.addCounts(
            factor: factor, upTo: position, weight: w * part.weight, to: &yield.counts)
          yield.massBelowCutoff +=
            w * part.weight * part.table.smallMass(factor: factor, upTo: position)
        }
      }
      // Differences of tables may leave rounding errors below zero.
      for bin in yield.counts.indices { yield.counts[bin] = max(yield.counts[bin], 0) }
      yield.massBelowCutoff = max(yield.massBelowCutoff, 0)
      return yield
    }

    var heavier = mass(0)
    if heavier <= budget { return sum([(0, 1)]) }
    for factor in parts[0].table.factors.indices.dropFirst() {
      let lighter = mass(factor)
      if lighter <= budget {
        let θ = (budget - lighter) / (heavier - lighter)
        return sum([(factor - 1, θ), (factor, 1 - θ)])
      }
      heavier = lighter
    }
    return FragmentYield(counts: empty, massBelowCutoff: budget, remnantMass: 0)
  }

  /// Adds the rest of a destroyed parent as pieces of equal mass.
  private func addPieces(
    of rest: Double, parent: Parent, lawCount: Double, to yield: inout FragmentYield
  ) {
    let sizes = pieceSizes(parent.kind)
    let number = sizes.pieceCount(of: rest, parentMass: parent.mass, lawCount: lawCount)
    let mass = rest / number
    let size = sizes.size(ofMass: mass)
    guard size >= smallestSize else {
      yield.massBelowCutoff += rest
      return
    }
    let distribution = AreaToMassDistribution(size: size, kind: parent.kind)
    var below = 0.0
    for column in grid.columns.indices {
      let upper = grid.edges(ofColumn: column).upperBound
      let above = distribution.cumulative(upper)
      grid.add(number * max(above - below, 0), pieces: mass, column: column, to: &yield.counts)
      below = above
    }
  }
}

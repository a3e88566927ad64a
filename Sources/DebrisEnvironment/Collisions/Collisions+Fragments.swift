import NumericalMethods

extension Collisions {
  /// Lays the fragments on the orbit bins of their parents and throws them into their own.
  func addFragments(_ population: BinnedPopulation, to rates: inout CollisionRates) {
    let (C, I, S) = (classes.count, grid.inclinationCount, grid.shellCount)
    let (bins, rows, F) = (grid.binCount, pairs.rowsPerClass, pairs.fragmentCount)
    if F == 0 { return }
    parents.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    for i in 0..<I {
      for s in 0..<S where !crossings[s].isEmpty {
        let width = crossings[s].reduce(0) { $0 + $1.count }
        gather(population, width: width, inclination: i, shell: s)
        products.multiply(
          crossingCounts, Block(rows: width, columns: C),
          by: perObject,
          Block(offset: rows * C * (i + I * s), rows: F, columns: C, stride: rows), .transposed,
          into: &crossingFragments, Block(rows: width, columns: F))
        scatter(width: width, inclination: i, shell: s)
      }
    }
    for (m, column) in classes.fragmentColumns.enumerated() {
      let block = Block(
        offset: bins * I * (column.lowerBound - classes.firstFragment), rows: bins,
        columns: I * column.count)
      products.multiply(
        spreads[m].shares.elements, Block(rows: bins, columns: bins), .transposed,
        by: parents, block, into: &rates.gains, block)
      for c in column {
        for i in 0..<I {
          let first = bins * (i + I * (c - classes.firstFragment))
          for bin in 0..<bins {
            let rate = parents[first + bin]
            rates.created[c] += rate
            rates.decaying[c] += rate * spreads[m].decaying[bin]
            rates.leaving[c] += rate * spreads[m].leaving[bin]
          }
        }
      }
    }
  }

  /// Collects the objects of the bins that cross a shell, times the share of time that they do.
  private func gather(
    _ population: BinnedPopulation, width: Int, inclination i: Int, shell s: Int
  ) {
    let (runs, residence) = (crossings[s], residence.ofBins.elements)
    let fractions = grid.binCount * s
    population.counts.withUnsafeBufferPointer { counts in
      residence.withUnsafeBufferPointer { residence in
        crossingCounts.withUnsafeMutableBufferPointer { crossing in
          for c in 0..<classes.count {
            let row = population.offset(class: c, inclination: i)
            var target = width * c
            for run in runs {
              for bin in run {
                crossing[target] = counts[row + bin] * residence[fractions + bin]
                target += 1
              }
            }
          }
        }
      }
    }
  }

  /// Adds what the bins that cross a shell yield to the bins.
  private func scatter(width: Int, inclination i: Int, shell s: Int) {
    let runs = crossings[s]
    crossingFragments.withUnsafeBufferPointer { fragments in
      parents.withUnsafeMutableBufferPointer { parents in
        for f in 0..<pairs.fragmentCount {
          let target = grid.binCount * (i + grid.inclinationCount * f)
          var source = width * f
          for run in runs {
            for bin in run {
              parents[target + bin] += fragments[source]
              source += 1
            }
          }
        }
      }
    }
  }
}

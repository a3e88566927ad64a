import NumericalMethods

extension Collisions {
  /// Lays the fragments on the orbit bins of their parents and throws them into their own.
  func addFragments(_ population: BinnedPopulation, to rates: inout CollisionRates) {
    let (C, I) = (classes.count, grid.inclinationCount)
    let (bins, rows, F) = (grid.binCount, pairs.rowsPerClass, pairs.fragmentCount)
    if F == 0 { return }
    parents.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    for (isEccentric, shells) in crossings {
      for i in 0..<I {
        let m = kernel.streams.stream(inclination: i, isEccentric: isEccentric)
        for s in countedShells where !shells[s].isEmpty {
          let runs = shells[s]
          let width = runs.reduce(0) { $0 + $1.count }
          gather(population, runs, width: width, inclination: i, shell: s)
          products.multiply(
            crossingCounts, Block(rows: width, columns: C),
            by: perObject,
            Block(
              offset: rows * C * (m + kernel.streams.count * s), rows: F, columns: C, stride: rows),
            .transposed, into: &crossingFragments, Block(rows: width, columns: F))
          scatter(runs, width: width, inclination: i)
        }
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
  func gather(
    _ population: BinnedPopulation, _ runs: [Range<Int>], width: Int, inclination i: Int,
    shell s: Int
  ) {
    let residence = residence.ofBins.elements
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
  private func scatter(_ runs: [Range<Int>], width: Int, inclination i: Int) {
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

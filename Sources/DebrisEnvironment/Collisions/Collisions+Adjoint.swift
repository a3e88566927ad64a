import NumericalMethods

extension Collisions {
  /// What collisions do with nothing avoided.
  public func unavoidedPairs(_ settings: CollisionSettings) -> PairTable {
    var settings = settings
    settings.avoidance = .none
    return PairTable(classes: classes, settings: settings)
  }

  /// Carries the derivatives of a number by the rates of a population back to the population.
  ///
  /// - Parameters:
  ///   - weights: The derivatives by the rates.
  ///   - population: The population whose rates they are.
  ///   - result: The derivatives by its counts, added to.
  ///   - pairWeights: Those by what collisions do, added to.
  public func addDerivatives(
    _ weights: CollisionWeights, at population: BinnedPopulation, to result: inout [Double],
    _ pairWeights: inout PairWeights
  ) {
    findEncounters(population)
    findYields()
    let (C, S, V, M) = (
      classes.count, grid.shellCount, kernel.speeds.count, kernel.streams.count
    )
    let rows = pairs.rowsPerClass
    var byYield = [Double](repeating: 0, count: perObject.count)
    addFragmentDerivatives(weights, population, to: &result, &byYield)
    addLossDerivatives(weights, population, to: &result, &byYield)
    let columns = M * S
    let yieldBlock = Block(rows: rows * C, columns: columns)
    var byEncounter = [Double](repeating: 0, count: encounters.count)
    products.multiply(
      pairs.perObject, Block(rows: rows * C, columns: C * V), .transposed,
      by: byYield, yieldBlock, into: &byEncounter, Block(rows: C * V, columns: columns))
    products.multiply(
      byYield, yieldBlock, by: encounters, Block(rows: C * V, columns: columns), .transposed,
      into: &pairWeights.perObject, Block(rows: rows * C, columns: C * V), keeping: 1)
    var byCount = [Double](repeating: 0, count: counts.count)
    if weights.catastrophic.contains(where: { $0 != 0 })
      || weights.nonCatastrophic.contains(where: { $0 != 0 })
    {
      addEventDerivatives(weights, &byEncounter, &byCount, &pairWeights)
    }
    for s in countedShells {
      products.multiply(
        byEncounter, Block(offset: C * V * M * s, rows: C, columns: V * M),
        by: encounterRates, Block(offset: M * M * V * s, rows: M, columns: V * M), .transposed,
        into: &byCount, Block(offset: C * M * s, rows: C, columns: M), keeping: 1)
    }
    let (I, bins) = (grid.inclinationCount, grid.binCount)
    for (part, isEccentric) in kernel.streams.parts {
      for i in 0..<I {
        let m = kernel.streams.stream(inclination: i, isEccentric: isEccentric)
        for c in 0..<C {
          for s in 0..<S { shellCounts[s + S * (c + C * i)] = byCount[c + C * (m + M * s)] }
        }
      }
      products.multiply(
        residence.ofBins.elements,
        Block(offset: part.lowerBound, rows: part.count, columns: S, stride: bins),
        by: shellCounts, Block(rows: S, columns: C * I), into: &result,
        Block(offset: part.lowerBound, rows: part.count, columns: C * I, stride: bins), keeping: 1)
    }
  }

  /// The fragments: from their own orbits to those of their parents, then to parents and yields.
  private func addFragmentDerivatives(
    _ weights: CollisionWeights, _ population: BinnedPopulation, to result: inout [Double],
    _ byYield: inout [Double]
  ) {
    let (C, I, M) = (classes.count, grid.inclinationCount, kernel.streams.count)
    let (bins, rows, F) = (grid.binCount, pairs.rowsPerClass, pairs.fragmentCount)
    if F == 0 { return }
    for (m, column) in classes.fragmentColumns.enumerated() {
      let block = Block(
        offset: bins * I * (column.lowerBound - classes.firstFragment), rows: bins,
        columns: I * column.count)
      products.multiply(
        spreads[m].shares.elements, Block(rows: bins, columns: bins), by: weights.gains, block,
        into: &parents, block)
    }
    let residence = residence.ofBins.elements
    for (isEccentric, shells) in crossings {
      for i in 0..<I {
        let m = kernel.streams.stream(inclination: i, isEccentric: isEccentric)
        for s in countedShells where !shells[s].isEmpty {
          let runs = shells[s]
          let width = runs.reduce(0) { $0 + $1.count }
          gather(population, runs, width: width, inclination: i, shell: s)
          for f in 0..<F {
            let source = bins * (i + I * f)
            var target = width * f
            for run in runs {
              for bin in run {
                crossingFragments[target] = parents[source + bin]
                target += 1
              }
            }
          }
          let yields = Block(offset: rows * C * (m + M * s), rows: F, columns: C, stride: rows)
          products.multiply(
            crossingFragments, Block(rows: width, columns: F), .transposed,
            by: crossingCounts, Block(rows: width, columns: C), into: &byYield, yields, keeping: 1)
          products.multiply(
            crossingFragments, Block(rows: width, columns: F), by: perObject, yields,
            into: &crossingCounts, Block(rows: width, columns: C))
          for c in 0..<C {
            let row = population.offset(class: c, inclination: i)
            var source = width * c
            for run in runs {
              for bin in run {
                result[row + bin] += crossingCounts[source] * residence[bins * s + bin]
                source += 1
              }
            }
          }
        }
      }
    }
  }

  /// What is destroyed and what steps down.
  private func addLossDerivatives(
    _ weights: CollisionWeights, _ population: BinnedPopulation, to result: inout [Double],
    _ byYield: inout [Double]
  ) {
    let (C, I, S, M) = (
      classes.count, grid.inclinationCount, grid.shellCount, kernel.streams.count
    )
    let (bins, rows, F) = (grid.binCount, pairs.rowsPerClass, pairs.fragmentCount)
    var (losses, steps) = (weights.losses, weights.stepsDown)
    findRatesPerObject(losses: &losses, stepsDown: &steps)
    for k in losses.indices {
      result[k] += weights.losses[k] * losses[k] + weights.stepsDown[k] * steps[k]
      losses[k] = weights.losses[k] * population.counts[k]
      steps[k] = weights.stepsDown[k] * population.counts[k]
    }
    for i in 0..<I {
      for (part, isEccentric) in kernel.streams.parts {
        let m = kernel.streams.stream(inclination: i, isEccentric: isEccentric)
        let block = Block(
          offset: part.lowerBound + bins * C * i, rows: part.count, columns: C, stride: bins)
        let residenceBlock = Block(
          offset: part.lowerBound, rows: part.count, columns: S, stride: bins)
        for kind in 0..<2 {
          products.multiply(
            residence.ofBins.elements, residenceBlock, .transposed, by: kind == 0 ? losses : steps,
            block, into: &lossByShell, Block(rows: S, columns: C))
          for c in 0..<C {
            for s in countedShells {
              byYield[F + kind + rows * (c + C * (m + M * s))] += lossByShell[s + S * c]
            }
          }
        }
      }
    }
  }

  /// The events.
  private func addEventDerivatives(
    _ weights: CollisionWeights, _ byEncounter: inout [Double], _ byCount: inout [Double],
    _ pairWeights: inout PairWeights
  ) {
    let (C, V, M) = (classes.count, kernel.speeds.count, kernel.streams.count)
    let typeCount = ObjectType.reported.count
    let tableBlock = Block(rows: C, columns: C * V)
    // Of each pair of classes, half of the derivatives by the events of its types
    var (catastrophic, other) = ([Double](repeating: 0, count: C * C), [Double]())
    other = catastrophic
    var table = pairs.catastrophic
    for s in countedShells {
      for b in 0..<C {
        for a in 0..<C {
          let (i, j) = (typeOfClass[a], typeOfClass[b])
          let event = min(i, j) + typeCount * (max(i, j) + typeCount * s)
          catastrophic[a + C * b] = 0.5 * weights.catastrophic[event]
          other[a + C * b] = 0.5 * weights.nonCatastrophic[event]
        }
      }
      for k in table.indices {
        let pair = k % (C * C)
        table[k] =
          catastrophic[pair] * pairs.catastrophic[k] + other[pair] * pairs.nonCatastrophic[k]
      }
      let countBlock = Block(offset: C * M * s, rows: C, columns: M)
      let encounterBlock = Block(offset: C * V * M * s, rows: C * V, columns: M)
      products.multiply(
        table, tableBlock, .transposed, by: counts, countBlock, into: &byEncounter, encounterBlock,
        keeping: 1)
      products.multiply(
        table, tableBlock, by: encounters, encounterBlock, into: &byCount, countBlock, keeping: 1)
      products.multiply(
        counts, countBlock, by: encounters, encounterBlock, .transposed, into: &pairEncounters,
        tableBlock)
      for k in pairEncounters.indices {
        pairWeights.catastrophic[k] += catastrophic[k % (C * C)] * pairEncounters[k]
        pairWeights.nonCatastrophic[k] += other[k % (C * C)] * pairEncounters[k]
      }
    }
  }
}

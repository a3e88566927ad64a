public import NumericalMethods

/// The rates at which collisions change a population, by matrix products.
///
/// In shell s, with n[a,i] objects of class a and inclination i in it, one object of class a meets
///
///     Σ_b,j,v  σ[a,b] K[i,j,v] n[b,j]/V
///
/// objects per second. Per shell, one product turns the objects into encounters by speed; one
/// product over all pairs and speeds turns those into fragments and losses per object; one per shell
/// and inclination lays them on the parents' orbit bins; one per area-to-mass ratio throws them into
/// the orbits of the fragments.
public final class Collisions {
  public let grid: OrbitGrid
  public let classes: ClassTable
  public let kernel: EncounterKernel
  let pairs: PairTable
  let residence: ResidenceFractions
  let spreads: [FragmentSpread]
  /// The bins that cross each shell: contiguous runs of perigee bins.
  let crossings: [[Range<Int>]]
  /// The encounter kernel over the volume of each shell [1/(m² s)].
  private let encounterRates: [Double]
  private let inverseVolumes: [Double]

  /// The matrix products of all evaluations: their number of operations and their time.
  public var products = ProductEngine()

  private var shellCounts: [Double]  // shell, class, inclination
  private var counts: [Double]  // class, inclination, shell
  private var encounters: [Double]  // class, speed, inclination, shell
  private var perObject: [Double]  // row, class, inclination, shell
  private var lossByShell: [Double]
  private var crossingCounts: [Double]
  private var crossingFragments: [Double]
  private var parents: [[Double]]  // bin, fragment of the column, inclination
  private var pairEncounters: [Double]

  /// Prepares the tables.
  ///
  /// - Parameter shellWeights: The relative spatial density of each shell, which weighs where on
  ///   an eccentric orbit collisions happen.
  public init(
    grid: OrbitGrid, classes: ClassTable, residence: ResidenceFractions,
    settings: CollisionSettings, shellWeights: [Double]
  ) {
    precondition(
      settings.kernel.inclinationCount == grid.inclinationCount, "the kernel is of another grid")
    self.grid = grid
    self.classes = classes
    self.residence = residence
    kernel = settings.kernel
    let table = PairTable(classes: classes, settings: settings)
    pairs = table
    spreads = classes.fragmentColumns.map { column in
      let members = column.map { classes.classes[$0] }
      let ratio = members.reduce(0) { $0 + $1.areaToMassRatio } / Double(members.count)
      return FragmentSpread(
        areaToMassRatio: ratio, grid: grid, residence: residence, shellWeights: shellWeights)
    }
    crossings = (0..<grid.shellCount).map { s in
      (0..<grid.eccentricityCount).compactMap { e in
        let first = grid.perigeeCount * e
        let crossing = (first..<first + grid.perigeeCount).filter {
          residence.ofBins[$0, s] > 0
        }
        return crossing.isEmpty ? nil : crossing[0]..<crossing[crossing.count - 1] + 1
      }
    }
    let (C, I, S, V) = (classes.count, grid.inclinationCount, grid.shellCount, kernel.speeds.count)
    inverseVolumes = (0..<S).map { 1 / grid.shellVolume($0) }
    var rates = kernel.values
    for s in 0..<S {
      for k in 0..<I * I * V { rates[k + I * I * V * s] *= inverseVolumes[s] }
    }
    encounterRates = rates
    let bins = grid.binCount
    shellCounts = [Double](repeating: 0, count: S * C * I)
    counts = shellCounts
    encounters = [Double](repeating: 0, count: C * V * I * S)
    perObject = [Double](repeating: 0, count: table.rowsPerClass * C * I * S)
    lossByShell = [Double](repeating: 0, count: S * C)
    let widest = crossings.map { $0.reduce(0) { $0 + $1.count } }.max() ?? 0
    crossingCounts = [Double](repeating: 0, count: widest * C)
    crossingFragments = [Double](repeating: 0, count: widest * max(1, table.fragmentCount))
    parents = classes.fragmentColumns.map { [Double](repeating: 0, count: bins * $0.count * I) }
    pairEncounters = [Double](repeating: 0, count: C * C * V)
  }

  /// Returns the class that a cratered object of a class steps down to.
  public func lighterNeighbour(of c: Int) -> Int? { pairs.lighterNeighbours[c] }

  /// Evaluates the rates of a population.
  ///
  /// - Parameters:
  ///   - population: The population by orbit bin.
  ///   - rates: The rates, replaced.
  public func evaluate(_ population: BinnedPopulation, into rates: inout CollisionRates) {
    findEncounters(population)
    findYields()
    rates.setToZero()
    addLosses(population, to: &rates)
    addFragments(population, to: &rates)
    addEvents(to: &rates)
  }

  /// Counts the objects of every shell and whom they meet.
  private func findEncounters(_ population: BinnedPopulation) {
    let (C, I, S, V) = (classes.count, grid.inclinationCount, grid.shellCount, kernel.speeds.count)
    let bins = grid.binCount
    products.multiply(
      residence.ofBins.elements, Block(rows: bins, columns: S), .transposed,
      by: population.counts, Block(rows: bins, columns: C * I),
      into: &shellCounts, Block(rows: S, columns: C * I))
    for i in 0..<I {
      for c in 0..<C {
        for s in 0..<S { counts[c + C * (i + I * s)] = shellCounts[s + S * (c + C * i)] }
      }
    }
    for s in 0..<S {
      // (C x I)(I x V I): the column of an inclination holds all speeds of all classes
      products.multiply(
        counts, Block(offset: C * I * s, rows: C, columns: I),
        by: encounterRates, Block(offset: I * I * V * s, rows: I, columns: V * I),
        into: &encounters, Block(offset: C * V * I * s, rows: C, columns: V * I))
    }
  }

  /// Finds what one object of each class, inclination and shell yields and suffers.
  private func findYields() {
    let (C, V) = (classes.count, kernel.speeds.count)
    let columns = grid.inclinationCount * grid.shellCount
    let rows = pairs.rowsPerClass * C
    products.multiply(
      pairs.perObject, Block(rows: rows, columns: C * V),
      by: encounters, Block(rows: C * V, columns: columns),
      into: &perObject, Block(rows: rows, columns: columns))
  }

  /// Lays the losses on the orbit bins.
  private func addLosses(_ population: BinnedPopulation, to rates: inout CollisionRates) {
    let (C, I, S) = (classes.count, grid.inclinationCount, grid.shellCount)
    let (bins, rows, F) = (grid.binCount, pairs.rowsPerClass, pairs.fragmentCount)
    for i in 0..<I {
      for kind in 0..<2 {
        for c in 0..<C {
          for s in 0..<S {
            lossByShell[s + S * c] = perObject[F + kind + rows * (c + C * (i + I * s))]
          }
        }
        let block = Block(offset: bins * C * i, rows: bins, columns: C)
        let residenceBlock = Block(rows: bins, columns: S)
        let shellBlock = Block(rows: S, columns: C)
        if kind == 0 {
          products.multiply(
            residence.ofBins.elements, residenceBlock, by: lossByShell, shellBlock,
            into: &rates.losses, block)
        } else {
          products.multiply(
            residence.ofBins.elements, residenceBlock, by: lossByShell, shellBlock,
            into: &rates.stepsDown, block)
        }
      }
    }
    // From rates per object to rates.
    for k in population.counts.indices {
      rates.losses[k] *= population.counts[k]
      rates.stepsDown[k] *= population.counts[k]
    }
  }

  /// Lays the fragments on the orbit bins of their parents and throws them into their own.
  private func addFragments(_ population: BinnedPopulation, to rates: inout CollisionRates) {
    let (C, I, S) = (classes.count, grid.inclinationCount, grid.shellCount)
    let (bins, rows, F) = (grid.binCount, pairs.rowsPerClass, pairs.fragmentCount)
    if F == 0 { return }
    for m in parents.indices {
      parents[m].withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
    for i in 0..<I {
      for s in 0..<S {
        let runs = crossings[s]
        let width = runs.reduce(0) { $0 + $1.count }
        if width == 0 { continue }
        gather(population, runs: runs, width: width, inclination: i, shell: s)
        products.multiply(
          crossingCounts, Block(rows: width, columns: C),
          by: perObject,
          Block(offset: rows * C * (i + I * s), rows: F, columns: C, stride: rows), .transposed,
          into: &crossingFragments, Block(rows: width, columns: F))
        for (m, column) in classes.fragmentColumns.enumerated() {
          for (k, c) in column.enumerated() {
            var source = width * (c - classes.firstFragment)
            for run in runs {
              let target = bins * (k + column.count * i)
              for bin in run {
                parents[m][target + bin] += crossingFragments[source]
                source += 1
              }
            }
          }
        }
      }
    }
    for (m, column) in classes.fragmentColumns.enumerated() {
      let width = column.count * I
      products.multiply(
        spreads[m].shares.elements, Block(rows: bins, columns: bins), .transposed,
        by: parents[m], Block(rows: bins, columns: width),
        into: &rates.gains[m], Block(rows: bins, columns: width))
      for i in 0..<I {
        for (k, c) in column.enumerated() {
          let first = bins * (k + column.count * i)
          for bin in 0..<bins {
            let rate = parents[m][first + bin]
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
    _ population: BinnedPopulation, runs: [Range<Int>], width: Int, inclination i: Int,
    shell s: Int
  ) {
    let bins = grid.binCount
    for c in 0..<classes.count {
      let row = population.offset(class: c, inclination: i)
      var target = width * c
      for run in runs {
        for bin in run {
          crossingCounts[target] =
            population.counts[row + bin] * residence.ofBins.elements[bin + bins * s]
          target += 1
        }
      }
    }
  }

  /// Counts the events by shell and pair of types.
  private func addEvents(to rates: inout CollisionRates) {
    let (C, I, S, V) = (classes.count, grid.inclinationCount, grid.shellCount, kernel.speeds.count)
    let types = rates.types
    let typeOfClass = classes.classes.map { types.firstIndex(of: $0.type.reportedType)! }
    for s in 0..<S {
      // (C x I)(I x C V): every pair of classes at every speed, each pair counted in both orders
      for v in 0..<V {
        products.multiply(
          counts, Block(offset: C * I * s, rows: C, columns: I),
          by: encounters,
          Block(offset: C * v + C * V * I * s, rows: C, columns: I, stride: C * V), .transposed,
          into: &pairEncounters, Block(offset: C * C * v, rows: C, columns: C))
      }
      for v in 0..<V {
        for b in 0..<C {
          for a in 0..<C {
            let k = a + C * (b + C * v)
            let pair = 0.5 * pairEncounters[k]
            if pair == 0 { continue }
            let event = rates.eventIndex(shell: s, typeOfClass[a], typeOfClass[b])
            rates.catastrophic[event] += pair * pairs.catastrophic[k]
            rates.nonCatastrophic[event] += pair * pairs.nonCatastrophic[k]
            rates.avoided += pair * pairs.avoided[k]
            rates.dustMass += pair * pairs.dust[k]
          }
        }
      }
    }
  }
}

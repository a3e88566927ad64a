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
  /// The position of each class's type among the types that events are listed by.
  let typeOfClass: [Int]
  /// The bins that cross each shell: contiguous runs of perigee bins.
  let crossings: [[Range<Int>]]
  /// The encounter kernel over the volume of each shell [1/(m² s)].
  let encounterRates: [Double]
  let inverseVolumes: [Double]

  /// The matrix products of all evaluations: their number of operations and their time.
  public var products = ProductEngine()

  var shellCounts: [Double]  // shell, class, inclination
  var counts: [Double]  // class, inclination, shell
  var encounters: [Double]  // class, speed, inclination, shell
  var perObject: [Double]  // row, class, inclination, shell
  var lossByShell: [Double]
  var crossingCounts: [Double]
  var crossingFragments: [Double]
  var parents: [Double]  // bin, inclination, fragment
  var pairEncounters: [Double]

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
    typeOfClass = classes.classes.map { ObjectType.reported.firstIndex(of: $0.type.reportedType)! }
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
    parents = [Double](repeating: 0, count: bins * I * table.fragmentCount)
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
    // From rates per object to rates, and their sums by class
    for c in 0..<C {
      var (lost, down) = (0.0, 0.0)
      for i in 0..<I {
        let first = population.offset(class: c, inclination: i)
        for k in first..<first + bins {
          rates.losses[k] *= population.counts[k]
          rates.stepsDown[k] *= population.counts[k]
          lost += rates.losses[k]
          down += rates.stepsDown[k]
        }
      }
      rates.lost[c] = lost
      rates.steppedDown[c] = down
    }
  }
}

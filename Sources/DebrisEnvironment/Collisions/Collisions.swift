public import NumericalMethods

/// The rates at which collisions change a population, by matrix products.
///
/// In shell s, with n[a,m] objects of class a and stream m in it, one object of class a meets
///
///     Σ_b,n,v  σ[a,b] K[m,n,v] n[b,n]/V
///
/// objects per second; a stream is an inclination bin of nearly circular orbits, or some of eccentric
/// ones. Per shell, one product turns the objects into encounters by speed; one
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
  /// The bins of nearly circular and of eccentric orbits that cross each shell: contiguous runs of
  /// perigee bins.
  let crossings: [(isEccentric: Bool, runs: [[Range<Int>]])]
  /// The encounter kernel over the volume of each shell [1/(m² s)].
  let encounterRates: [Double]
  let inverseVolumes: [Double]

  /// The matrix products of all evaluations: their number of operations and their time.
  public var products = ProductEngine()

  /// The shells in which collisions are counted: all of them, unless one is looked at by itself.
  public var countedShells: Range<Int> {
    didSet {
      for k in encounters.indices { encounters[k] = 0 }
      for k in perObject.indices { perObject[k] = 0 }
    }
  }

  var shellCounts: [Double]  // shell, class, inclination
  var counts: [Double]  // class, stream, shell
  var encounters: [Double]  // class, speed, stream, shell
  var perObject: [Double]  // row, class, stream, shell
  var lossByShell: [Double]
  var crossingCounts: [Double]
  var crossingFragments: [Double]
  var parents: [Double]  // bin, inclination, fragment
  var pairEncounters: [Double]

  /// Prepares the tables.
  ///
  /// - Parameters:
  ///   - grid: The orbit bins and their cells.
  ///   - classes: The classes of objects.
  ///   - residence: The share of time that orbits spend in the shells.
  ///   - settings: How collisions are judged.
  ///   - shellWeights: The relative spatial density of each shell, which weighs where on
  ///     an eccentric orbit collisions happen.
  public init(
    grid: OrbitGrid, classes: ClassTable, residence: ResidenceFractions,
    settings: CollisionSettings, shellWeights: [Double]
  ) {
    precondition(
      settings.kernel.streams.inclinationCount == grid.inclinationCount,
      "the kernel is of another grid")
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
    crossings = kernel.streams.parts.map { bins, isEccentric in
      let runs = (0..<grid.shellCount).map { s in
        stride(from: bins.lowerBound, to: bins.upperBound, by: grid.perigeeCount).compactMap {
          first -> Range<Int>? in
          let crossing = (first..<first + grid.perigeeCount).filter { residence.ofBins[$0, s] > 0 }
          return crossing.isEmpty ? nil : crossing[0]..<crossing[crossing.count - 1] + 1
        }
      }
      return (isEccentric, runs)
    }
    let (C, S, V) = (classes.count, grid.shellCount, kernel.speeds.count)
    let (I, M) = (grid.inclinationCount, kernel.streams.count)
    inverseVolumes = (0..<S).map { 1 / grid.shellVolume($0) }
    countedShells = 0..<S
    var rates = kernel.values
    for s in 0..<S {
      for k in 0..<M * M * V { rates[k + M * M * V * s] *= inverseVolumes[s] }
    }
    encounterRates = rates
    let bins = grid.binCount
    shellCounts = [Double](repeating: 0, count: S * C * I)
    counts = [Double](repeating: 0, count: C * M * S)
    encounters = [Double](repeating: 0, count: C * V * M * S)
    perObject = [Double](repeating: 0, count: table.rowsPerClass * C * M * S)
    lossByShell = [Double](repeating: 0, count: S * C)
    let widest = crossings.flatMap(\.runs).map { $0.reduce(0) { $0 + $1.count } }.max() ?? 0
    crossingCounts = [Double](repeating: 0, count: widest * C)
    crossingFragments = [Double](repeating: 0, count: widest * max(1, table.fragmentCount))
    parents = [Double](repeating: 0, count: bins * I * table.fragmentCount)
    pairEncounters = [Double](repeating: 0, count: C * C * V)
  }

  /// Where fragments go, by column of fragment classes.
  public var fragmentSpreads: [FragmentSpread] { spreads }

  /// Returns the classes that a struck object of a class steps down to, with their shares.
  public func stepDestinations(of c: Int) -> [(class: Int, share: Double)] {
    pairs.stepDestinations[c]
  }

  /// Returns the mass that an object of a class loses when it steps down [kg].
  public func steppedMass(of c: Int) -> Double {
    pairs.stepDestinations[c].reduce(0) {
      $0 + $1.share * (classes.classes[c].meanMass - classes.classes[$1.class].meanMass)
    }
  }

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
  func findEncounters(_ population: BinnedPopulation) {
    let (C, I, S, V) = (classes.count, grid.inclinationCount, grid.shellCount, kernel.speeds.count)
    let (M, bins) = (kernel.streams.count, grid.binCount)
    for k in counts.indices { counts[k] = 0 }
    for (part, isEccentric) in kernel.streams.parts {
      products.multiply(
        residence.ofBins.elements,
        Block(offset: part.lowerBound, rows: part.count, columns: S, stride: bins), .transposed,
        by: population.counts,
        Block(offset: part.lowerBound, rows: part.count, columns: C * I, stride: bins),
        into: &shellCounts, Block(rows: S, columns: C * I))
      for i in 0..<I {
        let m = kernel.streams.stream(inclination: i, isEccentric: isEccentric)
        for c in 0..<C {
          for s in 0..<S { counts[c + C * (m + M * s)] += shellCounts[s + S * (c + C * i)] }
        }
      }
    }
    for s in countedShells {
      // (C x M)(M x V M): the column of a stream holds all speeds of all classes
      products.multiply(
        counts, Block(offset: C * M * s, rows: C, columns: M),
        by: encounterRates, Block(offset: M * M * V * s, rows: M, columns: V * M),
        into: &encounters, Block(offset: C * V * M * s, rows: C, columns: V * M))
    }
  }

  /// Finds what one object of each class, stream and shell yields and suffers.
  func findYields() {
    let (C, V) = (classes.count, kernel.speeds.count)
    let M = kernel.streams.count
    let (first, columns) = (M * countedShells.lowerBound, M * countedShells.count)
    let rows = pairs.rowsPerClass * C
    products.multiply(
      pairs.perObject, Block(rows: rows, columns: C * V),
      by: encounters, Block(offset: C * V * first, rows: C * V, columns: columns),
      into: &perObject, Block(offset: rows * first, rows: rows, columns: columns))
  }

  /// Replaces arrays by the rates at which one object of each class is destroyed, and steps down, in
  /// each orbit bin [1/s], laid out as `BinnedPopulation`: among the population evaluated last.
  public func findRatesPerObject(losses: inout [Double], stepsDown: inout [Double]) {
    let (C, I, S) = (classes.count, grid.inclinationCount, grid.shellCount)
    let (bins, rows, F) = (grid.binCount, pairs.rowsPerClass, pairs.fragmentCount)
    let M = kernel.streams.count
    for i in 0..<I {
      for (part, isEccentric) in kernel.streams.parts {
        let m = kernel.streams.stream(inclination: i, isEccentric: isEccentric)
        let block = Block(
          offset: part.lowerBound + bins * C * i, rows: part.count, columns: C, stride: bins)
        let residenceBlock = Block(
          offset: part.lowerBound, rows: part.count, columns: S, stride: bins)
        let shellBlock = Block(rows: S, columns: C)
        for kind in 0..<2 {
          for c in 0..<C {
            for s in 0..<S {
              lossByShell[s + S * c] = perObject[F + kind + rows * (c + C * (m + M * s))]
            }
          }
          if kind == 0 {
            products.multiply(
              residence.ofBins.elements, residenceBlock, by: lossByShell, shellBlock,
              into: &losses, block)
          } else {
            products.multiply(
              residence.ofBins.elements, residenceBlock, by: lossByShell, shellBlock,
              into: &stepsDown, block)
          }
        }
      }
    }
  }

  /// Lays the losses on the orbit bins.
  private func addLosses(_ population: BinnedPopulation, to rates: inout CollisionRates) {
    findRatesPerObject(losses: &rates.losses, stepsDown: &rates.stepsDown)
    // From rates per object to rates, and their sums by class
    for c in 0..<classes.count {
      var (lost, down) = (0.0, 0.0)
      for i in 0..<grid.inclinationCount {
        let first = population.offset(class: c, inclination: i)
        for k in first..<first + grid.binCount {
          rates.losses[k] *= population.counts[k]
          rates.stepsDown[k] *= population.counts[k]
          lost += rates.losses[k]
          down += rates.stepsDown[k]
        }
      }
      rates.lost[c] = lost
      rates.steppedDown[c] = down
      if classes.classes[c].type.isActive { rates.disabled += down }
    }
  }
}

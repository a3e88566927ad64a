// References
// [1] Griewank, Walther (2008), Evaluating Derivatives, 2nd ed., SIAM: reverse mode, section 3.2; the memory of
//     checkpoints, section 12.
import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// The derivatives of a number that a run ends with, carried backwards through its moves [1].
///
/// Every statement of a move has its transpose here, in reverse order: of the remap with its limits, of cells and
/// bins, of the collision rates and their trend, of what they destroy, of the fleet, of disposal,
/// explosions and removal. What jumps - the order in which objects are removed - is held.
final class RunAdjoint {
  let model: EvolutionModel
  let quantity: SensitivityQuantity
  /// By the cells, by the rates at which they are entered, and by the bins.
  var cells: Population
  var rates: Population
  var binned: [Double]
  /// By what the cells are still to take.
  var factors: [Double]
  var additions: [Double]
  var latest: CollisionWeights
  var last: CollisionWeights
  /// By the rates of one move, and by what they change in the bins.
  var weights: CollisionWeights
  var change: [Double]
  /// The net rates of change of the bins in the present move [1/s].
  var netRates: [Double] = []
  var pairs: PairWeights?
  /// By the survivals and counts of the fleet, and by what is due: step, key, entries.
  var survivals: [Double]
  var counts: [Double]
  var due: [Int: [Int: [Double]]] = [:]
  var exploding: [Double]
  var policies: [String: Double] = [:]
  /// The keys of the fleet, in the order of the run.
  let keys: [MissionFleet.Key]
  /// The value of payloads that retire at the end of a mission that begins at the epoch: by step, the
  /// derivative of one by class and bin, with the share of its key that survives until then.
  var retirement: [Int: [Double]] = [:]

  private let transport: DragTransport
  private let scratch: Workspace<Double>
  private let carrier: CollisionChange
  var products = ProductEngine()

  init(_ simulation: Simulation, of quantity: SensitivityQuantity) {
    model = simulation.model
    self.quantity = quantity
    let (grid, classes) = (model.grid, model.classes)
    cells = Population(grid: grid, classCount: classes.count)
    rates = cells
    binned = simulation.binned.counts.map { _ in 0 }
    factors = binned.map { _ in 0 }
    additions = factors
    change = factors
    let zero = CollisionWeights(CollisionRates(grid: grid, classes: classes))
    (latest, last, weights) = (zero, zero, zero)
    pairs = model.collisions.map { PairWeights($0) }
    keys = simulation.fleet.bins
    survivals = keys.map { _ in 0 }
    counts = survivals
    exploding = [Double](repeating: 0, count: classes.count)
    transport = model.makeTransport(threads: 1)
    scratch = transport.makeAdjointScratch()
    carrier = CollisionChange(grid: grid, classCount: classes.count)
    begin(simulation)
  }

  /// Begins the derivatives at the end of a run: by the bins, whose objects are in the shells for the
  /// share of their time that their cells have, and by the cells, which make that share where drag moves
  /// objects.
  private func begin(_ simulation: Simulation) {
    let (grid, C, width) = (model.grid, model.classes.count, Population.blockWidth)
    var held = BinnedPopulation(grid: grid, classCount: C)
    held.sum(simulation.population, grid: grid)
    let (shares, inShells) = (
      simulation.binned.sharesInShells, model.classResidence.ofCells.inShells
    )
    for (c, weight) in quantity.weights(model).enumerated() where weight != 0 {
      for i in 0..<grid.inclinationCount {
        let first = held.offset(class: c, inclination: i)
        for k in first..<first + grid.binCount { binned[k] = weight * shares[k] }
        if model.classResidence.keepsOrbit[c] { continue }
        let start = cells.index(class: c, inclination: i, cell: 0)
        for (cell, bin) in grid.cellMap.binOfCell.enumerated() where held.counts[first + bin] > 0 {
          let k = first + bin
          cells.counts[start + width * cell] =
            weight * simulation.binned.counts[k] / held.counts[k] * (inShells[cell] - shares[k])
        }
      }
    }
  }

  // MARK: - A move

  /// Goes back through a move.
  func reverse(_ trace: MoveTrace) {
    let duration = model.scenario.move
    weights.setToZero()
    for k in weights.catastrophic.indices {
      weights.catastrophic[k] = quantity.catastrophicWeight * duration
      weights.nonCatastrophic[k] = quantity.nonCatastrophicWeight * duration
    }
    for k in change.indices { change[k] = 0 }
    netRates = trace.change
    if trace.destructions.count == 2 { reverse(trace.destructions[1], during: duration / 2) }
    reverseTransport(trace)
    if let collisions = model.collisions {
      reverse(trace.destructions[0], during: duration / 2)
      reverseTaking(trace.removed, isRemoval: true, trace)
      follow(trace, collisions)
      if let evaluated = trace.evaluated {
        collisions.addDerivatives(latest, at: evaluated, to: &binned, &pairs!)
        swap(&latest, &last)
        last.setToZero()
      }
    }
    if let explosion = trace.explosion { reverse(explosion, trace) }
    reverseTaking(trace.parents, isRemoval: false, trace)
    if let start = trace.start {
      reverseCarry(of: start.cells, factors: start.factors, additions: start.additions)
    }
  }

  /// Ends the derivatives at the epoch, where the bins are sums of the cells.
  func finish() {
    addBinsToCells()
  }

  private func reverseTransport(_ trace: MoveTrace) {
    let duration = model.scenario.move
    addBinsToCells()
    var before = trace.cells!
    if model.collisions != nil {
      carrier.restore(factors: trace.factors, additions: trace.additions)
      carrier.carry(to: &before)
    }
    transport.moveBack(
      &before, by: duration, under: model.activity(from: trace.time),
      trend: model.scenario.densityTrend.map {
        ($0, model.scenario.epoch + (trace.time + duration / 2) / year)
      }, weights: &cells, rates: &rates, scratch: scratch)
    let grid = model.grid
    let (bins, I) = (grid.binCount, grid.inclinationCount)
    for c in model.classes.firstFragment..<model.classes.count {
      for i in 0..<I {
        let first = bins * (i + I * (c - model.classes.firstFragment))
        grid.cellMap.gather(
          rates, class: c, inclination: i, into: &weights.gains[first..<first + bins])
      }
    }
    reverseSources(trace)
    if model.collisions != nil {
      reverseCarry(of: trace.cells!, factors: trace.factors, additions: trace.additions)
    }
  }

  private func addBinsToCells() {
    let grid = model.grid
    let width = Population.blockWidth
    for i in 0..<grid.inclinationCount {
      for c in 0..<model.classes.count {
        let first = grid.binCount * (c + model.classes.count * i)
        let start = cells.index(class: c, inclination: i, cell: 0)
        cells.counts.withUnsafeMutableBufferPointer { cells in
          for (cell, bin) in grid.cellMap.binOfCell.enumerated() {
            cells[start + width * cell] += binned[first + bin]
          }
        }
      }
    }
    for k in binned.indices { binned[k] = 0 }
  }

  /// What the cells took from the bins.
  private func reverseCarry(of before: Population, factors: [Double], additions: [Double]) {
    let grid = model.grid
    let (width, bins) = (Population.blockWidth, grid.binCount)
    let owners = grid.cellMap.binOfCell
    for i in 0..<grid.inclinationCount {
      for c in 0..<model.classes.count {
        let first = bins * (c + model.classes.count * i)
        let start = cells.index(class: c, inclination: i, cell: 0)
        grid.cellMap.gather(
          cells, class: c, inclination: i, into: &self.additions[first..<first + bins])
        for bin in 0..<bins { self.factors[first + bin] = 0 }
        cells.counts.withUnsafeMutableBufferPointer { cells in
          before.counts.withUnsafeBufferPointer { before in
            self.factors.withUnsafeMutableBufferPointer { byFactor in
              for (cell, bin) in owners.enumerated() {
                let k = start + width * cell
                byFactor[first + bin] += before[k] * cells[k]
                cells[k] *= factors[first + bin]
              }
            }
          }
        }
      }
    }
  }

  // MARK: - The fleet

  /// Losses of the fleet: returns the derivatives by the shares that they leave.
  func reverse(_ survival: MoveTrace.FleetSurvival) -> [Double] {
    survival.shares.indices.map { j in
      let byShare =
        survivals[j] * survival.survivals[j] + counts[j] * survival.counts[j]
      survivals[j] *= survival.shares[j]
      counts[j] *= survival.shares[j]
      return byShare
    }
  }

  /// Payloads that joined the fleet: returns the derivative by their number.
  func reverse(_ joining: MoveTrace.Joining) -> Double {
    var stored = 0.0
    for (step, share) in MissionFleet.cohorts(from: joining.start, to: joining.end).reversed() {
      stored += share * (due[step]?[joining.key]?.popLast() ?? 0)
    }
    survivals[joining.key] -= stored / joining.survival * (joining.count / joining.survival)
    return stored / joining.survival + counts[joining.key]
  }

  func index(_ key: MissionFleet.Key) -> Int {
    model.grid.binCount * (key.objectClass + model.classes.count * key.bin.inclination)
      + key.bin.perigee + model.grid.perigeeCount * key.bin.eccentricity
  }
}

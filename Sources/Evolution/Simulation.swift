public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// A run in progress: what changes.
///
/// A collision interval is transport for half of it, collisions, transport for the other half [1].
/// Transport steps carry launches, retirements and disposal as steady sources. Collisions are
/// evaluated once, at their own midpoint, which the change by the interval before extrapolates, and
/// are applied in two equal parts: between the two, the state is that of the middle of the interval.
///
/// [1] Strang (1968), SIAM J. Numer. Anal. 5, 506-517.
public final class Simulation {
  public let model: EvolutionModel
  public private(set) var population: Population
  /// The number of steps done.
  public private(set) var stepCount = 0
  /// Objects and mass since the epoch.
  public private(set) var objects = Budget()
  public private(set) var mass = Budget()
  /// The events since the epoch, by shell and pair of types, as rates times time.
  public private(set) var events: CollisionRates

  var fleet: MissionFleet
  private var sources: SteadySources
  private var decayed: [Double]
  private var binned: BinnedPopulation
  private var evaluated: BinnedPopulation
  private var rates: CollisionRates
  /// The change that half of the latest interval's collisions made, by orbit bin.
  private var change: CollisionChange

  /// Starts a run from the scenario's population.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover the population.
  public init(_ model: EvolutionModel) throws(OutsideGrid) {
    self.model = model
    (population, fleet) = try model.initialPopulation()
    sources = SteadySources(grid: model.grid, classCount: model.classes.count)
    decayed = [Double](repeating: 0, count: model.classes.count)
    binned = BinnedPopulation(grid: model.grid, classCount: model.classes.count)
    evaluated = binned
    rates = CollisionRates(grid: model.grid, classes: model.classes)
    events = rates
    change = CollisionChange(grid: model.grid, classCount: model.classes.count)
  }

  /// The time since the epoch [s].
  public var time: Double { Double(stepCount) * model.scenario.step }

  /// Advances by one collision interval.
  ///
  /// - Parameter middle: Called in the middle of the interval, where the state may be recorded.
  /// - Throws: `SimulationError` where the step is too long for what happens in it.
  public func advance(middle: () -> Void = {}) throws(SimulationError) {
    let half = model.stepsPerInterval / 2
    for _ in 0..<half { transport() }
    if let collisions = model.collisions {
      evaluate(collisions)
      try collide(collisions)
      middle()
      for k in binned.counts.indices { binned.counts[k] += change.counts[k] }
      try collide(collisions)
    } else {
      middle()
    }
    for _ in 0..<half { transport() }
  }

  // MARK: - Transport and policies

  private func transport() {
    sources.clear()
    launch()
    retire()
    for c in decayed.indices { decayed[c] = 0 }
    model.step.advance(&population, with: sources, decayed: &decayed)
    for (c, count) in decayed.enumerated() {
      objects.decayed += count
      mass.decayed += count * model.classes.classes[c].meanMass
    }
    stepCount += 1
  }

  private func launch() {
    guard let launches = model.launches else { return }
    let step = model.scenario.step
    let (entries, factor) = launches.entries(at: (time + step / 2) / year)
    let lifetime = model.scenario.missions.payloadLifetime / step
    for entry in entries {
      let count = entry.count * factor * step / year
      let objectClass = model.classes.classes[entry.objectClass]
      objects.launched += count
      mass.launched += count * objectClass.meanMass
      switch objectClass.type {
      case .activePayload, .constellation:
        sources.add(count / step, class: entry.objectClass, bin: entry.bin)
        fleet.add(
          count, class: entry.objectClass, bin: entry.bin,
          retiringFrom: Double(stepCount) + lifetime, to: Double(stepCount) + lifetime + 1)
      case .rocketBody:
        dispose(count, class: entry.objectClass, from: entry.bin, by: model.rocketBodyDisposal)
      default:
        sources.add(count / step, class: entry.objectClass, bin: entry.bin)
      }
    }
  }

  private func retire() {
    for retirement in fleet.retire(inStep: stepCount) {
      let c = retirement.objectClass
      sources.add(
        -retirement.count / model.scenario.step, class: c, bin: retirement.bin)
      let shares = model.retiredClasses[c]
      for (inactive, share) in shares {
        dispose(
          retirement.count * share, class: inactive, from: retirement.bin,
          by: model.payloadDisposal)
      }
    }
  }

  /// Sends the compliant share of objects to their disposal orbit and leaves the rest.
  private func dispose(
    _ count: Double, class c: Int, from bin: OrbitBin,
    by disposal: (rule: DisposalRule, orbits: DisposalOrbits)?
  ) {
    let rate = count / model.scenario.step
    let compliance = disposal?.rule.compliance ?? 0
    if compliance < 1 {
      sources.add((1 - compliance) * rate, class: c, bin: bin)
    }
    guard let disposal, compliance > 0 else { return }
    switch disposal.orbits.destination(ofClass: c, from: bin) {
    case .same:
      sources.add(compliance * rate, class: c, bin: bin)
    case .cells(let lower, let upper, let upperShare, let row):
      for (cell, share) in [(lower, 1 - upperShare), (upper, upperShare)] where share > 0 {
        sources.add(
          compliance * rate * share, class: c, inclination: bin.inclination, row: row, cell: cell)
      }
    case .removed:
      objects.disposed += compliance * count
      mass.disposed += compliance * count * model.classes.classes[c].meanMass
    }
  }

  // MARK: - Collisions

  /// Evaluates the collisions of an interval at their midpoint.
  private func evaluate(_ collisions: Collisions) {
    binned.sum(population, grid: model.grid)
    change.extrapolate(binned, into: &evaluated)
    collisions.evaluate(evaluated, into: &rates)
    change.set(rates, times: halfInterval, of: evaluated, by: collisions)
  }

  /// Applies half of an interval's collisions.
  private func collide(_ collisions: Collisions) throws(SimulationError) {
    do {
      try change.apply(to: &population, binned: binned, grid: model.grid)
    } catch {
      throw SimulationError.stepTooLong(
        time: time, objectClass: model.classes.classes[error.objectClass], held: error.held,
        lost: error.lost)
    }
    let (grid, binned, change) = (model.grid, binned, change)
    fleet.survive { c, bin in
      let k =
        binned.offset(class: c, inclination: bin.inclination) + bin.perigee
        + grid.perigeeCount * bin.eccentricity
      return binned.counts[k] > 0 ? 1 + change.counts[k] / binned.counts[k] : 1
    }
    account(over: halfInterval, collisions)
  }

  /// Half of the collision interval [s].
  private var halfInterval: Double { Double(model.stepsPerInterval / 2) * model.scenario.step }

  private func account(over interval: Double, _ collisions: Collisions) {
    for (c, objectClass) in model.classes.classes.enumerated() {
      let m = objectClass.meanMass
      objects.createdByCollisions += interval * rates.created[c]
      mass.createdByCollisions += interval * rates.created[c] * m
      objects.decayed += interval * rates.decaying[c]
      mass.decayed += interval * rates.decaying[c] * m
      objects.left += interval * rates.leaving[c]
      mass.left += interval * rates.leaving[c] * m
      var (lost, down) = (0.0, 0.0)
      for i in 0..<model.grid.inclinationCount {
        let first = binned.offset(class: c, inclination: i)
        for bin in first..<first + model.grid.binCount {
          lost += rates.losses[bin]
          down += rates.stepsDown[bin]
        }
      }
      objects.lostToCollisions += interval * lost
      mass.lostToCollisions += interval * lost * m
      if let lighter = collisions.lighterNeighbour(of: c) {
        mass.lostToCollisions += interval * down * (m - model.classes.classes[lighter].meanMass)
      }
    }
    events.add(rates, times: interval)
  }
}

/// What a run cannot go on from.
public enum SimulationError: Error, Sendable {
  /// A bin would lose more objects in one collision interval than it holds.
  case stepTooLong(time: Double, objectClass: ObjectClass, held: Double, lost: Double)
}

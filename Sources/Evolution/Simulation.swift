public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// A run in progress: what changes.
///
/// A period is a transport step, collisions, a transport step [1]. Transport steps carry launches,
/// retirements and disposal as steady sources. The rates of collisions change slowly and are
/// evaluated once per interval of one or more periods, at the state that the trend since the last
/// evaluation gives for the middle of the interval; every period applies its share of them.
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
  private var lastEvaluated: BinnedPopulation?
  private var rates: CollisionRates
  /// The change that the collisions of a period make, by orbit bin.
  private var change: CollisionChange
  private var periodCount = 0

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

  /// Advances by one period: two transport steps with collisions between them.
  ///
  /// - Throws: `SimulationError` where the interval is too long for what happens in it.
  public func advance() throws(SimulationError) {
    transport()
    if let collisions = model.collisions {
      binned.sum(population, grid: model.grid)
      if periodCount % model.periodsPerInterval == 0 { evaluate(collisions) }
      try collide(collisions)
    }
    transport()
    periodCount += 1
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
    let (entries, factor) = launches.entries(from: time / year, length: step / year)
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

  /// Evaluates the rates at the state that is expected in the middle of the interval.
  private func evaluate(_ collisions: Collisions) {
    let periods = Double(model.periodsPerInterval)
    // The collisions of a period count half; what else has changed since goes on to the middle.
    let trend = lastEvaluated == nil ? 0 : (periods - 1) / (2 * periods)
    change.extrapolate(binned, from: lastEvaluated ?? binned, by: trend, into: &evaluated)
    collisions.evaluate(evaluated, into: &rates)
    change.set(rates, times: period, of: evaluated, by: collisions)
    lastEvaluated = binned
  }

  /// Applies the collisions of a period.
  private func collide(_ collisions: Collisions) throws(SimulationError) {
    let shortfalls = change.apply(to: &population, binned: binned, grid: model.grid)
    let (missing, held) = (shortfalls.reduce(0, +), binned.counts.reduce(0, +))
    guard missing <= 1e-6 * held else {
      throw SimulationError.intervalTooLong(time: time, missing: missing, held: held)
    }
    for (c, count) in shortfalls.enumerated() {
      objects.decayed -= count
      mass.decayed -= count * model.classes.classes[c].meanMass
    }
    let (grid, binned, change) = (model.grid, binned, change)
    fleet.survive { c, bin in
      let k =
        binned.offset(class: c, inclination: bin.inclination) + bin.perigee
        + grid.perigeeCount * bin.eccentricity
      let held = binned.counts[k]
      return held > 0 ? max(0, 1 + change.counts[k] / held) : 1
    }
    account(over: period, collisions)
  }

  /// The time between collisions [s].
  private var period: Double { 2 * model.scenario.step }

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
  /// Collisions would destroy more objects than there are: more than a millionth is missing [1].
  case intervalTooLong(time: Double, missing: Double, held: Double)
}

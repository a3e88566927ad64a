public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// A run in progress: what changes.
///
/// A step is half of what collisions destroy, the transport, the other half [1]. The transport goes in
/// moves of at most a year, which follow the Sun and the launches of the year; it carries launches, retirements, disposal and the fragments of collisions as steady sources. The
/// rates of collisions change slowly and are evaluated once per interval of one or more steps, at its
/// beginning; their trend since the last one carries them to its middle, as in the method
/// of Adams and Bashforth [2]. The first intervals are shorter: a step, as there is no trend yet, and
/// then at most as long as what has passed.
///
/// [1] Strang (1968), SIAM J. Numer. Anal. 5, 506-517.
/// [2] Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, 2nd ed., section III.1.
public final class Simulation {
  public let model: EvolutionModel
  public private(set) var population: Population
  /// The same by orbit bin.
  public private(set) var binned: BinnedPopulation
  /// The mass of events that is too small to be counted [kg].
  public private(set) var eventDust = 0.0
  /// The number of steps done.
  public private(set) var stepCount = 0
  private var moveCount = 0
  /// Objects and mass since the epoch.
  public private(set) var objects = Budget()
  public private(set) var mass = Budget()
  /// The events since the epoch, by shell and pair of types, as rates times time.
  public private(set) var events: CollisionRates

  var fleet: MissionFleet
  private let transport: DragTransport
  private var sources: SteadySources
  private var decayed: [Double]
  /// The rates at the latest evaluation and at the one before, and the step of the latest.
  private var latest: CollisionRates
  private var last: CollisionRates
  private var latestStep: Int?
  private var nextEvaluation = 0
  private var rates: CollisionRates
  private var change: CollisionChange

  /// Starts a run from the scenario's population.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover the population.
  public init(_ model: EvolutionModel) throws(OutsideGrid) {
    self.model = model
    (population, fleet) = try model.objects.initialPopulation()
    transport = model.makeTransport()
    sources = SteadySources(grid: model.grid, classCount: model.classes.count)
    decayed = [Double](repeating: 0, count: model.classes.count)
    binned = BinnedPopulation(grid: model.grid, classCount: model.classes.count)
    binned.sum(population, grid: model.grid)
    rates = CollisionRates(grid: model.grid, classes: model.classes)
    events = rates
    latest = rates
    last = rates
    change = CollisionChange(grid: model.grid, classCount: model.classes.count)
  }

  /// The time since the epoch [s].
  public var time: Double { Double(stepCount) * model.scenario.step }

  /// Advances by one step.
  ///
  /// - Throws: `SimulationError` where the interval is too long for what happens in it.
  public func advance() throws(SimulationError) {
    guard let collisions = model.collisions else {
      move()
      stepCount += 1
      return
    }
    if stepCount == nextEvaluation { evaluate(collisions) }
    try destroy(during: model.scenario.step / 2)
    change.carry(to: &population)
    move()
    try destroy(during: model.scenario.step / 2)
    account(collisions)
    stepCount += 1
  }

  // MARK: - Transport and policies

  private func move() {
    for _ in 0..<model.scenario.movesPerStep {
      moveOnce(at: Double(moveCount) * model.scenario.move)
      moveCount += 1
    }
    binned.sum(population, grid: model.grid)
  }

  /// One move, from a time [s since the epoch].
  private func moveOnce(at time: Double) {
    let duration = model.scenario.move
    sources.clear()
    launch(at: time)
    retire()
    breakUp()
    for c in decayed.indices { decayed[c] = 0 }
    transport.advance(
      &population, by: duration, under: model.activity(from: time),
      trend: model.scenario.densityTrend.map {
        ($0, model.scenario.epoch + (time + duration / 2) / year)
      },
      with: sources, decayed: &decayed)
    for (c, count) in decayed.enumerated() {
      objects.decayed += count
      mass.decayed += count * model.classes.classes[c].meanMass
    }
  }

  private func launch(at time: Double) {
    guard let launches = model.launches else { return }
    let duration = model.scenario.move
    let start = Double(moveCount) + model.scenario.missions.payloadLifetime / duration
    for (entries, years) in launches.segments(from: time / year, length: duration / year) {
      for entry in entries {
        let count = entry.count * years
        let objectClass = model.classes.classes[entry.objectClass]
        objects.launched += count
        mass.launched += count * objectClass.meanMass
        switch objectClass.type {
        case .activePayload, .constellation:
          sources.add(count / duration, class: entry.objectClass, bin: entry.bin)
          fleet.add(
            count, class: entry.objectClass, bin: entry.bin,
            retiringFrom: start, to: start + 1)
        case .rocketBody:
          dispose(count, class: entry.objectClass, from: entry.bin, by: model.rocketBodyDisposal)
        default:
          sources.add(count / duration, class: entry.objectClass, bin: entry.bin)
        }
      }
    }
  }

  private func retire() {
    for retirement in fleet.retire(inStep: moveCount) {
      let c = retirement.objectClass
      sources.add(
        -retirement.count / model.scenario.move, class: c, bin: retirement.bin)
      let shares = model.retiredClasses[c]
      for (inactive, share) in shares {
        dispose(
          retirement.count * share, class: inactive, from: retirement.bin,
          by: model.payloadDisposal)
      }
    }
  }

  /// Adds the fragments of the events of this move, evenly over it.
  private func breakUp() {
    let duration = model.scenario.move
    for cloud in model.clouds where cloud.move == moveCount {
      for part in cloud.fragments.parts {
        sources.add(part.count / duration, class: part.objectClass, bin: part.bin)
      }
      cloud.fragments.enter(objects: &objects, mass: &mass, classes: model.classes.classes)
      eventDust += cloud.fragments.dustMass
    }
  }

  /// Sends the compliant share of objects to their disposal orbit and leaves the rest.
  private func dispose(
    _ count: Double, class c: Int, from bin: OrbitBin,
    by disposal: (rule: DisposalRule, orbits: DisposalOrbits)?
  ) {
    let rate = count / model.scenario.move
    let compliance = disposal?.rule.compliance ?? 0
    if compliance < 1 {
      sources.add((1 - compliance) * rate, class: c, bin: bin)
    }
    guard let disposal, compliance > 0 else { return }
    switch disposal.orbits.destination(ofClass: c, from: bin) {
    case .same:
      sources.add(compliance * rate, class: c, bin: bin)
    case .cells(let lower, let upper, let upperShare):
      for (cell, share) in [(lower, 1 - upperShare), (upper, upperShare)] where share > 0 {
        sources.add(
          compliance * rate * share, class: c, inclination: bin.inclination, cell: cell)
      }
    case .removed:
      objects.disposed += compliance * count
      mass.disposed += compliance * count * model.classes.classes[c].meanMass
    }
  }

  // MARK: - Collisions

  /// Evaluates the rates, and carries them to the middle of the interval.
  private func evaluate(_ collisions: Collisions) {
    let interval = min(model.stepsPerInterval, max(1, stepCount))
    swap(&latest, &last)
    collisions.evaluate(binned, into: &latest)
    let share = latestStep.map { 0.5 * Double(interval) / Double(stepCount - $0) } ?? 0
    rates.follow(latest, after: latestStep == nil ? latest : last, share: share, of: collisions)
    latestStep = stepCount
    nextEvaluation = stepCount + interval
    change.set(rates, by: collisions)
    sources.setLasting(
      rates.gains, classes: model.classes.firstFragment..<model.classes.count)
  }

  /// Takes what collisions destroy in a time [s] out of the orbit bins.
  private func destroy(during duration: Double) throws(SimulationError) {
    let held = fleet.bins.map { binned[$0.objectClass, $0.bin, model.grid] }
    let shortfalls = change.apply(to: &binned, during: duration)
    let (missing, left) = (shortfalls.reduce(0, +), binned.counts.reduce(0, +))
    guard missing <= 1e-4 * (left + missing) else {
      throw SimulationError.intervalTooLong(time: time, missing: missing, held: left)
    }
    for (c, count) in shortfalls.enumerated() {
      objects.decayed -= count
      mass.decayed -= count * model.classes.classes[c].meanMass
    }
    fleet.survive(
      shares: zip(fleet.bins, held).map { key, before in
        before > 0 ? binned[key.objectClass, key.bin, model.grid] / before : 1
      })
  }

  /// Enters the collisions of a step in the budgets.
  private func account(_ collisions: Collisions) {
    let step = model.scenario.step
    for (c, objectClass) in model.classes.classes.enumerated() {
      let m = objectClass.meanMass
      objects.createdByCollisions += step * rates.created[c]
      mass.createdByCollisions += step * rates.created[c] * m
      objects.decayed += step * rates.decaying[c]
      mass.decayed += step * rates.decaying[c] * m
      objects.left += step * rates.leaving[c]
      mass.left += step * rates.leaving[c] * m
      objects.lostToCollisions += step * rates.lost[c]
      mass.lostToCollisions +=
        step * (rates.lost[c] * m + rates.steppedDown[c] * collisions.steppedMass(of: c))
    }
    events.add(rates, times: step)
  }
}

/// What a run cannot go on from.
public enum SimulationError: Error, Sendable {
  /// Collisions would destroy more objects than there are: more than a ten-thousandth is missing [1].
  case intervalTooLong(time: Double, missing: Double, held: Double)
}

public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// A run in progress: what changes.
///
/// A step goes in moves of at most a year, which follow the Sun and the launches of the year. A move is
/// half of what collisions destroy, the transport, the other half [1]; the transport carries launches,
/// retirements, disposal and the fragments of collisions as steady sources. The rates of collisions
/// change slowly and are evaluated once per interval of one or more steps, at its beginning; their
/// trend since the last one carries them to the middle of each move, as in the method of Adams and
/// Bashforth [2]: fragments that live for a shorter time than an interval are as many as the rates of
/// their own time make. The first intervals, and those after an event, are shorter: a move, as there is
/// no trend yet, and then at most as long as what has passed since.
///
/// [1] Strang (1968), SIAM J. Numer. Anal. 5, 506-517.
/// [2] Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, 2nd ed., section III.1.
public final class Simulation {
  public let model: EvolutionModel
  public internal(set) var population: Population
  /// The same by orbit bin.
  public internal(set) var binned: BinnedPopulation
  /// The mass of events and explosions that is too small to be counted [kg].
  public internal(set) var eventDust = 0.0
  /// The explosions since the epoch.
  public internal(set) var explosions = 0.0
  /// The number of steps done.
  public internal(set) var stepCount = 0
  var moveCount = 0
  /// Objects and mass since the epoch.
  public internal(set) var objects = Budget()
  public internal(set) var mass = Budget()
  /// The events since the epoch, by shell and pair of types, as rates times time.
  public internal(set) var events: CollisionRates

  var fleet: MissionFleet
  let transport: DragTransport
  var sources: SteadySources
  var decayed: [Double]
  /// Room of each thread for the sums of a block of classes by orbit bin.
  let sums: [Workspace<Double>]
  /// The rates at the latest evaluation and at the one before, and their moves.
  var latest: CollisionRates
  var last: CollisionRates
  var latestMove = 0
  var lastMove: Int?
  var nextEvaluation = 0
  /// The move that the trend begins at: the first one, and the one after each event.
  var trendStart = 0
  var rates: CollisionRates
  let change: CollisionChange
  var removal: Removal?
  /// The number of each class after the last explosions.
  var exploding: [Double] = []
  /// What the present move does, for its derivatives; `nil` where nobody asks.
  var trace: MoveTrace?
  /// Those of the moves since they were asked for.
  var traces: [MoveTrace]? { didSet { if traces == nil { trace = nil } } }
  /// The fragments of collisions and of explosions, where there are both.
  var fragments: [Double] = []

  /// Starts a run from the scenario's population.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - threads: How many threads move the population; it changes no digit.
  /// - Throws: `OutsideGrid` where the grid does not cover the population.
  public convenience init(_ model: EvolutionModel, threads: Int = 1) throws(OutsideGrid) {
    let (population, fleet) = try model.objects.initialPopulation()
    self.init(model, population: population, fleet: fleet, threads: threads)
  }

  /// Starts a run from another population.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - population: The population.
  ///   - fleet: Its active payloads, by the moves in which their missions end.
  ///   - threads: How many threads move the population.
  public init(
    _ model: EvolutionModel, population: Population, fleet: MissionFleet, threads: Int = 1
  ) {
    self.model = model
    self.population = population
    self.fleet = fleet
    // No more than there are blocks of lanes
    let threads = min(
      threads, Population.blockCount(ofClasses: model.classes.count) * model.grid.inclinationCount)
    transport = model.makeTransport(threads: threads)
    sources = SteadySources(grid: model.grid, classCount: model.classes.count)
    decayed = [Double](repeating: 0, count: model.classes.count)
    sums = (0..<threads).map { _ in BinnedPopulation.workspace(model.grid) }
    binned = BinnedPopulation(grid: model.grid, classCount: model.classes.count)
    binned.sum(population, grid: model.grid, residence: model.classResidence)
    rates = CollisionRates(grid: model.grid, classes: model.classes)
    events = rates
    latest = rates
    last = rates
    change = CollisionChange(
      grid: model.grid, classCount: model.classes.count, threads: threads)
    removal = model.removal
  }

  /// The time since the epoch [s].
  public var time: Double { Double(moveCount) * model.scenario.move }

  /// Advances by one step.
  ///
  /// - Throws: `SimulationError` where the interval is too long for what happens in it.
  public func advance() throws(SimulationError) {
    for _ in 0..<model.scenario.movesPerStep {
      if traces != nil { trace = MoveTrace(move: moveCount, time: time) }
      try advanceByMove()
      if let trace { traces?.append(trace) }
      moveCount += 1
    }
    stepCount += 1
  }

  private func advanceByMove() throws(SimulationError) {
    // What is taken out of cells and bins alike needs both to be up to date.
    if model.takesObjects {
      trace?.start = (population, change.factors, change.additions)
      change.carry(to: &population)
    }
    try takeParents()
    explode()
    guard let collisions = model.collisions else {
      setFragments()
      move()
      return
    }
    if moveCount == nextEvaluation { evaluate(collisions) }
    follow(collisions)
    removeRanked()
    setFragments()
    try destroy(during: model.scenario.move / 2)
    if model.hasDrift { change.carry(to: &population) }
    move()
    try destroy(during: model.scenario.move / 2)
    account(collisions)
  }

  private func move() {
    let time = self.time
    let duration = model.scenario.move
    if let trace {
      (trace.cells, trace.factors, trace.additions) = (population, change.factors, change.additions)
    }
    sources.clear()
    launch(at: time)
    retire(at: time)
    replenish(at: time)
    breakUp()
    for c in decayed.indices { decayed[c] = 0 }
    let (hasCollisions, change, sums) = (model.collisions != nil, self.change, self.sums)
    binned.withSums(grid: model.grid, residence: model.classResidence) { binned in
      transport.advance(
        &population, by: duration, under: model.activity(from: time),
        trend: model.scenario.densityTrend.map {
          ($0, model.scenario.epoch + (time + duration / 2) / year)
        },
        with: sources, decayed: &decayed,
        before: { if hasCollisions { change.carry(to: $0, thread: $1) } },
        after: { binned.set($0, workspace: sums[$1]) })
    }
    for (c, count) in decayed.enumerated() {
      objects.decayed += count
      mass.decayed += count * model.classes.classes[c].meanMass
    }
    if model.hasDrift { followDrift() }
  }
}

/// What a run cannot go on from.
public enum SimulationError: Error, Sendable {
  /// An event takes its parent from the population, which has less than one object of that type.
  case parentMissing(date: Double, type: ObjectType, held: Double)
  /// Collisions would destroy more objects than there are: more than a ten-thousandth is missing [1].
  case intervalTooLong(time: Double, missing: Double, held: Double)
  /// There are more objects, or more collisions, than numbers can tell.
  case unlimitedGrowth(time: Double)
}

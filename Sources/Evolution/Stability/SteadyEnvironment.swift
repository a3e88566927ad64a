// References
// [1] Lotka (1907), Relation between birth rates and death rates, Science 26, 21-22: a population grows at the
//     rate λ at which the offspring of one member, each discounted by e^-λa for its age a, sum to one.
public import DebrisEnvironment
import Glibc
import NumericalMethods
import SpaceEnvironment

/// What a population would settle to under constant conditions, and how it answers to a change.
///
/// What a population causes - fragments, retirements, what steps down - enters the paths of drag and fills
/// them in a steady state, worn by collisions on its way: the map Ψ from a population to the one that it
/// sustains. An equilibrium is n = Ψ(n), and Newton's method finds it from the derivative K(0) of
/// Ψ. A small departure grows as e^λt where K(λ), the same with every path discounted by e^-λt,
/// has the eigenvalue one [1]. The equilibrium is stable where K(0) has no real eigenvalue above one.
///
/// Along its paths this is exact; the run remaps cells by limited parabolas, and differs by what
/// those smooth.
public final class SteadyEnvironment {
  /// A population by cell and by orbit bin.
  public struct State: Sendable {
    public var cells: Population
    public var binned: BinnedPopulation

    public init(cells: Population, binned: BinnedPopulation) {
      self.cells = cells
      self.binned = binned
    }
  }

  public let model: EvolutionModel
  let collisions: Collisions
  let transport: SteadyTransport
  /// Whether the objects of a class are held constant.
  let isHeld: [Bool]
  /// What is held, and a factor on it.
  let held: BinnedPopulation
  /// The factor on what is held [1].
  public var heldFactor = 1.0
  /// A factor on the launches of the scenario.
  public var launchFactor = 1.0
  /// For each class, those that step down to it, and their shares.
  let stepSources: [[(from: Int, share: Double)]]
  let payloads: [Payloads]
  /// What is launched and not an active payload, by class and inclination: cells and rates [1/s].
  let launched: [[(cell: Int, rate: Double)]]
  private var high: CollisionRates
  private var low: CollisionRates
  private var perturbed: BinnedPopulation
  // The point of linearization
  private(set) var point: State
  private(set) var absorption: [Double]
  private var highLosses: [Double]
  private var highSteps: [Double]
  private var lowLosses: [Double]
  private var lowSteps: [Double]

  /// Active payloads of one class and orbit bin.
  struct Payloads {
    let objectClass: Int
    let bin: OrbitBin
    /// Launches [1/s].
    let rate: Double
    /// Where they go after their mission: class, inclination, cell, share.
    let after: [(objectClass: Int, inclination: Int, cell: Int, share: Double)]
  }

  /// - Parameters:
  ///   - model: The model of a scenario under constant conditions, with collisions.
  ///   - isHeld: Whether a class is held at its present numbers; one choice for each class.
  ///   - present: The present population.
  public init(_ model: EvolutionModel, holding isHeld: [Bool], at present: BinnedPopulation) {
    guard let collisions = model.collisions else { preconditionFailure("no collisions") }
    self.model = model
    self.collisions = collisions
    self.isHeld = isHeld
    held = present
    transport = model.makeSteadyTransport()
    let C = model.classes.count
    var sources = [[(from: Int, share: Double)]](repeating: [], count: C)
    for c in 0..<C where !isHeld[c] {
      for (to, share) in collisions.stepDestinations(of: c) { sources[to].append((c, share)) }
    }
    stepSources = sources
    (payloads, launched) = model.steadyLaunches(except: isHeld)
    high = CollisionRates(grid: model.grid, classes: model.classes)
    low = high
    perturbed = present
    point = State(cells: Population(grid: model.grid, classCount: C), binned: present)
    absorption = present.counts.map { _ in 0 }
    (highLosses, highSteps) = (absorption, absorption)
    (lowLosses, lowSteps) = (absorption, absorption)
  }

  /// The population with the held classes in place.
  public func complete(_ counts: [Double]) -> BinnedPopulation {
    var population = held
    population.counts = counts
    for c in isHeld.indices where isHeld[c] {
      for i in 0..<model.grid.inclinationCount {
        let first = population.offset(class: c, inclination: i)
        for k in first..<first + model.grid.binCount {
          population.counts[k] = heldFactor * held.counts[k]
        }
      }
    }
    return population
  }

  /// Ψ: what a population sustains.
  public func settled(_ population: BinnedPopulation) -> State {
    collisions.evaluate(population, into: &high)
    collisions.findRatesPerObject(losses: &highLosses, stepsDown: &highSteps)
    for k in absorption.indices { absorption[k] = highLosses[k] + highSteps[k] }
    var sources = launched.map { $0.map { (cell: $0.cell, rate: launchFactor * $0.rate) } }
    var active: [Double] = []
    let lifetime = model.scenario.missions.payloadLifetime
    for group in payloads {
      let d = absorption[index(group)]
      active.append(launchFactor * group.rate * Self.discounted(lifetime, d))
      let retiring = launchFactor * group.rate * exp(-d * lifetime)
      add(retiring, after: group, to: &sources)
    }
    return fill(
      gains: high.gains, steps: high.stepsDown, sources: sources, active: active, worn: nil,
      growth: 0)
  }

  /// Makes a state the one that `response` departs from.
  public func linearize(at state: State) {
    point = state
    collisions.evaluate(state.binned, into: &high)
    collisions.findRatesPerObject(losses: &highLosses, stepsDown: &highSteps)
    for k in absorption.indices { absorption[k] = highLosses[k] + highSteps[k] }
  }

  /// K(λ): what a departure sustains that grows as e^λt.
  ///
  /// What more or less wear does is taken evenly over each cell, which is exact where little is worn in a cell.
  ///
  /// - Parameters:
  ///   - v: The departure, as the counts of a binned population; zero for held classes.
  ///   - λ: The rate of growth [1/s].
  ///   - entering: What enters the cells besides [1/s].
  public func response(
    _ v: [Double], growth λ: Double = 0, entering: Population? = nil
  ) -> State {
    // The rates are of second degree: differences to both sides are exact.
    perturbed.counts = zip(point.binned.counts, v).map { $0 + $1 }
    collisions.evaluate(perturbed, into: &high)
    collisions.findRatesPerObject(losses: &highLosses, stepsDown: &highSteps)
    perturbed.counts = zip(point.binned.counts, v).map { $0 - $1 }
    collisions.evaluate(perturbed, into: &low)
    collisions.findRatesPerObject(losses: &lowLosses, stepsDown: &lowSteps)
    var (gains, steps, worn) = (high.gains, high.stepsDown, v)
    for k in gains.indices { gains[k] = 0.5 * (gains[k] - low.gains[k]) }
    for k in steps.indices {
      steps[k] = 0.5 * (steps[k] - low.stepsDown[k])
      worn[k] =
        0.5 * (highLosses[k] - lowLosses[k] + highSteps[k] - lowSteps[k])
    }
    var sources = launched.map { _ in [(cell: Int, rate: Double)]() }
    var active: [Double] = []
    let lifetime = model.scenario.missions.payloadLifetime
    for group in payloads {
      let (d, δd) = (absorption[index(group)], worn[index(group)])
      // ∫ e^-ds (1 - e^-λs)/λ ds over the mission, and its value at the end
      let end: Double
      let sum: Double
      if abs(λ) * lifetime < 1e-6 {
        end = lifetime
        sum = Self.discountedAge(lifetime, d)
      } else {
        end = -expm1(-λ * lifetime) / λ
        sum = (Self.discounted(lifetime, d) - Self.discounted(lifetime, d + λ)) / λ
      }
      active.append(-launchFactor * group.rate * δd * sum)
      add(
        -launchFactor * group.rate * exp(-d * lifetime) * δd * end, after: group, to: &sources)
    }
    return fill(
      gains: gains, steps: steps, sources: sources, active: active, worn: worn,
      entering: entering, growth: λ)
  }
}

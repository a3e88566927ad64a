public import DebrisEnvironment
import Glibc
import SpaceEnvironment

/// A run that stays where it is: the equilibrium of the run itself.
///
/// The steady environment is exact along its paths, the run smooths a little. What the run still
/// drifts in a move is taken as a source, and the steady environment says what that adds up to; the
/// run in between settles what is as short as a few cells, for longer where it gains less than one half. This
/// repeats until nothing drifts.
public struct SettledRun {
  /// The run, at its equilibrium.
  public let simulation: Simulation
  /// The largest change of any bin in a year over the largest number in a bin [1/yr].
  public let drift: Double
  public let corrections: Int

  /// Settles a run of a model under constant conditions.
  ///
  /// - Parameters:
  ///   - environment: The steady environment of the model, with no class held.
  ///   - start: An equilibrium of it.
  ///   - drift: The drift at which to stop [1/yr].
  ///   - corrections: The largest number of corrections.
  ///   - settling: How long the run settles at first between two of them [s]; at least a mission.
  public init(
    _ environment: SteadyEnvironment, from start: SteadyEnvironment.State, drift: Double = 1e-11,
    corrections: Int = 40, settling: Double = 0
  ) throws(SimulationError) {
    let model = environment.model
    let run = Simulation(
      model, population: start.cells, fleet: environment.steadyFleet(at: start))
    simulation = run
    let mission = model.scenario.missions.payloadLifetime
    var moves = max(4, Int((max(settling, mission) / model.scenario.move).rounded(.up)))
    let mostMoves = max(moves, Int(300 * year / model.scenario.move))
    var best = Double.infinity
    for correction in 0..<corrections {
      for _ in 0..<moves { try run.advance() }
      run.carryChanges()
      let before = run.population
      let binnedBefore = run.binned.counts
      let stepsBefore = run.time
      for _ in 0..<model.movesPerInterval { try run.advance() }
      run.carryChanges()
      let duration = run.time - stepsBefore
      let size = binnedBefore.max() ?? 0
      let last = best
      best =
        zip(run.binned.counts, binnedBefore).reduce(0) { max($0, abs($1.0 - $1.1)) }
        / size / duration * year
      if best > 0.5 * last { moves = min(2 * moves, mostMoves) }
      if best <= drift || correction == corrections - 1 {
        self.drift = best
        self.corrections = correction
        return
      }
      var residual = run.population
      for k in residual.counts.indices {
        residual.counts[k] = (residual.counts[k] - before.counts[k]) / duration
      }
      var state = SteadyEnvironment.State(cells: run.population, binned: run.binned)
      environment.linearize(at: state)
      let none = state.binned.counts.map { _ in 0.0 }
      let direct = environment.response(none, entering: residual).binned.counts
      let solution = environment.solve(direct, tolerance: 1e-6)
      let change = environment.response(solution.x, entering: residual).cells
      // What is active is what the fleet says.
      for (c, objectClass) in model.classes.classes.enumerated() {
        for i in 0..<model.grid.inclinationCount {
          for cell in 0..<model.grid.cellCount {
            let k = state.cells.index(class: c, inclination: i, cell: cell)
            state.cells.counts[k] =
              objectClass.type.isActive ? 0 : max(0, state.cells.counts[k] + change.counts[k])
          }
        }
      }
      for (key, count) in zip(run.fleet.bins, run.fleet.counts) {
        state.cells.add(count, class: key.objectClass, bin: key.bin, grid: model.grid)
      }
      run.replace(state.cells)
    }
    self.drift = best
    self.corrections = corrections
  }
}

extension SteadyEnvironment {
  /// The active payloads of an equilibrium, evenly by the time that is left to their missions.
  func steadyFleet(at state: State) -> MissionFleet {
    linearize(at: state)
    var fleet = MissionFleet()
    let move = model.scenario.move
    let lifetime = model.scenario.missions.payloadLifetime / move
    for group in payloads {
      let d = absorption[index(group)] * move
      let rate = launchFactor * group.rate * move
      for age in 0..<Int(lifetime.rounded(.up)) {
        let left = lifetime - Double(age)
        // Launched during one move; of the oldest, some have retired.
        let share = min(1, left)
        fleet.add(
          rate * share * exp(-d * (Double(age) + 0.5)), class: group.objectClass, bin: group.bin,
          retiringFrom: max(0, left - 1), to: left)
      }
    }
    return fleet
  }
}

extension Simulation {
  /// Brings what collisions have taken from the bins to the cells.
  func carryChanges() { change.carry(to: &population) }

  /// Goes on from another population with the same fleet.
  ///
  /// The trend of the collision rates begins anew.
  public func replace(_ population: Population) {
    self.population = population
    binned.sum(population, grid: model.grid, residence: model.classResidence)
    trendStart = moveCount
    nextEvaluation = moveCount
  }
}

import DebrisEnvironment

// What a run notes of its fleet for the derivatives, and where it can be taken up again.
extension Simulation {
  /// Lets payloads join the fleet.
  func join(
    _ count: Double, class c: Int, bin: OrbitBin, retiringFrom start: Double, to end: Double
  ) -> MoveTrace.Joining {
    fleet.add(count, class: c, bin: bin, retiringFrom: start, to: end)
    let key = fleet.index(of: MissionFleet.Key(objectClass: c, bin: bin))!
    return MoveTrace.Joining(
      key: key, count: count, start: start, end: end, survival: fleet.survivals[key])
  }

  /// Multiplies the payloads of the fleet by the shares that losses leave.
  func survive(shares: [Double]) -> MoveTrace.FleetSurvival? {
    let survival =
      trace == nil
      ? nil
      : MoveTrace.FleetSurvival(
        shares: shares, survivals: fleet.survivals, counts: fleet.counts)
    fleet.survive(shares: shares)
    return survival
  }

  /// What is due to retire in this move.
  func traceRetirements() -> [MoveTrace.Retiring] {
    var stored: [Int: [Double]] = [:]
    var order: [Int] = []
    for (key, count) in fleet.due(inStep: moveCount) {
      if stored[key] == nil { order.append(key) }
      stored[key, default: []].append(count)
    }
    return order.map {
      MoveTrace.Retiring(key: $0, stored: stored[$0]!, survival: fleet.survivals[$0])
    }
  }

  /// A state that a run can be taken up from.
  struct Checkpoint {
    let population: Population
    let binned: BinnedPopulation
    let fleet: MissionFleet
    let latest: CollisionRates
    let last: CollisionRates
    let latestMove: Int
    let lastMove: Int?
    let nextEvaluation: Int
    let trendStart: Int
    let moveCount: Int
    let stepCount: Int
    let exploding: [Double]
    let factors: [Double]
    let additions: [Double]
    let removal: Removal?
  }

  var checkpoint: Checkpoint {
    Checkpoint(
      population: population, binned: binned, fleet: fleet, latest: latest, last: last,
      latestMove: latestMove, lastMove: lastMove, nextEvaluation: nextEvaluation,
      trendStart: trendStart, moveCount: moveCount, stepCount: stepCount, exploding: exploding,
      factors: change.factors, additions: change.additions, removal: removal)
  }

  /// Goes back to a state; budgets and events go on as they are.
  func restore(_ state: Checkpoint) {
    (population, binned, fleet) = (state.population, state.binned, state.fleet)
    (latest, last) = (state.latest, state.last)
    (latestMove, lastMove) = (state.latestMove, state.lastMove)
    (nextEvaluation, trendStart) = (state.nextEvaluation, state.trendStart)
    (moveCount, stepCount) = (state.moveCount, state.stepCount)
    exploding = state.exploding
    change.restore(factors: state.factors, additions: state.additions)
    removal = state.removal
  }
}

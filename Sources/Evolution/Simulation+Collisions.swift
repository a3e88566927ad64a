import DebrisEnvironment
import SpaceEnvironment

// What collisions do during a move.
extension Simulation {
  /// Evaluates the rates of the population as it is.
  func evaluate(_ collisions: Collisions) {
    swap(&latest, &last)
    lastMove = moveCount > trendStart ? latestMove : nil
    collisions.evaluate(binned, into: &latest)
    trace?.evaluated = binned
    latestMove = moveCount
    nextEvaluation = moveCount + min(model.movesPerInterval, max(1, moveCount - trendStart))
    removal?.rank(binned, grid: model.grid)
  }

  /// Carries the rates to the middle of the move.
  func follow(_ collisions: Collisions) {
    if let lastMove {
      let share = (Double(moveCount - latestMove) + 0.5) / Double(latestMove - lastMove)
      rates.follow(latest, after: last, share: share, of: collisions)
    } else {
      rates = latest
    }
    change.set(rates, by: collisions)
    guard let trace else { return }
    (trace.latest, trace.rates, trace.change) = (latest, rates, change.rates)
    if let lastMove {
      let share = (Double(moveCount - latestMove) + 0.5) / Double(latestMove - lastMove)
      trace.last = (last, share)
    }
  }

  /// Makes the fragments of collisions and explosions steady sources of the transport.
  func setFragments() {
    let classes = model.classes.firstFragment..<model.classes.count
    guard let explosions = model.explosions else {
      if model.collisions != nil { sources.setLasting(rates.gains, classes: classes) }
      return
    }
    let duration = model.scenario.move
    if fragments.isEmpty { fragments = rates.gains }
    for k in fragments.indices { fragments[k] = rates.gains[k] + explosions.gains[k] / duration }
    sources.setLasting(fragments, classes: classes)
  }

  /// Takes what collisions destroy in a time [s] out of the orbit bins.
  func destroy(during duration: Double) throws(SimulationError) {
    let held = fleet.bins.map { binned[$0.objectClass, $0.bin, model.grid] }
    let before = trace == nil ? nil : (binned.counts, change.factors, change.additions)
    let shortfalls = change.apply(to: &binned, during: duration)
    let (missing, rest) = (shortfalls.reduce(0, +), binned.counts.reduce(0, +))
    guard rest.isFinite, missing.isFinite else { throw SimulationError.unlimitedGrowth(time: time) }
    guard missing <= 1e-4 * (rest + missing) else {
      throw SimulationError.intervalTooLong(time: time, missing: missing, held: rest)
    }
    for (c, count) in shortfalls.enumerated() {
      objects.decayed -= count
      mass.decayed -= count * model.classes.classes[c].meanMass
    }
    let left = fleet.bins.map { binned[$0.objectClass, $0.bin, model.grid] }
    let survival = survive(shares: zip(left, held).map { $1 > 0 ? $0 / $1 : 1 })
    if let trace, let before, let survival {
      trace.destructions.append(
        MoveTrace.Destruction(
          binned: before.0, factors: before.1, additions: before.2, survival: survival, held: held,
          left: left))
    }
  }

  /// Enters the collisions of a move in the budgets.
  func account(_ collisions: Collisions) {
    let move = model.scenario.move
    for (c, objectClass) in model.classes.classes.enumerated() {
      let m = objectClass.meanMass
      objects.createdByCollisions += move * rates.created[c]
      mass.createdByCollisions += move * rates.created[c] * m
      objects.decayed += move * rates.decaying[c]
      mass.decayed += move * rates.decaying[c] * m
      objects.left += move * rates.leaving[c]
      mass.left += move * rates.leaving[c] * m
      objects.lostToCollisions += move * rates.lost[c]
      mass.lostToCollisions +=
        move * (rates.lost[c] * m + rates.steppedDown[c] * collisions.steppedMass(of: c))
    }
    events.add(rates, times: move)
  }
}

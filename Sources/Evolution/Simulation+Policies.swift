import DebrisEnvironment
import Glibc
import NumericalMethods

// What policies and explosions change at the beginning of a move. Whatever is taken out
// here leaves the cells, the bins and the fleet alike, and is entered in the budgets.
extension Simulation {
  // MARK: - Explosions

  /// Lets objects explode during the coming move.
  ///
  /// The numbers are those at its beginning, carried to its middle by what else than explosions has changed
  /// their class in the move before.
  func explode() {
    guard let explosions = model.explosions else { return }
    let classes = model.classes
    let counts = classes.classes.indices.map { c in
      explosions.policy.rates[classes.classes[c].type.reportedType] == nil
        ? 0 : binned.count(ofClass: c)
    }
    let trends = counts.enumerated().map { c, now in
      exploding.isEmpty || now <= 0 ? 1 : max(0, min(2, 1 + 0.5 * (now - exploding[c]) / now))
    }
    let before = trace == nil ? nil : (binned, population, exploding)
    explosions.explode(
      &binned, from: time, to: time + model.scenario.move, trends: trends)
    exploding = zip(counts, explosions.remaining).map { $0 * $1 }
    for (c, remaining) in explosions.remaining.enumerated() {
      let m = classes.classes[c].meanMass
      objects.createdByExplosions += explosions.created[c]
      mass.createdByExplosions += explosions.created[c] * m
      objects.decayed += explosions.decaying[c]
      mass.decayed += explosions.decaying[c] * m
      objects.left += explosions.leaving[c]
      mass.left += explosions.leaving[c] * m
      if remaining == 1 { continue }
      population.multiply(class: c, by: remaining)
      objects.lostToExplosions += explosions.exploded[c]
      mass.lostToExplosions += explosions.exploded[c] * m
      self.explosions += explosions.exploded[c]
    }
    eventDust += explosions.dustMass
    let survival = survive(shares: fleet.bins.map { explosions.remaining[$0.objectClass] })
    if let trace, let before, let survival {
      trace.explosion = MoveTrace.Explosion(
        binned: before.0, cells: before.1, counts: counts, exploding: before.2, trends: trends,
        survival: survival)
    }
  }

  // MARK: - Removal

  /// Removes the objects of the coming move that rank highest.
  func removeRanked() {
    guard let removal else { return }
    let count = removal.policy.count(from: time, to: time + model.scenario.move)
    guard count > 0 else { return }
    var left = count
    for taken in removal.selection(count, from: binned, grid: model.grid) {
      let taking = take(taken.count, of: left, class: taken.objectClass, bin: taken.bin)
      if let taking { trace?.removed.append(taking) }
      left -= taken.count
      objects.removed += taken.count
      mass.removed += taken.count * model.classes.classes[taken.objectClass].meanMass
    }
  }

  /// Takes objects out of an orbit bin, of a number that is still wanted.
  private func take(
    _ count: Double, of wanted: Double, class c: Int, bin: OrbitBin
  ) -> MoveTrace.Taking? {
    let held = binned[c, bin, model.grid]
    let factor = count < held ? 1 - count / held : 0
    let cells = trace == nil ? [] : cells(ofClass: c, bin: bin).map { population.counts[$0] }
    population.multiply(class: c, bin: bin, by: factor, grid: model.grid)
    binned[c, bin, model.grid] = held * factor
    var survival: MoveTrace.FleetSurvival?
    if model.classes.classes[c].type.isActive {
      if model.drifts[c] {
        followDrift()
      } else {
        survival = survive(
          shares: fleet.bins.map { $0.objectClass == c && $0.bin == bin ? factor : 1 })
      }
    }
    if trace == nil { return nil }
    return MoveTrace.Taking(
      objectClass: c, bin: bin, held: held, taken: count, wanted: wanted, cells: cells,
      survival: survival)
  }

  /// The indices of a class in the cells that belong to a bin.
  func cells(ofClass c: Int, bin: OrbitBin) -> [Int] {
    let owner = bin.perigee + model.grid.perigeeCount * bin.eccentricity
    return model.grid.cellMap.binOfCell.indices.filter {
      model.grid.cellMap.binOfCell[$0] == owner
    }.map { population.index(class: c, inclination: bin.inclination, cell: $0) }
  }

  // MARK: - Parents of events

  /// Takes the parents of the coming move's events out of the population.
  func takeParents() throws(SimulationError) {
    for (cloud, event) in zip(model.clouds, model.scenario.events) where cloud.move == moveCount {
      guard let type = event.takenType else { continue }
      var left = 1.0
      for (c, bin) in model.candidates(for: event, ofType: type) where left > 1e-12 {
        let taken = min(left, binned[c, bin, model.grid])
        if taken <= 0 { continue }
        let taking = take(taken, of: left, class: c, bin: bin)
        if let taking { trace?.parents.append(taking) }
        objects.lostToEvents += taken
        mass.lostToEvents += taken * model.classes.classes[c].meanMass
        left -= taken
      }
      guard left <= 1e-12 else {
        throw SimulationError.parentMissing(date: event.date, type: type, held: 1 - left)
      }
    }
  }

  // MARK: - Constellations

  /// Launches what constellations want during a move and do not have.
  func replenish(at time: Double) {
    let duration = model.scenario.move
    for (k, (policy, c, bin)) in model.constellations.enumerated() {
      guard let wanted = policy.wanted(at: time + duration) else { continue }
      let held = model.classes.classes.indices.reduce(0) {
        model.classes.classes[$1].type == policy.type ? $0 + fleet.count(ofClass: $1) : $0
      }
      let count = max(0, wanted - held)
      if count == 0 { continue }
      objects.launched += count
      mass.launched += count * model.classes.classes[c].meanMass
      sources.add(count / duration, class: c, bin: bin)
      let start = Double(moveCount) + policy.lifetime / duration
      let joining = join(count, class: c, bin: bin, retiringFrom: start, to: start + 1)
      trace?.replenished.append((k, joining))
    }
  }

  // MARK: - Payloads without station-keeping

  /// Retires payloads that drag has moved: the same share of each class in every bin.
  func retireDrifting(_ retirements: [MissionFleet.Retirement], at time: Double) {
    var counts = [Double](repeating: 0, count: model.classes.count)
    for retirement in retirements { counts[retirement.objectClass] += retirement.count }
    binned.sum(population, grid: model.grid)
    let grid = model.grid
    for (c, count) in counts.enumerated() where count > 0 {
      let held = binned.count(ofClass: c)
      guard held > 0 else { continue }
      let share = min(1, count / held)
      for i in 0..<grid.inclinationCount {
        for e in 0..<grid.eccentricityCount {
          for p in 0..<grid.perigeeCount {
            let bin = OrbitBin(perigee: p, eccentricity: e, inclination: i)
            let retiring = share * binned[c, bin, grid]
            if retiring == 0 { continue }
            dispose(MissionFleet.Retirement(objectClass: c, bin: bin, count: retiring), at: time)
          }
        }
      }
      population.multiply(class: c, by: 1 - share)
    }
  }

  /// Tells the fleet which payloads drag has brought down since it was told last.
  func followDrift() {
    binned.sum(population, grid: model.grid)
    let shares = model.classes.classes.indices.map { c -> Double in
      guard model.drifts[c] else { return 1 }
      let listed = fleet.count(ofClass: c)
      return listed > 0 ? binned.count(ofClass: c) / listed : 1
    }
    fleet.survive(sharesOfClasses: shares)
  }
}

extension EvolutionModel {
  /// The classes of a type and the bins of the grid, nearest to the parent of an event first: by orbit,
  /// counted in bins, then by mass.
  func candidates(
    for event: FragmentationEvent, ofType type: ObjectType
  ) -> [(objectClass: Int, bin: OrbitBin)] {
    let R = grid.earth.equatorialRadius
    let a = R + (event.perigee + event.apogee) / 2
    func index(_ value: Double, _ edges: [Double]) -> Int {
      binIndex(of: value, in: edges) ?? (value < edges[0] ? 0 : edges.count - 2)
    }
    let place = OrbitBin(
      perigee: index(event.perigee, grid.perigeeEdges),
      eccentricity: index((event.apogee - event.perigee) / (2 * a), grid.eccentricityEdges),
      inclination: index(event.inclination, grid.inclinationEdges))
    var candidates: [(objectClass: Int, bin: OrbitBin, distance: Double)] = []
    for c in classes.classes.indices where classes.classes[c].type.reportedType == type {
      let difference = abs(log(classes.classes[c].meanMass / event.parent.mass))
      for i in 0..<grid.inclinationCount {
        for e in 0..<grid.eccentricityCount {
          for p in 0..<grid.perigeeCount {
            let steps =
              abs(p - place.perigee) + abs(e - place.eccentricity) + abs(i - place.inclination)
            candidates.append(
              (
                c, OrbitBin(perigee: p, eccentricity: e, inclination: i),
                Double(steps) + difference
              ))
          }
        }
      }
    }
    return candidates.sorted {
      ($0.distance, $0.objectClass) < ($1.distance, $1.objectClass)
    }.map { ($0.objectClass, $0.bin) }
  }
}

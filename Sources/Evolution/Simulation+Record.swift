public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

// What a run records of its state.
extension Simulation {
  /// The totals of the present state.
  public func totals() -> RunRecord.Totals {
    var counts = [Double](repeating: 0, count: ObjectType.reported.count)
    var weightedMass = 0.0
    var (objectsInGrid, massInGrid) = (0.0, 0.0)
    for (c, objectClass) in model.classes.classes.enumerated() {
      let inShells = binned.countInShells(ofClass: c)
      counts[ObjectType.reported.firstIndex(of: objectClass.type.reportedType)!] += inShells
      weightedMass += inShells * objectClass.meanMass
      let inGrid = binned.count(ofClass: c)
      objectsInGrid += inGrid
      massInGrid += inGrid * objectClass.meanMass
    }
    return RunRecord.Totals(
      date: model.scenario.epoch + time / year, counts: counts, mass: weightedMass,
      objectsInGrid: objectsInGrid, massInGrid: massInGrid, objects: objects, massBudget: mass,
      massBelowCutoff: events.dustMass + eventDust, explosions: explosions,
      catastrophicCollisions: events.totalCatastrophic,
      nonCatastrophicCollisions: events.totalNonCatastrophic, avoidedCollisions: events.avoided,
      disabledPayloads: events.disabled,
      f107: model.scenario.flux(at: time))
  }

  /// The residence-weighted number in each shell, of each class, in each inclination bin; the shell runs
  /// fastest.
  func shellCounts() -> [Double] {
    if model.collisions != nil { change.carry(to: &population) }
    var counts = [Double](
      repeating: 0,
      count: model.grid.shellCount * model.classes.count * model.grid.inclinationCount)
    model.classResidence.add(&population, binned: binned, to: &counts)
    return counts
  }

  /// The present population by type and shell; constellations also under their own names.
  ///
  /// - Parameter counts: What `shellCounts` returns.
  func shellPopulations(_ counts: [Double]) -> [RunRecord.ShellPopulation] {
    let (S, C) = (model.grid.shellCount, model.classes.count)
    var shells = [Double](repeating: 0, count: S * C)
    for (k, count) in counts.enumerated() { shells[k % shells.count] += count }
    var types = ObjectType.reported
    for objectClass in model.classes.classes where !types.contains(objectClass.type) {
      types.append(objectClass.type)
    }
    var rows: [RunRecord.ShellPopulation] = []
    for type in types {
      let members = model.classes.classes.indices.filter {
        let own = model.classes.classes[$0].type
        return own == type || own.reportedType == type
      }
      for s in 0..<S {
        var (count, mass) = (0.0, 0.0)
        for c in members {
          count += shells[s + S * c]
          mass += shells[s + S * c] * model.classes.classes[c].meanMass
        }
        rows.append(
          RunRecord.ShellPopulation(
            date: model.scenario.epoch + time / year, type: type,
            altitude: model.grid.shellEdges[s]..<model.grid.shellEdges[s + 1], count: count,
            mass: mass, spatialDensity: count / model.grid.shellVolume(s)))
      }
    }
    return rows
  }

  /// The collisions since the epoch by shell and pair of types; pairs without any are left out.
  public func shellCollisions() -> [RunRecord.ShellCollisions] {
    var rows: [RunRecord.ShellCollisions] = []
    let types = events.types
    for s in 0..<model.grid.shellCount {
      for b in types.indices {
        for a in 0...b {
          let k = events.eventIndex(shell: s, a, b)
          for (isCatastrophic, count) in [
            (true, events.catastrophic[k]), (false, events.nonCatastrophic[k]),
          ] where count > 0 {
            rows.append(
              RunRecord.ShellCollisions(
                date: model.scenario.epoch + time / year,
                altitude: model.grid.shellEdges[s]..<model.grid.shellEdges[s + 1],
                typeA: types[a], typeB: types[b], isCatastrophic: isCatastrophic,
                expectedCount: count))
          }
        }
      }
    }
    return rows
  }

  /// Runs to the end of the scenario and records on the way.
  ///
  /// - Parameter progress: Told the simulated share of the whole after every period; returning
  ///   `false` stops the run.
  /// - Returns: The record, or `nil` where the run was stopped.
  public func run(
    progress: (Double) -> Bool = { _ in true }
  ) throws(SimulationError) -> RunRecord? {
    let scenario = model.scenario
    let steps = Int((scenario.duration / scenario.step).rounded())
    let every = Int((scenario.record.interval / scenario.step).rounded())
    let everyShells = Int((scenario.record.shellInterval / scenario.step).rounded())
    var record = RunRecord()
    func note() {
      if stepCount % every == 0 || stepCount == steps { record.totals.append(totals()) }
      if stepCount % everyShells == 0 || stepCount == steps {
        let counts = shellCounts()
        record.shells += shellPopulations(counts)
        record.collisions += shellCollisions()
        record.sizes += sizePopulations(counts)
      }
    }
    note()
    while stepCount < steps {
      try advance()
      note()
      if !progress(Double(stepCount) / Double(steps)) { return nil }
    }
    return record
  }
}

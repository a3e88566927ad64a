import DebrisEnvironment
public import Evolution
import OrbitalMechanics
import SpaceEnvironment

extension ObjectSimulation {
  /// The totals of the present state.
  public func totals() -> RunRecord.Totals {
    let scenario = model.scenario
    let edges = scenario.grid.shellEdges
    let R = model.earth.equatorialRadius
    var totals = RunRecord.Totals(date: scenario.epoch + time / year)
    for k in 0..<objects.count {
      let orbit = orbit(of: k)
      let share = orbit.residenceFraction(from: R + edges[0], to: R + edges[edges.count - 1])
      totals.counts[model.types.reported[Int(objects.type[k])]] += share
      totals.mass += share * objects.mass[k]
      totals.objectsInGrid += 1
      totals.massInGrid += objects.mass[k]
    }
    totals.objects = objectBudget
    totals.massBudget = massBudget
    totals.massBelowCutoff = massBelowCutoff
    totals.catastrophicCollisions = Double(collisions.count { $0.isCatastrophic })
    totals.nonCatastrophicCollisions =
      Double(collisions.count) - totals.catastrophicCollisions
    totals.avoidedCollisions = avoidedCollisions
    totals.disabledPayloads = disabledPayloads
    totals.f107 = scenario.flux(at: time)
    return totals
  }

  /// The present population by type and shell; constellations also under their own names.
  public func shellPopulations() -> [RunRecord.ShellPopulation] {
    let grid = model.scenario.grid
    let (S, types) = (grid.shellCount, model.types)
    let R = model.earth.equatorialRadius
    var (counts, masses) = (
      [Double](repeating: 0, count: S * types.all.count),
      [Double](repeating: 0, count: S * types.all.count)
    )
    for k in 0..<objects.count {
      let orbit = orbit(of: k)
      let type = Int(objects.type[k])
      var below = orbit.meanAnomaly(atRadius: R + grid.shellEdges[0])
      for s in 0..<S {
        let above = orbit.meanAnomaly(atRadius: R + grid.shellEdges[s + 1])
        let share = (above - below) / .pi
        below = above
        if share == 0 { continue }
        counts[s + S * type] += share
        masses[s + S * type] += share * objects.mass[k]
      }
    }
    // Constellations count as active payloads too.
    for (type, reported) in types.reported.enumerated() where reported != type {
      for s in 0..<S {
        counts[s + S * reported] += counts[s + S * type]
        masses[s + S * reported] += masses[s + S * type]
      }
    }
    return types.all.indices.flatMap { row in
      (0..<S).map { s in
        RunRecord.ShellPopulation(
          date: model.scenario.epoch + time / year, type: types.all[row],
          altitude: grid.shellEdges[s]..<grid.shellEdges[s + 1], count: counts[s + S * row],
          mass: masses[s + S * row], spatialDensity: counts[s + S * row] / grid.shellVolume(s))
      }
    }
  }

  func orbit(of k: Int) -> Orbit {
    Orbit(
      perigeeRadius: model.earth.equatorialRadius + objects.perigee[k],
      eccentricity: objects.eccentricity[k])
  }

  /// Runs to the end of the scenario and records on the way.
  ///
  /// - Parameter goesOn: Asked after every step; `false` stops the run.
  /// - Returns: The record, or `nil` where the run was stopped.
  public func run(while goesOn: () -> Bool = { true }) -> RunRecord? {
    let scenario = model.scenario
    let steps = Int((scenario.duration / scenario.step).rounded())
    let every = Int((scenario.record.interval / scenario.step).rounded())
    let everyShells = Int((scenario.record.shellInterval / scenario.step).rounded())
    var record = RunRecord()
    func note() {
      if stepCount % every == 0 || stepCount == steps { record.totals.append(totals()) }
      if stepCount % everyShells == 0 || stepCount == steps {
        record.shells += shellPopulations()
        record.collisions += shellCollisions()
      }
    }
    note()
    while stepCount < steps {
      advance()
      note()
      if !goesOn() { return nil }
    }
    return record
  }

  /// The collisions since the epoch by shell and pair of types; pairs without any are left out.
  public func shellCollisions() -> [RunRecord.ShellCollisions] {
    let edges = model.scenario.grid.shellEdges
    return counts.counts.sorted { $0.key.order < $1.key.order }.map { key, count in
      RunRecord.ShellCollisions(
        date: model.scenario.epoch + time / year,
        altitude: edges[key.shell]..<edges[key.shell + 1],
        typeA: ObjectType.reported[key.typeA], typeB: ObjectType.reported[key.typeB],
        isCatastrophic: key.isCatastrophic, expectedCount: Double(count))
    }
  }
}

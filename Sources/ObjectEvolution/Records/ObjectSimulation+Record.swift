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
    totals.explosions = Double(explosions)
    totals.catastrophicCollisions = Double(collisions.count { $0.isCatastrophic })
    totals.nonCatastrophicCollisions =
      Double(collisions.count) - totals.catastrophicCollisions
    totals.avoidedCollisions = avoidedCollisions
    totals.disabledPayloads = disabledPayloads
    totals.f107 = scenario.flux(at: time, of: projection)
    return totals
  }

  /// The residence-weighted number and mass of each type in each shell, as `RecordLayout` lays them out.
  func shellCounts() -> [Double] {
    let (grid, layout, types) = (model.scenario.grid, model.layout, model.types)
    let S = grid.shellCount
    let R = model.earth.equatorialRadius
    var sums = [Double](repeating: 0, count: layout.shellSumCount)
    for k in 0..<objects.count {
      let orbit = orbit(of: k)
      let type = Int(objects.type[k])
      // Constellations count as active payloads too.
      let rows = types.reported[type] == type ? [type] : [type, types.reported[type]]
      var below = orbit.meanAnomaly(atRadius: R + grid.shellEdges[0])
      for s in 0..<S {
        let above = orbit.meanAnomaly(atRadius: R + grid.shellEdges[s + 1])
        let share = (above - below) / .pi
        below = above
        if share == 0 { continue }
        for row in rows {
          let index = layout.shellIndex(type: row, shell: s)
          sums[index] += share
          sums[index + S] += share * objects.mass[k]
        }
      }
    }
    return sums
  }

  /// The population by size; what is outside the bands of inclination counts to the nearest.
  func sizePopulation(in cells: SizeCells) -> MemberSizes {
    let R = model.earth.equatorialRadius
    var sums = SizeSums(cells)
    for k in 0..<objects.count {
      let bands = cells.inclinationEdges
      let i = bands.lastIndex { $0 <= objects.inclination[k] } ?? 0
      let start = cells.firstIndex(
        type: model.types.reported[Int(objects.type[k])], radius: objects.radius[k],
        inclination: min(i, bands.count - 2))
      let orbit = orbit(of: k)
      var below = orbit.meanAnomaly(atRadius: R + cells.shellEdges[0])
      for s in 0..<cells.shellEdges.count - 1 {
        let above = orbit.meanAnomaly(atRadius: R + cells.shellEdges[s + 1])
        let share = (above - below) / .pi
        below = above
        if share == 0 { continue }
        sums.add(
          share, radius: objects.radius[k], meanSquare: objects.radius[k] * objects.radius[k],
          cell: start + s)
      }
    }
    return sums.member
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
  /// - Throws: `SimulationError` where the parent of an event is missing.
  public func run(
    while goesOn: () -> Bool = { true }
  ) throws(SimulationError) -> MemberRecord? {
    let layout = model.layout
    var record = MemberRecord(member: member)
    for step in 0...layout.stepCount {
      if step > 0 {
        try advance()
        if !goesOn() { return nil }
      }
      if layout.hasTotals(afterStep: step) { record.totals.append(totals()) }
      if layout.hasShells(afterStep: step) {
        record.shells.append(shellCounts())
        record.collisions.append(collisionCounts)
        if let cells = layout.sizes(ofMember: member) {
          record.sizes.append(sizePopulation(in: cells))
        }
      }
    }
    record.events = collisions
    return record
  }
}

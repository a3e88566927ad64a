import DebrisEnvironment
import Glibc
import NumericalMethods

// Removal and explosions.
extension RunAdjoint {
  /// Objects taken out of bins one after another, until none was wanted any more.
  func reverseTaking(_ takings: [MoveTrace.Taking], isRemoval: Bool, _ trace: MoveTrace) {
    if takings.isEmpty { return }
    var byWanted = 0.0
    for taking in takings.reversed() {
      let factor = taking.taken < taking.held ? 1 - taking.taken / taking.held : 0
      let k = index(MissionFleet.Key(objectClass: taking.objectClass, bin: taking.bin))
      var byFactor = binned[k] * taking.held
      if let survival = taking.survival {
        let byShare = reverse(survival)
        for (j, key) in keys.prefix(byShare.count).enumerated()
        where key.objectClass == taking.objectClass && key.bin == taking.bin {
          byFactor += byShare[j]
        }
      }
      let owner = taking.bin.perigee + model.grid.perigeeCount * taking.bin.eccentricity
      var n = 0
      for (cell, bin) in model.grid.cellMap.binOfCell.enumerated() where bin == owner {
        let place = cells.index(
          class: taking.objectClass, inclination: taking.bin.inclination, cell: cell)
        byFactor += taking.cells[n] * cells.counts[place]
        cells.counts[place] *= factor
        n += 1
      }
      binned[k] *= factor
      var byTaken = -byWanted
      if taking.taken < taking.held {
        byTaken -= byFactor / taking.held
        binned[k] += byFactor / taking.held * (taking.taken / taking.held)
      }
      if taking.taken == taking.wanted { byWanted += byTaken } else { binned[k] += byTaken }
    }
    if isRemoval, let policy = model.scenario.removal {
      let duration = model.scenario.move
      let time = policy.count(from: trace.time, to: trace.time + duration) / policy.rate
      policies["removal.per_yr", default: 0] += byWanted * time
    }
  }

  func reverse(_ explosion: MoveTrace.Explosion, _ trace: MoveTrace) {
    let explosions = model.explosions!
    let (grid, classes, duration) = (model.grid, model.classes, model.scenario.move)
    let (bins, I) = (grid.binCount, grid.inclinationCount)
    var parents = weights.gains.map { _ in 0.0 }
    for (m, column) in classes.fragmentColumns.enumerated() {
      let block = Block(
        offset: bins * I * (column.lowerBound - classes.firstFragment), rows: bins,
        columns: I * column.count)
      products.multiply(
        explosions.spreads[m].shares.elements, Block(rows: bins, columns: bins),
        by: weights.gains, block, scaledBy: 1 / duration, into: &parents, block)
    }
    let byRemaining = reverse(explosion.survival)
    for (c, objectClass) in classes.classes.enumerated() {
      let type = objectClass.type.reportedType
      guard let rate = explosions.policy.rates[type], rate > 0 else {
        exploding[c] = 0
        continue
      }
      let expected = explosions.policy.expectedCount(
        of: objectClass.type, from: trace.time, to: trace.time + duration)
      let (trend, count) = (explosion.trends[c], explosion.counts[c])
      let share = min(1, trend * (1 - exp(-expected)))
      let yield = Array(explosions.yield(ofClass: c))
      var byShare = -exploding[c] * count
      var byCount = exploding[c] * (1 - share)
      exploding[c] = 0
      for (j, key) in keys.prefix(byRemaining.count).enumerated() where key.objectClass == c {
        byShare -= byRemaining[j]
      }
      for i in 0..<I {
        let first = bins * (c + classes.count * i)
        for bin in 0..<bins {
          var made = 0.0
          for (f, number) in yield.enumerated() {
            made += number * parents[bin + bins * (i + I * f)]
          }
          byShare += explosion.binned.counts[first + bin] * (made - binned[first + bin])
          binned[first + bin] = (1 - share) * binned[first + bin] + share * made
        }
        let start = cells.index(class: c, inclination: i, cell: 0)
        for cell in 0..<grid.cellCount {
          let k = start + Population.blockWidth * cell
          byShare -= explosion.cells.counts[k] * cells.counts[k]
          cells.counts[k] *= 1 - share
        }
      }
      if share >= 1 { continue }
      policies["explosions.rates_per_yr.\(type.name)", default: 0] +=
        byShare * trend * exp(-expected) * expected / rate
      let byTrend = byShare * (1 - exp(-expected))
      if !explosion.exploding.isEmpty, count > 0, trend > 0, trend < 2 {
        let before = explosion.exploding[c]
        byCount += 0.5 * byTrend / count * (before / count)
        exploding[c] = -byTrend * 0.5 / count
      }
      for i in 0..<I {
        let first = bins * (c + classes.count * i)
        for bin in 0..<bins { binned[first + bin] += byCount }
      }
    }
  }
}

import DebrisEnvironment
import SpaceEnvironment

// Launches, retirements and disposal.
extension RunAdjoint {
  /// Goes back through what entered the cells in a move besides fragments.
  func reverseSources(_ trace: MoveTrace) {
    let duration = model.scenario.move
    for (k, joining) in trace.replenished.reversed() {
      let (policy, c, bin) = model.constellations[k]
      let byCount = byEntering(c, bin) / duration + reverse(joining)
      for (j, key) in keys.enumerated()
      where model.classes.classes[key.objectClass].type == policy.type && j < counts.count {
        counts[j] -= byCount
      }
      let wanted = policy.wanted(at: trace.time + duration) ?? 0
      policies["constellations.\(policy.name).satellites", default: 0] +=
        byCount * wanted / policy.satelliteCount
    }
    noteRetirement(trace)
    for retiring in trace.retired.reversed() {
      let key = keys[retiring.key]
      let sum = retiring.stored.reduce(0, +)
      let byCount =
        byRetiring(key.objectClass, key.bin, trace.time, number: sum * retiring.survival)
        - counts[retiring.key]
      due[trace.move, default: [:]][retiring.key] = retiring.stored.map { _ in
        retiring.survival * byCount
      }
      survivals[retiring.key] += byCount * sum
    }
    reverseLaunches(trace)
  }

  private func reverseLaunches(_ trace: MoveTrace) {
    guard let launches = model.launches else { return }
    let duration = model.scenario.move
    var joining = trace.launched
    let segments = launches.segments(from: trace.time / year, length: duration / year)
    // The years of the record since its start, one for each segment
    let first = Int((max(trace.time / year, launches.start) + 1e-9).rounded(.down))
    for (n, (entries, years)) in segments.enumerated().reversed() {
      let elapsed = first + n
      for entry in entries.reversed() {
        let count = entry.count * years
        let type = model.classes.classes[entry.objectClass].type
        let byCount: Double
        switch type {
        case .activePayload, .constellation:
          byCount =
            byEntering(entry.objectClass, entry.bin) / duration + reverse(joining.removeLast())
        case .rocketBody:
          byCount = byDisposing(
            entry.objectClass, entry.bin, model.rocketBodyDisposal, "rocket_body", trace.time,
            number: count)
        default: byCount = byEntering(entry.objectClass, entry.bin) / duration
        }
        policies["launches.\(type.reportedType.name)", default: 0] += byCount * count
        policies["launches.growth_per_yr", default: 0] +=
          byCount * count * Double(elapsed) / (1 + launches.growth)
      }
    }
  }

  /// The derivative by the rate at which objects enter a bin evenly.
  private func byEntering(_ c: Int, _ bin: OrbitBin) -> Double {
    model.grid.cellMap.gathered(
      rates, class: c, inclination: bin.inclination,
      bin: bin.perigee + model.grid.perigeeCount * bin.eccentricity)
  }

  /// The derivative by a number of payloads that retire; enters what the rules of a number do.
  private func byRetiring(
    _ c: Int, _ bin: OrbitBin, _ time: Double, number: Double
  ) -> Double {
    let type = model.classes.classes[c].type
    var name = "payload"
    if case .constellation(let given) = type, model.constellationDisposals[type] != nil {
      name = "constellations.\(given)"
    }
    return -byEntering(c, bin) / model.scenario.move
      + model.retiredClasses[c].reduce(0) { sum, part in
        sum + part.share
          * byDisposing(
            part.class, bin, model.disposal(ofPayloads: type), name, time,
            number: number * part.share)
      }
  }

  /// The derivative by a number of objects that are disposed of; enters what the rule of that number does.
  private func byDisposing(
    _ c: Int, _ bin: OrbitBin, _ disposal: Disposal, _ name: String, _ time: Double, number: Double
  ) -> Double {
    let duration = model.scenario.move
    let staying = byEntering(c, bin) / duration
    let period = disposal.schedule.index(at: time)
    guard let rule = disposal.schedule.periods[period].rule,
      let shares = disposal.sharesFollowing(ofClass: c, from: bin, at: time)
    else { return staying }
    let moved = shares.reduce(0) { sum, part in
      switch part.destination {
      case .same: sum + part.share * staying
      case .cell(let cell):
        sum + part.share / duration
          * rates.counts[rates.index(class: c, inclination: bin.inclination, cell: cell)]
      case .removed, .graveyard: sum
      }
    }
    if number != 0 {
      let key = "disposal.\(name)" + (period > 0 ? ".change_\(period)" : "")
      policies["\(key).compliance", default: 0] +=
        number * ((1 - rule.directReentry) * moved - staying)
      policies["\(key).direct_reentry", default: 0] -= number * rule.compliance * moved
    }
    return (1 - rule.compliance) * staying + rule.compliance * (1 - rule.directReentry) * moved
  }

  /// Keeps what a payload does that retires in a move, where missions that begin at the epoch end in it.
  private func noteRetirement(_ trace: MoveTrace) {
    let lifetime = model.scenario.missions.payloadLifetime / model.scenario.move
    let ends = MissionFleet.cohorts(from: lifetime, to: lifetime + 1)
    guard ends.contains(where: { $0.step == trace.move }) else { return }
    let (grid, classes) = (model.grid, model.classes)
    var values = [Double](
      repeating: 0, count: grid.binCount * classes.count * grid.inclinationCount)
    for (c, objectClass) in classes.classes.enumerated() where objectClass.type.isActive {
      for i in 0..<grid.inclinationCount {
        for e in 0..<grid.eccentricityCount {
          for p in 0..<grid.perigeeCount {
            let bin = OrbitBin(perigee: p, eccentricity: e, inclination: i)
            let key = MissionFleet.Key(objectClass: c, bin: bin)
            values[index(key)] = byRetiring(c, bin, trace.time, number: 0)
          }
        }
      }
    }
    for (j, survival) in trace.survivals.enumerated() { values[index(keys[j])] *= survival }
    retirement[trace.move] = values
  }
}

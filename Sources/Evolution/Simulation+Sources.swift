import DebrisEnvironment
import SpaceEnvironment

// What enters and leaves steadily during a move: launches, missions that end, disposal, events.
extension Simulation {
  func launch(at time: Double) {
    guard let launches = model.launches else { return }
    let duration = model.scenario.move
    let start = Double(moveCount) + model.scenario.missions.payloadLifetime / duration
    for (entries, years) in launches.segments(from: time / year, length: duration / year) {
      for entry in entries {
        let count = entry.count * years
        let objectClass = model.classes.classes[entry.objectClass]
        objects.launched += count
        mass.launched += count * objectClass.meanMass
        switch objectClass.type {
        case .activePayload, .constellation:
          sources.add(count / duration, class: entry.objectClass, bin: entry.bin)
          let joining = join(
            count, class: entry.objectClass, bin: entry.bin, retiringFrom: start, to: start + 1)
          trace?.launched.append(joining)
        case .rocketBody:
          dispose(
            count, class: entry.objectClass, from: entry.bin, by: model.rocketBodyDisposal, at: time
          )
        default:
          sources.add(count / duration, class: entry.objectClass, bin: entry.bin)
        }
      }
    }
  }

  func retire(at time: Double) {
    if let trace { (trace.retired, trace.survivals) = (traceRetirements(), fleet.survivals) }
    let retirements = fleet.retire(inStep: moveCount)
    let drifting = retirements.filter { model.drifts[$0.objectClass] }
    if !drifting.isEmpty { retireDrifting(drifting, at: time) }
    for retirement in retirements where !model.drifts[retirement.objectClass] {
      sources.add(
        -retirement.count / model.scenario.move, class: retirement.objectClass, bin: retirement.bin)
      dispose(retirement, at: time)
    }
  }

  /// Sends payloads whose mission has ended where their rule says.
  func dispose(_ retirement: MissionFleet.Retirement, at time: Double) {
    let type = model.classes.classes[retirement.objectClass].type
    for (inactive, share) in model.retiredClasses[retirement.objectClass] {
      dispose(
        retirement.count * share, class: inactive, from: retirement.bin,
        by: model.disposal(ofPayloads: type), at: time)
    }
  }

  /// Adds the fragments of the events of this move, evenly over it.
  func breakUp() {
    let duration = model.scenario.move
    for cloud in model.clouds where cloud.move == moveCount {
      for part in cloud.fragments.parts {
        sources.add(part.count / duration, class: part.objectClass, bin: part.bin)
      }
      cloud.fragments.enter(objects: &objects, mass: &mass, classes: model.classes.classes)
      eventDust += cloud.fragments.dustMass
      trendStart = moveCount + 1
      nextEvaluation = trendStart
    }
  }

  /// Sends objects to their disposal orbits, or leaves them where they are.
  private func dispose(
    _ count: Double, class c: Int, from bin: OrbitBin, by disposal: Disposal, at time: Double
  ) {
    let rate = count / model.scenario.move
    let m = model.classes.classes[c].meanMass
    for part in disposal.shares(ofClass: c, from: bin, at: time) {
      switch part.destination {
      case .same:
        sources.add(part.share * rate, class: c, bin: bin)
      case .cell(let cell):
        sources.add(part.share * rate, class: c, inclination: bin.inclination, cell: cell)
      case .removed:
        objects.disposed += part.share * count
        mass.disposed += part.share * count * m
      case .graveyard:
        objects.raised += part.share * count
        mass.raised += part.share * count * m
      }
    }
  }
}

import DebrisEnvironment
import SpaceEnvironment

extension EvolutionModel {
  /// The steady transport under the activity at the epoch.
  func makeSteadyTransport() -> SteadyTransport {
    SteadyTransport(
      grid: grid, transitTimes: transitTimes, ballisticCoefficients: ballisticCoefficients,
      under: activity(from: 0))
  }

  /// Where objects go from a bin by a rule: cells and shares, which sum to less than one where some
  /// leave orbit.
  func destinations(
    ofClass c: Int, from bin: OrbitBin, by disposal: Disposal, at time: Double = 0
  ) -> [(cell: Int, share: Double)] {
    disposal.shares(ofClass: c, from: bin, at: time).flatMap {
      part -> [(cell: Int, share: Double)] in
      switch part.destination {
      case .same:
        grid.cellMap.cells(ofBin: bin.perigee + grid.perigeeCount * bin.eccentricity).map {
          ($0.cell, part.share * $0.share)
        }
      case .cell(let cell): [(cell, part.share)]
      case .removed, .graveyard: []
      }
    }
  }

  /// Where payloads of a class go from a bin after their mission.
  func retirement(
    ofClass c: Int, from bin: OrbitBin, at time: Double = 0
  ) -> [(objectClass: Int, inclination: Int, cell: Int, share: Double)] {
    let disposal = disposal(ofPayloads: classes.classes[c].type)
    return retiredClasses[c].flatMap { inactive, share in
      destinations(ofClass: inactive, from: bin, by: disposal, at: time).map {
        (inactive, bin.inclination, $0.cell, share * $0.share)
      }
    }
  }

  /// What is launched in every year of constant conditions: active payloads by class and bin, and by
  /// class and inclination the cells that anything else enters [1/s].
  func steadyLaunches(
    except isHeld: [Bool]
  ) -> (payloads: [SteadyEnvironment.Payloads], others: [[(cell: Int, rate: Double)]]) {
    var others = [[(cell: Int, rate: Double)]](
      repeating: [], count: classes.count * grid.inclinationCount)
    var rates: [MissionFleet.Key: Double] = [:]
    var keys: [MissionFleet.Key] = []
    for entry in launches?.years[0] ?? [] where !isHeld[entry.objectClass] {
      let (c, bin) = (entry.objectClass, entry.bin)
      let rate = entry.count / year
      let type = classes.classes[c].type
      if type.isActive {
        let key = MissionFleet.Key(objectClass: c, bin: bin)
        if rates[key] == nil { keys.append(key) }
        rates[key, default: 0] += rate
        continue
      }
      let parts =
        type == .rocketBody
        ? destinations(ofClass: c, from: bin, by: rocketBodyDisposal)
        : grid.cellMap.cells(ofBin: bin.perigee + grid.perigeeCount * bin.eccentricity).map {
          ($0.cell, $0.share)
        }
      others[c + classes.count * bin.inclination] += parts.map { ($0.cell, rate * $0.share) }
    }
    let payloads = keys.map { key in
      SteadyEnvironment.Payloads(
        objectClass: key.objectClass, bin: key.bin, rate: rates[key]!,
        after: retirement(ofClass: key.objectClass, from: key.bin).filter {
          !isHeld[$0.objectClass]
        })
    }
    return (payloads, others)
  }
}

public import DebrisEnvironment
import Evolution
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// Where the objects at the epoch come from.
public enum InitialObjects: Sendable {
  /// The population of the scenario; objects are drawn from its bins.
  case binned
  /// A list of objects, whose nodes and perigees are drawn. A payload is active for the mission lifetime
  /// after its launch.
  case listed([SpaceObject])
}

extension ObjectModel {
  /// The objects at the epoch of one member.
  func initialObjects(_ stream: RandomStream) -> ObjectArrays {
    var draw = RecordDraw(stream, types: types)
    var objects = ObjectArrays()
    switch initial {
    case .binned:
      for record in scenario.population.records {
        for _ in 0..<draw.wholeNumber(of: record.count) {
          var object = draw.object(of: record)
          if types.isActive(object.type) {
            object.missionEnd = missionEnd(of: record, &draw)
          }
          object.identity = UInt32(objects.count)
          objects.append(object)
        }
      }
    case .listed(let list):
      for listed in list where contains(listed) {
        var object = object(listed, &draw)
        object.identity = UInt32(objects.count)
        objects.append(object)
      }
    }
    return objects
  }

  /// Missions end evenly over what is left of their calendar year; where nothing is known, what is
  /// left of them is even over their lifetime.
  private func missionEnd(of record: PopulationRecord, _ draw: inout RecordDraw) -> Double {
    guard let calendarYear = record.missionEndYear else {
      return draw.uniform(in: 0..<scenario.missions.payloadLifetime)
    }
    let start = max(0, Double(calendarYear) - scenario.epoch)
    return draw.uniform(in: start..<max(start + 1e-9, Double(calendarYear + 1) - scenario.epoch))
      * year
  }

  /// Whether the grid of the scenario covers the orbit.
  private func contains(_ object: SpaceObject) -> Bool {
    let perigee = object.semiMajorAxis * (1 - object.eccentricity) - earth.equatorialRadius
    return perigee > floor && perigee < ceiling && object.eccentricity < largestEccentricity
  }

  private func object(_ listed: SpaceObject, _ draw: inout RecordDraw) -> OrbitingObject {
    let end =
      listed.launchDate.map {
        ($0 - scenario.epoch) * year + scenario.missions.payloadLifetime
      } ?? -1
    let type: ObjectType =
      switch listed.kind {
      case .payload: end > 0 ? .activePayload : .inactivePayload
      case .rocketBody: .rocketBody
      case .missionRelatedObject: .missionRelatedObject
      case .fragment: .fragment
      }
    return OrbitingObject(
      type: types.index(of: type), mass: listed.mass, area: listed.area, radius: listed.radius,
      perigee: listed.semiMajorAxis * (1 - listed.eccentricity) - earth.equatorialRadius,
      eccentricity: listed.eccentricity, inclination: listed.inclination,
      node: 2 * .pi * draw.numbers.uniform(), argumentOfPerigee: 2 * .pi * draw.numbers.uniform(),
      missionEnd: type == .activePayload ? end : .infinity, identity: 0)
  }
}

import DebrisEnvironment
import Evolution
import NumericalMethods
import SpaceEnvironment

extension ObjectSimulation {
  /// Launches what constellations want by the end of a time and do not have, at times even over it.
  func replenish(from start: Double, to end: Double) {
    let scenario = model.scenario
    if scenario.constellations.isEmpty { return }
    var held = [Int](repeating: 0, count: model.types.all.count)
    for type in objects.type { held[Int(type)] += 1 }
    for constellation in scenario.constellations {
      guard let wanted = constellation.wanted(at: end) else { continue }
      let type = model.types.index(of: constellation.type)
      for _ in 0..<max(0, Int(wanted.rounded()) - held[type]) {
        var stream = scenario.ensemble.stream(.population, member: member)
        stream.position = UInt64(replacementCount) << 3
        let time = start + (end - start) * stream.uniform()
        enter(
          LaunchSchedule.Launch(
            time: time,
            object: OrbitingObject(
              type: type, mass: constellation.mass, area: constellation.area,
              radius: constellation.radius, perigee: constellation.altitude, eccentricity: 0,
              inclination: constellation.inclination, node: 2 * .pi * stream.uniform(),
              argumentOfPerigee: 2 * .pi * stream.uniform(),
              missionEnd: time + constellation.lifetime, identity: replacementCount)),
          until: end)
        replacementCount += 1
      }
    }
  }
}

import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

// What is launched: traffic and constellations.
extension Member {
  func launch(_ times: UnsafePointer<Double>) {
    guard let launches = model.launches else { return }
    let length = model.move / year
    let lifetime = model.scenario.missions.payloadLifetime
    let isDrawn = model.policy.drawn.contains(.launches)
    for (entries, years) in launches.segments(from: time / year, length: length) {
      // Where numbers are not drawn they add up to the whole traffic, as near as whole objects can.
      var sum = draw(.launches) { $0.uniform() }
      for entry in entries {
        let expected = entry.count * years
        let before = sum.rounded(.down)
        sum += expected
        let count =
          isDrawn
          ? draw(.launches) { $0.poisson(mean: expected) } : Int(sum.rounded(.down) - before)
        for _ in 0..<count {
          let identity = launchCount
          launchCount += 1
          launch(
            entry.objectClass, bin: entry.bin, identity: identity,
            lifetime: lifetime, by: .launches, times)
        }
      }
    }
  }

  /// Launches one object at a time drawn evenly over the move.
  private func launch(
    _ c: Int, bin: OrbitBin, identity: UInt32, lifetime: Double, by process: RandomProcess,
    _ times: UnsafePointer<Double>
  ) {
    let objectClass = model.classes.classes[c]
    budget.launched += 1
    massBudget.launched += objectClass.meanMass
    let (share, place) = draw(process) { stream in
      (
        stream.uniform(),
        model.paths.place(
          inBin: bin.perigee + model.grid.perigeeCount * bin.eccentricity, using: &stream)
      )
    }
    var object = MemberObject(
      place: place, missionEnd: .infinity, identity: identity, objectClass: UInt16(c),
      inclination: UInt8(bin.inclination))
    if objectClass.type.isActive {
      object.missionEnd = Float(
        Double(moveCount) + 1 - share + lifetime / model.move)
      // A mission may be shorter than the rest of the move; it ends in the next one.
      object.missionEnd = max(object.missionEnd, Float(moveCount + 1))
      enter(object, share: share, times)
    } else if objectClass.type == .rocketBody {
      dispose(object, by: model.rocketBodyDisposal, share: share, times)
    } else {
      enter(object, share: share, times)
    }
  }

  /// Launches what constellations want and do not have.
  func replenish(_ times: UnsafePointer<Double>) {
    for (policy, c, bin) in model.constellations {
      guard let wanted = policy.wanted(at: time + model.move) else { continue }
      let held = model.classes.classes.indices.reduce(0) {
        model.classes.classes[$1].type == policy.type ? $0 + classCounts[$1] : $0
      }
      for _ in 0..<max(0, Int(wanted.rounded()) - held) {
        let identity = replacementCount
        replacementCount += 1
        launch(c, bin: bin, identity: identity, lifetime: policy.lifetime, by: .population, times)
      }
    }
  }
}

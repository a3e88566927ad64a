import DebrisEnvironment
import NumericalMethods

// The end of missions, and what becomes of objects after their use.
extension Member {
  /// Ends a mission.
  func retire(_ given: MemberObject, _ times: UnsafePointer<Double>) {
    var object = given
    let active = Int(object.objectClass)
    classCounts[active] -= 1
    let share = min(1, Double(Float(moveCount + 1) - object.missionEnd))
    object.missionEnd = .infinity
    var u = draw(.population, about: given) { $0.uniform() }
    let classes = model.retiredClasses[active]
    object.objectClass = UInt16(
      (classes.first {
        u -= $0.share; return u < 0
      } ?? classes[classes.count - 1]).class)
    // The mass of the class changes; on average over the shares it does not.
    changeMass(from: active, to: Int(object.objectClass))
    dispose(object, by: model.payloadDisposals[active], share: share, times)
  }

  /// Enters in the budget of mass what the passage from one class to another changes.
  private func changeMass(from a: Int, to b: Int) {
    let difference = model.classes.classes[b].meanMass - model.classes.classes[a].meanMass
    massBudget.reclassified += difference
  }

  /// Sends an object to its disposal orbit, or leaves it where it is.
  func dispose(
    _ given: MemberObject, by disposal: Disposal, share: Double, _ times: UnsafePointer<Double>
  ) {
    var object = given
    let c = Int(object.objectClass)
    let position = draw(.transport, about: object) { $0.uniform() }
    var u = draw(.disposal, about: object) { $0.uniform() }
    let parts = disposal.shares(
      ofClass: c, fromCell: Int(object.place.cell), inclination: Int(object.inclination), at: time)
    // Those that do not comply come first: who complies at a low rate does so at a higher one.
    let part =
      parts.first {
        u -= $0.share; return u < 0
      } ?? parts[parts.count - 1]
    let m = model.classes.classes[c].meanMass
    switch part.destination {
    case .same: break
    case .cell(let cell): object.place = PathPlace(cell: cell, position: position)
    case .removed:
      budget.disposed += 1
      massBudget.disposed += m
      return
    case .graveyard:
      budget.raised += 1
      massBudget.raised += m
      return
    }
    enter(object, share: share, times)
  }

  func orbitBin(_ object: MemberObject) -> OrbitBin {
    let bin = Int(model.paths.bins[Int(object.place.cell)])
    return OrbitBin(
      perigee: bin % model.grid.perigeeCount, eccentricity: bin / model.grid.perigeeCount,
      inclination: Int(object.inclination))
  }
}

import DebrisEnvironment
import Glibc
import NumericalMethods
import SpaceEnvironment

// Launches, missions, disposal, constellations, events, explosions and removal of whole objects.
extension Member {
  // MARK: - Missions and disposal

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
  private func dispose(
    _ given: MemberObject, by disposal: Disposal, share: Double, _ times: UnsafePointer<Double>
  ) {
    var object = given
    let c = Int(object.objectClass)
    let bin = orbitBin(object)
    let (v, w) = draw(.transport, about: object) { ($0.uniform(), $0.uniform()) }
    var u = draw(.disposal, about: object) { $0.uniform() }
    let parts = disposal.shares(ofClass: c, from: bin, at: time)
    // Those that do not comply come first: who complies at a low rate does so at a higher one.
    let part =
      parts.first {
        u -= $0.share; return u < 0
      } ?? parts[parts.count - 1]
    let m = model.classes.classes[c].meanMass
    switch part.destination {
    case .same: break
    case .cells(let lower, let upper, let upperShare):
      object.place = PathPlace(cell: v < upperShare ? upper : lower, position: w)
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

  // MARK: - Launches

  func launch(_ times: UnsafePointer<Double>) {
    guard let launches = model.launches else { return }
    let length = model.scenario.move / year
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
            lifetime: model.scenario.missions.payloadLifetime, by: .launches, times)
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
        Double(moveCount) + 1 - share + lifetime / model.scenario.move)
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
      guard let wanted = policy.wanted(at: time + model.scenario.move) else { continue }
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

  // MARK: - Events and explosions

  /// Takes the parents of this move's events out of the population.
  func takeParents() throws(SimulationError) {
    for (index, cloud) in model.clouds.enumerated() where cloud.move == moveCount {
      guard let type = cloud.event.takenType else { continue }
      var ranks: [MemberKey: Int] = [:]
      for (rank, candidate) in model.candidates[index].enumerated() {
        ranks[MemberKey(objectClass: candidate.objectClass, bin: candidate.bin)] = rank
      }
      var best: (k: Int, rank: Int)?
      for (k, object) in objects.enumerated() where object.objectClass != MemberObject.gone {
        let key = MemberKey(objectClass: Int(object.objectClass), bin: orbitBin(object))
        if let rank = ranks[key], rank < best?.rank ?? .max { best = (k, rank) }
      }
      guard let best else {
        throw SimulationError.parentMissing(date: cloud.event.date, type: type, held: 0)
      }
      budget.lostToEvents += 1
      massBudget.lostToEvents += model.classes.classes[Int(objects[best.k].objectClass)].meanMass
      destroy(best.k)
    }
  }

  private struct MemberKey: Hashable {
    var objectClass: Int
    var bin: OrbitBin
  }

  /// Adds the fragments of the events of this move.
  func breakUp(_ times: UnsafePointer<Double>) {
    for cloud in model.clouds where cloud.move == moveCount {
      let share =
        1
        - ((cloud.event.date - model.scenario.epoch) * year / model.scenario.move
          - Double(moveCount))
      let classes = model.classes.classes
      var dust = cloud.event.parent.mass
      func count(_ c: Int, _ number: Int) {
        budget.createdByEvents += Double(number)
        massBudget.createdByEvents += Double(number) * classes[c].meanMass
        dust -= Double(number) * classes[c].meanMass
      }
      for part in cloud.fragments.parts {
        let number = draw(.fragments) { $0.poisson(mean: part.count) }
        count(part.objectClass, number)
        for _ in 0..<number {
          let bin = part.bin.perigee + model.grid.perigeeCount * part.bin.eccentricity
          enter(
            MemberObject(
              place: draw(.fragments) { model.paths.place(inBin: bin, using: &$0) },
              missionEnd: .infinity, identity: 0, objectClass: UInt16(part.objectClass),
              inclination: UInt8(part.bin.inclination)), share: min(1, max(0, share)), times)
        }
      }
      for c in classes.indices {
        let decaying = draw(.fragments) { $0.poisson(mean: cloud.fragments.decaying[c]) }
        let leaving = draw(.fragments) { $0.poisson(mean: cloud.fragments.leaving[c]) }
        count(c, decaying + leaving)
        budget.decayed += Double(decaying)
        massBudget.decayed += Double(decaying) * classes[c].meanMass
        budget.left += Double(leaving)
        massBudget.left += Double(leaving) * classes[c].meanMass
      }
      massBelowCutoff += dust
    }
  }

  /// Lets objects explode: a Poisson number of each type.
  func explode(_ times: UnsafePointer<Double>) {
    guard let table = model.explosions else { return }
    let (start, end) = (time, time + model.scenario.move)
    for (index, type) in ObjectType.reported.enumerated() {
      let expected = table.policy.expectedCount(of: type, from: start, to: end)
      if expected == 0 { continue }
      // The number in the middle of the move
      let held = model.typeOfClass.indices.reduce(0.0) {
        model.typeOfClass[$1] == index
          ? $0 + 0.5 * Double(classCounts[$1] + classCountsBefore[$1]) : $0
      }
      let number = draw(.explosions) { $0.poisson(mean: (1 - exp(-expected)) * held) }
      for _ in 0..<number {
        let share = draw(.explosions) { $0.uniform() }
        guard let k = chooseObject(ofType: index) else { continue }
        let object = objects[k]
        let c = Int(object.objectClass)
        explosions += 1
        let m = model.classes.classes[c].meanMass
        budget.lostToExplosions += 1
        massBudget.lostToExplosions += m
        destroy(k)
        let made = throwFragments(
          table.yields[c], of: object, share: share, by: table.throwing, times)
        budget.createdByExplosions += Double(made.count)
        massBudget.createdByExplosions += made.mass
        massBelowCutoff += m - made.mass
      }
    }
  }

  /// An object of a type, all alike: by trial.
  private func chooseObject(ofType type: Int) -> Int? {
    for _ in 0..<1_000_000 {
      let k = draw(.explosions) { $0.index(below: max(1, objects.count)) }
      guard k < objects.count else { return nil }
      let c = objects[k].objectClass
      if c != MemberObject.gone, model.typeOfClass[Int(c)] == type { return k }
    }
    return nil
  }

  // MARK: - Fragments

  /// Throws the fragments of an object: a Poisson number of each class about the expected one.
  ///
  /// - Returns: The number and the mass of what is counted [kg], wherever it goes.
  func throwFragments(
    _ expected: [Double], of parent: MemberObject, share: Double, by table: FragmentThrow,
    _ times: UnsafePointer<Double>
  ) -> (count: Int, mass: Double) {
    let parentBin = Int(model.paths.bins[Int(parent.place.cell)])
    var (count, mass) = (0, 0.0)
    for (f, mean) in expected.enumerated() where mean > 0 {
      let c = f + model.classes.firstFragment
      let m = model.classes.classes[c].meanMass
      let number = draw(.fragments) { $0.poisson(mean: mean) }
      count += number
      mass += Double(number) * m
      for _ in 0..<number {
        let destination = draw(.fragments) {
          table.destination(column: model.columnOfFragment[f], parent: parentBin, using: &$0)
        }
        switch destination {
        case .decays:
          budget.decayed += 1
          massBudget.decayed += m
        case .leaves:
          budget.left += 1
          massBudget.left += m
        case .bin(let bin):
          enter(
            MemberObject(
              place: draw(.fragments) { model.paths.place(inBin: bin, using: &$0) },
              missionEnd: .infinity, identity: 0, objectClass: UInt16(c),
              inclination: parent.inclination), share: share, times)
        }
      }
    }
    return (count, mass)
  }
}

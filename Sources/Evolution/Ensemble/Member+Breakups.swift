import DebrisEnvironment
import Glibc
import NumericalMethods
import SpaceEnvironment

// Events on given dates, explosions, and the fragments that breakups throw.
extension Member {
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
        - ((cloud.event.date - model.scenario.epoch) * year / model.move
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
    let (start, end) = (time, time + model.move)
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

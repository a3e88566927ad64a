import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

// Collisions of whole objects. The encounters of a move are a Poisson number at the rate of all pairs,
// nothing avoided; each is then avoided, or happens to two objects drawn by their cross-sections.
extension Member {
  /// Sorts the objects by orbit bin, and sums the moments of their radius there, where anything has changed.
  func sortByBin() {
    if isSorted { return }
    sorted.sort(objects, paths: model.paths)
    moments?.set(sorted.sums)
    isSorted = true
  }

  // MARK: - Removal

  /// Removes the objects that rank highest; the number removed follows the rate as whole numbers can.
  func remove() {
    guard let policy = model.scenario.removal, model.moments != nil else { return }
    let due = policy.count(from: 0, to: time + model.move)
    let number = Int((due + 1e-9).rounded(.down)) - removedCount
    guard number > 0 else { return }
    sortByBin()
    guard let moments else { return }
    let classes = model.classes.classes
    let takes = classes.map(policy.takes)
    var candidates: [(index: Double, k: Int)] = []
    for (k, object) in objects.enumerated() where object.objectClass != MemberObject.gone {
      let c = Int(object.objectClass)
      guard takes[c] else { continue }
      let bin = orbitBin(object)
      guard policy.takes(bin, of: model.grid) else { continue }
      let probability = moments.rate(
        of: classes[c], bin: bin.perigee + model.grid.perigeeCount * bin.eccentricity,
        inclination: bin.inclination)
      candidates.append((classes[c].meanMass * probability, k))
    }
    candidates.sort { ($0.index, $1.k) > ($1.index, $0.k) }
    for (_, k) in candidates.prefix(number) {
      budget.removed += 1
      massBudget.removed += classes[Int(objects[k].objectClass)].meanMass
      destroy(k)
    }
    removedCount += number
  }

  // MARK: - Collisions

  /// Draws the collisions of the first or the second half of the move, of what is in orbit then.
  func collide(inHalf half: Int, _ times: UnsafePointer<Double>) {
    guard model.moments != nil, let outcomes = model.outcomes else { return }
    sortByBin()
    guard let moments else { return }
    let cumulated = moments.cumulatedRates()
    let expected = 0.25 * (cumulated.last ?? 0) * model.move
    let start = UInt64(moveCount + 1) << 36 | UInt64(half) << 35
    streams[Int(RandomProcess.collisions.rawValue) - 1].position = start
    let number = draw(.collisions) { $0.poisson(mean: expected) }
    for n in 0..<number {
      // Every encounter has numbers of its own, so that what becomes of one does not shift the next.
      streams[Int(RandomProcess.collisions.rawValue) - 1].position =
        start | UInt64(n + 1) << 16
      let encounter = draw(.collisions) { moments.draw(cumulated: cumulated, using: &$0) }
      guard
        let a = chooseObject(encounter.first, encounter.shell, encounter.firstPower, moments),
        let b = chooseObject(encounter.second, encounter.shell, encounter.secondPower, moments),
        a != b
      else { continue }
      let (classA, classB) = (Int(objects[a].objectClass), Int(objects[b].objectClass))
      let u = draw(.collisions) { $0.uniform() }
      if u >= outcomes.remainingShare(classA, classB) {
        avoidedCollisions += 1
        continue
      }
      let share = draw(.collisions) { 0.5 * ($0.uniform() + Double(1 - half)) }
      let outcome = draw(.collisions) {
        outcomes.outcome(classA, classB, speedBin: encounter.speedBin, using: &$0)
      }
      happen(outcome, a, b, shell: encounter.shell, share: share, times)
    }
  }

  /// An object of a stream in a shell, drawn by a moment of its radius; `nil` where it is gone.
  private func chooseObject(
    _ m: Int, _ s: Int, _ power: RadiusPower, _ moments: EncounterMoments
  ) -> Int? {
    let bin = draw(.collisions) {
      moments.drawBin(stream: m, shell: s, power: power, from: sorted.sums, using: &$0)
    }
    guard let bin else { return nil }
    var left = draw(.collisions) { $0.uniform() } * sorted.sums.values[bin][power.rawValue]
    for n in sorted.objects(ofBin: bin) {
      let k = Int(n)
      let c = objects[k].objectClass
      // What is gone since the objects were sorted is still in the sums: who draws it draws nothing.
      if c == MemberObject.gone { continue }
      let objectClass = model.classes.classes[Int(c)]
      switch power {
      case .number: left -= 1
      case .radius: left -= objectClass.meanRadius
      case .square: left -= objectClass.meanRadiusSquared
      }
      if left < 0 { return k }
    }
    return nil
  }

  /// Lets a collision happen.
  private func happen(
    _ outcome: CollisionOutcomes.Outcome, _ a: Int, _ b: Int, shell s: Int, share: Double,
    _ times: UnsafePointer<Double>
  ) {
    guard let table = model.collisionThrow else { return }
    let (t, p) = outcome.firstIsTarget ? (a, b) : (b, a)
    let (target, projectile) = (objects[t], objects[p])
    let classes = model.classes.classes
    let (classT, classP) = (classes[Int(target.objectClass)], classes[Int(projectile.objectClass)])
    var lost = classP.meanMass
    budget.lostToCollisions += 1
    destroy(p)
    switch outcome.target {
    case .whole: break
    case .lost:
      budget.lostToCollisions += 1
      lost += classT.meanMass
      destroy(t)
    case .becomes(let c):
      lost += classT.meanMass - classes[c].meanMass
      if classT.type.isActive {
        disabledPayloads += 1
        objects[t].missionEnd = .infinity
      }
      classCounts[Int(target.objectClass)] -= 1
      classCounts[c] += 1
      objects[t].objectClass = UInt16(c)
    }
    massBudget.lostToCollisions += lost
    var (count, mass) = throwFragments(
      outcome.targetFragments, of: target, share: share, by: table, times)
    let other = throwFragments(
      outcome.projectileFragments, of: projectile, share: share, by: table, times)
    count += other.count
    mass += other.mass
    budget.createdByCollisions += Double(count)
    massBudget.createdByCollisions += mass
    massBelowCutoff += lost - mass
    note(outcome, classT, classP, shell: s, share: share, fragments: count)
  }

  private func note(
    _ outcome: CollisionOutcomes.Outcome, _ target: ObjectClass, _ projectile: ObjectClass,
    shell s: Int, share: Double, fragments: Int
  ) {
    let types = ObjectType.reported
    let (i, j) = (
      types.firstIndex(of: target.type.reportedType)!,
      types.firstIndex(of: projectile.type.reportedType)!
    )
    let k = model.layout.collisionIndex(i, j, shell: s)
    if outcome.isCatastrophic {
      catastrophicCollisions += 1
      collisionCounts[k] += 1
    } else {
      nonCatastrophicCollisions += 1
      otherCollisionCounts[k] += 1
    }
    let edges = model.grid.shellEdges
    events.append(
      CollisionEvent(
        date: model.scenario.epoch + (time + (1 - share) * model.move) / year,
        altitude: (edges[s] + edges[s + 1]) / 2, typeA: target.type, typeB: projectile.type,
        massA: target.meanMass, massB: projectile.meanMass, speed: outcome.speed,
        isCatastrophic: outcome.isCatastrophic, fragments: fragments))
  }
}

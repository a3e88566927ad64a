import BreakupModel
import DebrisEnvironment
import Evolution
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

extension ObjectSimulation {
  /// Lets happen what encounters lead to, in the order of time.
  func collide(_ encounters: [Encounter], _ policy: Scenario.CollisionPolicy) {
    var gone: Set<Int> = []
    var numbers = model.scenario.ensemble.stream(.collisions, member: member)
    for (n, encounter) in encounters.sorted(by: { $0.time < $1.time }).enumerated() {
      if gone.contains(encounter.first) || gone.contains(encounter.second) { continue }
      // Every encounter has a number of its own, far from those that encounters are drawn with.
      numbers.position = 1 << 62 | UInt64(moveCount) << 20 | UInt64(n)
      let remaining = policy.avoidance.remainingShare(
        standIn(for: encounter.first), standIn(for: encounter.second))
      if numbers.uniform() >= remaining {
        avoidedCollisions += 1
        continue
      }
      gone.formUnion(hit(encounter, policy))
    }
    for k in gone.sorted(by: >) { objects.remove(at: k) }
  }

  /// A class of what an object is like, for those who ask for one.
  private func standIn(for k: Int) -> ObjectClass {
    ObjectClass(
      bin: ClassBin(type: model.types.all[Int(objects.type[k])], mass: 0..<1),
      meanMass: objects.mass[k], meanArea: objects.area[k], meanRadius: objects.radius[k],
      meanRadiusSquared: objects.radius[k] * objects.radius[k])
  }

  /// Breaks up what hits each other.
  ///
  /// - Returns: What is destroyed, and still among the objects.
  private func hit(_ encounter: Encounter, _ policy: Scenario.CollisionPolicy) -> [Int] {
    let isFirstHeavier = objects.mass[encounter.first] >= objects.mass[encounter.second]
    let (target, projectile) =
      isFirstHeavier
      ? (encounter.first, encounter.second) : (encounter.second, encounter.first)
    let (targetState, projectileState) =
      isFirstHeavier
      ? (encounter.firstState, encounter.secondState)
      : (encounter.secondState, encounter.firstState)
    let (targetMass, projectileMass) = (objects.mass[target], objects.mass[projectile])
    func parent(_ k: Int) -> Parent {
      Parent(
        mass: objects.mass[k], kind: model.types.all[Int(objects.type[k])].parentKind)
    }
    let breakup = CollisionBreakup(
      target: parent(target), projectile: parent(projectile),
      relativeSpeed: max(encounter.speed, 1e-3),
      catastrophicThreshold: policy.catastrophicThreshold)
    let outcome = breakup.sample(
      from: model.scenario.smallestSize, seed: breakupSeed,
      event: BreakupNumber.collision(collisions.count))
    let altitude =
      (targetState.position.length + projectileState.position.length) / 2
      - model.earth.equatorialRadius
    note(
      CollisionEvent(
        date: model.scenario.epoch + encounter.time / year, altitude: altitude,
        typeA: model.types.all[Int(objects.type[target])],
        typeB: model.types.all[Int(objects.type[projectile])], massA: targetMass,
        massB: projectileMass, speed: encounter.speed, isCatastrophic: breakup.isCatastrophic,
        fragments: outcome.fromTarget.fragments.count + outcome.fromProjectile.fragments.count))

    add(outcome.fromTarget.fragments, from: targetState, as: \.createdByCollisions)
    add(outcome.fromProjectile.fragments, from: projectileState, as: \.createdByCollisions)
    massBelowCutoff +=
      outcome.fromTarget.massBelowCutoff + outcome.fromProjectile.massBelowCutoff
    let remnant = outcome.fromTarget.remnantMass
    objectBudget.lostToCollisions += remnant > 0 ? 1 : 2
    massBudget.lostToCollisions += projectileMass + targetMass - remnant
    guard remnant > 0 else { return [target, projectile] }
    // The crater leaves the shape as it is.
    let shrinking = cbrt(remnant / targetMass)
    objects.mass[target] = remnant
    objects.area[target] *= shrinking * shrinking
    objects.radius[target] *= shrinking
    if let threshold = policy.disablingThreshold, breakup.specificEnergy >= threshold,
      model.types.isActive(Int(objects.type[target]))
    {
      objects.endMission(of: target, as: ObjectTypes.inactive)
      disabledPayloads += 1
    }
    return [projectile]
  }

  /// Notes a collision, and counts it by shell and pair of types.
  private func note(_ event: CollisionEvent) {
    collisions.append(event)
    let edges = model.scenario.grid.shellEdges
    let shell =
      binIndex(of: event.altitude, in: edges) ?? (event.altitude < edges[0] ? 0 : edges.count - 2)
    let (a, b) = (
      model.types.reported[model.types.index(of: event.typeA)],
      model.types.reported[model.types.index(of: event.typeB)]
    )
    let k = model.layout.collisionIndex(a, b, shell: shell)
    collisionCounts[event.isCatastrophic ? k : k + model.layout.collisionCount] += 1
  }

  /// Adds fragments on the orbits that their velocities put them on.
  ///
  /// - Parameter flow: What they are entered as in the budgets.
  func add(
    _ fragments: [Fragment], from parent: CartesianState, as flow: WritableKeyPath<Budget, Double>
  ) {
    let μ = model.earth.gravitationalParameter
    let r = parent.position.length
    for fragment in fragments {
      objectBudget[keyPath: flow] += 1
      massBudget[keyPath: flow] += fragment.mass
      let state = CartesianState(
        position: parent.position, velocity: parent.velocity + fragment.ejectionVelocity)
      let isBound = state.velocity.squaredLength / 2 < μ / r * (1 - 1e-9)
      guard isBound else {
        leave(fragment)
        continue
      }
      let elements = KeplerElements(state, gravitationalParameter: μ)
      let perigee =
        elements.semiMajorAxis * (1 - elements.eccentricity) - model.earth.equatorialRadius
      if perigee <= model.floor {
        objectBudget.decayed += 1
        massBudget.decayed += fragment.mass
      } else if perigee >= model.ceiling || elements.eccentricity >= model.largestEccentricity {
        leave(fragment)
      } else {
        objects.append(
          OrbitingObject(
            type: ObjectTypes.fragment, mass: fragment.mass, area: fragment.area,
            radius: fragment.size / 2, perigee: perigee,
            eccentricity: elements.eccentricity, inclination: elements.inclination,
            node: elements.node, argumentOfPerigee: elements.argumentOfPerigee,
            missionEnd: .infinity, identity: 0))
      }
    }
  }

  private func leave(_ fragment: Fragment) {
    objectBudget.left += 1
    massBudget.left += fragment.mass
  }
}

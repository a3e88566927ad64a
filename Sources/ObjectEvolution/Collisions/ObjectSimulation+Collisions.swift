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
    for encounter in encounters.sorted(by: { $0.time < $1.time }) {
      if gone.contains(encounter.first) || gone.contains(encounter.second) { continue }
      let remaining = policy.avoidance.remainingShare(
        character(of: encounter.first), character(of: encounter.second))
      if remaining < 1, avoidanceNumbers.uniform() >= remaining {
        avoidedCollisions += 1
        continue
      }
      gone.formUnion(hit(encounter, policy))
    }
    for k in gone.sorted(by: >) { objects.remove(at: k) }
  }

  private func character(of k: Int) -> (type: ObjectType, diameter: Double) {
    (model.types.all[Int(objects.type[k])], 2 * objects.radius[k])
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
      from: model.scenario.smallestSize, seed: breakupSeed, event: UInt64(collisions.count))
    let altitude =
      (targetState.position.length + projectileState.position.length) / 2
      - model.earth.equatorialRadius
    let event = ObjectCollision(
      date: model.scenario.epoch + encounter.time / year, altitude: altitude,
      latitude: asin(targetState.position.z / targetState.position.length),
      targetType: model.types.all[Int(objects.type[target])],
      projectileType: model.types.all[Int(objects.type[projectile])],
      targetMass: targetMass, projectileMass: projectileMass, speed: encounter.speed,
      isCatastrophic: breakup.isCatastrophic,
      fragments: outcome.fromTarget.fragments.count + outcome.fromProjectile.fragments.count)
    collisions.append(event)
    counts.add(event, types: model.types)

    add(outcome.fromTarget.fragments, from: targetState)
    add(outcome.fromProjectile.fragments, from: projectileState)
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

  /// Adds fragments on the orbits that their velocities put them on.
  private func add(_ fragments: [Fragment], from parent: CartesianState) {
    let μ = model.earth.gravitationalParameter
    let r = parent.position.length
    for fragment in fragments {
      objectBudget.createdByCollisions += 1
      massBudget.createdByCollisions += fragment.mass
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
            missionEnd: .infinity))
      }
    }
  }

  private func leave(_ fragment: Fragment) {
    objectBudget.left += 1
    massBudget.left += fragment.mass
  }
}

/// The collisions since the epoch by shell and pair of types.
struct CollisionCounts {
  private let shellEdges: [Double]
  private(set) var counts: [Key: Int] = [:]

  struct Key: Hashable {
    let shell: Int
    /// Positions among the reported types, the smaller one first.
    let typeA: Int
    let typeB: Int
    let isCatastrophic: Bool

    var order: (Int, Int, Int, Int) { (shell, typeB, typeA, isCatastrophic ? 0 : 1) }
  }

  init(shellEdges: [Double]) { self.shellEdges = shellEdges }

  mutating func add(_ event: ObjectCollision, types: ObjectTypes) {
    let last = shellEdges.count - 2
    let shell =
      binIndex(of: event.altitude, in: shellEdges) ?? (event.altitude < shellEdges[0] ? 0 : last)
    let (a, b) = (
      types.reported[types.index(of: event.targetType)],
      types.reported[types.index(of: event.projectileType)]
    )
    counts[
      Key(
        shell: shell, typeA: min(a, b), typeB: max(a, b), isCatastrophic: event.isCatastrophic),
      default: 0] += 1
  }
}

extension Avoidance {
  /// Returns the share of the collisions of two objects that happen [1].
  func remainingShare(
    _ a: (type: ObjectType, diameter: Double), _ b: (type: ObjectType, diameter: Double)
  ) -> Double {
    func stand(_ object: (type: ObjectType, diameter: Double)) -> ObjectClass {
      ObjectClass(
        bin: ClassBin(type: object.type, mass: 0..<1), meanMass: 1, meanArea: 1,
        meanRadius: object.diameter / 2, meanRadiusSquared: 0)
    }
    return remainingShare(stand(a), stand(b))
  }
}

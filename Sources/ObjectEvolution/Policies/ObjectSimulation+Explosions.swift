import BreakupModel
import DebrisEnvironment
import Evolution
import NumericalMethods
import OrbitalMechanics

extension ObjectSimulation {
  /// Lets objects explode: those of the move, in its middle.
  ///
  /// Every object has a Poisson number of causes; it takes one.
  func explode() {
    guard let policy = model.scenario.explosions else { return }
    let (start, end) = (
      Double(moveCount) * model.scenario.move, Double(moveCount + 1) * model.scenario.move
    )
    var numbers = numbers(of: .explosions)
    var exploding: Set<Int> = []
    for (type, objectType) in model.types.all.enumerated() {
      let expected = policy.expectedCount(of: objectType, from: start, to: end)
      if expected == 0 { continue }
      let candidates = objects.type.indices.filter { objects.type[$0] == UInt8(type) }
      if candidates.isEmpty { continue }
      for _ in 0..<numbers.poisson(mean: expected * Double(candidates.count)) {
        exploding.insert(candidates[numbers.index(below: candidates.count)])
      }
    }
    // From the last to the first: what takes the place of a lost object does not explode.
    for k in exploding.sorted(by: >) {
      let object = objects[k]
      let state = state(of: object, meanAnomaly: 2 * .pi * numbers.uniform())
      let sample = ExplosionBreakup(
        of: Parent(mass: object.mass, kind: model.types.all[object.type].parentKind),
        scale: policy.scale
      ).sample(
        from: model.scenario.smallestSize, seed: breakupSeed,
        event: BreakupNumber.explosion(explosions))
      take(k, as: \.lostToExplosions)
      explosions += 1
      massBelowCutoff += sample.massBelowCutoff
      add(sample.fragments, from: state, as: \.createdByExplosions)
    }
  }

  /// Where an object is and how it moves.
  func state(of object: OrbitingObject, meanAnomaly M: Double) -> CartesianState {
    KeplerElements(
      semiMajorAxis: (model.earth.equatorialRadius + object.perigee) / (1 - object.eccentricity),
      eccentricity: object.eccentricity, inclination: object.inclination, node: object.node,
      argumentOfPerigee: object.argumentOfPerigee, meanAnomaly: M
    ).state(gravitationalParameter: model.earth.gravitationalParameter)
  }
}

/// The numbers of breakups under the seed of their member.
enum BreakupNumber {
  static func collision(_ number: Int) -> UInt64 { UInt64(number) }
  static func explosion(_ number: Int) -> UInt64 { 1 << 40 | UInt64(number) }
  static func event(_ number: Int) -> UInt64 { 1 << 41 | UInt64(number) }
}

// The rules are those of the article "Expected yields", "Who owns a fragment".

/// Whose the fragments of a collision are: the share of the number law that belongs to the projectile.
struct CollisionShares {
  /// The share of every size that belongs to the projectile [1]; the rest is the target's.
  let ofProjectile: Double
  /// The mass that the fragments have together [kg].
  let ejecta: Double
  /// Whether the law up to its largest size has less mass than the collision would eject.
  let isWholeLaw: Bool

  /// The share of the target [1].
  var ofTarget: Double { 1 - ofProjectile }

  /// A collision that destroys both: each has the share of its mass.
  init(destroying target: Parent, and projectile: Parent) {
    ejecta = target.mass + projectile.mass
    ofProjectile = projectile.mass / ejecta
    isWholeLaw = true
  }

  /// A collision that craters the target: the ejecta have the mass M, but not less than the projectile,
  /// and not more than the law has.
  ///
  /// - Parameters:
  ///   - M: The mass that enters the number law [kg].
  ///   - lawMass: The mass of the law up to its largest size [kg], by the share of the projectile.
  init(cratering M: Double, by projectile: Parent, lawMass: (Double) -> Double) {
    let wanted = max(M, projectile.mass)
    let available = lawMass(projectile.mass / wanted)
    isWholeLaw = available <= wanted
    ejecta = isWholeLaw ? max(available, projectile.mass) : wanted
    ofProjectile = projectile.mass / ejecta
  }
}

import BreakupModel

/// What becomes of the target of a collision that does not destroy it, as probabilities for one object.
struct TargetFate: Hashable, Sendable {
  /// It is counted as destroyed.
  var lost: Double
  /// It steps down: to its lighter neighbour class, or as a disabled payload to an inactive one.
  var stepsDown: Double

  /// - Parameters:
  ///   - loss: The mass that the target loses [kg].
  ///   - lighterMass: The mean mass of the lighter neighbour class [kg]; `nil` where there is none.
  ///   - hardShare: The share of such hits that end a mission [1]; `nil` where none does.
  init(target mass: Double, loss: Double, lighterMass: Double?, hardShare: Double?) {
    if let lighterMass {
      // A crater larger than one step down takes the rest of the mass with it.
      let step = mass - lighterMass
      let beyond = max(0, loss - step) / (mass - step)
      lost = beyond
      stepsDown = beyond > 0 ? 1 - beyond : loss / step
    } else {
      // Its mass is kept, not its number; the rest of a payload that is hit hard enough goes on as
      // an inactive one of the same mass.
      lost = loss / mass
      stepsDown = (hardShare ?? 0) * (1 - loss / mass)
    }
  }
}

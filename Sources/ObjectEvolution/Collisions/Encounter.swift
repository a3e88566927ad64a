import NumericalMethods
import OrbitalMechanics

/// Two objects that hit each other unless it is avoided.
struct Encounter {
  /// The indices of the two.
  let first: Int
  let second: Int
  /// Where they are and how they move: each on its own orbit.
  let firstState: CartesianState
  let secondState: CartesianState
  /// The relative speed [m/s].
  let speed: Double
  /// [s since the epoch]
  let time: Double
}

/// How collisions are found.
public enum CollisionMethod: Hashable, Sendable {
  /// By the kinetic rate of all pairs, from the residence of each object by altitude and inclination.
  case kinetic
  /// By pairs that are near each other at times that are sampled: cubes of an edge [m], and the mean
  /// time between samples [s].
  case cube(edge: Double, interval: Double)
}

/// A method at work in a member.
enum CollisionFinder {
  case kinetic(KineticCollisions)
  case cube(CubeCollisions)

  /// `nil` where the scenario has no collisions.
  init?(_ model: ObjectModel) {
    guard model.scenario.collisions != nil else { return nil }
    switch model.method {
    case .kinetic: self = .kinetic(KineticCollisions(model))
    case .cube(let edge, let interval):
      self = .cube(CubeCollisions(model, edge: edge, interval: interval))
    }
  }

  /// Draws the encounters of a time; orbits are those in its middle.
  mutating func encounters(
    of objects: ObjectArrays, from start: Double, during duration: Double,
    _ numbers: inout RandomStream
  ) -> [Encounter] {
    switch self {
    case .kinetic(var method):
      defer { self = .kinetic(method) }
      return method.encounters(of: objects, from: start, during: duration, &numbers)
    case .cube(var method):
      defer { self = .cube(method) }
      return method.encounters(of: objects, from: start, during: duration, &numbers)
    }
  }
}

/// Shares of collisions that are avoided by manoeuvres.
public struct Avoidance: Hashable, Sendable {
  /// Of an active object with one that cannot manoeuvre [1].
  public var activeInactive: Double
  /// Of two active objects [1].
  public var activeActive: Double
  /// Of two active objects of one constellation [1].
  public var sameConstellation: Double
  /// The smallest diameter of an object that is tracked [m]: smaller ones cannot be avoided.
  public var smallestTracked: Double

  public init(
    activeInactive: Double, activeActive: Double, sameConstellation: Double,
    smallestTracked: Double
  ) {
    self.activeInactive = activeInactive
    self.activeActive = activeActive
    self.sameConstellation = sameConstellation
    self.smallestTracked = smallestTracked
  }

  /// Nothing is avoided.
  public static let none = Avoidance(
    activeInactive: 0, activeActive: 0, sameConstellation: 0, smallestTracked: 0)

  /// Returns the share of the collisions of two classes that happen [1].
  public func remainingShare(_ a: ObjectClass, _ b: ObjectClass) -> Double {
    switch (a.type.isActive, b.type.isActive) {
    case (false, false): return 1
    case (true, true):
      if case .constellation = a.type, a.type == b.type { return 1 - sameConstellation }
      return 1 - activeActive
    case (true, false), (false, true):
      let other = a.type.isActive ? b : a
      return 2 * other.meanRadius < smallestTracked ? 1 : 1 - activeInactive
    }
  }
}

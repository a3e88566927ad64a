import Glibc

/// Shares of collisions that are avoided by manoeuvres.
public struct Avoidance: Hashable, Sendable {
  /// Of an active object with one that cannot manoeuvre [1].
  public var activeInactive: Double
  /// Of two active objects [1].
  public var activeActive: Double
  /// Of two active objects of one constellation [1].
  public var sameConstellation: Double
  /// Of two objects that cannot manoeuvre, moved aside just in time by others [1].
  public var debrisDebris: Double
  /// The least mass of the heavier of two such objects [kg].
  public var debrisDebrisLeastMass: Double
  /// How well objects that cannot manoeuvre are tracked, by size.
  public var tracking: Tracking

  public init(
    activeInactive: Double, activeActive: Double, sameConstellation: Double,
    debrisDebris: Double = 0, debrisDebrisLeastMass: Double = 0, tracking: Tracking
  ) {
    self.activeInactive = activeInactive
    self.activeActive = activeActive
    self.sameConstellation = sameConstellation
    self.debrisDebris = debrisDebris
    self.debrisDebrisLeastMass = debrisDebrisLeastMass
    self.tracking = tracking
  }

  /// Avoidance of everything from a diameter on [m].
  public init(
    activeInactive: Double, activeActive: Double, sameConstellation: Double,
    smallestTracked: Double
  ) {
    self.init(
      activeInactive: activeInactive, activeActive: activeActive,
      sameConstellation: sameConstellation, tracking: Tracking(smallest: smallestTracked))
  }

  /// The share of objects that are tracked well enough to be avoided, as a function of diameter.
  public struct Tracking: Hashable, Sendable {
    /// A diameter [m], and the share that is tracked there [1].
    public struct Point: Hashable, Sendable {
      /// The diameter [m].
      public let diameter: Double
      /// The share that is tracked [1].
      public let share: Double

      public init(diameter: Double, share: Double) {
        self.diameter = diameter
        self.share = share
      }
    }

    /// Points by rising diameter. Between them the share is linear in the logarithm of the diameter;
    /// nothing is tracked below the first, and the share of the last holds above it.
    public let points: [Point]

    public init(points: [Point]) {
      precondition(!points.isEmpty, "tracking needs a point")
      precondition(
        zip(points, points.dropFirst()).allSatisfy { $0.diameter < $1.diameter },
        "the diameters must rise")
      self.points = points
    }

    /// Everything from a diameter on [m].
    public init(smallest: Double) { self.init(points: [Point(diameter: smallest, share: 1)]) }

    /// Returns the share of objects of a diameter [m] that are tracked [1].
    public func share(ofDiameter d: Double) -> Double {
      guard let k = points.lastIndex(where: { $0.diameter <= d }) else { return 0 }
      guard k + 1 < points.count, points[k].diameter > 0 else { return points[k].share }
      let (a, b) = (points[k], points[k + 1])
      let x = log(d / a.diameter) / log(b.diameter / a.diameter)
      return a.share + x * (b.share - a.share)
    }
  }

  /// Nothing is avoided.
  public static let none = Avoidance(
    activeInactive: 0, activeActive: 0, sameConstellation: 0, smallestTracked: 0)

  /// Returns the share of the collisions of two classes that happen [1].
  public func remainingShare(_ a: ObjectClass, _ b: ObjectClass) -> Double {
    switch (a.type.isActive, b.type.isActive) {
    case (false, false):
      guard debrisDebris > 0, max(a.meanMass, b.meanMass) >= debrisDebrisLeastMass else { return 1 }
      return 1 - debrisDebris * tracking.share(ofDiameter: 2 * a.meanRadius)
        * tracking.share(ofDiameter: 2 * b.meanRadius)
    case (true, true):
      if case .constellation = a.type, a.type == b.type { return 1 - sameConstellation }
      return 1 - activeActive
    case (true, false), (false, true):
      let other = a.type.isActive ? b : a
      return 1 - activeInactive * tracking.share(ofDiameter: 2 * other.meanRadius)
    }
  }
}

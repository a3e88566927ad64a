// References
// [1] Montenbruck, Gill (2000), Satellite Orbits, section 3.3: Eq. 3.37.
// [2] Battin (1999), An Introduction to the Mathematics and Methods of Astrodynamics, rev. ed., section
//     8.4: the difference of the attractions without loss of digits.
public import NumericalMethods
public import SpaceEnvironment

/// The attraction of the Sun and the Moon, less that on the Earth [1].
public struct ThirdBodies: Force {
  @usableFromInline var sun = BodyPath(Sun.position, degree: 6)
  @usableFromInline var moon = BodyPath(Moon.position, degree: 12)

  public init() {}

  public mutating func prepare(from start: Instant, to end: Instant) {
    sun.tabulate(from: start, to: end)
    moon.tabulate(from: start, to: end)
  }

  @inlinable
  public func acceleration(at point: FlightPoint) -> Vector3 {
    Self.tide(
      Sun.gravitationalParameter, of: sun.position(at: point.instant), on: point.position)
      + Self.tide(
        Moon.gravitationalParameter, of: moon.position(at: point.instant), on: point.position)
  }

  /// Returns μ ((s − r)/|s − r|³ − s/|s|³) [m/s²] for a body at s and an object at r, by [2] Eq. 8.61.
  @inlinable
  static func tide(_ μ: Double, of s: Vector3, on r: Vector3) -> Vector3 {
    let s2 = s.squaredLength
    let q = (r - 2 * s).dot(r) / s2
    let g = 1 + q
    let root = g.squareRoot()
    // 1 − g^{3/2} with q taken out
    let f = q * (3 + q * (3 + q)) / (1 + g * root)
    return (r + s * f) * (-μ / (s2 * s2.squareRoot() * g * root))
  }
}

/// The path of a body, tabulated over an interval and evaluated outside of it.
@usableFromInline
struct BodyPath: Sendable {
  @usableFromInline let function: @Sendable (Instant) -> Vector3
  @usableFromInline let degree: Int
  @usableFromInline var curve: ChebyshevCurve?

  init(_ function: @escaping @Sendable (Instant) -> Vector3, degree: Int) {
    self.function = function
    self.degree = degree
  }

  mutating func tabulate(from start: Instant, to end: Instant) {
    let interval = start.secondsSinceJ2000...end.secondsSinceJ2000
    curve = ChebyshevCurve(over: interval, degree: degree) {
      function(Instant(secondsSinceJ2000: $0))
    }
  }

  @inlinable
  func position(at instant: Instant) -> Vector3 {
    let t = instant.secondsSinceJ2000
    if let curve, t >= curve.interval.lowerBound, t <= curve.interval.upperBound {
      return curve.point(at: t)
    }
    return function(instant)
  }
}

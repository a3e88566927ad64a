/// Number, mass and area of many fragments together.
public struct FragmentSums: Hashable, Sendable {
  /// The number of fragments [1].
  public var count: Double
  /// Their mass [kg].
  public var mass: Double
  /// The sum of their mean cross-sections [m²].
  public var area: Double

  public init(count: Double = 0, mass: Double = 0, area: Double = 0) {
    self.count = count
    self.mass = mass
    self.area = area
  }

  public static func + (a: Self, b: Self) -> Self {
    Self(count: a.count + b.count, mass: a.mass + b.mass, area: a.area + b.area)
  }

  public static func += (a: inout Self, b: Self) { a = a + b }
}

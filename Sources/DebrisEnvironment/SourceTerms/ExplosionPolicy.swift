import Glibc

/// How often objects explode, by type and with time.
public struct ExplosionPolicy: Hashable, Sendable {
  /// The rates of the types that explode [1/s per object].
  public var rates: [ObjectType: Double]
  /// The time from which passivation lowers the rates [s since the epoch]; `nil` where they stay.
  public var fallingFrom: Double?
  /// The time in which falling rates halve [s].
  public var halving: Double
  /// The calibration factor S of the number law [1].
  public var scale: Double

  public init(
    rates: [ObjectType: Double], fallingFrom: Double? = nil, halving: Double = .infinity,
    scale: Double = 1
  ) {
    self.rates = rates
    self.fallingFrom = fallingFrom
    self.halving = halving
    self.scale = scale
  }

  /// Returns the expected explosions of one object of a type between two times [1].
  ///
  ///     λ ∫ 2^(−(t − t₀)/h) dt   from t₀ on, λ before
  ///
  /// Constellations have the rate of active payloads.
  public func expectedCount(of type: ObjectType, from start: Double, to end: Double) -> Double {
    guard let rate = rates[type.reportedType] else { return 0 }
    guard let fallingFrom, halving.isFinite else { return rate * (end - start) }
    let before = max(0, min(end, fallingFrom) - start)
    let a = max(0, start - fallingFrom)
    let b = max(0, end - fallingFrom)
    return rate * (before + halving / log(2) * (exp2(-a / halving) - exp2(-b / halving)))
  }
}

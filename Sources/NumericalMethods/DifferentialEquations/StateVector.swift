/// A state of fixed size, which an integrator of differential equations advances.
///
/// The requirements are those that a Runge-Kutta method needs. Concrete types state them with their
/// own vector arithmetic: that of the generic `SIMD` protocol runs lane by lane.
public protocol StateVector: SIMD, Sendable where Scalar == Double {
  /// Returns the state multiplied by a factor.
  func scaled(by factor: Double) -> Self
  /// Returns the state with a multiple of another one added.
  func adding(_ other: Self, times factor: Double) -> Self
  /// Returns the absolute values of the lanes.
  func magnitudes() -> Self
  /// Returns the larger of the two values of every lane.
  func maximum(_ other: Self) -> Self
  /// Returns the mean over all lanes of the square of the ratio to another state.
  func meanSquareRatio(to scale: Self) -> Double
}

extension SIMD2<Double>: StateVector {
  @inlinable public func scaled(by factor: Double) -> Self { self * factor }
  @inlinable public func adding(_ other: Self, times factor: Double) -> Self {
    self + other * factor
  }
  @inlinable public func magnitudes() -> Self { replacing(with: -self, where: self .< 0) }
  @inlinable public func maximum(_ other: Self) -> Self {
    replacing(with: other, where: other .> self)
  }
  @inlinable public func meanSquareRatio(to scale: Self) -> Double {
    let ratio = self / scale
    return (ratio * ratio).sum() / 2
  }
}

extension SIMD4<Double>: StateVector {
  @inlinable public func scaled(by factor: Double) -> Self { self * factor }
  @inlinable public func adding(_ other: Self, times factor: Double) -> Self {
    self + other * factor
  }
  @inlinable public func magnitudes() -> Self { replacing(with: -self, where: self .< 0) }
  @inlinable public func maximum(_ other: Self) -> Self {
    replacing(with: other, where: other .> self)
  }
  @inlinable public func meanSquareRatio(to scale: Self) -> Double {
    let ratio = self / scale
    return (ratio * ratio).sum() / 4
  }
}

extension SIMD8<Double>: StateVector {
  @inlinable public func scaled(by factor: Double) -> Self { self * factor }
  @inlinable public func adding(_ other: Self, times factor: Double) -> Self {
    self + other * factor
  }
  @inlinable public func magnitudes() -> Self { replacing(with: -self, where: self .< 0) }
  @inlinable public func maximum(_ other: Self) -> Self {
    replacing(with: other, where: other .> self)
  }
  @inlinable public func meanSquareRatio(to scale: Self) -> Double {
    let ratio = self / scale
    return (ratio * ratio).sum() / 8
  }
}

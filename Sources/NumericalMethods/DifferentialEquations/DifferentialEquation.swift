/// A system of ordinary differential equations of the first order, dy/dt = f(t, y).
public protocol DifferentialEquation {
  associatedtype State: StateVector

  /// Returns the rate of change f(t, y) of a state.
  func derivative(at t: Double, of y: State) -> State

  /// Returns the size of every lane, to which the relative tolerance refers; not negative.
  ///
  /// By default the absolute value. Lanes that are components of one vector may all give its length,
  /// so that none is held to a tighter bound while it passes zero.
  func magnitude(of y: State) -> State
}

extension DifferentialEquation {
  @inlinable
  public func magnitude(of y: State) -> State { y.magnitudes() }
}

/// The error that an integrator may make in a step: absolute + relative · magnitude, lane by lane.
public struct Tolerance<State: StateVector>: Sendable {
  /// The relative part [1].
  public var relative: Double
  /// The absolute part, in the units of the state; greater than 0 in every lane.
  public var absolute: State

  public init(relative: Double, absolute: State) {
    precondition(relative >= 0, "a tolerance is negative")
    precondition(
      absolute.indices.allSatisfy { absolute[$0] > 0 }, "an absolute tolerance is not positive")
    self.relative = relative
    self.absolute = absolute
  }
}

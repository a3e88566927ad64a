/// A system of ordinary differential equations y' = f(y) that holds fast decay along lines of
/// components.
///
/// The state is any number of doubles. What makes the system stiff must lie on the diagonal of the
/// Jacobian and next to it, ∂f_i/∂y_i and ∂f_i/∂y_(i+1), as where each component flows into the one
/// before. Everything else may couple any components, but slowly, or in one direction only.
public protocol StiffEquation: AnyObject {
  /// The number of components.
  var count: Int { get }

  /// Replaces rates by f of several states.
  ///
  /// - Parameters:
  ///   - states: The states, one after another.
  ///   - stateCount: Their number, 1 to 3.
  ///   - rates: The rates of change, laid out alike.
  func evaluate(
    _ states: UnsafePointer<Double>, stateCount: Int, into rates: UnsafeMutablePointer<Double>)

  /// Replaces the two diagonals of the Jacobian at a state.
  ///
  /// They need not be exact: a solution is iterated until it satisfies the equation itself, in more
  /// iterations where more is left out.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - diagonal: ∂f_i/∂y_i.
  ///   - above: ∂f_i/∂y_(i+1); the last is not used.
  func linearize(
    at state: UnsafePointer<Double>, diagonal: UnsafeMutablePointer<Double>,
    above: UnsafeMutablePointer<Double>)
}

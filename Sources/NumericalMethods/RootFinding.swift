// References
// [1] Dowell, Jarratt (1971), A modified regula falsi method for computing the root of an equation,
//     BIT 11, 168-174 (the Illinois method).

/// Returns a root of a continuous function between two points where its signs differ.
///
/// The Illinois method [1] with a bisection wherever it does not halve the bracket in three steps:
/// the bracket always shrinks to the tolerance.
///
/// - Parameters:
///   - a: One end of the bracket.
///   - b: The other end.
///   - tolerance: The width of the bracket at which the search ends; not below rounding.
///   - function: The function; its values at the ends must not have the same sign.
/// - Returns: A point within the tolerance of a change of sign.
@inlinable
public func root(
  between a: Double, and b: Double, tolerance: Double, of function: (Double) -> Double
) -> Double {
  var (a, b) = (a, b)
  var (fa, fb) = (function(a), function(b))
  if fa == 0 { return a }
  if fb == 0 { return b }
  precondition((fa < 0) != (fb < 0), "the ends of the bracket have the same sign")
  var width = abs(b - a)
  for iteration in 1...200 where abs(b - a) > tolerance {
    var x = b - fb * (b - a) / (fb - fa)
    if iteration % 3 == 0 {
      if abs(b - a) > width / 2 { x = (a + b) / 2 }
      width = abs(b - a)
    }
    let low = min(a, b)
    let high = max(a, b)
    if !(x > low && x < high) { x = (a + b) / 2 }
    if x == a || x == b { break }
    let fx = function(x)
    if fx == 0 { return x }
    if (fx < 0) != (fb < 0) {
      (a, fa) = (b, fb)
    } else {
      fa /= 2
    }
    (b, fb) = (x, fx)
  }
  return abs(fb) < abs(fa) ? b : a
}

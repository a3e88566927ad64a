// References
// [1] Press, Teukolsky, Vetterling, Flannery (2007), Numerical Recipes, 3rd ed., section 5.8:
//     Chebyshev approximation and Clenshaw's recurrence.
import Glibc

/// A smooth curve in space over an interval of time, as a series of Chebyshev polynomials.
///
/// For curves that cost much to evaluate, such as the path of the Moon.
public struct ChebyshevCurve: Sendable {
  /// The interval of time that the curve covers.
  public let interval: ClosedRange<Double>
  @usableFromInline let coefficients: [Vector3]

  /// Creates the curve through the points of a function at the Chebyshev nodes of an interval.
  ///
  /// - Parameters:
  ///   - interval: The interval; not empty.
  ///   - degree: The degree of the polynomial, one or more.
  ///   - function: The function; it is evaluated `degree + 1` times.
  public init(over interval: ClosedRange<Double>, degree: Int, of function: (Double) -> Vector3) {
    precondition(degree > 0 && interval.upperBound > interval.lowerBound)
    self.interval = interval
    let count = degree + 1
    let (middle, half) = Self.middleAndHalf(of: interval)
    let points = (0..<count).map {
      function(middle + half * cos(.pi * (Double($0) + 0.5) / Double(count)))
    }
    // [1] Eq. 5.8.7, with the halved first coefficient of Eq. 5.8.8
    coefficients = (0..<count).map { j in
      var sum = Vector3(repeating: 0)
      for k in 0..<count {
        sum += points[k] * cos(.pi * Double(j) * (Double(k) + 0.5) / Double(count))
      }
      return sum * ((j == 0 ? 1 : 2) / Double(count))
    }
  }

  @inlinable
  static func middleAndHalf(of interval: ClosedRange<Double>) -> (Double, Double) {
    (
      (interval.lowerBound + interval.upperBound) / 2,
      (interval.upperBound - interval.lowerBound) / 2
    )
  }

  /// Returns the point at a time of the interval.
  @inlinable
  public func point(at t: Double) -> Vector3 {
    let (middle, half) = Self.middleAndHalf(of: interval)
    let x = (t - middle) / half
    // Clenshaw's recurrence, [1] Eq. 5.8.11
    var (next, afterNext) = (Vector3(repeating: 0), Vector3(repeating: 0))
    var j = coefficients.count - 1
    while j > 0 {
      (next, afterNext) = (next * (2 * x) - afterNext + coefficients[j], next)
      j -= 1
    }
    return next * x - afterNext + coefficients[0]
  }
}

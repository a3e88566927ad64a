/// A cubic spline of the inverse temperature over geopotential height between given altitudes.
///
/// The altitudes fall from the first to the last. The spline and its integral, and with it the
/// hydrostatic balance, are worked out once for all gases; `spline`, `splint` and `splini` in [2]
/// of NRLMSISE00.swift.
struct InverseTemperatureSpline<let count: Int>: Sendable {
  private let gravity: Gravity
  private let top: Double
  /// The geopotential height of the last altitude above the first [km], less than zero.
  private let span: Double
  /// The weight of a gas of mass 1 at the first altitude, times the span [K].
  private let weight: Double
  /// The geopotential heights of the altitudes, from 0 to 1.
  private var x = InlineArray<count, Double>(repeating: 0)
  /// The inverse temperatures [1/K], and their second derivatives.
  private var y = InlineArray<count, Double>(repeating: 0)
  private var second = InlineArray<count, Double>(repeating: 0)
  /// The integrals of the inverse temperature from the first altitude on [1/K].
  private var integral = InlineArray<count, Double>(repeating: 0)

  /// Creates a spline.
  ///
  /// - Parameters:
  ///   - z: The altitudes [km].
  ///   - T: The temperatures at them [K].
  ///   - gradients: The temperature gradients at the first and the last altitude [K/km].
  ///   - gravity: The gravity at the place.
  init(
    altitudes z: InlineArray<count, Double>, temperatures T: InlineArray<count, Double>,
    gradients: (Double, Double), gravity: Gravity
  ) {
    self.gravity = gravity
    let last = count - 1
    let (top, bottom) = (z[0], z[last])
    let span = gravity.geopotential(bottom, above: top)
    self.top = top
    self.span = span
    weight = gravity.weight(at: top) * span
    for k in 0..<count {
      x[k] = gravity.geopotential(z[k], above: top) / span
      y[k] = 1 / T[k]
    }
    let stretch = (gravity.radius + bottom) / (gravity.radius + top)
    let firstSlope = -gradients.0 * y[0] * y[0] * span
    let lastSlope = -gradients.1 * y[last] * y[last] * span * stretch * stretch

    // The tridiagonal system of the second derivatives, for given slopes at the ends.
    var u = InlineArray<count, Double>(repeating: 0)
    var slope = (y[1] - y[0]) / (x[1] - x[0])
    second[0] = -0.5
    u[0] = 3 / (x[1] - x[0]) * (slope - firstSlope)
    for k in 1..<last {
      let next = (y[k + 1] - y[k]) / (x[k + 1] - x[k])
      let width = 1 / (x[k + 1] - x[k - 1])
      let σ = (x[k] - x[k - 1]) * width
      let p = 1 / (σ * second[k - 1] + 2)
      second[k] = (σ - 1) * p
      u[k] = (6 * (next - slope) * width - σ * u[k - 1]) * p
      slope = next
    }
    let un = 3 / (x[last] - x[last - 1]) * (lastSlope - slope)
    second[last] = (un - 0.5 * u[last - 1]) / (0.5 * second[last - 1] + 1)
    for k in (0..<last).reversed() { second[k] = second[k] * second[k + 1] + u[k] }
    for k in 0..<last { integral[k + 1] = integral[k] + area(k, upTo: x[k + 1]) }
  }

  /// A spline that is not evaluated.
  init(unused gravity: Gravity) {
    self.gravity = gravity
    (top, span, weight) = (0, 0, 0)
  }

  /// Returns the temperature and the weight of a column down to an altitude.
  ///
  /// - Parameter z: The altitude [km], from the first to the last.
  /// - Returns: The temperature [K], and the integral of the inverse scale height of a gas of
  ///   mass 1 from the first altitude on [1], not positive.
  @inline(__always)
  func evaluate(at z: Double) -> (temperature: Double, weight: Double) {
    let x = gravity.geopotential(z, above: top) / span
    var k = 0
    while k < count - 2 && x > self.x[k + 1] { k += 1 }
    let h = self.x[k + 1] - self.x[k]
    let a = (self.x[k + 1] - x) / h
    let b = (x - self.x[k]) / h
    let curvature = (a * a * a - a) * second[k] + (b * b * b - b) * second[k + 1]
    let inverse = a * y[k] + b * y[k + 1] + curvature * h * h / 6
    return (1 / inverse, weight * (integral[k] + area(k, upTo: x)))
  }

  /// Returns the integral of the inverse temperature in the interval k, up to the height x.
  @inline(__always)
  private func area(_ k: Int, upTo x: Double) -> Double {
    let h = self.x[k + 1] - self.x[k]
    let a = (self.x[k + 1] - x) / h
    let b = (x - self.x[k]) / h
    let (a2, b2) = (a * a, b * b)
    let first = (a2 / 2 - (1 + a2 * a2) / 4) * second[k]
    let curvature = first + (b2 * b2 / 4 - b2 / 2) * second[k + 1]
    let chords = (1 - a2) * y[k] / 2 + b2 * y[k + 1] / 2
    return (chords + curvature * h * h / 6) * h
  }
}

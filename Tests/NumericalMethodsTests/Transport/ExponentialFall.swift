import Glibc

/// An exponential atmosphere in which u = exp(r/H) falls by k per second: the speed is k H/u.
///
/// The solution of Letizia's continuum model: an object at u₀ is at u₀ − k t.
struct ExponentialFall {
  var scaleHeight: Double
  var rate = 1.0
  var reference: Double

  func u(_ r: Double) -> Double { exp((r - reference) / scaleHeight) }
  func speed(_ r: Double) -> Double { rate * scaleHeight / u(r) }
  /// Where an object that is at r was a time earlier.
  func origin(of r: Double, before time: Double) -> Double {
    reference + scaleHeight * log(u(r) + rate * time)
  }
  func timeToFall(from r0: Double, to r: Double) -> Double { (u(r0) - u(r)) / rate }
}

func uniformEdges(from lower: Double, to upper: Double, count: Int) -> [Double] {
  (0...count).map { lower + (upper - lower) * Double($0) / Double(count) }
}

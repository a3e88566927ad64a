import Glibc

extension RandomStream {
  /// Returns a number drawn from a Poisson distribution.
  ///
  /// By inversion, so that one number of the stream gives one result and a larger mean never a smaller one;
  /// a mean above 30 is drawn as the sum of parts.
  ///
  /// - Parameter mean: The mean, not negative.
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean.isFinite, "a mean is not negative")
    if mean == 0 { return 0 }
    let parts = Int((mean / 30).rounded(.up))
    let part = mean / Double(parts)
    var sum = 0
    for _ in 0..<parts {
      var left = uniform()
      var probability = exp(-part)
      var k = 0
      while left >= probability && probability > 0 {
        left -= probability
        k += 1
        probability *= part / Double(k)
      }
      sum += k
    }
    return sum
  }

  /// Returns the whole part of a number, or one more with the probability of the rest.
  public mutating func rounded(_ number: Double) -> Int {
    let whole = number.rounded(.down)
    return Int(whole) + (uniform() < number - whole ? 1 : 0)
  }
}

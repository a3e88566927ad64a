import NumericalMethods
import Testing

@Suite("Poisson numbers")
struct PoissonTests {
  @Test(
    "Property: mean and variance are the mean, to four errors", arguments: [0.01, 0.7, 12, 31, 400])
  func moments(mean: Double) {
    var random = RandomStream(seed: 3, stream: 8)
    let n = 40_000
    let draws = (0..<n).map { _ in Double(random.poisson(mean: mean)) }
    let m = draws.reduce(0, +) / Double(n)
    let variance = draws.reduce(0) { $0 + ($1 - m) * ($1 - m) } / Double(n - 1)
    #expect(abs(m - mean) < 4 * (mean / Double(n)).squareRoot())
    // Var(s²) = (μ₄ − σ⁴)/n with μ₄ = λ + 3λ²
    #expect(abs(variance - mean) < 4 * ((mean + 2 * mean * mean) / Double(n)).squareRoot())
  }

  @Test("Property: the same numbers give no fewer for a larger mean; none for 0")
  func monotone() {
    for position in 0..<500 {
      var last = 0
      for mean in [0, 0.1, 0.5, 2, 10, 29] {
        var random = RandomStream(seed: 1, stream: 1)
        random.position = UInt64(position)
        let number = random.poisson(mean: mean)
        #expect(number >= last && (mean > 0 || number == 0))
        last = number
      }
    }
  }

  @Test("Property: rounding gives the whole part or one more, the number in the mean")
  func rounding() {
    var random = RandomStream(seed: 5)
    let draws = (0..<20_000).map { _ in random.rounded(3.25) }
    #expect(Set(draws) == [3, 4])
    let mean = Double(draws.reduce(0, +)) / 20_000
    #expect(abs(mean - 3.25) < 4 * (0.1875 / 20_000).squareRoot())
    #expect((0..<100).allSatisfy { _ in random.rounded(7) == 7 })
  }
}

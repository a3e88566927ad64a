import Glibc
import NumericalMethods
import Testing

@Suite("Root finding")
struct RootFindingTests {
  @Test(
    "Property: the root is found within the tolerance, however bent the function",
    arguments: [0.1, 0.5, 0.93, 1 - 1e-9])
  func bent(at x0: Double) {
    let functions: [(Double) -> Double] = [
      { $0 - x0 }, { exp(30 * $0) - exp(30 * x0) }, { pow($0 - x0, 3) }, { x0 - $0 },
      { $0 < x0 ? -1 : 1e-6 },
    ]
    for function in functions {
      #expect(abs(root(between: 0, and: 1, tolerance: 1e-12, of: function) - x0) < 2e-12)
    }
  }

  @Test("Property: a bracket may run backwards, and an end may be the root")
  func ends() {
    #expect(
      abs(root(between: 3, and: 0, tolerance: 1e-12) { $0 * $0 - 2 } - 2.squareRoot()) < 1e-12)
    #expect(root(between: 0, and: 1, tolerance: 1e-12) { $0 } == 0)
    #expect(root(between: -1, and: 0, tolerance: 1e-12) { $0 } == 0)
  }
}

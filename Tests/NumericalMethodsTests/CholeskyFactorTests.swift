import Glibc
import NumericalMethods
import TestSupport
import Testing

@Suite("Cholesky factor")
struct CholeskyFactorTests {
  // The Hilbert matrix of order 3 and its inverse, which has whole numbers: 9, -36, 30; 192, -180; 180.
  @Test("Analytic: the inverse of a Hilbert matrix")
  func hilbert() throws {
    let matrix = (0..<3).flatMap { j in (0..<3).map { 1 / Double($0 + j + 1) } }
    let factor = try #require(CholeskyFactor(matrix, order: 3))
    let inverse = [[9.0, -36, 30], [-36, 192, -180], [30, -180, 180]]
    for k in 0..<3 {
      let column = factor.solve((0..<3).map { $0 == k ? 1 : 0 })
      for (observed, expected) in zip(column, inverse[k]) {
        #expect(abs(observed - expected) < 1e-10)
      }
    }
  }

  @Test("Property: what is above the diagonal is not read")
  func triangle() throws {
    let factor = try #require(CholeskyFactor([4, 2, .nan, 5], order: 2))
    let solution = factor.solve([8, 12])
    #expect(abs(solution[0] - 1) < 1e-15 && abs(solution[1] - 2) < 1e-15)
  }

  @Test("Property: a matrix that is not positive definite, or nearly not, has none")
  func indefinite() {
    #expect(CholeskyFactor([1, 2, 2, 1], order: 2) == nil)
    #expect(CholeskyFactor([1, 1, 1, 1 + 1e-13], order: 2, smallest: 1e-12) == nil)
    #expect(CholeskyFactor([1, 1, 1, 1 + 1e-11], order: 2, smallest: 1e-12) != nil)
  }
}

import Testing

@testable import Reentry

@Suite("Normal equations")
struct NormalEquationsTests {
  @Test("Three observations of three unknowns are met, and the inverse is that of the matrix")
  func exact() throws {
    var normal = NormalEquations(unknowns: 3)
    normal.add([1, 1e4, 2], 5 + 3e4 + 4, weight: 2)
    normal.add([0, 1e4, -1], 3e4 - 2, weight: 1)
    normal.add([2, 0, 1], 10 + 2, weight: 3)
    let solution = try #require(normal.solution)
    let (step, covariance) = (solution.step, solution.covariance)
    #expect(abs(step[0] - 5) < 1e-9 && abs(step[1] - 3) < 1e-9 && abs(step[2] - 2) < 1e-9)
    #expect(abs(covariance[0][1] / covariance[1][0] - 1) < 1e-9)
    #expect(covariance[0][0] > 0 && covariance[1][1] > 0 && covariance[2][2] > 0)
  }

  @Test("Unknowns that are not told apart have no solution")
  func singular() {
    var normal = NormalEquations(unknowns: 3)
    normal.add([1, 2, 1], 5, weight: 1)
    normal.add([2, 4, 0], 7, weight: 1)
    normal.add([3, 6, 2], 7, weight: 1)
    #expect(normal.solution == nil)
  }
}

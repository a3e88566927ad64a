import Testing

@testable import Reentry

@Suite("Normal equations")
struct NormalEquationsTests {
  @Test("Three observations of three unknowns are met, and the inverse is that of the matrix")
  func exact() throws {
    var normal = NormalEquations()
    normal.add(SIMD3(1, 1e4, 2), 5 + 3e4 + 4, weight: 2)
    normal.add(SIMD3(0, 1e4, -1), 3e4 - 2, weight: 1)
    normal.add(SIMD3(2, 0, 1), 10 + 2, weight: 3)
    let (step, covariance) = try #require(normal.solution)
    #expect(abs(step.x - 5) < 1e-9 && abs(step.y - 3) < 1e-9 && abs(step.z - 2) < 1e-9)
    #expect(abs(covariance[0].y / covariance[1].x - 1) < 1e-9)
    #expect(covariance[0].x > 0 && covariance[1].y > 0 && covariance[2].z > 0)
  }

  @Test("Unknowns that are not told apart have no solution")
  func singular() {
    var normal = NormalEquations()
    normal.add(SIMD3(1, 2, 1), 5, weight: 1)
    normal.add(SIMD3(2, 4, 0), 7, weight: 1)
    normal.add(SIMD3(3, 6, 2), 7, weight: 1)
    #expect(normal.solution == nil)
  }
}

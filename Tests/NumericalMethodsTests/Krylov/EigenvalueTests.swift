import Glibc
import NumericalMethods
import TestSupport
import Testing

@Suite("Eigenvalues and linear systems")
struct EigenvalueTests {
  static let rows: [[Double]] = [
    [-0.5, 0.3, 0.0, 0.0, 0.2],
    [0.1, -0.7, 0.4, 0.0, 0.0],
    [0.0, 0.2, -0.3, 0.9, 0.0],
    [0.05, 0.0, -0.8, -0.4, 0.3],
    [0.6, 0.0, 0.0, 0.1, -1.1],
  ]
  static var matrix: Matrix {
    var matrix = Matrix(rows: 5, columns: 5)
    for i in 0..<5 { for j in 0..<5 { matrix[i, j] = rows[i][j] } }
    return matrix
  }
  static func product(_ x: [Double]) -> [Double] {
    rows.map { zip($0, x).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  // numpy 2.4.6: numpy.linalg.eigvals of the matrix.
  static let expected: [(real: Double, imaginary: Double)] = [
    (-0.21986820533074203, 0.0),
    (-0.3258544881329536, 0.8120027227108478),
    (-0.3258544881329536, -0.8120027227108478),
    (-0.8732916959168906, 0.0),
    (-1.2551311224864596, 0.0),
  ]

  @Test("numpy's eigenvalues, by LAPACK and by Arnoldi (1e-12)")
  func eigenvalues() throws {
    let system = try #require(Eigensystem(Self.matrix))
    let pairs = Arnoldi.leading(5, start: [1, 2, 3, 4, 5], product: Self.product)
    #expect(pairs.count == 5)
    for (k, wanted) in Self.expected.enumerated() {
      for value in [system.values[k], pairs[k].value] {
        #expect(abs(value.real - wanted.real) < 1e-12, "real part \(k)")
        #expect(abs(value.imaginary - wanted.imaginary) < 1e-12, "imaginary part \(k)")
      }
    }
  }

  @Test("Property: a real eigenvector is stretched by its eigenvalue")
  func eigenvectors() throws {
    let system = try #require(Eigensystem(Self.matrix))
    for (value, vector) in zip(system.values, system.vectors) where value.imaginary == 0 {
      for (a, b) in zip(Self.product(vector), vector) {
        #expect(abs(a - value.real * b) < 1e-13)
      }
    }
  }

  @Test("Property: LU and GMRES solve the same system")
  func systems() throws {
    let b = [1.0, -2, 0.5, 3, 7]
    let direct = try #require(LUFactor(Self.matrix)).solve(b)
    let krylov = GMRES(tolerance: 1e-14).solve(b, product: Self.product)
    #expect(krylov.iterations <= 5)
    for k in b.indices {
      #expect(abs(Self.product(direct)[k] - b[k]) < 1e-12)
      #expect(abs(krylov.x[k] - direct[k]) < 1e-11)
    }
    #expect(LUFactor(Matrix(rows: 2, columns: 2, filledWith: 1)) == nil)
  }
}

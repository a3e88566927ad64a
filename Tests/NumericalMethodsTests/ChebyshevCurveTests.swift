import Glibc
import NumericalMethods
import Testing

@Suite("Chebyshev curves")
struct ChebyshevCurveTests {
  @Test("Property: a polynomial of its own degree is met exactly")
  func exact() {
    let function = { (t: Double) in Vector3(1 + t, t * t * t - 2, 5 - t * t) }
    let curve = ChebyshevCurve(over: 2...5, degree: 3, of: function)
    for t in [2, 2.3, 3.7, 5] {
      #expect((curve.point(at: t) - function(t)).length < 1e-12)
    }
  }

  @Test("Property: a smooth curve is met to an error that falls fast with the degree")
  func convergence() {
    let function = { (t: Double) in Vector3(cos(t), sin(t), exp(t / 3)) }
    let errors = [4, 8, 12].map { degree in
      let curve = ChebyshevCurve(over: -1...2, degree: degree, of: function)
      return (0...60).map { k in
        let t = -1 + Double(k) / 20
        return (curve.point(at: t) - function(t)).length
      }.max()!
    }
    #expect(errors[1] < 1e-3 * errors[0] && errors[2] < 1e-11)
  }
}

import NumericalMethods
import Testing

@Suite("Vectors")
struct Vector3Tests {
  @Test("Property: the product of two vectors is normal to both, of the length of their area")
  func products() {
    let (a, b) = (Vector3(1, -2, 3), Vector3(4, 0.5, -1))
    let c = a.cross(b)
    #expect(abs(a.dot(c)) < 1e-14 && abs(b.dot(c)) < 1e-14)
    #expect(abs(c.squaredLength - a.squaredLength * b.squaredLength + a.dot(b) * a.dot(b)) < 1e-12)
    #expect(Vector3(1, 0, 0).cross(Vector3(0, 1, 0)) == Vector3(0, 0, 1))
    #expect(abs(a.normalized.length - 1) < 1e-15)
  }
}

/// A vector of three Cartesian components.
public typealias Vector3 = SIMD3<Double>

extension SIMD3<Double> {
  /// The scalar product with another vector.
  @inlinable
  public func dot(_ other: Vector3) -> Double {
    x * other.x + y * other.y + z * other.z
  }

  /// The vector product self × other.
  @inlinable
  public func cross(_ other: Vector3) -> Vector3 {
    Vector3(
      y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  /// The square of the length.
  @inlinable
  public var squaredLength: Double { dot(self) }

  /// The length.
  @inlinable
  public var length: Double { squaredLength.squareRoot() }

  /// The vector of length 1 of the same direction; not a number for the zero vector.
  @inlinable
  public var normalized: Vector3 { self / length }
}

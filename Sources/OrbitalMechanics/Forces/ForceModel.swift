public import NumericalMethods
public import SpaceEnvironment

/// The forces on one object: gravity, and those others that are present.
public struct ForceModel<Air: LocalAtmosphere>: Force {
  public var gravity: GravityField
  public var drag: Drag<Air>?
  public var thirdBodies: ThirdBodies?
  public var radiationPressure: RadiationPressure?

  public init(
    gravity: GravityField, drag: Drag<Air>?, thirdBodies: ThirdBodies? = nil,
    radiationPressure: RadiationPressure? = nil
  ) {
    self.gravity = gravity
    self.drag = drag
    self.thirdBodies = thirdBodies
    self.radiationPressure = radiationPressure
  }

  public mutating func prepare(from start: Instant, to end: Instant) {
    drag?.prepare(from: start, to: end)
    thirdBodies?.prepare(from: start, to: end)
    radiationPressure?.prepare(from: start, to: end)
  }

  @inlinable
  public func acceleration(at point: FlightPoint) -> Vector3 {
    var sum = gravity.acceleration(at: point)
    if let drag { sum += drag.acceleration(at: point) }
    if let thirdBodies { sum += thirdBodies.acceleration(at: point) }
    if let radiationPressure { sum += radiationPressure.acceleration(at: point) }
    return sum
  }
}

extension ForceModel where Air == Never {
  /// Creates a model without air.
  public init(
    gravity: GravityField, thirdBodies: ThirdBodies? = nil,
    radiationPressure: RadiationPressure? = nil
  ) {
    self.init(
      gravity: gravity, drag: nil, thirdBodies: thirdBodies, radiationPressure: radiationPressure)
  }
}

/// An input outside the range for which a model is defined.
public struct OutOfRange: Error, Hashable, Sendable, CustomStringConvertible {
  /// The quantity that is refused, such as "altitude".
  public let quantity: String
  /// The value that was given; may be NaN.
  public let value: Double
  /// The unit of the value and of the range.
  public let unit: String
  /// The values that are allowed, both ends included.
  public let range: ClosedRange<Double>

  public var description: String {
    "\(quantity) is \(value) \(unit), must be between \(range.lowerBound) and \(range.upperBound)"
  }

  /// Refuses a value that is outside a range or no number.
  static func check(
    _ quantity: String, _ value: Double, _ unit: String, in range: ClosedRange<Double>
  ) throws(OutOfRange) {
    guard range.contains(value) else {
      throw OutOfRange(quantity: quantity, value: value, unit: unit, range: range)
    }
  }
}

/// The range in which a number of a file must lie, in the unit of the file.
public struct AllowedRange: Hashable, Sendable {
  let lower: Double
  let upper: Double
  let includesLower: Bool
  let includesUpper: Bool

  /// Every finite number.
  public static let anything = AllowedRange(-.infinity, .infinity)

  public static func between(_ lower: Double, and upper: Double) -> AllowedRange {
    AllowedRange(lower, upper)
  }

  public static func atLeast(_ lower: Double) -> AllowedRange {
    AllowedRange(lower, .infinity)
  }

  public static func atMost(_ upper: Double) -> AllowedRange {
    AllowedRange(-.infinity, upper)
  }

  public static func above(_ lower: Double, atMost upper: Double = .infinity) -> AllowedRange {
    AllowedRange(lower, upper, includesLower: false)
  }

  public static func from(_ lower: Double, below upper: Double) -> AllowedRange {
    AllowedRange(lower, upper, includesUpper: false)
  }

  public init(_ range: ClosedRange<Double>) {
    self.init(range.lowerBound, range.upperBound)
  }

  /// The range of a whole number; the ends of `Int` mean none.
  init(_ range: ClosedRange<Int>) {
    self.init(
      range.lowerBound == .min ? -.infinity : Double(range.lowerBound),
      range.upperBound == .max ? .infinity : Double(range.upperBound))
  }

  init(
    _ lower: Double, _ upper: Double, includesLower: Bool = true, includesUpper: Bool = true
  ) {
    precondition(lower <= upper, "the range is empty")
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }

  public func contains(_ value: Double) -> Bool {
    (includesLower ? value >= lower : value > lower)
      && (includesUpper ? value <= upper : value < upper)
  }

  /// The range in words that follow "must be": `between 0 and 1 kg`.
  public func description(unit: String?) -> String {
    let suffix = unit.map { " \($0)" } ?? ""
    let from = includesLower ? "at least" : "greater than"
    let to = includesUpper ? "at most" : "less than"
    switch (lower.isFinite, upper.isFinite) {
    case (false, false): return "a finite number"
    case (true, false): return "\(from) \(lower.shown)\(suffix)"
    case (false, true): return "\(to) \(upper.shown)\(suffix)"
    case (true, true):
      if includesLower && includesUpper {
        return "between \(lower.shown) and \(upper.shown)\(suffix)"
      }
      return "\(from) \(lower.shown) and \(to) \(upper.shown)\(suffix)"
    }
  }
}

extension Double {
  /// The number as messages show it: the shortest text that reads back, whole numbers without `.0`.
  var shown: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

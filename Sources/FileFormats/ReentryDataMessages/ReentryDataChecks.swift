// References
// [1] CCSDS 508.1-B-1 (2019, corrigendum 1 of 2021), Re-entry Data Message, sections 3 to 5.
import SpaceEnvironment

/// What the standard [1] asks of the values of a message, beyond keywords that are known.
struct ReentryDataChecks {
  let fields: KeywordFields

  func run() throws(InputError) {
    for block in ReentryDataBlock.allCases {
      for keyword in block.keywords {
        if fields.field(keyword.name) != nil {
          try check(keyword)
        } else if keyword.isMandatory {
          throw fields.error(keyword.name, "is missing")
        }
      }
    }
    try fields.check("CENTER_NAME", ["EARTH"])
    try fields.check("TIME_SYSTEM", ["UTC"])
    let state = ReentryDataBlock.state.keywords.map(\.name)
    let covariance = ReentryDataBlock.covariance.keywords.map(\.name).filter {
      $0 != "COV_REF_FRAME"
    }
    try allOrNone(state)
    try allOrNone(covariance)
    if fields.field(covariance[0]) != nil, fields.field("X") == nil {
      throw fields.error(covariance[0], "is given without a state vector")
    }
    if fields.field("X") != nil, fields.field("REF_FRAME") == nil {
      throw fields.error("REF_FRAME", "is missing, must be given with a state vector")
    }
    try checkImpact()
    try checkTimes()
  }

  private func check(_ keyword: ReentryDataKeyword) throws(InputError) {
    let name = keyword.name
    let field = fields.field(name)!
    switch keyword.kind {
    case .text: break
    case .choice(let words): try fields.check(name, words)
    case .epoch: _ = try fields.instant(name)
    case .epochOrNone: if field.text.uppercased() != "N/A" { _ = try fields.instant(name) }
    case .count: _ = try fields.integer(name, in: 1...Int(Int32.max))
    case .number(let range, let unit):
      let value = try fields.number(name, unit: unit, in: range)
      if let unit, field.unit == nil, !field.text.hasSuffix("]") {
        throw fields.error(name, "is \(value.shown) without a unit, must have [\(unit)]")
      }
      let digits = field.text.prefix { $0 != "[" && $0 != "e" && $0 != "E" }
        .count(where: \.isNumber)
      if digits > 16 {
        throw fields.error(name, "has \(digits) digits, must have at most 16")
      }
    }
  }

  private func allOrNone(_ names: [String]) throws(InputError) {
    let given = names.filter { fields.field($0) != nil }
    guard !given.isEmpty, let missing = names.first(where: { fields.field($0) == nil }) else {
      return
    }
    throw fields.error(missing, "is missing, must be given with \(given[0])")
  }

  private func checkImpact() throws(InputError) {
    var before = 0.0
    var isOpen = true
    for number in 1...3 {
      let names = ReentryDataBlock.groundImpact.keywords.map(\.name)
        .filter { $0.hasPrefix("IMPACT_\(number)_") }
      try allOrNone(names)
      guard let confidence = try fields.optionalNumber(names[0], unit: "%") else {
        isOpen = false
        continue
      }
      guard isOpen else {
        throw fields.error(names[0], "is given without IMPACT_\(number - 1)_CONFIDENCE")
      }
      guard confidence > before else {
        throw fields.error(
          names[0], "is \(confidence.shown) %, must be greater than \(before.shown) %")
      }
      before = confidence
    }
    let hasPlace =
      before > 0 || ["LON", "LAT", "ALT"].contains { fields.field("NOMINAL_IMPACT_\($0)") != nil }
    if hasPlace, fields.field("IMPACT_REF_FRAME") == nil {
      throw fields.error("IMPACT_REF_FRAME", "is missing, must be given with a place of impact")
    }
  }

  /// Checks that lifetimes and epochs agree to the last digit of the lifetimes, and that windows hold
  /// what they are windows of.
  private func checkTimes() throws(InputError) {
    let zero = try fields.instant("EPOCH_TZERO")
    for (lifetime, epoch) in [
      ("ORBIT_LIFETIME", "NOMINAL_REENTRY_EPOCH"),
      ("ORBIT_LIFETIME_WINDOW_START", "REENTRY_WINDOW_START"),
      ("ORBIT_LIFETIME_WINDOW_END", "REENTRY_WINDOW_END"),
    ] {
      guard let days = try fields.optionalNumber(lifetime, unit: "d"),
        fields.field(epoch) != nil
      else { continue }
      let instant = try fields.instant(epoch)
      let expected = zero + days * day
      // Epochs may be rounded to a second.
      if abs(instant - expected) > lastDigit(lifetime) * day + 1 {
        throw fields.error(
          epoch, "is \(instant.iso8601), must be EPOCH_TZERO + \(lifetime), \(expected.iso8601)")
      }
    }
    for (start, end) in [
      ("ORBIT_LIFETIME_WINDOW_START", "ORBIT_LIFETIME_WINDOW_END")
    ] {
      try allOrNone([start, end])
      if let a = try fields.optionalNumber(start, unit: "d"),
        let b = try fields.optionalNumber(end, unit: "d"), a > b
      {
        throw fields.error(start, "is \(a.shown) d, must be at most \(end), \(b.shown) d")
      }
    }
    for (start, end) in [
      ("REENTRY_WINDOW_START", "REENTRY_WINDOW_END"), ("IMPACT_WINDOW_START", "IMPACT_WINDOW_END"),
    ] {
      try allOrNone([start, end])
      guard fields.field(start) != nil else { continue }
      let (a, b) = (try fields.instant(start), try fields.instant(end))
      if a > b {
        throw fields.error(start, "is \(a.iso8601), must be at most \(end), \(b.iso8601)")
      }
    }
  }

  /// The size of the last digit that a number is written with: 0.1 for 5.5.
  private func lastDigit(_ keyword: String) -> Double {
    let text = fields.field(keyword)!.text.prefix { $0 != " " && $0 != "[" }
    guard let point = text.firstIndex(of: ".") else { return 1 }
    let decimals = text[text.index(after: point)...].prefix(while: \.isNumber).count
    return (0..<decimals).reduce(1.0) { size, _ in size / 10 }
  }
}

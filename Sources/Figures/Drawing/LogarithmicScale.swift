import Glibc

/// A logarithmic axis with bounds of the form 1, 2 or 5 times a power of ten.
struct LogarithmicScale {
  let lowest: Double
  let highest: Double
  /// Labelled tics, and unlabelled ones between them, as gnuplot takes them.
  let tics: [String]

  /// Creates the axis that holds all values but those that lie `decades` below the greatest.
  init(least: Double, greatest: Double, decades: Int) {
    let floor = greatest * powerOfTen(-decades)
    let isCut = least < floor
    let steps = (decade(of: max(least, floor)) - 1...decade(of: greatest) + 1).flatMap { exponent in
      [1, 2, 5].map { (digit: $0, exponent: exponent, value: Double("\($0)e\(exponent)")!) }
    }
    // A bound may miss its value by rounding, never by what an eye could see.
    let first = steps.lastIndex { $0.value <= max(least, floor) * (1 + 1e-9) }!
    let last = max(first + 1, steps.firstIndex { $0.value >= greatest * (1 - 1e-9) }!)
    lowest = steps[first].value
    highest = steps[last].value

    let shown = steps[first...last]
    let powersSuffice = shown.count { $0.digit == 1 } >= 2
    tics =
      shown.enumerated().map { index, step in
        let isCutBound = isCut && index == 0
        guard step.digit == 1 || !powersSuffice || isCutBound else {
          return "'' \(number(step.value)) 1"
        }
        let factor = step.digit == 1 ? "" : "\(step.digit)×"
        return "'\(isCutBound ? "≤" : "")\(factor)10^{\(step.exponent)}' \(number(step.value)) 0"
      }
  }
}

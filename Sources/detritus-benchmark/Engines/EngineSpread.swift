import Evolution
import Glibc

/// How the members of an ensemble are spread in the end.
struct EngineSpread {
  let members: Int
  /// The numbers of collisions and of objects in low orbits: means and standard deviations.
  let collisions: (mean: Double, deviation: Double)
  let population: (mean: Double, deviation: Double)

  init(_ records: [MemberRecord]) {
    members = records.count
    collisions = Self.moments(records.map { Double($0.events.count) })
    population = Self.moments(records.map { $0.totals.last!.total })
  }

  /// The variance of the number of collisions over its mean; 1 for Poisson's law, with a standard error
  /// of √(2/(n − 1)).
  var dispersion: Double { collisions.deviation * collisions.deviation / collisions.mean }
  var dispersionError: Double { (2 / Double(members - 1)).squareRoot() }

  /// The relative standard error of a standard deviation, of nearly normal values.
  var deviationError: Double { (0.5 / Double(members - 1)).squareRoot() }

  /// The mean and the standard deviation of values.
  static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    return (
      mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
    )
  }
}

import FileFormats
import OrbitalMechanics
import SpaceEnvironment

/// Compares lifetimes with numerical integration: `detritus-benchmark lifetimes [<part> <parts>]`.
///
/// First integrates what is missing in `numerical.csv`, which holds a row for each case and orientation:
/// hours for all of them. Several processes share the work where each is given its part, from 0. Then
/// predicts the lifetimes and writes the comparison to `lifetimes.csv`, for the cases of which all
/// orientations have been integrated.
struct LifetimeComparison {
  static let folder = "Results/lifetime-validation"
  private static let numerical = "\(folder)/numerical.csv"
  private static let comparison = "\(folder)/lifetimes.csv"

  private let record: DailyActivity
  /// The integrated lifetimes [s] by case and orientation.
  private var known: [Key: Double]

  private struct Key: Hashable {
    let name: String
    let orientation: Int
  }

  static func run(part: Int, of parts: Int) throws {
    var comparison = try LifetimeComparison()
    for (index, object) in LifetimeCase.all.enumerated() where index % parts == part {
      try comparison.integrate(object)
    }
    try comparison.compare()
  }

  private init() throws {
    record = try SpaceWeatherFile.readDailyActivity("Scenarios/space-weather/SW-All.csv")
    known = try Self.integrated()
  }

  private static func integrated() throws(InputError) -> [Key: Double] {
    var known: [Key: Double] = [:]
    let table = try CSVTable.read(numerical, columns: ["case", "orientation", "lifetime_d"])
    for row in table.rows {
      let key = Key(
        name: try row.text(table["case"]),
        orientation: try row.integer(table["orientation"], in: 0...7))
      known[key] = try row.number(table["lifetime_d"], unit: "d", in: .above(0)) * day
    }
    return known
  }

  private func timeline(_ object: LifetimeCase) throws -> ActivityTimeline {
    try ActivityTimeline(record: record, from: object.epoch, to: object.epoch + 80 * year)
  }

  // MARK: - Integration

  private mutating func integrate(_ object: LifetimeCase) throws {
    let integration = NumericalLifetime(timeline: try timeline(object))
    for (k, orientation) in LifetimeOrbit.Orientation.draws.enumerated() {
      let key = Key(name: object.name, orientation: k)
      if known[key] != nil { continue }
      guard let lifetime = try integration.lifetime(object, orientation) else {
        throw InputError(
          file: Self.numerical, message: "\(object.name) stays longer than 80 yr")
      }
      // Others may have added theirs.
      known = try Self.integrated()
      known[key] = lifetime
      try writeIntegrated()
    }
  }

  private func writeIntegrated() throws {
    var writer = CSVWriter(columns: ["case", "orientation", "lifetime_d"])
    for object in LifetimeCase.all {
      for k in 0..<8 {
        guard let lifetime = known[Key(name: object.name, orientation: k)] else { continue }
        writer.add(object.name)
        writer.add(k)
        writer.add(lifetime / day)
        writer.endRow()
      }
    }
    try writer.write(to: Self.numerical)
  }

  // MARK: - Comparison

  private func compare() throws {
    var writer = CSVWriter(columns: [
      "case", "perigee_km", "apogee_km", "inclination_deg", "area_to_mass_m2_kg", "epoch",
      "lifetime_d", "standard_deviation_d", "integrated_lifetime_d",
      "integrated_standard_deviation_d", "error_percent",
    ])
    var errors: [Double] = []
    var times: [Double] = []
    for object in LifetimeCase.all {
      let expected = (0..<8).compactMap { known[Key(name: object.name, orientation: $0)] }
      if expected.count < 8 { continue }
      let predictor = LifetimePredictor(timeline: try timeline(object))
      let clock = ContinuousClock.now
      let found = predictor.lifetimes(
        object.orbit, orientations: LifetimeOrbit.Orientation.draws,
        ballisticCoefficient: object.ballisticCoefficient
      ).map { $0 ?? .infinity }
      times.append((ContinuousClock.now - clock) / .seconds(1))
      let (mean, deviation) = Self.statistics(found)
      let (integrated, itsDeviation) = Self.statistics(expected)
      let error = 100 * (mean / integrated - 1)
      errors.append(abs(error))
      writer.add(object.name)
      for value in [
        object.perigee_km, object.apogee_km, object.inclination_deg, object.areaToMass,
      ] { writer.add(value) }
      writer.add(object.epoch.iso8601)
      for seconds in [mean, deviation, integrated, itsDeviation] {
        writer.add(Self.rounded(seconds / day, 4))
      }
      writer.add(Self.rounded(error, 2))
      writer.endRow()
    }
    try writer.write(to: Self.comparison)
    errors.sort()
    times.sort()
    guard let worst = errors.last, let longest = times.last else { return }
    print(
      """
      cases          \(errors.count), \(LifetimeCase.all.count - errors.count) not integrated yet
      error          median \(Self.rounded(errors[errors.count / 2], 2)) %, worst \
      \(Self.rounded(worst, 2)) %
      time of eight  median \(Self.rounded(1e3 * times[times.count / 2], 1)) ms, longest \
      \(Self.rounded(1e3 * longest, 1)) ms
      """)
  }

  static func statistics(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / (n - 1)).squareRoot())
  }

  static func rounded(_ value: Double, _ places: Int) -> Double {
    let factor = (0..<places).reduce(1.0) { product, _ in product * 10 }
    return (value * factor).rounded() / factor
  }
}

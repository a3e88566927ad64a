import FileFormats
import OrbitalMechanics
import SpaceEnvironment

/// What it costs to leave the pressure of sunlight out: `detritus-benchmark radiation`.
///
/// Light objects are integrated with and without it, in the eight standard orientations of the orbit
/// each; the means are written to `radiation.csv`. The Earth's shadow is included.
struct RadiationComparison {
  static let path = "\(LifetimeComparison.folder)/radiation.csv"

  /// The radiation pressure coefficient C_R: between those of a black sphere, 1, and of a
  /// mirror at right angles, 2 [Montenbruck, Gill (2000), Satellite Orbits, Table 3.5: 1.21 to 1.88].
  static let coefficient = 1.3

  /// Light objects at all altitudes where drag removes them, at solar minimum and maximum.
  static let cases: [LifetimeCase] = [
    .init(500, 500, 53, 1, 2000), .init(700, 700, 74, 1, 2000), .init(700, 700, 74, 1, 2008),
    .init(800, 800, 98, 1, 2000), .init(800, 800, 98, 1, 2008), .init(700, 700, 74, 3, 2008),
    .init(800, 800, 98, 3, 2000), .init(900, 900, 82, 3, 1998), .init(800, 800, 98, 10, 2008),
    .init(1000, 1000, 65, 10, 1998), .init(400, 2000, 98, 1, 1999), .init(500, 5000, 65, 3, 2000),
  ]

  static func run() throws {
    let record = try SpaceWeatherFile.readDailyActivity("Scenarios/space-weather/SW-All.csv")
    var writer = CSVWriter(columns: [
      "case", "perigee_km", "apogee_km", "inclination_deg", "area_to_mass_m2_kg", "epoch",
      "without_d", "without_standard_deviation_d", "with_d", "with_standard_deviation_d",
      "difference_percent",
    ])
    print("case                      without [d]   with [d]   difference [%]")
    for object in cases {
      let integration = NumericalLifetime(
        timeline: try ActivityTimeline(
          record: record, from: object.epoch, to: object.epoch + 30 * year))
      func lives(_ coefficient: Double?) throws -> (mean: Double, deviation: Double) {
        LifetimeComparison.statistics(
          try LifetimeOrbit.Orientation.draws.map { orientation in
            guard
              let life = try integration.lifetime(
                object, orientation, radiationCoefficient: coefficient)
            else {
              throw InputError(file: path, message: "\(object.name) stays longer than 30 yr")
            }
            return life
          })
      }
      let without = try lives(nil)
      let with = try lives(coefficient)
      let difference = 100 * (with.mean / without.mean - 1)
      writer.add(object.name)
      for value in [
        object.perigee_km, object.apogee_km, object.inclination_deg, object.areaToMass,
      ] { writer.add(value) }
      writer.add(object.epoch.iso8601)
      for seconds in [without.mean, without.deviation, with.mean, with.deviation] {
        writer.add(LifetimeComparison.rounded(seconds / day, 4))
      }
      writer.add(LifetimeComparison.rounded(difference, 2))
      writer.endRow()
      try writer.write(to: path)
      print(
        object.name, LifetimeComparison.rounded(without.mean / day, 2),
        LifetimeComparison.rounded(with.mean / day, 2),
        LifetimeComparison.rounded(difference, 2), separator: "   ")
    }
  }
}

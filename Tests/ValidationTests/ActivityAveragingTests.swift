import FileFormats
import Glibc
import SpaceEnvironment
import TestSupport
import Testing

/// The density rises faster than linearly with the flux, and storms count more than their share: what
/// a run loses by taking the density at the means of half-years instead of that of every day.
@Suite("Densities of days and densities at half-year means", .tags(.validation))
struct ActivityAveragingTests {
  static let altitudes = [300.0, 500, 800].map { $0 * kilometre }

  /// The density at half-year means over the mean of that of all days of a year, less one.
  static func bias(_ year: Int) throws -> [Double] {
    let record = try SpaceWeatherFile.readDailyActivity(
      "\(DevelopmentData.root)/Scenarios/space-weather/SW-All.csv")
    let atmosphere = AveragedNRLMSISE00()
    let first = Instant(year: year, month: 1, day: 1).dayNumber
    let end = Instant(year: year + 1, month: 1, day: 1).dayNumber
    let days = try (first..<end).map { number -> SolarActivity in
      let day = try #require(record.entry(ofDay: number))
      let before = try #require(record.entry(ofDay: number - 1))
      // Two days with flares, 563.5 and 655.6 sfu, lie beyond what the model accepts.
      return SolarActivity(
        f107: min(
          before.f107, ThermosphereConditions.fluxes.upperBound,
          day.f107Mean + ThermosphereConditions.fluxDifferences.upperBound),
        f107Mean: day.f107Mean, ap: day.ap)
    }
    let projection = try SolarProjection(record: record, then: .meanCycle)
    let halves = projection.means(from: Double(year), to: Double(year + 1), every: 0.5)
    func mean(_ activities: [SolarActivity]) -> [Double] {
      var sums = altitudes.map { _ in 0.0 }
      for activity in activities {
        for (k, h) in altitudes.enumerated() {
          sums[k] += atmosphere.density(atAltitude: h, latitude: 0.6, activity: activity)
        }
      }
      return sums.map { $0 / Double(activities.count) }
    }
    return zip(mean(halves), mean(days)).map { $0 / $1 - 1 }
  }

  // Measured at 300, 500 and 800 km, in per cent, at 34 degrees of latitude: 1990 and 2001 at solar
  // maximum, 2008 at minimum; see the arguments. The half-year means have a little too much air: flux of
  // rotations of the Sun counts less than flux that lasts, which makes up for the convexity.
  @Test(
    "The density at half-year means is that of all days within 2.2 %",
    arguments: [
      (1990, [0.0124, 0.0196, 0.0094]), (2001, [0.0209, 0.0218, -0.0127]),
      (2008, [0.0108, 0.0113, 0.0048]),
    ])
  func bias(year: Int, expected: [Double]) throws {
    for (bias, expected) in zip(try Self.bias(year), expected) {
      #expect(abs(bias - expected) < 0.001)
    }
  }
}

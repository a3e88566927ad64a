import FileFormats
import OrbitalMechanics
import SpaceEnvironment
import TestSupport

@testable import Reentry

/// What the tests of re-entries share.
enum Shared {
  static let weather = try! SpaceWeatherFile.read(
    "\(DevelopmentData.root)/Scenarios/space-weather/SW-All.csv")
  static let record = ActivityRecord(weather)

  /// The element sets of an object of the development data, `nil` where they are not there.
  static func sets(_ object: String) throws -> [ElementSet]? {
    guard let path = DevelopmentData.path("reentry/\(object)/tle.txt") else { return nil }
    let data = try OrbitDataFile.read(path, OrbitDataReading(policy: .lenient))
    return data.histories.first?.sets
  }

  /// A state on a low orbit that is almost a circle, at 51.6°.
  static func lowOrbit(altitude: Double, at instant: Instant) -> TimedState {
    let elements = KeplerElements(
      semiMajorAxis: Earth.wgs84.equatorialRadius + altitude, eccentricity: 0.001,
      inclination: 0.9, node: 1, argumentOfPerigee: 2, meanAnomaly: 3)
    return TimedState(
      instant: instant,
      state: elements.state(gravitationalParameter: Earth.wgs84.gravitationalParameter))
  }

  static func instant(_ text: String) -> Instant { try! Instant(text: text) }
}

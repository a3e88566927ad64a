import SpaceEnvironment
import Testing

@Suite("Sites of NRLMSISE-00")
struct SiteTests {
  @Test("Property: places and altitudes out of range are refused")
  func places() throws {
    func refusal(
      _ φ: Double, _ λ: Double, _ day: Int, _ seconds: Double, _ localTime: Double?
    ) -> String? {
      do {
        _ = try NRLMSISE00.Site(
          latitude: φ, longitude: λ, dayOfYear: day, secondsOfDay: seconds,
          localSolarTime: localTime)
        return nil
      } catch {
        return "\(error.quantity) [\(error.unit)]"
      }
    }
    #expect(refusal(.pi / 2, 2 * .pi, 366, 86_400, nil) == nil)
    #expect(refusal(-.pi / 2, -2 * .pi, 1, 0, nil) == nil)
    #expect(refusal(1.6, 0, 1, 0, nil) == "latitude [rad]")
    #expect(refusal(.nan, 0, 1, 0, nil) == "latitude [rad]")
    #expect(refusal(0, 7, 1, 0, nil) == "longitude [rad]")
    #expect(refusal(0, 0, 0, 0, nil) == "day of the year [d]")
    #expect(refusal(0, 0, 367, 0, nil) == "day of the year [d]")
    #expect(refusal(0, 0, 1, -1, nil) == "time of day [s]")
    #expect(refusal(0, 0, 1, 0, 2e5) == "local solar time [s]")
    for h in [-1, 2_500_001, Double.nan] {
      #expect(throws: OutOfRange.self) { try NRLMSISE00.validate(altitude: h) }
    }
    try NRLMSISE00.validate(altitude: 2_500_000)
  }
}

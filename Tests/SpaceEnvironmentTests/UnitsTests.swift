import SpaceEnvironment
import Testing

@Suite("Units")
struct UnitsTests {
  @Test("Published: the Julian year of 365.25 days, the day of 86400 s (IAU, SI brochure)")
  func values() {
    #expect(year == 31_557_600)
    #expect(day == 86_400)
    #expect(800 * kilometre == 800_000)
    #expect(abs(180 * degree - 3.141592653589793) < 1e-15)
  }
}

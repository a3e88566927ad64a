import SpaceEnvironment
import TestSupport
import Testing

@Suite("NRLMSISE-00 at three altitudes")
struct NRLMSISE00AltitudesTests {
  @Test("Property: the densities are those of a profile")
  func sameAsProfile() throws {
    var random = SplitMix(state: 7)
    let model = NRLMSISE00()
    for _ in 0..<300 {
      let site = try NRLMSISE00Tests.site(&random)
      let conditions = try NRLMSISE00Tests.conditions(&random)
      let profile = model.profile(at: site, conditions: conditions)
      let top = [60e3, 125e3, 310e3, 470e3, 2500e3].randomElement(using: &random)!
      let altitudes = SIMD3<Double>(
        .random(in: 0...top, using: &random), .random(in: 0...top, using: &random), top)
      let found = model.massDensities(atAltitudes: altitudes, site: site, conditions: conditions)
      for k in 0..<3 {
        #expect(relativeError(found[k], profile.massDensity(atAltitude: altitudes[k])) < 1e-13)
      }
    }
  }
}

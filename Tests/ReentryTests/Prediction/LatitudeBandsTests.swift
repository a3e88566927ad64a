import Glibc
import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("Latitude bands")
struct LatitudeBandsTests {
  @Test("At 90° all latitudes have the same chance; at 30° half lies beyond 20.7°")
  func shares() {
    func share(_ latitude: Double, _ inclination: Double) -> Double {
      ReentryPrediction.share(below: latitude * degree, inclination: inclination * degree)
    }
    #expect(abs(share(30, 90) - 2.0 / 3) < 1e-12)
    #expect(share(40, 30) == 1 && share(-40, 30) == 0 && share(0, 30) == 0.5)
    // sin φ = sin 30° sin 45°
    let middle = asin(0.5 * 0.5.squareRoot()) / degree
    #expect(abs(share(middle, 30) - share(-middle, 30) - 0.5) < 1e-12)
    #expect(share(20, 150) == share(20, 30))
  }
}

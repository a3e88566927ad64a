import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Exponential atmosphere, Vallado (2013)")
struct ExponentialAtmosphereTests {
  static let activity = SolarActivity(f107: 140, f107Mean: 140, ap: 15)

  static func density(_ h: Double) -> Double {
    ExponentialAtmosphere.vallado.density(atAltitude: h, latitude: 0.3, activity: activity)
  }

  @Test(
    "Published: Table 8-4, the densities at the bases [kg/m³]",
    arguments: [
      (0.0, 1.225), (25, 3.899e-2), (30, 1.774e-2), (40, 3.972e-3), (50, 1.057e-3),
      (60, 3.206e-4), (70, 8.770e-5), (80, 1.905e-5), (90, 3.396e-6), (100, 5.297e-7),
      (110, 9.661e-8), (120, 2.438e-8), (130, 8.484e-9), (140, 3.845e-9), (150, 2.070e-9),
      (180, 5.464e-10), (200, 2.789e-10), (250, 7.248e-11), (300, 2.418e-11), (350, 9.518e-12),
      (400, 3.725e-12), (450, 1.585e-12), (500, 6.967e-13), (600, 1.454e-13), (700, 3.614e-14),
      (800, 1.170e-14), (900, 5.245e-15), (1_000, 3.019e-15),
    ])
  func nodes(altitude: Double, density: Double) {
    #expect(relativeError(Self.density(altitude * kilometre), density) < 1e-12)
  }

  @Test("Published: Example 8-4, at 747.2119 km, 2.1219854e-14 kg/m³")
  func example8_4() {
    #expect(relativeError(Self.density(747_211.9), 2.1219854e-14) < 1e-7)
  }

  @Test("Property: density falls inside every layer, and from each layer to the next")
  func falls() {
    var last = Double.infinity
    for k in 0...24_000 {
      let density = Self.density(Double(k) * 100)
      #expect(density < last && density > 0)
      last = density
    }
  }

  @Test("Property: layers meet within 2 % from 100 km on, and no scale height is mistyped")
  func joints() {
    let layers = ExponentialAtmosphere.vallado.layers
    #expect(layers.count == 28)
    for (lower, upper) in zip(layers, layers.dropFirst()) {
      let below =
        lower.baseDensity * exp(-(upper.baseAltitude - lower.baseAltitude) / lower.scaleHeight)
      #expect(relativeError(below, upper.baseDensity) < 0.02, "\(upper.baseAltitude)")
    }
  }

  @Test("Property: the outermost layers reach on; activity changes nothing")
  func ends() {
    #expect(relativeError(Self.density(1_268e3), 3.019e-15 * exp(-1)) < 1e-12)
    #expect(relativeError(Self.density(-7_249), 1.225 * exp(1)) < 1e-12)
    let quiet = SolarActivity(f107: 65, f107Mean: 65, ap: 0)
    #expect(
      ExponentialAtmosphere.vallado.density(atAltitude: 5e5, latitude: 1.3, activity: quiet)
        == Self.density(5e5))
  }
}

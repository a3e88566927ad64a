import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Flattening and the averaged NRLMSISE-00")
struct FlatteningTests {
  // Measured, density over a sphere of the equatorial radius above that over the ellipsoid [%]:
  //
  //     altitude [km]           300    400    800
  //     F10.7  70, ap  6, 53°  18.4   15.3    4.1
  //     F10.7  70, ap  6, 98°  28.7   23.7    6.5
  //     F10.7 140, ap 15, 53°  14.3   11.8    6.6
  //     F10.7 140, ap 15, 98°  22.2   18.2   10.4
  @Test(
    "Property: a sphere of the equatorial radius has too much air, by 14 to 29 % at 300 km",
    arguments: [
      (70.0, 6.0, 53.0, [0.1835, 0.1534, 0.0413]), (70, 6, 98, [0.2865, 0.2374, 0.0652]),
      (140, 15, 53, [0.1432, 0.1181, 0.066]), (140, 15, 98, [0.2221, 0.1817, 0.104]),
      (140, 15, 0, [0, 0, 0]),
    ])
  func flattening(f107: Double, ap: Double, inclination: Double, expected: [Double]) {
    let real = Earth.wgs84
    let sphere = Earth(
      gravitationalParameter: real.gravitationalParameter,
      equatorialRadius: real.equatorialRadius, flattening: 0, rotationRate: real.rotationRate,
      j2: real.j2)
    let activity = SolarActivity(meanF107: f107, ap: ap)
    let atmosphere = AveragedNRLMSISE00().prepared(for: ActivityLevels(constant: activity))
    let densities = [real, sphere].map {
      OrbitAveragedDensity(
        atmosphere, activity: activity, inclination: inclination * degree, earth: $0)
    }
    for (h, excess) in zip([300.0, 400, 800], expected) {
      let r = real.equatorialRadius + h * kilometre
      let ratio = densities[1].density(atRadius: r) / densities[0].density(atRadius: r)
      #expect(abs(ratio - 1 - excess) < 0.002)
    }
  }
}

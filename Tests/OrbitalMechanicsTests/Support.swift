import Glibc
import OrbitalMechanics
import SpaceEnvironment

let activity = SolarActivity(f107: 140, f107Mean: 140, ap: 15)

/// One exponential layer: the mean density along an orbit over a sphere is known in closed form.
let oneLayer = ExponentialAtmosphere(layers: [
  .init(baseAltitude: 400e3, baseDensity: 4e-12, scaleHeight: 55e3)
])

/// A sphere of the size of the Earth that turns at a rate.
func sphere(rotationRate: Double = 0) -> Earth {
  Earth(
    gravitationalParameter: 3.986004418e14, equatorialRadius: 6_378_137, flattening: 0,
    rotationRate: rotationRate, j2: 0)
}

func rates(
  _ atmosphere: ExponentialAtmosphere, _ earth: Earth, inclination: Double
) -> DragRates {
  DragRates(
    density: OrbitAveragedDensity(
      atmosphere, activity: activity, inclination: inclination, earth: earth),
    inclination: inclination, earth: earth)
}

import DebrisEnvironment
import SpaceEnvironment

/// How often a satellite meets an object of a shell and a band of inclination.
struct EncounterTable {
  private struct Cell: Hashable {
    let altitude: Range<Double>
    let inclination: Range<Double>
  }

  private let encounters: SatelliteEncounters
  private let earth: Earth
  private var known: [Cell: Double] = [:]

  init(_ encounters: SatelliteEncounters, earth: Earth) {
    self.encounters = encounters
    self.earth = earth
  }

  /// The rate per object and cross-section [1/(m² s)]; 0 where the satellite never is.
  mutating func rate(altitude: Range<Double>, inclination: Range<Double>) -> Double {
    let cell = Cell(altitude: altitude, inclination: inclination)
    if let known = known[cell] { return known }
    let residence = encounters.residence(in: altitude)
    let R = earth.equatorialRadius
    let (r1, r2) = (R + altitude.lowerBound, R + altitude.upperBound)
    let volume = 4 / 3 * Double.pi * (r2 - r1) * (r1 * r1 + r1 * r2 + r2 * r2)
    let rate =
      residence == 0
      ? 0 : residence * encounters.speed(in: altitude, inclinations: inclination) / volume
    known[cell] = rate
    return rate
  }
}

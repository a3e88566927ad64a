import DebrisEnvironment
import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@testable import Evolution

@Suite("Impacts on a satellite")
struct SatelliteFluxTests {
  private let shell = 800 * kilometre..<850 * kilometre

  private func row(
    _ date: Double = 2020, type: ObjectType = .fragment, count: Double,
    inclination: Range<Double>, radius: Double = 0
  ) -> RunRecord.SizePopulation {
    RunRecord.SizePopulation(
      date: date, type: type, size: 0.1..<0.3, altitude: shell, inclination: inclination,
      count: count, meanRadius: radius, meanRadiusSquared: radius * radius)
  }

  @Test("An equatorial satellite meets polar objects at n (2/π) √2 v A")
  func equatorialAndPolar() throws {
    let flux = SatelliteFlux(
      [row(count: 1000, inclination: 89.9 * degree..<90.1 * degree)],
      encounters: SatelliteEncounters(
        perigee: 825 * kilometre, apogee: 825 * kilometre, inclination: 0), area: 10)
    let (R, μ) = (Earth.wgs84.equatorialRadius, Earth.wgs84.gravitationalParameter)
    let volume = 4 / 3 * Double.pi * (pow(R + 850e3, 3) - pow(R + 800e3, 3))
    let speed = (2 * μ / (R + 825e3)).squareRoot()
    let expected = 1000 / volume * 2 / .pi * speed * 10
    #expect(relativeError(flux.rate(0, in: 2020), expected) < 1e-3)
  }

  @Test("The sum over a population is what its kernel says of an object in the same orbits")
  func kernel() throws {
    // An active payload of 700 to 900 km and 0 to 90 degrees against the whole population.
    let scenario = SmallScenario.make(kernel: .resolved)
    let simulation = try Simulation(try EvolutionModel(scenario))
    let rows = simulation.sizePopulations(simulation.shellCounts())
    let total = rows.reduce(0) { $0 + $1.count }
    #expect(relativeError(total, simulation.totals().total) < 1e-10)

    let target = SmallScenario.payload
    // The kernel's area of a target is π r²; that of the satellite is the same.
    let area = Double.pi * target.meanRadius * target.meanRadius
    let inclinations = (0..<45).map { (2 * Double($0) + 1) * degree }
    let perigees = stride(from: 702.5, to: 900, by: 5).map { $0 * kilometre }
    var mean = 0.0
    for inclination in inclinations {
      for perigee in perigees {
        let flux = SatelliteFlux(
          rows,
          encounters: SatelliteEncounters(
            perigee: perigee, apogee: perigee + 14 * kilometre, inclination: inclination),
          area: area)
        mean += flux.rates.reduce(0) { $0 + $1[0] } / Double(inclinations.count * perigees.count)
      }
    }
    // All collisions with active payloads, per payload, of which there are 300.
    let rates = try #require(try EpochModel(scenario).rates())
    let active = rates.types.firstIndex(of: .activePayload)!
    var collisions = 0.0
    for s in 0..<scenario.grid.shellCount {
      for other in rates.types.indices {
        let k = rates.eventIndex(shell: s, active, other)
        // A collision of two payloads is one of each.
        collisions += (other == active ? 2 : 1) * (rates.catastrophic[k] + rates.nonCatastrophic[k])
      }
    }
    // Within what bins, and means of r² for the payload (1.1 r²), differ by.
    #expect(relativeError(mean, collisions / 300) < 0.05)
  }

  @Test("An eccentric satellite has its share of time in a shell; none outside")
  func residence() {
    let encounters = SatelliteEncounters(
      perigee: 800 * kilometre, apogee: 850 * kilometre, inclination: 1)
    #expect(encounters.residence(in: shell) == 1)
    #expect(encounters.residence(in: 850 * kilometre..<900 * kilometre) == 0)
    // Half of the time below the semi-minor axis and a bit less: e/π + 1/2 of it beyond r = a.
    let half = encounters.residence(in: 825 * kilometre..<850 * kilometre)
    let e = 25 / (Earth.wgs84.equatorialRadius / kilometre + 825)
    #expect(relativeError(half, 0.5 + e / .pi) < 1e-9)
  }

  @Test("Rates are linear between recorded years, and so are the sums")
  func interpolation() {
    let band = 1.0..<1.1
    let flux = SatelliteFlux(
      [
        row(2020, count: 100, inclination: band), row(2030, count: 300, inclination: band),
        row(2030, type: .rocketBody, count: 100, inclination: band, radius: 1),
      ],
      encounters: SatelliteEncounters(
        perigee: 810 * kilometre, apogee: 810 * kilometre, inclination: 1.5), area: 4)
    #expect(flux.kinds.map(\.type) == [.fragment, .rocketBody])
    let first = flux.rate(0, in: 2020)
    #expect(first > 0 && relativeError(flux.rate(0, in: 2025), 2 * first) < 1e-12)
    #expect(flux.rate(1, in: 2020) == 0)
    // (r₁ + r₂)² of r₁ = √(4/π) and r₂ = 1 against r₁².
    let radius = (4 / Double.pi).squareRoot()
    #expect(
      relativeError(flux.rate(1, in: 2030) / first, pow((radius + 1) / radius, 2)) < 1e-12)
    #expect(
      relativeError(flux.impacts(0, from: 2020, to: 2030), 2 * first * 10 * year) < 1e-12)
    #expect(
      relativeError(flux.impacts(0, from: 2022, to: 2023), 1.5 * first * year) < 1e-12)
  }
}

import SpaceEnvironment
import TestSupport
import Testing

@testable import OrbitalMechanics

@Suite("SGP4")
struct SGP4Tests {
  @Test("Published: AIAA 2006-6753, the Air Force's mode differs where nodes are negative alone")
  func modes() throws {
    let improved = try SGP4VerificationTests.deck()
    let airForce = try SGP4VerificationTests.deck(mode: .airForce)
    var largest = 0.0
    for (a, b) in zip(improved, airForce) {
      for minutes in [0.0, 120, 300, 700] {
        guard let x = try? a.state(secondsSinceEpoch: minutes * 60),
          let y = try? b.state(secondsSinceEpoch: minutes * 60)
        else { continue }
        let d = x.position - y.position
        let distance = (d * d).sum().squareRoot()
        if !a.isDeepSpace { #expect(distance == 0) }
        largest = max(largest, distance)
      }
    }
    #expect(largest > 100 && largest < 3000)
  }

  @Test(
    "Published: both formulas of sidereal time agree with Vallado (2013), example 3-5: 152.5788°")
  func siderealTime() {
    // 1992-08-20T12:14
    let instant = Instant(year: 1992, month: 8, day: 20, seconds: 12 * 3600 + 14 * 60)
    let days = instant.secondsSinceJ2000 / day + 18_263.5
    for mode in [SGP4.Mode.improved, .airForce] {
      let θ = SGP4.siderealTime(daysSince1950: days, mode: mode)
      #expect(abs(θ / degree - 152.578788) < 1e-4)
    }
  }

  @Test(
    "Property: without drag in the near field, one day on and back gives orbits of equal energy")
  func energy() throws {
    let elements = MeanElements(
      epoch: Instant(year: 2020, month: 1, day: 1), meanMotion: 15 * 2 * .pi / day,
      eccentricity: 0.001, inclination: 1, node: 1, argumentOfPerigee: 2, meanAnomaly: 3, bstar: 0)
    let theory = try SGP4(elements)
    #expect(!theory.isDeepSpace)
    func axis(_ t: Double) throws -> Double {
      let state = try theory.state(secondsSinceEpoch: t)
      let r = (state.position * state.position).sum().squareRoot()
      let v2 = (state.velocity * state.velocity).sum()
      return 1 / (2 / r - v2 / SGP4Gravity.gravitationalParameter)
    }
    // The draconic period brings back the argument of latitude and with it the short-period terms.
    let period = 2 * .pi / (theory.rates.meanAnomaly + theory.rates.argumentOfPerigee) * 60
    #expect(try abs(axis(0) - axis(period)) < 50)
    #expect(try abs(axis(0) - axis(-period)) < 50)
  }

  @Test(
    "Property: the velocity is the derivative of the position, to the order of what is left out")
  func derivative() throws {
    for theory in try SGP4VerificationTests.deck()
    where theory.elements.eccentricity < 0.9 && abs(theory.elements.bstar) < 1e-3 {
      guard let state = try? theory.state(secondsSinceEpoch: 1000),
        let before = try? theory.state(secondsSinceEpoch: 999),
        let after = try? theory.state(secondsSinceEpoch: 1001)
      else { continue }
      let v = (after.position - before.position) / 2
      let d = v - state.velocity
      #expect((d * d).sum().squareRoot() < 60, "\(theory.elements)")
    }
  }

  @Test("Property: a state does not depend on what was asked before, resonance included")
  func stateless() throws {
    for theory in try SGP4VerificationTests.deck() where theory.isDeepSpace {
      let first = try? theory.state(secondsSinceEpoch: 200_000)
      _ = try? theory.state(secondsSinceEpoch: 900_000)
      _ = try? theory.state(secondsSinceEpoch: -900_000)
      #expect(first == (try? theory.state(secondsSinceEpoch: 200_000)))
    }
  }

  @Test("Property: elements that are no ellipse are refused with their code")
  func refused() {
    var elements = MeanElements(
      epoch: Instant(year: 2020, month: 1, day: 1), meanMotion: 1e-3, eccentricity: 0.001,
      inclination: 1, node: 1, argumentOfPerigee: 2, meanAnomaly: 3, bstar: 0)
    elements.eccentricity = 1
    #expect(throws: SGP4.Failure.meanEccentricity(1)) { try SGP4(elements) }
    elements.eccentricity = 0
    elements.meanMotion = 0
    #expect(throws: SGP4.Failure.meanMotion(0)) { try SGP4(elements) }
    #expect(SGP4.Failure.meanMotion(0).code == 2)
    #expect(
      "\(SGP4.Failure.meanMotion(0))"
        == "the mean motion is 0.0 rad/s, must be greater than 0 rad/s")
  }

  @Test(
    "Property: neither a near nor a deep state takes memory from the heap",
    .enabled(if: heapIsReported, "a sanitizer has its own heap"))
  func allocatesNothing() throws {
    let deck = try SGP4VerificationTests.deck()
    for place in [0, 2, 3, 8] {
      let theory = deck[place]
      #expect(!allocates { _ = try? theory.state(secondsSinceEpoch: 36_000) })
    }
  }
}

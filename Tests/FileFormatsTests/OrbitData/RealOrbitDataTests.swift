import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@testable import FileFormats

@Suite("Orbit data as providers issue them")
struct RealOrbitDataTests {
  static let list = DevelopmentData.path("gp/gp-2026-07.csv")

  @Test(
    "The list of CelesTrak is read whole, and the sample in JSON agrees with it",
    .enabled(if: list != nil, "needs gp/gp-2026-07.csv"))
  func celestrak() throws {
    let csv = try OrbitDataFile.read(#require(Self.list))
    #expect(csv.form == .csv && csv.elementSets.count == 15_985 && csv.histories.count == 15_985)
    let sample = try OrbitDataFile.read(#require(DevelopmentData.path("gp/gp-sample-300.json")))
    #expect(sample.form == .json && sample.elementSets.count == 300)
    #expect(sample.elementSets == Array(csv.elementSets[..<300]))
    var failures: [Int: Int] = [:]
    for set in csv.elementSets {
      do {
        let state = try SGP4(set.elements).state(at: set.epoch)
        let r = (state.position * state.position).sum().squareRoot()
        let a = Orbit(
          semiMajorAxis: pow23(3.986_008e14, set.elements.meanMotion),
          eccentricity: set.elements.eccentricity)
        #expect(r > a.perigeeRadius - 30e3 && r < a.apogeeRadius + 30e3, "\(set)")
      } catch {
        failures[error.code, default: 0] += 1
      }
    }
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The semi-major axis of a mean motion: (μ/n²)^(1/3).
  private func pow23(_ μ: Double, _ n: Double) -> Double {
    var a = 1e7
    for _ in 0..<60 { a -= (a * a * a - μ / (n * n)) / (3 * a * a) }
    return a
  }

  @Test(
    "Three-line elements are read; a list with edited epochs shows in its checksums",
    .enabled(if: list != nil, "needs gp/tle3-oneweb-sample.txt"))
  func lines() throws {
    let oneWeb = try OrbitDataFile.read(
      #require(DevelopmentData.path("gp/tle3-oneweb-sample.txt")))
    #expect(oneWeb.elementSets.count == 200)
    #expect(oneWeb.elementSets.allSatisfy { $0.object.name?.hasPrefix("ONEWEB-") == true })

    let planning = try #require(DevelopmentData.path("gp/tle-sample-300.txt"))
    #expect(message { _ = try OrbitDataFile.read(planning) } != nil)
    let lenient = try OrbitDataFile.read(planning, OrbitDataReading(policy: .lenient))
    #expect(lenient.elementSets.count == 2 && lenient.faults.count == 298)
    let all = try OrbitDataFile.read(planning, OrbitDataReading(verifiesChecksums: false))
    #expect(all.elementSets.count == 300)
    #expect(all.elementSets[0].epoch.date.year == 2028)
  }

  @Test(
    "Histories of decayed objects are read whole, and SGP4 has a state at every epoch",
    .enabled(if: list != nil, "needs reentry/*/tle.txt"),
    arguments: [
      ("CZ-5B_2021-035B", 34), ("DELFI-PQ", 351), ("GOCE", 499), ("JILIN-1_GF04A", 697),
      ("KZ-1A_RB", 22), ("NUTSAT", 178), ("STARLINK-1822", 451), ("STARLINK-24", 3),
      ("UMBRA-08", 452),
    ])
  func histories(name: String, count: Int) throws {
    let data = try OrbitDataFile.read(#require(DevelopmentData.path("reentry/\(name)/tle.txt")))
    #expect(data.elementSets.count == count && data.histories.count == 1)
    let history = data.histories[0]
    #expect(history.sets.count == count)
    let middle = history.sets[count / 2].epoch
    #expect(history.known(asOf: middle)?.sets.count == count / 2 + 1)
    for set in history.sets { _ = try SGP4(set.elements).state(at: set.epoch) }
  }

  @Test("The published set of Starlink-24 agrees with itself as a mean-elements message in SGP4")
  func agreement() throws {
    let tle = try read(Array(starlink24[..<2])).elementSets[0]
    let omm = try read(OrbitMessages.ommKVN).elementSets[0]
    let instant = tle.epoch + 86_400
    let a = try SGP4(tle.elements).state(at: instant)
    let b = try SGP4(omm.elements).state(at: instant)
    let d = a.position - b.position
    #expect((d * d).sum().squareRoot() < 0.01)
  }
}

import DebrisEnvironment
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Launches")
struct LaunchesTests {
  static let classes = ClassTable(
    population: [objectClass(.rocketBody, mass: 1_000), objectClass(.rocketBody, mass: 2_000)])

  static func record(_ mass: Double, count: Double, perigee: Range<Double> = 700e3..<800e3)
    -> PopulationRecord
  {
    PopulationRecord(
      objectClass: objectClass(.rocketBody, mass: mass), perigeeAltitude: perigee,
      eccentricity: 0..<1e-6, inclination: 60 * degree..<120 * degree, missionEndYear: nil,
      count: count)
  }

  static func launches(growth: Double = 0, end: Double? = nil) throws -> Launches {
    let traffic = TrafficTable(
      source: "test", years: 2015...2017,
      records: [
        .init(year: 2015, launched: record(1_000, count: 4)),
        .init(year: 2017, launched: record(1_250, count: 8, perigee: 650e3..<850e3)),
      ])
    return try Launches(
      traffic: traffic, growth: growth, end: end, classes: classes, grid: smallGrid())
  }

  @Test(
    "Property: the years of the record repeat, those without launches too",
    arguments: [(0.5, 4.0), (1.5, 0), (2.5, 8), (3.01, 4), (4.9, 0), (5.5, 8), (300.5, 4)])
  func repeats(time: Double, count: Double) throws {
    let segments = try Self.launches().segments(from: time - 0.005, length: 0.01)
    #expect(segments.count == 1 && abs(segments[0].years - 0.01) < 1e-12)
    #expect(abs(segments[0].entries.reduce(0) { $0 + $1.count } - count) < 1e-12)
  }

  @Test("Property: growth compounds by the year, from the first")
  func growth() throws {
    let launches = try Self.launches(growth: 0.02)
    for (time, factor) in [(0.99, 1.0), (1.01, 1.02), (2.5, 1.0404), (10.5, 1.218994419994757)] {
      let years = launches.segments(from: time - 0.005, length: 0.01)[0].years
      #expect(relativeError(years, 0.01 * factor) < 1e-12)
    }
  }

  @Test("Property: nothing is launched from the end on")
  func end() throws {
    let launches = try Self.launches(end: 3)
    #expect(launches.segments(from: 2.98, length: 0.01).count == 1)
    #expect(launches.segments(from: 3, length: 0.01).isEmpty)
    #expect(launches.segments(from: 90, length: 0.01).isEmpty)
    #expect(abs(launches.segments(from: 2.5, length: 2)[0].years - 0.5) < 1e-12)
  }

  @Test("Property: a long span is the sum of its parts")
  func spans() throws {
    let launches = try Self.launches(growth: 0.03, end: 7.3)
    func count(_ start: Double, _ length: Double) -> Double {
      launches.segments(from: start, length: length).reduce(0) { sum, segment in
        sum + segment.years * segment.entries.reduce(0) { $0 + $1.count }
      }
    }
    let parts = (0..<40).reduce(0) { $0 + count(0.25 * Double($1), 0.25) }
    #expect(relativeError(count(0, 10), parts) < 1e-12)
    #expect(relativeError(count(0.3, 4) + count(4.3, 6), count(0.3, 10)) < 1e-12)
  }

  // 8 of 1250 kg: 3/4 in the class of 1000 kg and 1/4 in that of 2000 kg; a quarter, a half and a
  // quarter of them in the bins from 600, 700 and 800 km.
  @Test("Property: number and mass fall on classes and bins by their shares")
  func placement() throws {
    let entries = try Self.launches().segments(from: 2.45, length: 0.1)[0].entries
    #expect(entries.count == 6)
    for entry in entries {
      let mass = Self.classes.classes[entry.objectClass].meanMass
      let shares: [Int: Double] = [4: 0.25, 5: 0.5, 6: 0.25]
      let inBin = shares[entry.bin.perigee] ?? 0
      #expect(entry.bin.eccentricity == 0 && entry.bin.inclination == 1)
      #expect(abs(entry.count - 8 * inBin * (mass == 1_000 ? 0.75 : 0.25)) < 1e-12)
    }
  }

  @Test("A launch that the grid does not cover is refused")
  func outside() {
    let traffic = TrafficTable(
      source: "test", years: 2015...2015,
      records: [.init(year: 2015, launched: Self.record(1_500, count: 1, perigee: 100e3..<300e3))])
    #expect(throws: OutsideGrid.self) {
      try Launches(traffic: traffic, classes: Self.classes, grid: smallGrid())
    }
  }
}

import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

/// A record whose flux is 100 + 10 times the number of the cycle and whose ap is the number, from
/// 1957-10-01 to 2025-12-24.
private func steps(from first: Instant = Instant(year: 1957, month: 10, day: 1)) throws
  -> SpaceWeather
{
  let last = Instant(year: 2025, month: 12, day: 24).dayNumber
  return try SpaceWeather(
    records: (first.dayNumber...last).map { day in
      let year = Instant(year: 2000, month: 1, day: 1 + day, seconds: 43_200).decimalYear
      let cycle = Double(
        SolarCycle.known.first { year >= $0.start && year < $0.end }?.number ?? 25)
      let flux = SpaceWeather.Flux(
        value: 100 + 10 * cycle, centredMean: 100, trailingMean: 100)
      return SpaceWeather.Record(
        dayNumber: day, kind: .observed, observed: flux, adjusted: flux,
        geomagnetic: SpaceWeather.GeomagneticIndices(
          kp: .zero, ap: SIMD8(repeating: cycle), dailyAp: cycle))
    })
}

private let join = Instant(year: 2025, month: 12, day: 25).decimalYear

@Suite("Projections of solar activity")
struct SolarProjectionTests {
  @Test(
    "Published: SILSO, months of the minima of the 13-month smoothed sunspot number, version 2.0",
    arguments: [
      (19, 1954, 4), (20, 1964, 10), (21, 1976, 3), (22, 1986, 9), (23, 1996, 8), (24, 2008, 12),
    ])
  func minima(number: Int, year: Int, month: Int) throws {
    let cycle = try #require(SolarCycle.known.first { $0.number == number })
    let date = Instant(decimalYear: cycle.start).date
    #expect(date.year == year && date.month == month)
    #expect(cycle.length > 9.8 && cycle.length < 12.4)
  }

  @Test("Constant activity is the same at all times")
  func constant() {
    let projection = SolarProjection(constantF107: 130, ap: 8)
    for (a, b) in [(1900.0, 1900.1), (2020, 2220)] {
      #expect(projection.mean(from: a, to: b) == SolarActivity(f107: 130, f107Mean: 130, ap: 8))
    }
  }

  @Test("Before the join the mean is that of the recorded days, after it that of the assumption")
  func joined() throws {
    let projection = try SolarProjection(record: steps(), then: .constant(f107: 80, ap: 5))
    #expect(projection.start == Instant(year: 1957, month: 10, day: 1).decimalYear)
    #expect(projection.recordEnd == join)
    #expect(abs(projection.mean(from: 1990, to: 1991).f107 - 320) < 1e-9)
    #expect(abs(projection.mean(from: 1990.001, to: 1990.002).ap - 22) < 1e-9)
    #expect(abs(projection.mean(from: join, to: 2300).f107 - 80) < 1e-9)
    // Half a year of each.
    let across = projection.mean(from: join - 0.5, to: join + 0.5)
    #expect(abs(across.f107 - (350 + 80) / 2) < 1e-9 && abs(across.ap - 15) < 1e-9)
    #expect(across.f107Mean == across.f107)
  }

  @Test("The mean, a percentile and one cycle take the complete cycles 20 to 24 phase by phase")
  func folded() throws {
    let record = try steps()
    #expect(SolarProjection.completeCycles(of: record).map(\.number) == [20, 21, 22, 23, 24])
    func flux(_ continuation: SolarProjection.Continuation) throws -> Double {
      // Away from the minima, where the day of the minimum belongs to two cycles.
      try SolarProjection(record: record, then: continuation).mean(from: 2100, to: 2101).f107
    }
    #expect(abs(try flux(.meanCycle) - 320) < 1)
    #expect(abs(try flux(.repeatCycle(23)) - 330) < 1)
    #expect(abs(try flux(.percentile(0)) - 300) < 1)
    #expect(abs(try flux(.percentile(75)) - 330) < 1)
    // Between ranks 3 and 4 of 0 to 4: 320 + 0.5 · 10 at 62.5 %.
    #expect(abs(try flux(.percentile(62.5)) - 325) < 1)
    #expect(abs(try flux(.percentile(100)) - 340) < 1)
  }

  @Test("Only cycles from minimum to minimum can be repeated")
  func incomplete() throws {
    for number in [19, 25, 26] {
      let error = try #require(
        #expect(throws: SolarProjection.Problem.self) {
          try SolarProjection(record: steps(), then: .repeatCycle(number))
        })
      #expect(error == .cycleNotComplete(number, complete: [20, 21, 22, 23, 24]))
    }
    let short = try steps(from: Instant(year: 2010, month: 1, day: 1))
    #expect(throws: SolarProjection.Problem.noCompleteCycle) {
      try SolarProjection(record: short, then: .meanCycle)
    }
    #expect(throws: Never.self) {
      try SolarProjection(record: short, then: .constant(f107: 100, ap: 9))
    }
  }

  @Test("Property: means over parts add up to the mean of the whole")
  func additive() throws {
    let record = try steps()
    for continuation in [
      .meanCycle, .repeatCycle(21), .random(RandomStream(seed: 3)),
    ] as [SolarProjection.Continuation] {
      let projection = try SolarProjection(record: record, then: continuation)
      let parts = projection.means(from: 2019.3, to: 2049.3, every: 0.25)
      #expect(parts.count == 120)
      let whole = projection.mean(from: 2019.3, to: 2049.3)
      #expect(relativeError(parts.reduce(0) { $0 + $1.f107 } / 120, whole.f107) < 1e-12)
      #expect(relativeError(parts.reduce(0) { $0 + $1.ap } / 120, whole.ap) < 1e-12)
      #expect(projection.means(from: 2030, to: 2030.1, every: 0.25).count == 1)
      #expect(projection.means(from: 2030, to: 2031, every: 0.3).count == 4)
    }
  }

  @Test("Property: drawn cycles are the same for one stream, others for another; each is whole")
  func random() throws {
    let record = try steps()
    func fluxes(_ projection: SolarProjection) -> [Double] {
      projection.means(from: 2030, to: 2530, every: 1).map(\.f107)
    }
    let one = try SolarProjection(record: record, then: .random(RandomStream(seed: 1)))
    let two = try SolarProjection(record: record, then: .random(RandomStream(seed: 1, stream: 1)))
    #expect(fluxes(one) == fluxes(one.redrawn(from: RandomStream(seed: 1))))
    #expect(fluxes(one) != fluxes(two))
    #expect(fluxes(two) == fluxes(one.redrawn(from: RandomStream(seed: 1, stream: 1))))
    // Five levels, but for the years with a minimum.
    let levels = [300.0, 310, 320, 330, 340]
    let whole = fluxes(one).count { flux in levels.contains { abs($0 - flux) < 1e-6 } }
    #expect(whole > 400)
    #expect(levels.allSatisfy { level in fluxes(one).contains { abs($0 - level) < 1e-6 } })
    let mean = try SolarProjection(record: record, then: .meanCycle)
    #expect(fluxes(mean) == fluxes(mean.redrawn(from: RandomStream(seed: 9))))
  }
}

import Testing

@testable import SpaceEnvironment

@Suite("Activity timeline")
struct ActivityTimelineTests {
  /// Fluxes that tell the day: 100 sfu and a hundredth more every day, over cycles 20 to 24.
  private static let first = Instant(year: 1960, month: 1, day: 1)
  private static func record(burstAt burst: Int? = nil) -> DailyActivity {
    let count = Instant(year: 2022, month: 7, day: 1).dayNumber - first.dayNumber
    return DailyActivity(
      firstDayNumber: first.dayNumber,
      days: (0..<count).map {
        DailyActivity.Entry(
          f107: $0 == burst ? 900 : 100 + 0.001 * Double($0), f107Mean: 110 + 0.001 * Double($0),
          ap: Double($0 % 10))
      })
  }

  @Test("a day has the flux of the day before, the mean and ap of its own")
  func conditionsOfDay() throws {
    let timeline = try ActivityTimeline(
      record: Self.record(), from: Instant(year: 1960, month: 1, day: 11),
      to: Instant(year: 1961, month: 1, day: 1))
    let conditions = timeline.conditions(at: Instant(year: 1960, month: 1, day: 13, seconds: 1))
    #expect(conditions.f107 == 100.011)
    #expect(conditions.f107Mean == 110.012)
    #expect(conditions.geomagnetic == .daily(2))
  }

  @Test("the record is followed by the means of the months of the mean cycle")
  func projection() throws {
    let record = Self.record()
    let start = Instant(year: 2022, month: 1, day: 1)
    let timeline = try ActivityTimeline(
      record: record, from: start, to: Instant(year: 2060, month: 1, day: 1))
    let projection = try SolarProjection(record: record, then: .meanCycle)
    for (year, month) in [(2022, 7), (2030, 2), (2059, 12)] {
      let from = Instant(year: year, month: month, day: 1)
      let mean = projection.mean(
        from: from.decimalYear, to: Instant(year: year, month: month + 1, day: 1).decimalYear)
      let conditions = timeline.conditions(at: from + 86_400)
      #expect(abs(conditions.f107 - mean.f107) < 1e-9)
      #expect(conditions.f107 == conditions.f107Mean)
    }
  }

  @Test("a projection from all of a record is that of its days")
  func sameProjection() throws {
    let constant = ActivityTimeline(
      constant: try ThermosphereConditions(f107: 120, f107Mean: 130, geomagnetic: .daily(9)),
      from: Self.first, to: Self.first + 1e9)
    #expect(constant.conditions(at: Self.first + 5e8).f107Mean == 130)
    #expect(constant.recordEnd == nil)
  }

  @Test("intervals that are given hold from their start, those at the ends beyond them")
  func intervals() throws {
    let conditions = try [100.0, 110, 120].map {
      try ThermosphereConditions(f107: $0, f107Mean: 110, geomagnetic: .daily(9))
    }
    let timeline = ActivityTimeline(intervals: conditions, of: 3 * hour, from: Self.first)
    let found = [-1.0, 0, 2.99, 3, 8, 100].map {
      timeline.conditions(at: Self.first + $0 * hour).f107
    }
    #expect(found == [100, 100, 100, 110, 120, 120])
    #expect(timeline.end == Self.first + 9 * hour)
  }

  @Test("after a burst the mean stands for the flux, and the day is listed")
  func burst() throws {
    let timeline = try ActivityTimeline(
      record: Self.record(burstAt: 20), from: Self.first + 5 * day, to: Self.first + 50 * day)
    #expect(timeline.daysWithBursts == [Self.first + 21 * day])
    #expect(timeline.conditions(at: Self.first + 21.5 * day).f107 == 110.021)
    #expect(timeline.conditions(at: Self.first + 20.5 * day).f107 == 100.019)
  }

  @Test("an epoch before the second day is refused")
  func early() {
    #expect(
      throws: ActivityTimeline.Problem.startsTooLate(first: Self.first + day)
    ) {
      try ActivityTimeline(
        record: Self.record(), from: Self.first + 3600, to: Self.first + 50 * day)
    }
  }
}

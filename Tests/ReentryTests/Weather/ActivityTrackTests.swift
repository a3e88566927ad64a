import Glibc
import NumericalMethods
import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("Activity of a prediction")
struct ActivityTrackTests {
  private let start = Shared.instant("2013-11-01")
  private let end = Shared.instant("2013-11-12")

  @Test("The forecast runs from the last value to the mean by a factor e in 15 d and 1 d")
  func relaxation() {
    var record = ActivityRecord(
      firstDayNumber: 0, f107: [Double](repeating: 100, count: 81),
      ap: [Double](repeating: 5, count: 8 * 81))
    record.f107[80] = 181
    for k in (8 * 80)..<(8 * 81) { record.ap[k] = 59 }
    let longer = ActivityForecast.extending(record, by: 60)
    #expect(longer.dayCount == 141)
    let mean = 101.0
    #expect(abs(longer.f107[81 + 14] - (mean + 80 / exp(1.0))) < 1e-9)
    // 59 for one day of 27, 5 for the others; noon to noon is a day.
    let apMean = (59 + 26 * 5) / 27.0
    let atOneDay = apMean + (59 - apMean) / exp(1.0)
    let (before, after) = (longer.ap[8 * 82 - 5], longer.ap[8 * 82 - 4])
    #expect(before >= atOneDay && atOneDay >= after)
    #expect(abs(longer.ap[8 * 140] - apMean) < 1e-6)
  }

  // Before the first re-entry that predictions are compared with, in 2013: storms make up a third of the
  // mean of ap, and come in every ten days or so.
  @Test(
    "Property: over the record before 2013 forecasts of ten days are right in the mean",
    arguments: [3, 10])
  func hindcastMean(days: Int) {
    let record = Shared.record
    let last = Shared.instant("2013-01-01").dayNumber - 30
    let past = ActivityForecast.pastDays
    var (error, absolute, persistence, sum, fluxError, fluxPersistence) = (
      0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    )
    var count = 0.0
    for origin in stride(from: record.firstDayNumber + past, to: last, by: 5) {
      let before = record.part((origin - past)..<origin)
      let forecast = ActivityForecast.extending(before, by: days)
      let truth = record.part(origin..<(origin + days))
      func mean(_ values: ArraySlice<Double>) -> Double {
        values.reduce(0, +) / Double(values.count)
      }
      let ap = mean(truth.ap[...])
      let predicted = mean(forecast.ap.suffix(8 * days))
      error += predicted - ap
      absolute += abs(predicted - ap)
      persistence += abs(mean(before.ap.suffix(8)) - ap)
      sum += ap
      let flux = mean(truth.f107[...])
      fluxError += abs(mean(forecast.f107.suffix(days)) / flux - 1)
      fluxPersistence += abs(before.f107[past - 1] / flux - 1)
      count += 1
    }
    #expect(abs(error) < 0.02 * sum)
    #expect(absolute < 0.8 * persistence)
    #expect(fluxError < fluxPersistence)
  }

  @Test("A forecast does not know what came after it")
  func nothingFromTheFuture() throws {
    let known = Shared.instant("2013-11-05T10:00:00Z")
    let track = try ActivityTrack(record: Shared.record, from: start, to: end, knownAt: known)
    var changed = Shared.record
    for day in known.dayNumber..<changed.endDayNumber {
      changed.f107[day - changed.firstDayNumber] = 300
    }
    let other = try ActivityTrack(record: changed, from: start, to: end, knownAt: known)
    #expect(track.days.f107 == other.days.f107 && track.means == other.means)
    #expect(track.observedUntil == Shared.instant("2013-11-05"))
  }

  @Test("In hindsight the conditions are those of the record")
  func observed() throws {
    let track = try ActivityTrack(record: Shared.record, from: start, to: end, knownAt: nil)
    let air = try ThermosphereOverTime(track: track)
    for hours in stride(from: 0.0, to: 240, by: 7) {
      let instant = start + hours * hour
      let conditions = air.timeline.conditions(at: instant)
      let expected = try Shared.weather.conditions(at: instant)
      #expect(conditions.f107 == expected.f107)
      // The file rounds its means to a tenth.
      #expect(abs(conditions.f107Mean - expected.f107Mean) < 0.1)
      guard case .history(let ap) = conditions.geomagnetic else {
        Issue.record("no history of ap")
        return
      }
      let history = try #require(expected.geomagnetic).apHistory
      #expect(
        [
          ap.now, ap.threeHoursBefore, ap.sixHoursBefore, ap.nineHoursBefore,
          ap.meanFrom12To33HoursBefore, ap.meanFrom36To57HoursBefore,
        ] == Array(history[1...]))
    }
  }

  @Test("A record that ends too early or begins too late is refused")
  func coverage() {
    #expect(throws: ActivityTrack.Problem.self) {
      try ActivityTrack(
        record: Shared.record, from: Shared.instant("1957-11-01"),
        to: Shared.instant("1957-12-01"), knownAt: nil)
    }
    #expect(throws: ActivityTrack.Problem.self) {
      try ActivityTrack(
        record: Shared.record, from: Shared.instant("2030-01-01"),
        to: Shared.instant("2030-02-01"), knownAt: Shared.instant("2030-01-20"))
    }
  }

  @Test("The errors of forecasts are of past days alone, with their storms")
  func errors() throws {
    let day = Shared.instant("2013-11-05").dayNumber
    let errors = ForecastErrors(record: Shared.record, before: day, leadDays: 10)
    #expect(errors.origins.count > 1000)
    #expect(errors.origins.allSatisfy { $0 + 10 <= day })
    var ratios: [Double] = []
    for number in 0..<300 {
      var stream = RandomStream(seed: 1, stream: UInt64(number))
      let error = try #require(errors.draw(using: &stream))
      ratios.append(error.ap.max()!)
    }
    ratios.sort()
    #expect(ratios[150] > 1.5 && ratios[299] > 8)
  }

  @Test("A burst in the error of a forecast neither lasts nor leaves the range of the model")
  func burst() throws {
    let known = Shared.instant("2013-11-05T10:00:00Z")
    let track = try ActivityTrack(
      record: Shared.record, from: start, to: end + 60 * day, knownAt: known)
    var flux = [Double](repeating: 1, count: 30)
    flux[29] = 9
    let error = ForecastError(flux: flux, ap: [Double](repeating: 1, count: 240))
    let changed = track.deviating(by: error)
    let first = track.firstForecastDay - track.days.firstDayNumber
    #expect(changed.days.f107[first + 29] == ThermosphereConditions.fluxes.upperBound)
    #expect(abs(changed.days.f107[first + 40] / track.days.f107[first + 40] - 1) < 0.1)
    let low = track.deviating(by: ForecastError(flux: [0.1], ap: [1]))
    _ = try ThermosphereOverTime(track: low)
    _ = try ThermosphereOverTime(track: changed)
  }
}

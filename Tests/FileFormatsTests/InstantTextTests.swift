import SpaceEnvironment
import Testing

@testable import FileFormats

@Suite("Instants as text")
struct InstantTextTests {
  @Test(
    "A date is the year and the part of it that has passed",
    arguments: [
      ("2018-01-01", 2018, 0, 365), ("2018-02-01", 2018, 31, 365), ("2016-03-01", 2016, 60, 366),
      ("2018-12-31T12:00:00Z", 2018, 364.5, 365), ("2000-02-29", 2000, 59, 366),
      ("2018-01-01T06:00Z", 2018, 0.25, 365), ("2016-061T06:00Z", 2016, 60.25, 366),
      ("2018-01-01T00:00:43.2", 2018, 0.0005, 365),
    ] as [(String, Double, Double, Double)])
  func decimalYear(text: String, year: Double, days: Double, length: Double) throws {
    #expect(try Instant(text: text).decimalYear == year + days / length)
  }

  @Test("Every day of five centuries goes to a decimal year and back")
  func roundTrip() throws {
    for year in 1900..<2400 {
      for month in 1...12 {
        for day in 1...Instant.days(inMonth: month, of: year) {
          let text =
            "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          let date = try Instant(text: text)
          guard Instant(decimalYear: date.decimalYear).iso8601 == text else {
            Issue.record("\(text) does not come back")
            return
          }
        }
      }
    }
  }

  @Test(
    "Times come back to the millisecond",
    arguments: [
      "2018-04-02T00:16:00Z", "2009-02-10T16:56:00Z", "2024-12-31T23:59:59.999Z",
      "2023-06-15T12:34:56.789Z", "1999-12-31T23:59:59Z",
    ])
  func times(text: String) throws {
    let date = try Instant(text: text)
    #expect(date.iso8601 == text)
    #expect(Instant(decimalYear: date.decimalYear).iso8601 == text)
  }

  @Test("A time within half a millisecond of midnight is the date alone")
  func rounding() {
    #expect(Instant(year: 2019, month: 12, day: 31, seconds: 86_399.9996).iso8601 == "2020-01-01")
    #expect(
      Instant(year: 2020, month: 2, day: 28, seconds: 86_399.999).iso8601
        == "2020-02-28T23:59:59.999Z")
  }

  @Test(
    "Days that do not exist are refused with the allowed range",
    arguments: [
      ("2018-02-30", "'2018-02-30' does not exist: the day is 30, must be between 1 and 28"),
      ("1900-02-29", "'1900-02-29' does not exist: the day is 29, must be between 1 and 28"),
      ("2018-13-01", "'2018-13-01' does not exist: the month is 13, must be between 1 and 12"),
      ("0000-01-01", "'0000-01-01' does not exist: the year is 0, must be between 1 and 9999"),
      (
        "2018-366",
        "'2018-366' does not exist: the day of the year is 366, must be between 1 and 365"
      ),
      (
        "2018-01-01T24:00:00Z",
        "'2018-01-01T24:00:00Z' does not exist: the hour is 24, must be between 0 and 23"
      ),
      (
        "2018-01-01T00:00:60Z",
        "'2018-01-01T00:00:60Z' does not exist: the second is 60, must be between 0 and 59"
      ),
    ])
  func impossible(text: String, problem: String) {
    #expect(message { _ = try Instant(text: text) } == problem)
  }

  @Test(
    "Other notations and time zones are refused",
    arguments: [
      "", "2018", "2018-2-1", "01.02.2018", "2018-02-01 12:00", "2018-02-01T12:00+01:00",
      "2018-02-01T", "2018-02-01Z", "2018-02-01T12:00:00.Z", "20180201", "2018-02-01T12:00:00Zx",
    ])
  func notation(text: String) {
    #expect(
      message { _ = try Instant(text: text) }
        == "expected a date YYYY-MM-DD or a time YYYY-MM-DDThh:mm:ssZ in UTC, found \(quoted(text))"
    )
  }
}

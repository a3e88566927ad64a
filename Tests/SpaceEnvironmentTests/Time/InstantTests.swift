import SpaceEnvironment
import TestSupport
import Testing

@Suite("Instant")
struct InstantTests {
  @Test(
    "Published: Julian dates of Meeus (1998), ch. 7, and of the epoch J2000",
    arguments: [
      (2000, 1, 1, 0.5, 2_451_545.0), (1999, 1, 1, 0.0, 2_451_179.5),
      (1987, 1, 27, 0.0, 2_446_822.5), (1987, 6, 19, 0.5, 2_446_966.0),
      (1988, 1, 27, 0.0, 2_447_187.5), (1900, 1, 1, 0.0, 2_415_020.5),
      (1957, 10, 4, 0.81, 2_436_116.31),
    ])
  func julianDates(year: Int, month: Int, day: Int, part: Double, julianDate: Double) {
    let instant = Instant(year: year, month: month, day: day, seconds: part * 86_400)
    #expect(abs(instant.julianDate - julianDate) < 1e-9)
    #expect(Instant(julianDate: julianDate).date == (year, month, day))
  }

  @Test("Property: calendar dates come back, day after day, over four centuries")
  func calendar() {
    let first = Instant(year: 1899, month: 12, day: 31, seconds: 3600)
    var (year, month, day) = (1899, 12, 31)
    var ordinal = 365
    for k in 0..<146_097 {
      let instant = first + Double(k) * 86_400
      guard instant.date == (year, month, day), instant.dayOfYear == ordinal,
        instant.secondsOfDay == 3600
      else {
        Issue.record("\(instant.date) is not \(year)-\(month)-\(day)")
        return
      }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      ordinal += 1
      if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month, ordinal) = (year + 1, 1, 1) }
    }
  }

  @Test("Property: the decimal year of an instant gives the instant back")
  func decimalYear() {
    #expect(Instant(year: 2020, month: 7, day: 2).decimalYear == 2020.5)
    for k in 0..<1000 {
      let instant = Instant(secondsSinceJ2000: -1.3e9 + 2.7e6 * Double(k))
      #expect(abs(Instant(decimalYear: instant.decimalYear) - instant) < 1e-4)
    }
  }
}

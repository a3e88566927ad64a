import FileFormats
import Foundation
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Daily activity of a file")
struct DailyActivityTests {
  private static let path = "\(DevelopmentData.root)/Scenarios/space-weather/SW-All.csv"

  @Test("the days are those of the whole file")
  func sameDays() throws {
    let activity = try SpaceWeatherFile.readDailyActivity(Self.path)
    let whole = DailyActivity(try SpaceWeatherFile.read(Self.path))
    #expect(activity.firstDayNumber == whole.firstDayNumber)
    #expect(activity.days == whole.days)
    #expect(activity.end.iso8601 == "2025-12-25")
  }

  @Test(
    "faults are told as by the whole file",
    arguments: [
      ("1957-10-03,", "1957-10-04,"), (",269.3,", ",-269.3,"), (",OBS,", ",obs,"),
      (",21.0,1.1,5.0,334", ",900.0,1.1,5.0,334"), ("AP_AVG", "AP_MEAN"),
      ("1957-10-02,1700", "1957-10-02,1700,1"),
    ])
  func faults(text: String, replacement: String) throws {
    let file = try FileContents.text(Self.path)
    let spoilt = String(file.prefix(2000)).replacing(text, with: replacement, maxReplacements: 1)
    let folder = TemporaryFolder()
    let path = folder.path("weather.csv")
    let rows = spoilt[..<spoilt.lastIndex(of: "\n")!] + "\n"
    try Data(rows.utf8).write(to: URL(fileURLWithPath: path))
    let expected = message { _ = try SpaceWeatherFile.read(path) }
    #expect(expected != nil)
    #expect(message { _ = try SpaceWeatherFile.readDailyActivity(path) } == expected)
  }
}

import SpaceEnvironment
import TestSupport
import Testing

@testable import FileFormats

/// A small file of each form: four observed days, two predicted ones, two months.
private let csvRows = [
  "DATE,BSRN,ND,KP1,KP2,KP3,KP4,KP5,KP6,KP7,KP8,KP_SUM,AP1,AP2,AP3,AP4,AP5,AP6,AP7,AP8,AP_AVG,"
    + "CP,C9,ISN,F10.7_OBS,F10.7_ADJ,F10.7_DATA_TYPE,F10.7_OBS_CENTER81,F10.7_OBS_LAST81,"
    + "F10.7_ADJ_CENTER81,F10.7_ADJ_LAST81",
  "1999-12-30,2272,1,13.0,17.0,20.0,20.0,23.0,27.0,37.0,40.0,197.0,5.0,6.0,7.0,7.0,9.0,12.0,"
    + "22.0,27.0,12.0,0.6,3.0,121,133.7,129.3,OBS,161.2,160.1,156.0,155.9",
  "1999-12-31,2272,2,43.0,33.0,20.0,10.0,7.0,3.0,0.0,10.0,126.0,32.0,18.0,7.0,4.0,3.0,2.0,"
    + "0.0,4.0,9.0,0.5,2.0,110,130.9,126.6,INT,161.0,159.5,155.8,155.2",
  "2000-01-01,2272,3,53.0,47.0,40.0,37.0,50.0,33.0,30.0,23.0,313.0,56.0,39.0,27.0,22.0,48.0,"
    + "18.0,15.0,9.0,29.0,1.3,6.0,102,129.9,125.6,OBS,160.7,158.9,155.5,154.6",
  "2000-01-02,2272,4,27.0,20.0,13.0,17.0,30.0,27.0,23.0,20.0,177.0,12.0,7.0,5.0,6.0,15.0,12.0,"
    + "9.0,7.0,9.0,0.5,2.0,99,132.4,128.0,OBS,160.3,158.2,155.1,154.0",
  "2000-01-03,2272,5,20.0,20.0,20.0,20.0,20.0,20.0,20.0,20.0,160.0,7.0,7.0,7.0,7.0,7.0,7.0,"
    + "7.0,7.0,7.0,0.4,2.0,100,134.4,130.0,PRD,160.0,157.6,154.8,153.4",
  "2000-01-04,2272,6,20.0,20.0,20.0,20.0,20.0,20.0,20.0,20.0,160.0,7.0,7.0,7.0,7.0,7.0,7.0,"
    + "7.0,7.0,7.0,0.4,2.0,100,139.6,135.0,PRD,159.8,157.1,154.6,152.9",
  "2000-02-01,2273,7,,,,,,,,,,,,,,,,,,,,,100,153.9,149.5,PRM,158.2,155.0,153.4,150.6",
  "2000-03-01,2274,9,,,,,,,,,,,,,,,,,,,,,101,155.8,153.0,PRM,157.7,154.2,154.3,149.9",
]

private let textLines = [
  "DATATYPE CssiSpaceWeather",
  "VERSION 1.2",
  "UPDATED 2000 Jan 03 09:32:18 UTC",
  "#",
  "# yy mm dd BSRN ND Kp Kp Kp Kp Kp Kp Kp Kp Sum Ap  Ap  Ap  Ap  Ap  Ap  Ap  Ap  Avg Cp C9 ISN",
  "NUM_OBSERVED_POINTS 4",
  "BEGIN OBSERVED",
  "1999 12 30 2272  1 13 17 20 20 23 27 37 40 197   5   6   7   7   9  12  22  27  12 0.6 3 121"
    + " 129.3 0 156.0 155.9 133.7 161.2 160.1",
  "1999 12 31 2272  2 43 33 20 10  7  3  0 10 126  32  18   7   4   3   2   0   4   9 0.5 2 110"
    + " 126.6 4 155.8 155.2 130.9 161.0 159.5",
  "2000 01 01 2272  3 53 47 40 37 50 33 30 23 313  56  39  27  22  48  18  15   9  29 1.3 6 102"
    + " 125.6 1 155.5 154.6 129.9 160.7 158.9",
  "2000 01 02 2272  4 27 20 13 17 30 27 23 20 177  12   7   5   6  15  12   9   7   9 0.5 2  99"
    + " 128.0 0 155.1 154.0 132.4 160.3 158.2",
  "END OBSERVED",
  "",
  "NUM_DAILY_PREDICTED_POINTS 2",
  "BEGIN DAILY_PREDICTED",
  "2000 01 03 2272  5 20 20 20 20 20 20 20 20 160   7   7   7   7   7   7   7   7   7 0.4 2 100"
    + " 130.0   154.8 153.4 134.4 160.0 157.6",
  "2000 01 04 2272  6 20 20 20 20 20 20 20 20 160   7   7   7   7   7   7   7   7   7 0.4 2 100"
    + " 135.0   154.6 152.9 139.6 159.8 157.1",
  "END DAILY_PREDICTED",
  "",
  "NUM_MONTHLY_PREDICTED_POINTS 2",
  "BEGIN MONTHLY_PREDICTED",
  "2000 02 01 2273  7                                                                       100"
    + " 149.5   153.4 150.6 153.9 158.2 155.0",
  "2000 03 01 2274  9                                                                       101"
    + " 153.0   154.3 149.9 155.8 157.7 154.2",
  "END MONTHLY_PREDICTED",
]

private func read(_ lines: [String], ending: String = "\n") throws -> SpaceWeather {
  try SpaceWeatherFile.read(
    Array(lines.map { $0 + ending }.joined().utf8), file: "sw")
}

@Suite("Faults of space-weather files")
struct SpaceWeatherErrorTests {
  @Test("Both forms of the same data read alike, whatever the line ends")
  func forms() throws {
    let csv = try read(csvRows)
    #expect(csv.days.count == 6 && csv.months.count == 2 && csv.pastCount == 4)
    #expect(csv.days.map(\.kind)[..<3] == [.observed, .interpolated, .observed])
    #expect(csv.days[0].observed.value == 133.7 && csv.days[0].adjusted.value == 129.3)
    #expect(csv.days[0].geomagnetic?.kp[1] == 1.7 && csv.days[0].geomagnetic?.ap[6] == 22)
    for ending in ["\n", "\r\n"] {
      for lines in [csvRows, textLines] {
        let other = try read(lines, ending: ending)
        #expect(other.days == csv.days && other.months == csv.months)
      }
    }
  }

  @Test(
    "A wrong field of the CSV form is refused with place, value, unit and range",
    arguments: csvFaults)
  func csv(row: Int, old: String, new: String, expected: String) throws {
    let rows = try changed(csvRows, line: row + 1, from: old, to: new)
    #expect(message { _ = try read(rows) } == "sw:\(row + 1):\(expected)")
  }

  @Test(
    "A wrong line of the text form is refused with place, value, unit and range",
    arguments: textFaults)
  func text(line: Int, old: String, new: String, expected: String) throws {
    let lines = try changed(textLines, line: line + 1, from: old, to: new)
    #expect(message { _ = try read(lines) } == "sw:\(line + 1):\(expected)")
  }

  @Test("A number of records that differs from the announced one is refused, and so is a remainder")
  func counts() {
    var lines = textLines
    lines[5] = "NUM_OBSERVED_POINTS 5"
    #expect(
      message { _ = try read(lines) }
        == "sw:12:1: END OBSERVED after 4 records, must be 5 as NUM_OBSERVED_POINTS announces")
    #expect(
      message { _ = try read(textLines + ["", "BEGIN MONTHLY_FIT"]) }
        == "sw:26:1: is 'BEGIN MONTHLY_FIT', must be the end of the file")
  }

  @Test("Missing and repeated days are refused in both forms")
  func days() {
    func message(without k: Int, _ lines: [String]) -> String? {
      var lines = lines
      lines.remove(at: k)
      return FileFormatsTests.message { _ = try read(lines) }
    }
    func message(twice k: Int, _ lines: [String]) -> String? {
      var lines = lines
      lines.insert(lines[k], at: k)
      return FileFormatsTests.message { _ = try read(lines) }
    }
    let gap = ":1: the date is 2000-01-01, must be 1999-12-31: records are missing before it"
    let twice =
      ":1: the date is 1999-12-31, must be later than that of the record before, 1999-12-31"
    #expect(message(without: 2, csvRows) == "sw:3" + gap)
    #expect(message(twice: 2, csvRows) == "sw:4" + twice)
    var lines = textLines
    lines[5] = "NUM_OBSERVED_POINTS 3"
    #expect(message(without: 8, lines) == "sw:9" + gap)
    lines[5] = "NUM_OBSERVED_POINTS 5"
    #expect(message(twice: 8, lines) == "sw:10" + twice)
  }

  @Test("A text that ends early is refused wherever it is cut")
  func truncated() throws {
    let whole = Array(textLines.map { $0 + "\n" }.joined().utf8)
    let end = whole.count - "\n".utf8.count
    for count in 0..<end {
      #expect(throws: InputError.self) {
        try SpaceWeatherFile.read(Array(whole[..<count]), file: "sw")
      }
    }
    #expect(throws: Never.self) { try SpaceWeatherFile.read(Array(whole[..<end]), file: "sw") }
    #expect(
      message { _ = try read(Array(textLines[..<10])) }
        == "sw:10:1: the file ends inside the section OBSERVED, before END OBSERVED")
    #expect(
      message { _ = try read(Array(textLines[..<18])) }
        == "sw:18:1: the file ends before the section MONTHLY_PREDICTED")
  }

  @Test("A CSV that ends inside a row is refused wherever it is cut")
  func truncatedCSV() {
    let whole = Array(csvRows.map { $0 + "\n" }.joined().utf8)
    let firstRow = csvRows[0].utf8.count + csvRows[1].utf8.count + 2
    for count in 0..<whole.count where count < firstRow || whole[count - 1] != UInt8(ascii: "\n") {
      #expect(throws: InputError.self) {
        try SpaceWeatherFile.read(Array(whole[..<count]), file: "sw")
      }
    }
  }

  @Test("Files of other kinds are refused")
  func others() {
    #expect(message { _ = try SpaceWeatherFile.read([], file: "sw") } == "sw:1:1: is empty")
    #expect(
      message { _ = try read(["year,f107", "2000,120"]) }
        == "sw:1:1: is not a space-weather file: should begin with 'DATATYPE CssiSpaceWeather' or "
        + "with the header 'DATE,BSRN,ND,...'")
    #expect(message { _ = try read([csvRows[0]]) } == "sw: has 0 records, must have at least 1")
    #expect(
      message { _ = try read([csvRows[0], csvRows[5]]) }
        == "sw:2:1: the first record is a prediction, must be an observed day")
    #expect(
      message { _ = try SpaceWeatherFile.read("/nowhere/sw.csv") }
        == "/nowhere/sw.csv: cannot be read: no such file or directory")
  }

  @Test("Property: spoilt files are read or refused, and never stop the program")
  func mutations() {
    var generator = SplitMix(state: 5)
    for lines in [csvRows, textLines] {
      let whole = Array(lines.map { $0 + "\n" }.joined().utf8)
      for _ in 0..<3000 {
        let bytes = mutated(whole, using: &generator)
        _ = try? SpaceWeatherFile.read(bytes, file: "sw")
      }
    }
  }
}

private let csvFaults: [(Int, String, String, String)] = [
  (0, "ISN", "SSN", "98: unknown column 'SSN' (did you mean 'ISN'?)"),
  (
    1, "1999-12-30", "1999-12-32",
    "1: DATE is wrong: '1999-12-32' does not exist: the day is 32, must be between 1 and 31"
  ),
  (
    1, "1999-12-30", "1999-12-30T12:00",
    "1: DATE is '1999-12-30T12:00', must be a date YYYY-MM-DD"
  ),
  (
    1, "133.7", "-133.7",
    "117: F10.7_OBS is -133.7 sfu, must be greater than 0 and at most 2000 sfu"
  ),
  (1, "133.7", "NaN", "117: F10.7_OBS should be a number [sfu], found 'NaN'"),
  (1, "133.7", "", "117: F10.7_OBS should be a number [sfu], found nothing"),
  (1, "OBS", "OBX", "129: F10.7_DATA_TYPE is 'OBX', must be one of OBS, INT, PRD, PRM"),
  (1, ",13.0,", ",130.0,", "19: KP1 is 130, must be between 0 and 90"),
  (1, ",13.0,", ",23.0,", "59: KP_SUM is 197, must be the sum of KP1 to KP8, 207, within 4"),
  (
    1, ",5.0,6.0,", ",5.0,66.0,",
    "101: AP_AVG is 12, must be the mean of AP1 to AP8, 19.375, within 1"
  ),
  (5, "2000-01-03,2272,5,20.0", "2000-01-03,2272,5,", "19: KP1 should be a number, found nothing"),
  (
    6, "PRD", "OBS",
    "1: the date is 2000-01-04, a record that must stand before the predictions before it"
  ),
  (
    7, "2000-02-01", "2000-02-02",
    "1: the date is 2000-02-02, must be the first of a month for a monthly prediction"
  ),
  (
    8, "2000-03-01", "2000-04-01",
    "1: the date is 2000-04-01, must be 2000-03-01: records are missing before it"
  ),
]

private let textFaults: [(Int, String, String, String)] = [
  (0, "Cssi", "Other", "1: is 'DATATYPE OtherSpaceWeather', must be DATATYPE CssiSpaceWeather"),
  (1, "1.2", "1.1", "1: is 'VERSION 1.1', must be VERSION 1.2"),
  (
    5, "NUM_OBSERVED_POINTS", "POINTS",
    "1: is 'POINTS 4', must be NUM_OBSERVED_POINTS and the number of records"
  ),
  (6, "OBSERVED", "MEASURED", "1: is 'BEGIN MEASURED', must be BEGIN OBSERVED"),
  (7, "1999 12 30", "1999 13 30", "6: mm is 13, must be between 1 and 12"),
  (7, "1999 12 30", "1999 02 30", "9: dd is 30, must be between 1 and 28"),
  (7, "133.7", "-33.7", "114: F10.7_OBS is -33.7 sfu, must be greater than 0 and at most 2000 sfu"),
  (7, "133.7", "  NaN", "116: F10.7_OBS should be a number [sfu], found 'NaN'"),
  (7, "133.7", "     ", "113: F10.7_OBS should be a number [sfu], found nothing"),
  (7, " 13 17", " 93 17", "20: KP1 is 93, must be between 0 and 90"),
  (7, "129.3 0", "129.3 5", "100: Q is 5, must be between 0 and 4"),
  (7, "129.3 0", "129.3  ", "99: Q should be a whole number, found nothing"),
  (
    7, "1999 12 30 ", "1999 12 30",
    "1: the record has 129 characters, must have 130 as "
      + "FORMAT(I4,I3,I3,I5,I3,8I3,I4,8I4,I4,F4.1,I2,I4,F6.1,I2,5F6.1)"
  ),
  (11, "OBSERVED", "DAILY_PREDICTED", "1: is 'END DAILY_PREDICTED', must be END OBSERVED"),
  (
    13, "2", "x",
    "1: is 'NUM_DAILY_PREDICTED_POINTS x', must be NUM_DAILY_PREDICTED_POINTS and the number of "
      + "records"
  ),
]

import SpaceEnvironment

/// The CSV form: one row per record, the observed flux before the adjusted one.
enum SpaceWeatherCSV {
  private static let columns =
    ["DATE", "BSRN", "ND"] + SpaceWeatherField.geomagnetic.map(\.name)
    + [
      "CP", "C9", "ISN", "F10.7_OBS", "F10.7_ADJ", "F10.7_DATA_TYPE", "F10.7_OBS_CENTER81",
      "F10.7_OBS_LAST81", "F10.7_ADJ_CENTER81", "F10.7_ADJ_LAST81",
    ]

  private static let kinds: KeyValuePairs<String, SpaceWeather.Kind> = [
    "OBS": .observed, "INT": .interpolated, "PRD": .dailyPredicted, "PRM": .monthlyPredicted,
  ]

  static func read(
    _ bytes: [UInt8], file: String
  ) throws(InputError) -> [(record: SpaceWeather.Record, line: Int)] {
    let table = try CSVTable(bytes: bytes, file: file, columns: columns)
    let date = table["DATE"]
    let type = table["F10.7_DATA_TYPE"]
    let fields = SpaceWeatherField.allCases.map { table[$0.name] }
    var records: [(record: SpaceWeather.Record, line: Int)] = []
    records.reserveCapacity(table.rowCount)
    for row in table.rows {
      let text = try row.text(date)
      let day: Instant
      do {
        day = try Instant(text: text)
      } catch {
        throw row.error(date, "is wrong: \(error)")
      }
      guard text.utf8.count == 10 else {
        throw row.error(date, "is \(quoted(text)), must be a date YYYY-MM-DD")
      }
      let word = try row.text(type)
      guard let kind = kinds.first(where: { $0.key == word })?.value else {
        throw row.error(
          type,
          "is \(quoted(word)), must be one of \(kinds.map(\.key).joined(separator: ", "))")
      }
      let record = try Row(row: row, columns: fields).record(
        dayNumber: day.dayNumber, kind: kind)
      records.append((record, row.line))
    }
    // A row that is cut off inside its last number cannot be told from a whole one otherwise.
    guard bytes.last == UInt8(ascii: "\n") else {
      throw InputError(
        file: file, line: records.last?.line ?? 1,
        message: "the file ends inside a row: no line break at its end")
    }
    return records
  }

  private struct Row: SpaceWeatherFields {
    let row: CSVRow
    let columns: [CSVColumn]

    func isEmpty(_ field: SpaceWeatherField) -> Bool { row.isEmpty(columns[field.rawValue]) }

    func number(
      _ field: SpaceWeatherField, unit: String?, in range: AllowedRange
    ) throws(InputError) -> Double {
      try row.number(columns[field.rawValue], unit: unit, in: range)
    }

    func error(_ field: SpaceWeatherField, _ problem: String) -> InputError {
      row.error(columns[field.rawValue], problem)
    }
  }
}

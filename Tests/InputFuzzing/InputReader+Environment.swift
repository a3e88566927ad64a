import FileFormats

extension InputReader {
  /// Space weather in both forms, densities and their trend.
  static let environment = [
    InputReader("space-weather-csv") {
      ShippedFiles.head("Scenarios/space-weather/SW-All.csv", bytes: 2000)
    } read: { bytes, folder in
      try readWeather(bytes, folder)
    },
    InputReader("space-weather-text") {
      [ShippedFiles.lines(weatherText)] + ShippedFiles.data("space-weather/SW-All.txt", bytes: 3500)
    } read: { bytes, folder in
      try readWeather(bytes, folder)
    },
    InputReader("density-table") {
      [
        ShippedFiles.lines([
          "f107_sfu,altitude_km,density_kg_m3", "70,200,2e-10", "70,400,1e-12", "150,200,4e-10",
          "150,400,4e-12",
        ])
      ]
    } read: { bytes, _ in
      _ = try DensityTableCSV.read(bytes, file: "table")
    },
    InputReader("density-trend") {
      ShippedFiles.head("Scenarios/atmosphere/co2-cooling.csv")
    } read: { bytes, _ in
      _ = try DensityTrendCSV.read(bytes, file: "table")
    },
  ]

  /// Reads all of a file, and its daily activity by itself, which must not take what the whole does not.
  private static func readWeather(_ bytes: [UInt8], _ folder: WorkingFolder) throws {
    let path = folder.put(bytes, "weather")
    _ = try? SpaceWeatherFile.readDailyActivity(path)
    _ = try SpaceWeatherFile.read(bytes, file: "weather")
  }

  private static let weatherText = [
    "DATATYPE CssiSpaceWeather", "VERSION 1.2", "UPDATED 2018 Feb 01 12:00:00 UTC",
    "NUM_OBSERVED_POINTS 2", "BEGIN OBSERVED",
    "1957 10 01 1700 19 43 40 30 20 37 23 43 37 273  32  27  15   7  22   9  32  22  21 1.1 5 334 269.3 0 266.6 230.9 269.8 266.6 230.9",
    "1957 10 02 1700 20 37 37 17 17 27 23 20 37 213  22  22   6   6  12   9   7  22  13 0.6 3 337 253.9 0 267.7 231.2 254.1 267.6 231.2",
    "END OBSERVED", "NUM_DAILY_PREDICTED_POINTS 0", "BEGIN DAILY_PREDICTED", "END DAILY_PREDICTED",
    "NUM_MONTHLY_PREDICTED_POINTS 0", "BEGIN MONTHLY_PREDICTED", "END MONTHLY_PREDICTED",
  ]
}

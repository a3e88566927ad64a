import SpaceEnvironment
import Testing

/// The quantities of a state in the order of the reference program.
func quantities(_ s: NRLMSISE00.State) -> [Double] {
  [
    s.helium, s.atomicOxygen, s.molecularNitrogen, s.molecularOxygen, s.argon, s.massDensity,
    s.atomicHydrogen, s.atomicNitrogen, s.anomalousOxygen, s.exosphericTemperature, s.temperature,
  ]
}

let quantityNames = ["He", "O", "N2", "O2", "Ar", "ρ", "H", "N", "anomalous O", "T∞", "T"]

/// One call of a model, in the units of the reference program.
struct Row {
  var dayOfYear = 172
  var seconds = 29_000.0
  var altitude = 400.0
  var latitude = 60.0
  var longitude = -70.0
  var localTime = 16.0
  var f107Mean = 150.0
  var f107 = 150.0
  /// One daily value, or the seven of the history.
  var ap = [4.0]

  func site() throws -> NRLMSISE00.Site {
    try NRLMSISE00.Site(
      latitude: latitude * degree, longitude: longitude * degree, dayOfYear: dayOfYear,
      secondsOfDay: seconds, localSolarTime: localTime * 3600)
  }

  func conditions() throws -> ThermosphereConditions {
    try ThermosphereConditions(f107: f107, f107Mean: f107Mean, geomagnetic: geomagnetic(ap))
  }
}

/// One daily value, or the seven of the history.
func geomagnetic(_ ap: [Double]) -> GeomagneticIndex {
  ap.count == 1
    ? .daily(ap[0])
    : .history(
      ApHistory(
        daily: ap[0], now: ap[1], threeHoursBefore: ap[2], sixHoursBefore: ap[3],
        nineHoursBefore: ap[4], meanFrom12To33HoursBefore: ap[5], meanFrom36To57HoursBefore: ap[6]))
}

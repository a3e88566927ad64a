import ArgumentParser
import FileFormats
import SpaceEnvironment

/// `detritus atmosphere`: the state of the air at a place and an instant.
struct AtmosphereCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "atmosphere",
    abstract: "Shows density, temperature and composition of the air at a place and an instant.",
    discussion: """
      The mass density counts anomalous oxygen, which matters to drag above 500 km. Give the space \
      weather by a file, or all of --f107, --f107-average and --ap.
      """)

  /// The models.
  enum Model: String, CaseIterable, ExpressibleByArgument {
    case nrlmsise00
  }

  @Option(help: "The model of the atmosphere.")
  var model: Model

  @Option(
    help: "The instant in UTC, YYYY-MM-DDThh:mm:ssZ.", transform: InstantArgument.parse)
  var time: Instant

  @Option(
    help: ArgumentHelp(
      "The geodetic altitude [km], 0 to 2500; also a list 100,200,400 or a range 100:1000:50.",
      valueName: "altitude-km"),
    transform: AltitudeList.init)
  var altitudeKm: AltitudeList

  @Option(parsing: .unconditional, help: "The geodetic latitude [deg], -90 to 90.")
  var latitudeDeg: Double

  @Option(
    parsing: .unconditional, help: "The longitude, positive to the east [deg], -360 to 360.")
  var longitudeDeg: Double

  @Option(help: "Space weather of CelesTrak.", completion: .file(extensions: ["csv", "txt"]))
  var spaceWeather: String?

  @Option(
    name: .customLong("f107"), help: "F10.7 of the day before, as observed [sfu], 50 to 500.")
  var f107: Double?

  @Option(
    name: .customLong("f107-average"), help: "The 81-day mean of F10.7 [sfu], 50 to 500.")
  var f107Average: Double?

  @Option(
    help: ArgumentHelp(
      """
      The daily ap [2 nT], 0 to 400; or seven values: daily, of now, of 3, 6 and 9 h before, means \
      of 12 to 33 and 36 to 57 h before.
      """, valueName: "ap[,<6 more>]"),
    transform: ApList.init)
  var ap: ApList?

  @Flag(help: "Prints JSON.")
  var json = false

  func validate() throws {
    for altitude in altitudeKm.values { try check("--altitude-km", altitude, "km", 0...2500) }
    try check("--latitude-deg", latitudeDeg, "deg", -90...90)
    try check("--longitude-deg", longitudeDeg, "deg", -360...360)
    if spaceWeather != nil {
      if f107 != nil || f107Average != nil || ap != nil {
        throw ValidationError(
          "--space-weather excludes --f107, --f107-average and --ap: give one or the others")
      }
      return
    }
    guard f107 != nil, f107Average != nil, ap != nil else {
      throw ValidationError(
        "give the space weather: --space-weather <file>, or --f107, --f107-average and --ap")
    }
    do {
      _ = try givenConditions()
    } catch {
      throw ValidationError("\(error)")
    }
  }

  func run() throws {
    let conditions: ConditionsUsed
    if let spaceWeather {
      conditions = try ConditionsUsed(at: time, file: spaceWeather)
    } else {
      conditions = ConditionsUsed(given: try givenConditions())
    }
    let site = try NRLMSISE00.Site(
      latitude: latitudeDeg * degree, longitude: longitudeDeg * degree, instant: time)
    let profile = NRLMSISE00().profile(at: site, conditions: conditions.values)
    let report = AtmosphereReport(
      arguments: self, conditions: conditions,
      states: altitudeKm.values.map { ($0, profile.state(atAltitude: $0 * kilometre)) })
    try print(json ? report.json.document : report.text, terminator: "")
  }

  private func givenConditions() throws(OutOfRange) -> ThermosphereConditions {
    try ThermosphereConditions(f107: f107!, f107Mean: f107Average!, geomagnetic: ap!.index)
  }
}

import ArgumentParser
import FileFormats
import Glibc
import OrbitalMechanics
import SpaceEnvironment

/// `detritus lifetime`: how long an object stays in orbit.
struct LifetimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lifetime",
    abstract: "Predicts how long an object stays in orbit.",
    discussion: """
      Drag in NRLMSISE-00 under the daily record of space weather, after its end under the mean \
      solar cycle. The orbit is the mean one, averaged over a revolution; the life ends at a \
      geodetic altitude of 80 km. Without the node or the argument of the perigee the answer is the \
      mean over a fixed set of eight orientations, with its spread.
      """)

  @Option(help: "The perigee of the mean orbit over the equatorial radius [km], 80 to 2000.")
  var perigeeKm: Double

  @Option(help: "The apogee of the mean orbit over the equatorial radius [km], to 100000.")
  var apogeeKm: Double

  @Option(help: "The inclination [deg], 0 to 180.")
  var inclinationDeg: Double

  @Option(
    name: .customLong("area-to-mass-m2-kg"),
    help: "The area-to-mass ratio [m2/kg], 0.00001 to 100.")
  var areaToMass: Double

  @Option(help: "The drag coefficient [1], 0.1 to 10.")
  var dragCoefficient = 2.2

  @Option(
    help: "The instant at which the life begins, YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.",
    transform: InstantArgument.parse)
  var epoch: Instant

  @Option(help: "The right ascension of the ascending node [deg], 0 to 360.")
  var raanDeg: Double?

  @Option(help: "The argument of the perigee [deg], 0 to 360.")
  var argumentOfPerigeeDeg: Double?

  @OptionGroup var activity: ActivityArguments

  @Flag(help: "Prints JSON.")
  var json = false

  /// The time after which an object counts as staying.
  static let horizon_yr = 200.0

  func validate() throws {
    try check("--perigee-km", perigeeKm, "km", 80...2000)
    try check("--apogee-km", apogeeKm, "km", 80...100_000)
    if apogeeKm < perigeeKm {
      throw ValidationError(
        "--apogee-km is \(apogeeKm) km, must be at least the perigee, \(perigeeKm) km")
    }
    try check("--inclination-deg", inclinationDeg, "deg", 0...180)
    try check("--area-to-mass-m2-kg", areaToMass, "m2/kg", 1e-5...100)
    try check("--drag-coefficient", dragCoefficient, nil, 0.1...10)
    if let raanDeg { try check("--raan-deg", raanDeg, "deg", 0...360) }
    if let argumentOfPerigeeDeg {
      try check("--argument-of-perigee-deg", argumentOfPerigeeDeg, "deg", 0...360)
    }
    try activity.check()
  }

  func run() throws {
    let timeline = try activity.timeline(
      from: epoch, to: epoch + Self.horizon_yr * SpaceEnvironment.year)
    let orbit = LifetimeOrbit(
      perigeeAltitude: perigeeKm * kilometre, apogeeAltitude: apogeeKm * kilometre,
      inclination: inclinationDeg * degree)
    let orientations = self.orientations
    let lifetimes = LifetimePredictor(timeline: timeline.value).lifetimes(
      orbit, orientations: orientations, ballisticCoefficient: dragCoefficient * areaToMass)
    let report = LifetimeReport(
      arguments: self, timeline: timeline, orientations: orientations, lifetimes: lifetimes)
    try print(json ? report.json.document : report.text, terminator: "")
  }

  /// The orientations that were asked for: those of the set, with what is given in its place.
  private var orientations: [LifetimeOrbit.Orientation] {
    var found: [LifetimeOrbit.Orientation] = []
    for draw in LifetimeOrbit.Orientation.draws {
      let orientation = LifetimeOrbit.Orientation(
        node: raanDeg.map { $0 * degree } ?? draw.node,
        argumentOfPerigee: argumentOfPerigeeDeg.map { $0 * degree } ?? draw.argumentOfPerigee)
      if !found.contains(orientation) { found.append(orientation) }
    }
    return found
  }
}

/// Refuses an argument outside its range.
func check(
  _ name: String, _ value: Double, _ unit: String?, _ range: ClosedRange<Double>
) throws {
  guard range.contains(value) else {
    let suffix = unit.map { " \($0)" } ?? ""
    throw ValidationError(
      "\(name) is \(value.nineDigitsOrWords)\(suffix), must be between "
        + "\(range.lowerBound.nineDigits) and \(range.upperBound.nineDigits)\(suffix)")
  }
}

extension Double {
  /// The number with nine significant digits; what is no number in words.
  var nineDigitsOrWords: String { isFinite ? nineDigits : description }
}

/// An instant on the command line.
enum InstantArgument {
  @Sendable
  static func parse(_ text: String) throws -> Instant {
    do {
      return try Instant(text: text)
    } catch {
      throw ValidationError("\(error)")
    }
  }
}

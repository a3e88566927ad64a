import FileFormats
import OrbitalMechanics
import SpaceEnvironment

/// The answer to `detritus lifetime`.
struct LifetimeReport {
  let arguments: LifetimeCommand
  let timeline: ActivityArguments.Timeline
  let orientations: [LifetimeOrbit.Orientation]
  /// [s]; `nil` where an object stays.
  let lifetimes: [Double?]

  /// The mean and the standard deviation [s], where every object comes down.
  private var statistics: (mean: Double, deviation: Double?)? {
    let known = lifetimes.compactMap { $0 }
    guard known.count == lifetimes.count else { return nil }
    let n = Double(known.count)
    let mean = known.reduce(0, +) / n
    if known.count == 1 { return (mean, nil) }
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / (n - 1)).squareRoot())
  }

  private var isProjected: Bool {
    guard let end = timeline.value.recordEnd else { return false }
    return lifetimes.contains { arguments.epoch + ($0 ?? .infinity) > end }
  }

  var text: String {
    let a = arguments
    var text = """
      orbit          \(a.perigeeKm.nineDigits) x \(a.apogeeKm.nineDigits) km, \
      \(a.inclinationDeg.nineDigits) deg
      object         area-to-mass ratio \(a.areaToMass.nineDigits) m2/kg, drag coefficient \
      \(a.dragCoefficient.nineDigits)
      epoch          \(a.epoch.iso8601)
      space weather  \(activityInWords)
      lifetime       \(lifetimeInWords)

      """
    if a.areaToMass > 1 {
      text += "radiation pressure is left out, which matters above 1 m2/kg\n"
    }
    var table = TextTable(
      ["RAAN [deg]", "argument of perigee [deg]", "lifetime [d]", "re-entry"], leadingColumns: 0)
    for (orientation, lifetime) in zip(orientations, lifetimes) {
      table.add([
        (orientation.node / degree).decimals(1),
        (orientation.argumentOfPerigee / degree).decimals(1),
        lifetime.map { ($0 / day).digits(5) } ?? "over \(horizon_d.nineDigits)",
        lifetime.map { String((a.epoch + $0).iso8601.prefix(10)) } ?? "-",
      ])
    }
    return text + "\n" + table.text
  }

  private var horizon_d: Double { LifetimeCommand.horizon_yr * year / day }

  private var lifetimeInWords: String {
    guard let (mean, deviation) = statistics else {
      let staying = lifetimes.count { $0 == nil }
      return "over \(LifetimeCommand.horizon_yr.nineDigits) yr in \(staying) of \(lifetimes.count) "
        + "orientations"
    }
    var words = "\((mean / day).digits(5)) d (\((mean / year).digits(4)) yr)"
    if let deviation { words += ", standard deviation \((deviation / day).digits(3)) d" }
    return words
  }

  private var activityInWords: String {
    guard let file = timeline.file, let end = timeline.value.recordEnd else {
      return "constant, F10.7 \(arguments.activity.f107!.nineDigits) sfu, ap "
        + arguments.activity.ap.nineDigits
    }
    var words = file
    if isProjected { words += ", from \(end.iso8601) on the mean solar cycle" }
    let bursts = self.bursts
    if !bursts.isEmpty {
      words +=
        "; F10.7 beyond the range of the model on \(bursts.joined(separator: ", ")), replaced by "
        + "its 81-day mean"
    }
    return words
  }

  /// The days with a flux beyond the range of the model while the object is in orbit.
  private var bursts: [String] {
    let longest = lifetimes.map { $0 ?? .infinity }.max()!
    return timeline.value.daysWithBursts.filter { $0 - arguments.epoch < longest }.map(\.iso8601)
  }

  var json: JSONValue {
    let a = arguments
    func days(_ seconds: Double?) -> JSONValue { seconds.map { .number($0 / day) } ?? .null }
    return [
      "perigee_km": .number(a.perigeeKm),
      "apogee_km": .number(a.apogeeKm),
      "inclination_deg": .number(a.inclinationDeg),
      "area_to_mass_m2_kg": .number(a.areaToMass),
      "drag_coefficient": .number(a.dragCoefficient),
      "epoch": .text(a.epoch.iso8601),
      "end_altitude_km": .number(Earth.reentryAltitude / kilometre),
      "lifetime_d": days(statistics?.mean),
      "standard_deviation_d": days(statistics?.deviation),
      "horizon_d": .number(horizon_d),
      "orientations": .list(
        zip(orientations, lifetimes).map { orientation, lifetime in
          [
            "raan_deg": .number(orientation.node / degree),
            "argument_of_perigee_deg": .number(orientation.argumentOfPerigee / degree),
            "lifetime_d": days(lifetime),
            "reentry": lifetime.map { .text((a.epoch + $0).iso8601) } ?? .null,
          ]
        }),
      "space_weather": activityInJSON,
    ]
  }

  private var activityInJSON: JSONValue {
    guard let file = timeline.file, let end = timeline.value.recordEnd else {
      return [
        "f107_sfu": .number(arguments.activity.f107!), "ap": .number(arguments.activity.ap),
      ]
    }
    return [
      "file": .text(file),
      "record_end": .text(end.iso8601),
      "mean_cycle_from": isProjected ? .text(max(end, arguments.epoch).iso8601) : .null,
      "flux_replaced_by_mean_on": .list(bursts.map { .text($0) }),
    ]
  }
}

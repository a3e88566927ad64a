import NumericalMethods
import SpaceEnvironment

// Solar activity as a function of time.
extension ScenarioReader {
  /// Reads `solar_activity` with a recorded or a constant activity.
  ///
  ///     solar_activity: {constant: {f107_sfu: 120, ap: 9}}
  ///     solar_activity: {recorded: space-weather/SW-All.csv, then: mean_cycle}
  ///
  /// After the record follow `mean_cycle`, `random`, `{constant: {f107_sfu: 120, ap: 9}}`,
  /// `{repeat_cycle: 23}` or `{percentile: 75}`; see ``SolarProjection/Continuation``. Nothing stands
  /// for a missing `then`. Without any key the activity is the standard constant.
  ///
  /// - Parameters:
  ///   - section: The mapping of the key.
  ///   - epoch: The epoch of the scenario [decimal year], which the record must cover.
  ///   - random: The stream from which `random` draws.
  func solarProjection(
    _ section: YAMLMapping, epoch: Double, random: RandomStream
  ) throws(InputError) -> SolarProjection {
    guard section.contains("recorded") else {
      return try section.mapping("constant", optional: true) { constant throws(InputError) in
        let (f107, ap) = try constantActivity(constant)
        return SolarProjection(constantF107: f107, ap: ap)
      }
    }
    let (path, bytes, then, continuation) = try recordedActivity(section, random: random)
    let record = try SpaceWeatherFile.read(bytes, file: path)
    let projection: SolarProjection
    do {
      projection = try SolarProjection(record: record, then: continuation)
    } catch {
      let span = "\(record.start.iso8601) to \(record.pastEnd.iso8601)"
      switch error {
      case .cycleNotComplete(let number, let complete):
        throw then.error(
          "repeats cycle \(number), must be one of \(complete.map(String.init).joined(separator: ", "))"
            + ", which \(path) holds from minimum to minimum")
      case .noCompleteCycle:
        throw then.error(
          "needs a solar cycle from minimum to minimum, of which \(path), \(span), holds none")
      }
    }
    guard epoch >= projection.start else {
      throw section.error(
        at: "recorded",
        "begins on \(record.start.iso8601), must begin at or before the epoch, "
          + Instant(decimalYear: epoch).iso8601)
    }
    return projection
  }

  /// Reads `recorded`, the file of a record, and `then`, what follows it.
  func recordedActivity(
    _ section: YAMLMapping, random: RandomStream
  ) throws(InputError) -> (
    path: String, bytes: [UInt8], then: YAMLValue, continuation: SolarProjection.Continuation
  ) {
    let (path, bytes) = try bytes(of: "recorded", in: section)
    let then = try section.required("then")
    return (path, bytes, then, try continuation(then, random: random))
  }

  private func continuation(
    _ value: YAMLValue, random: RandomStream
  ) throws(InputError) -> SolarProjection.Continuation {
    if value.isWord("mean_cycle") { return .meanCycle }
    if value.isWord("random") { return .random(random) }
    let allowed =
      "mean_cycle, random, {constant: {f107_sfu, ap}}, {repeat_cycle} or {percentile}"
    guard value.isMapping else {
      throw value.error("should be \(allowed), found \(value.node.found)")
    }
    return try value.mapping { then throws(InputError) in
      if then.contains("constant") {
        return try then.mapping("constant") { constant throws(InputError) in
          let (f107, ap) = try constantActivity(constant)
          return .constant(f107: f107, ap: ap)
        }
      }
      if then.contains("repeat_cycle") {
        return .repeatCycle(try then.integer("repeat_cycle"))
      }
      if then.contains("percentile") {
        return .percentile(try then.number("percentile", in: ScenarioRanges.percentile))
      }
      throw value.error("should be \(allowed)")
    }
  }

  private func constantActivity(
    _ section: YAMLMapping
  ) throws(InputError) -> (f107: Double, ap: Double) {
    let f107_sfu = try section.number(
      "f107_sfu", unit: "sfu", in: ScenarioRanges.f107_sfu,
      default: ScenarioDefaults.activity.f107_sfu)
    let ap = try section.number(
      "ap", in: ScenarioRanges.ap, default: ScenarioDefaults.activity.ap)
    return (f107_sfu, ap)
  }
}

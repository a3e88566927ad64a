import DebrisEnvironment
import SpaceEnvironment

extension ScenarioReader {
  /// Reads `removal`.
  func removal(_ section: YAMLMapping, epoch: Double) throws(InputError) -> RemovalPolicy {
    let rate = try section.number(
      "per_yr", unit: "1/yr", in: ScenarioRanges.removals_per_yr)
    let start = try section.time("start", missing: "the epoch", epoch: epoch) ?? 0
    let end = try section.time(
      "end", missing: "null", epoch: epoch, after: (max(0, start), "the epoch and the start"))
    let rank = try section.choice(
      "rank", of: RemovalPolicy.Rank.self, default: .massTimesProbability)
    var types: Set<ObjectType> = []
    if section.contains("types") {
      for value in try section.list("types") {
        types.insert(
          try value.choice(of: [
            "rocket_body": ObjectType.rocketBody, "inactive_payload": .inactivePayload,
            "mission_related_object": .missionRelatedObject, "fragment": .fragment,
          ]))
      }
      if types.isEmpty {
        throw section.error(at: "types", "has 0 entries, must have at least 1")
      }
    } else {
      types = [.rocketBody, .inactivePayload]
      section.noteStandard("types", "[rocket_body, inactive_payload]")
    }
    let leastMass = try section.number(
      "min_mass_kg", unit: "kg", in: ScenarioRanges.leastMass_kg, default: 0)
    let altitudes = try range(
      section, "lowest_km", "highest_km", unit: "km", in: ScenarioRanges.removalAltitude_km,
      standard: 0...100_000)
    let inclinations = try range(
      section, "lowest_inclination_deg", "highest_inclination_deg", unit: "deg",
      in: ScenarioRanges.inclination_deg, standard: 0...180)
    return RemovalPolicy(
      rate: rate / year, start: start, end: end ?? .infinity, rank: rank, types: types,
      leastMass: leastMass,
      altitudes: altitudes.lowerBound * kilometre...altitudes.upperBound * kilometre,
      inclinations: inclinations.lowerBound * degree...inclinations.upperBound * degree)
  }

  private func range(
    _ section: YAMLMapping, _ lower: String, _ upper: String, unit: String,
    in allowed: AllowedRange, standard: ClosedRange<Double>
  ) throws(InputError) -> ClosedRange<Double> {
    let low = try section.number(lower, unit: unit, in: allowed, default: standard.lowerBound)
    let high = try section.number(upper, unit: unit, in: allowed, default: standard.upperBound)
    guard low < high else {
      throw section.error(
        at: upper, "is \(high.shown) \(unit), must be greater than \(lower), \(low.shown) \(unit)")
    }
    return low...high
  }
}

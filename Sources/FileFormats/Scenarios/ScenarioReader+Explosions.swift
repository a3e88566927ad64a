import DebrisEnvironment
import SpaceEnvironment

extension ScenarioReader {
  /// Reads `explosions`.
  func explosions(
    _ section: YAMLMapping, epoch: Double
  ) throws(InputError) -> ExplosionPolicy {
    let types: [ObjectType] = [
      .activePayload, .inactivePayload, .rocketBody, .missionRelatedObject,
    ]
    let rates = try section.mapping("rates_per_yr") {
      given throws(InputError) -> [ObjectType: Double] in
      var rates: [ObjectType: Double] = [:]
      for type in types {
        rates[type] =
          try given.number(
            type.name, unit: "1/yr", in: ScenarioRanges.explosionRate_per_yr, default: 0) / year
      }
      return rates.filter { $0.value > 0 }
    }
    var policy = ExplosionPolicy(
      rates: rates,
      fallingFrom: try section.time("falling_from", missing: "never", epoch: epoch),
      scale: try section.number("scale", in: ScenarioRanges.eventScale, default: 1))
    if policy.fallingFrom != nil {
      policy.halving =
        try section.number("halving_yr", unit: "yr", in: ScenarioRanges.halving_yr) * year
    } else if section.contains("halving_yr") {
      throw section.error(at: "halving_yr", "needs falling_from, the date from which rates fall")
    }
    return policy
  }
}

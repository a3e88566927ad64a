import DebrisEnvironment
import Evolution
import SpaceEnvironment

// The sections that say what happens to objects, and what is recorded of it.
extension ScenarioReader {
  /// Reads `missions`.
  func missions(_ section: YAMLMapping) throws(InputError) -> Scenario.MissionPolicy {
    let lifetime_yr = try section.number(
      "payload_lifetime_yr", unit: "yr", in: ScenarioRanges.payloadLifetime_yr,
      default: ScenarioDefaults.payloadLifetime_yr)
    return Scenario.MissionPolicy(
      payloadLifetime: lifetime_yr * year,
      keepsStation: try section.flag("station_keeping", default: true),
      leastStationMass: try section.number(
        "station_keeping_min_mass_kg", unit: "kg", in: ScenarioRanges.leastMass_kg, default: 0))
  }

  /// Reads `collisions` and `avoidance`.
  func collisions(
    _ root: YAMLMapping, step_yr: Double
  ) throws(InputError) -> Scenario.CollisionPolicy? {
    func read(_ section: YAMLMapping) throws(InputError) -> Scenario.CollisionPolicy {
      let kernel: Scenario.CollisionPolicy.Kernel = try section.choice(
        "kernel", of: Scenario.CollisionPolicy.Kernel.self,
        default: Scenario.CollisionPolicy.Kernel(rawValue: ScenarioDefaults.kernel))
      let energy = try section.number(
        "catastrophic_energy_j_per_kg", unit: "J/kg",
        in: ScenarioRanges.catastrophicEnergy_j_per_kg,
        default: ScenarioDefaults.catastrophicEnergy_j_per_kg)
      let disabling = try disablingEnergy(section)
      let steps = (ScenarioDefaults.interval_yr / step_yr - 1e-9).rounded(.up)
      let interval_yr = try section.number(
        "interval_yr", unit: "yr", in: ScenarioRanges.interval_yr,
        default: step_yr * max(1, steps))
      guard wholeMultiple(interval_yr, of: step_yr) != nil else {
        throw section.error(
          at: "interval_yr",
          "is \(interval_yr.shown) yr, must be a whole multiple of step_yr, "
            + "\(step_yr.shown) yr")
      }
      return Scenario.CollisionPolicy(
        kernel: kernel, catastrophicThreshold: energy, disablingThreshold: disabling,
        interval: interval_yr * year)
    }
    var policy: Scenario.CollisionPolicy?
    if root.contains("collisions") {
      policy = try root.noneOr("collisions", read)
    } else {
      policy = try root.mapping("collisions", optional: true, read)
    }
    let avoidance = try root.mapping("avoidance", optional: true, avoidance)
    policy?.avoidance = avoidance
    return policy
  }

  /// Reads the energy from which a hit ends a mission [J/kg], or `none`.
  private func disablingEnergy(_ section: YAMLMapping) throws(InputError) -> Double? {
    let key = "disabling_energy_j_per_kg"
    guard let value = section.optional(key) else {
      section.noteStandard(key, "none")
      return nil
    }
    if value.isWord("none") { return nil }
    return try value.number(unit: "J/kg", in: ScenarioRanges.disablingEnergy_j_per_kg)
  }

  private func avoidance(_ section: YAMLMapping) throws(InputError) -> Avoidance {
    let standard = ScenarioDefaults.avoidance
    let tracking = try tracking(section)
    return Avoidance(
      activeInactive: try section.number(
        "active_inactive", in: ScenarioRanges.share, default: standard.activeInactive),
      activeActive: try section.number(
        "active_active", in: ScenarioRanges.share, default: standard.activeActive),
      sameConstellation: try section.number(
        "same_constellation", in: ScenarioRanges.share, default: standard.sameConstellation),
      debrisDebris: try section.number(
        "debris_debris", in: ScenarioRanges.share, default: standard.debrisDebris),
      debrisDebrisLeastMass: try section.number(
        "debris_debris_min_mass_kg", unit: "kg", in: ScenarioRanges.leastMass_kg, default: 0),
      tracking: tracking)
  }

  /// Reads `tracked`, shares by size, or in its place `smallest_tracked_m`.
  private func tracking(_ section: YAMLMapping) throws(InputError) -> Avoidance.Tracking {
    guard section.contains("tracked") else {
      return Avoidance.Tracking(
        smallest: try section.number(
          "smallest_tracked_m", unit: "m", in: ScenarioRanges.smallestTracked_m,
          default: ScenarioDefaults.smallestTracked_m))
    }
    if section.contains("smallest_tracked_m") {
      throw section.error(at: "smallest_tracked_m", "cannot stand beside tracked")
    }
    var points: [Avoidance.Tracking.Point] = []
    let list = try section.list("tracked")
    for value in list {
      let point = try value.mapping { point throws(InputError) in
        Avoidance.Tracking.Point(
          diameter: try point.number(
            "diameter_m", unit: "m", in: ScenarioRanges.trackedDiameter_m),
          share: try point.number("share", in: ScenarioRanges.share))
      }
      if let last = points.last, point.diameter <= last.diameter {
        throw value.error(
          "has diameter_m \(point.diameter.shown) m, must be greater than the one before it, "
            + "\(last.diameter.shown) m")
      }
      points.append(point)
    }
    guard !points.isEmpty else {
      throw section.error(at: "tracked", "has 0 points, must have at least 1")
    }
    return Avoidance.Tracking(points: points)
  }

  /// Reads `ensemble`.
  func ensemble(_ section: YAMLMapping) throws(InputError) -> EnsemblePolicy {
    let members = try section.integer(
      "members", in: ScenarioRanges.members, default: ScenarioDefaults.members)
    let seed = try section.integer(
      "seed", in: ScenarioRanges.seed, default: ScenarioDefaults.seed)
    // The places of objects in their bins differ in any case.
    var drawn: Set<RandomProcess> = [.population, .transport]
    if section.contains("draw") {
      for value in try section.list("draw") {
        drawn.insert(
          try value.choice(of: [
            "collisions": RandomProcess.collisions, "explosions": .explosions,
            "disposal": .disposal, "launches": .launches, "fragments": .fragments,
            "solar_activity": .solarActivity,
          ]))
      }
    } else {
      drawn = EnsemblePolicy.standard
      section.noteStandard("draw", "[collisions, explosions, disposal, launches, fragments]")
    }
    if members > 1, drawn == [.population, .transport] {
      throw section.error(
        at: "draw", "is [], must name what differs between the \(members) members")
    }
    return EnsemblePolicy(members: members, seed: UInt64(seed), drawn: drawn)
  }

  /// Reads `record`, whose intervals are whole multiples of the step.
  func record(
    _ section: YAMLMapping, step_yr: Double
  ) throws(InputError) -> Scenario.RecordPolicy {
    func read(_ key: String, multipleOf unit: Double, named name: String, standard: Double)
      throws(InputError) -> Double
    {
      let count = max(1, (standard / unit - 1e-9).rounded(.up))
      let value = try section.number(
        key, unit: "yr", in: ScenarioRanges.record_yr, default: unit * count)
      guard wholeMultiple(value, of: unit) != nil else {
        throw section.error(
          at: key,
          "is \(value.shown) yr, must be a whole multiple of \(name), \(unit.shown) yr")
      }
      return value
    }
    let every_yr = try read(
      "every_yr", multipleOf: step_yr, named: "step_yr",
      standard: ScenarioDefaults.every_yr)
    let shells_yr = try read(
      "population_by_shell_every_yr", multipleOf: step_yr, named: "step_yr",
      standard: ScenarioDefaults.shellsEvery_yr)
    return Scenario.RecordPolicy(interval: every_yr * year, shellInterval: shells_yr * year)
  }
}

/// Returns how many times a length fits into another, `nil` where it does not fit wholly.
func wholeMultiple(_ x: Double, of unit: Double) -> Int? {
  let count = (x / unit).rounded()
  guard count >= 1, count < 1e9, abs(x / unit - count) <= 1e-9 * count else { return nil }
  return Int(count)
}

extension YAMLMapping {
  /// Reads a date that may be missing or `null`, no earlier than another one [s after the epoch].
  ///
  /// - Parameters:
  ///   - missing: What `detritus check` shows where it is not given.
  ///   - earliest: The earliest time [s after the epoch], and what it is called.
  func time(
    _ key: String, missing: String, epoch: Double,
    after earliest: (time: Double, name: String)? = nil
  ) throws(InputError) -> Double? {
    guard let value = optional(key) else {
      noteStandard(key, missing)
      return nil
    }
    let date = try value.date()
    let time = (date.decimalYear - epoch) * year
    if let earliest, time <= earliest.time {
      throw value.error("is \(date.iso8601), must be later than \(earliest.name)")
    }
    return time
  }
}

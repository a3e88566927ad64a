import DebrisEnvironment
import Evolution
import SpaceEnvironment

// What becomes of objects after their use.
extension ScenarioReader {
  /// Reads `disposal`.
  func disposal(
    _ section: YAMLMapping, epoch: Double
  ) throws(InputError) -> Scenario.DisposalPolicy {
    typealias Period = DisposalSchedule.Period
    let payload = try section.noneOr("payload", optional: true) { rule throws(InputError) in
      try self.disposalRule(rule)
    }
    let rocketBody = try section.noneOr("rocket_body", optional: true) {
      rule throws(InputError) in
      let delay_yr = try rule.number(
        "delay_yr", unit: "yr", in: .anything, default: ScenarioDefaults.delay_yr)
      guard delay_yr == 0 else {
        // Stages manoeuvre within hours or not at all: propellant boils off and batteries run down.
        throw rule.error(
          at: "delay_yr",
          "is \(delay_yr.shown) yr, must be 0 yr: rocket bodies are disposed of when they are launched"
        )
      }
      return try self.disposalRule(rule)
    }
    var payloads = [Period(start: 0, rule: payload)]
    var rocketBodies = [Period(start: 0, rule: rocketBody)]
    for value in try section.list("changes", optional: true) {
      try value.mapping { change throws(InputError) in
        let date = try change.date("date")
        let time = (date.decimalYear - epoch) * year
        let before = max(payloads.last!.start, rocketBodies.last!.start)
        guard time > before else {
          throw change.error(
            at: "date", "is \(date.iso8601), must be later than the epoch and the change before it")
        }
        for (key, rule) in [
          ("payload", payloads.last!.rule), ("rocket_body", rocketBodies.last!.rule),
        ]
        where change.contains(key) {
          let changed = try change.noneOr(key) { section throws(InputError) in
            try self.disposalRule(section, after: rule)
          }
          if key == "payload" {
            payloads.append(Period(start: time, rule: changed))
          } else {
            rocketBodies.append(Period(start: time, rule: changed))
          }
        }
        guard change.contains("payload") || change.contains("rocket_body") else {
          throw change.value.error("changes nothing, must have payload or rocket_body")
        }
      }
    }
    return Scenario.DisposalPolicy(
      payload: DisposalSchedule(periods: payloads),
      rocketBody: DisposalSchedule(periods: rocketBodies))
  }

  /// Reads the rule of a constellation and its own `changes`.
  func disposalSchedule(
    _ section: YAMLMapping, epoch: Double
  ) throws(InputError) -> DisposalSchedule {
    var periods = [DisposalSchedule.Period(start: 0, rule: try disposalRule(section))]
    for value in try section.list("changes", optional: true) {
      try value.mapping { change throws(InputError) in
        let date = try change.date("date")
        let start = (date.decimalYear - epoch) * year
        guard start > periods.last!.start else {
          throw change.error(
            at: "date", "is \(date.iso8601), must be later than the epoch and the change before it")
        }
        periods.append(
          .init(start: start, rule: try self.disposalRule(change, after: periods.last!.rule)))
      }
    }
    return DisposalSchedule(periods: periods)
  }

  /// Reads a rule; what a change does not give stays as it was before.
  func disposalRule(
    _ rule: YAMLMapping, after before: DisposalRule? = nil
  ) throws(InputError) -> DisposalRule {
    let compliance = try rule.number(
      "compliance", in: ScenarioRanges.share, default: before?.compliance)
    let residualLifetime_yr = try rule.number(
      "residual_lifetime_yr", unit: "yr", in: ScenarioRanges.residualLifetime_yr,
      default: before.map { $0.residualLifetime / year })
    return DisposalRule(
      compliance: compliance, residualLifetime: residualLifetime_yr * year,
      directReentry: try rule.number(
        "direct_reentry", in: ScenarioRanges.share, default: before?.directReentry ?? 0),
      allowsGraveyard: try rule.flag("graveyard", default: before?.allowsGraveyard ?? false))
  }
}

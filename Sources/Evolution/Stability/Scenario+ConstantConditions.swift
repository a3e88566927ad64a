import DebrisEnvironment
import SpaceEnvironment

/// What constant conditions cannot be made of.
public struct NotConstant: Error, Sendable {
  /// The key of the scenario.
  public let key: String
  public let reason: String
  /// The value of the key that can be analysed.
  public let without: String
}

extension Scenario {
  /// The same scenario under conditions that do not change.
  ///
  /// The activity is the mean over the run, without a trend of the air; every year has the mean
  /// launches of the record; the rules of disposal are those in force at the end of the run; events
  /// are left out. Constellations, explosions and removal are refused: they depend on what there is
  /// in ways that have no steady rates here.
  ///
  /// - Parameter launchFactor: A factor on the launches [1]; 0 for none.
  public func underConstantConditions(launchFactor: Double = 1) throws(NotConstant) -> Scenario {
    var scenario = self
    let mean = meanActivity
    scenario.solarActivity = SolarProjection(constantF107: mean.f107Mean, ap: mean.ap)
    scenario.densityTrend = nil
    scenario.events = []
    guard constellations.isEmpty else {
      throw NotConstant(
        key: "constellations", reason: "they are filled and retired at dates", without: "[]")
    }
    guard explosions == nil else {
      throw NotConstant(
        key: "explosions", reason: "their rates are of steps, not of a steady state",
        without: "none")
    }
    guard removal == nil else {
      throw NotConstant(
        key: "removal", reason: "what ranks highest changes by jumps", without: "none")
    }
    guard missions.keepsStation else {
      throw NotConstant(
        key: "missions.station_keeping", reason: "payloads that drift retire from where they are",
        without: "true")
    }
    guard missions.allKeepStation else {
      throw NotConstant(
        key: "missions.station_keeping_min_mass_kg",
        reason: "payloads that drift retire from where they are", without: "0")
    }
    func last(_ schedule: DisposalSchedule) -> DisposalSchedule {
      DisposalSchedule(schedule.periods[schedule.index(at: duration)].rule)
    }
    scenario.disposal = DisposalPolicy(
      payload: last(disposal.payload), rocketBody: last(disposal.rocketBody))
    if let launches {
      scenario.launches =
        launchFactor > 0
        ? LaunchPolicy(traffic: launches.traffic.mean(times: launchFactor)) : nil
    }
    return scenario
  }
}

extension TrafficTable {
  /// A record of one year, the mean of all years times a factor.
  func mean(times factor: Double) -> TrafficTable {
    let share = factor / Double(years.count)
    return TrafficTable(
      source: source, years: years.lowerBound...years.lowerBound,
      records: records.map { record in
        var launched = record.launched
        launched.count *= share
        return Record(year: years.lowerBound, launched: launched)
      })
  }
}

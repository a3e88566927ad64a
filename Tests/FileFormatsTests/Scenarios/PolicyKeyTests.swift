import DebrisEnvironment
import Evolution
import SpaceEnvironment
import Testing

@testable import FileFormats

@Suite("Keys of policies")
struct PolicyKeyTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  private static let baseline = "\(root)/Scenarios/iadc-baseline.yaml"
  private static let known = "constellations/known-2023.yaml"

  static func scenario(_ overrides: String...) throws -> Scenario {
    try ScenarioFile.read(baseline, overrides: overrides).scenario
  }

  @Test("Explosions, removal, changes of rules and avoidance come out in SI units")
  func values() throws {
    let scenario = try Self.scenario(
      "explosions={rates_per_yr: {rocket_body: 0.002}, falling_from: 2028-02-01, halving_yr: 10}",
      "removal={per_yr: 5, start: 2030-02-01, types: [rocket_body], min_mass_kg: 500, lowest_km: 600}",
      "disposal.changes=[{date: 2048-02-01, payload: {residual_lifetime_yr: 5, graveyard: true}}]",
      "avoidance={debris_debris: 0.5, debris_debris_min_mass_kg: 800}",
      "missions={station_keeping: false, station_keeping_min_mass_kg: 10}",
      "launches.start=2020-02-01")
    let explosions = try #require(scenario.explosions)
    #expect(explosions.rates == [.rocketBody: 0.002 / year])
    #expect(abs(explosions.fallingFrom! / year - 10) < 0.01 && explosions.halving == 10 * year)
    let removal = try #require(scenario.removal)
    #expect(removal.rate == 5 / year && removal.types == [.rocketBody])
    #expect(abs(removal.start / year - 12) < 0.01 && removal.end == .infinity)
    #expect(removal.leastMass == 500 && removal.altitudes.lowerBound == 600_000)
    let periods = scenario.disposal.payload.periods
    #expect(periods.count == 2 && scenario.disposal.rocketBody.periods.count == 1)
    #expect(
      periods[1].rule
        == DisposalRule(compliance: 0.9, residualLifetime: 5 * year, allowsGraveyard: true))
    #expect(abs(periods[1].start / year - 30) < 0.01)
    let avoidance = try #require(scenario.collisions?.avoidance)
    #expect(avoidance.debrisDebris == 0.5 && avoidance.debrisDebrisLeastMass == 800)
    #expect(!scenario.missions.keepsStation && scenario.missions.leastStationMass == 10)
    #expect(try Self.scenario().missions.allKeepStation)
    #expect(abs(scenario.launches!.start - 2) < 0.01)
  }

  @Test(
    "Constellations of the shipped file are switched on by name; an entry replaces what it gives")
  func constellations() throws {
    let scenario = try Self.scenario(
      "constellations=[{file: \(Self.known), include: [oneweb_40, telesat_1015], start: 2022-02-01, "
        + "fill_yr: 4, mass_kg: 200, radius_m: 0.6, disposal: {compliance: 0.95, residual_lifetime_yr: 5}}]"
    )
    #expect(scenario.constellations.map(\.name) == ["oneweb_40", "telesat_1015"])
    let first = scenario.constellations[0]
    #expect(first.altitude == 1_200_000 && first.satelliteCount == 2_304)
    #expect(first.mass == 200 && first.radius == 0.6 && first.lifetime == 5 * year)
    #expect(abs(first.start / year - 4) < 0.01 && first.filling == 4 * year)
    #expect(first.disposal?.periods[0].rule?.compliance == 0.95)
    let changing = try Self.scenario(
      "constellations=[{file: \(Self.known), include: [oneweb_40], mass_kg: 200, radius_m: 0.6, disposal: "
        + "{compliance: 0.5, residual_lifetime_yr: 25, changes: [{date: 2048-02-01, compliance: 0.9}]}}]"
    )
    let periods = try #require(changing.constellations[0].disposal?.periods)
    #expect(periods.count == 2 && abs(periods[1].start / year - 30) < 0.01)
    #expect(periods[1].rule == DisposalRule(compliance: 0.9, residualLifetime: 25 * year))
    let all = try Self.scenario(
      "constellations=[{file: \(Self.known), include: all, mass_kg: 300, radius_m: 1}]")
    #expect(all.constellations.count == 32)
    #expect(all.constellations.allSatisfy { $0.disposal == nil && $0.start == 0 })
  }

  @Test(
    "Every bad value is refused with its key path, the value and the range",
    arguments: [
      (
        "explosions={rates_per_yr: {rocket_body: -1}}",
        "explosions.rates_per_yr.rocket_body is -1 1/yr, must be between 0 and 1"
      ),
      ("explosions={rates_per_yr: {fragment: 1}}", "explosions.rates_per_yr.fragment"),
      (
        "explosions={rates_per_yr: {rocket_body: 0.1}, falling_from: 2030-01-01}",
        "explosions.halving_yr"
      ),
      (
        "explosions={rates_per_yr: {rocket_body: 0.1}, falling_from: 2030-01-01, halving_yr: 0}",
        "explosions.halving_yr is 0 yr"
      ),
      (
        "explosions={rates_per_yr: {rocket_body: 0.1}, halving_yr: 5}",
        "explosions.halving_yr needs falling_from"
      ),
      ("explosions={rates_per_yr: {rocket_body: 0.1}, scale: 0}", "explosions.scale is 0"),
      ("removal={per_yr: -5}", "removal.per_yr is -5 1/yr, must be between 0 and 10000"),
      ("removal={per_yr: 5, start: 2030-01-01, end: 2029-01-01}", "removal.end is 2029-01-01"),
      (
        "removal={per_yr: 5, rank: mass}",
        "removal.rank is 'mass', must be one of mass_times_probability"
      ),
      ("removal={per_yr: 5, types: [active_payload]}", "removal.types[0] is 'active_payload'"),
      ("removal={per_yr: 5, types: []}", "removal.types has 0 entries"),
      ("removal={per_yr: 5, min_mass_kg: -1}", "removal.min_mass_kg is -1 kg"),
      ("removal={per_yr: 5, lowest_km: 900, highest_km: 800}", "removal.highest_km is 800 km"),
      (
        "removal={per_yr: 5, highest_inclination_deg: 190}",
        "removal.highest_inclination_deg is 190 deg"
      ),
      ("disposal.payload.direct_reentry=2", "disposal.payload.direct_reentry is 2"),
      ("disposal.payload.graveyard=maybe", "disposal.payload.graveyard should be true or false"),
      (
        "disposal.changes=[{date: 2017-01-01, payload: none}]",
        "disposal.changes[0].date is 2017-01-01"
      ),
      ("disposal.changes=[{date: 2030-01-01}]", "disposal.changes[0] changes nothing"),
      (
        "disposal.changes=[{date: 2030-01-01, payload: {compliance: 1.5}}]",
        "disposal.changes[0].payload.compliance is 1.5"
      ),
      ("disposal.changes=[{date: 2030-01-01, fragment: none}]", "disposal.changes[0]"),
      ("avoidance.debris_debris=1.1", "avoidance.debris_debris is 1.1"),
      ("avoidance.debris_debris_min_mass_kg=-1", "avoidance.debris_debris_min_mass_kg is -1 kg"),
      ("launches.end=2017-01-01", "launches.end is 2017-01-01"),
      (
        "missions.station_keeping_min_mass_kg=-1", "missions.station_keeping_min_mass_kg is -1 kg"
      ),
      ("missions.station_keeping=0", "missions.station_keeping should be true or false"),
      ("constellations=[{name: a, altitude_km: 550}]", "constellations[0] has no radius_m for 'a'"),
      ("constellations=[{name: a b, radius_m: 1}]", "constellations[0].name is 'a b'"),
      (
        "constellations=[{name: a, altitude_km: 2500, inclination_deg: 50, satellites: 1, mass_kg: 1, radius_m: 1}]",
        "constellations[0] has 'a' at 2500 km"
      ),
      (
        "constellations=[{name: a, altitude_km: 900, inclination_deg: 50, satellites: -1, mass_kg: 1, radius_m: 1}]",
        "constellations[0].satellites is -1"
      ),
      (
        "constellations=[{name: a, altitude_km: 900, inclination_deg: 50, satellites: 1, mass_kg: 1, "
          + "radius_m: 1, disposal: {compliance: 1, residual_lifetime_yr: 5, "
          + "changes: [{date: 2000-01-01}]}}]",
        "constellations[0].disposal.changes[0].date is 2000-01-01, must be later than the epoch"
      ),
      (
        "disposal.rocket_body.delay_yr=1",
        "disposal.rocket_body.delay_yr is 1 yr, must be 0 yr: rocket bodies are disposed of when"
      ),
      (
        "constellations=[{file: constellations/known-2023.yaml, include: [oneweb_41]}]",
        "constellations[0].include[0] is 'oneweb_41'"
      ),
      (
        "constellations=[{file: constellations/known-2023.yaml, include: [guowang_590]}]",
        "constellations[0] has no radius_m for 'guowang_590'"
      ),
      (
        "constellations=[{file: constellations/none.yaml, include: all}]",
        "constellations[0].file is"
      ),
      (
        "constellations=[{file: constellations/known-2023.yaml, include: [oneweb_40, oneweb_40]}]",
        "'oneweb_40', which comes twice"
      ),
    ])
  func refused(override: String, words: String) {
    let text = message { _ = try Self.scenario(override) }
    #expect(text?.contains(words) == true, "\(text ?? "nothing was thrown")")
  }

  @Test("Removal is refused where there are no collisions to rank by")
  func removalWithoutCollisions() {
    let text = message { _ = try Self.scenario("collisions=none", "removal={per_yr: 5}") }
    #expect(text?.contains("removal ranks by the probability of collisions") == true)
  }

  @Test(
    "The studies are read",
    arguments: [
      "business-as-usual", "disposal-00", "disposal-30", "disposal-60", "disposal-90", "removal-0",
      "removal-2", "removal-5", "rule-25-years", "rule-05-years", "constellations-90",
      "constellations-95", "constellations-99",
    ])
  func studies(name: String) throws {
    let scenario = try ScenarioFile.read("\(Self.root)/Scenarios/studies/\(name).yaml").scenario
    #expect(scenario.name == name)
  }
}

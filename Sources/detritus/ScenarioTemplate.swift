/// The text of a commented scenario.
struct ScenarioTemplate {
  let name: String
  /// The folder of `populations` and `traffic`, relative to the file and ending in `/`, or empty.
  let dataFolder: String
  let kind: NewCommand.Template

  private var hasLaunches: Bool { kind != .noLaunches }
  private var hasConstellation: Bool { kind == .constellation }

  var text: String {
    """
    # \(title)
    #
    # [1] IADC, Stability of the Future LEO Environment, IADC-12-08, Rev. 1 (2013), section 2.
    # [2] IADC Space Debris Mitigation Guidelines, IADC-02-01, Rev. 1 (2007), section 5.3.2.
    # [3] Johnson et al. (2001), NASA's new breakup model of EVOLVE 4.0, Adv. Space Res. 28, 1377.
    # [4] Picone et al. (2002), NRLMSISE-00, J. Geophys. Res. 107(A12), 1468.
    # Keys that are left out have standard values, which `detritus check` shows.

    name: \(name)
    description: \(description)
    epoch: 2018-02-01              # that of the population
    duration_yr: 200               # [1] projects 200 years
    step_yr: 1                     # within 0.3 % of shorter steps
    population: \(dataFolder)populations/leo-2018-02-01.csv   # 10 cm and more, as in [1]
    drag_coefficient: 2.2          # customary for tumbling bodies in free molecular flow

    grid:
      shells: {lowest_km: 200, highest_km: 2000, width_km: 50}   # low Earth orbit as in [1]
      perigee_edges_km: default        # 100 to 2000 km by 50 km
      eccentricity_edges: default      # 17 bins to 0.95: transfer orbits are a part of the population
      inclination_edges_deg: default   # 12 bins, which part the crowded bands
      smallest_size_m: 0.1             # [1]: 10 cm

    atmosphere: {model: nrlmsise00, co2_cooling: none}   # [4]; for a trend: atmosphere/co2-cooling.csv
    solar_activity: {recorded: \(dataFolder)space-weather/SW-All.csv, then: mean_cycle}   # celestrak.org

    \(hasLaunches ? baselineLaunches : Self.noLaunches)
    missions: {payload_lifetime_yr: 8, station_keeping: true} # [1]: 8 years
    \(hasLaunches ? Self.baselineDisposal : Self.noLaunchesDisposal)
    explosions: none               # [1]: no future explosions
    collisions:
      kernel: resolved                      # by inclination and relative speed
      catastrophic_energy_j_per_kg: 40000   # [3]: 40 J/g
      interval_yr: 4                        # the rates change slowly
    \(hasConstellation ? Self.constellationAvoidance : Self.baselineAvoidance)
    removal: none
    \(hasConstellation ? constellations : Self.noConstellations)
    events: []

    ensemble: {members: 1, seed: 1, draw: [collisions, explosions, disposal, launches, fragments]}   # 1: the expectation
    record: {every_yr: 1, population_by_shell_every_yr: 8}   # the cycle of launches

    """
  }

  private var title: String {
    switch kind {
    case .baseline: Self.baselineTitle
    case .noLaunches: Self.noLaunchesTitle
    case .constellation: Self.constellationTitle
    }
  }

  private var description: String {
    switch kind {
    case .baseline: Self.baselineDescription
    case .noLaunches: Self.noLaunchesDescription
    case .constellation: Self.constellationDescription
    }
  }

  private static let constellationTitle =
    "A constellation above the baseline of the IADC: it is filled, replenished and disposed of."
  private static let constellationDescription =
    "Repeat launches and a constellation, 90 % disposal, no explosions"

  private static let baselineAvoidance = """
    avoidance: {active_inactive: 0, active_active: 0, same_constellation: 1, smallest_tracked_m: 0.1}
                                   # [1]: no collision avoidance
    """

  private static let constellationAvoidance = """
    avoidance:                     # shares of collisions that manoeuvres avoid
      active_inactive: 0.99
      active_active: 0.99
      same_constellation: 1        # satellites of one shell keep clear of each other
      smallest_tracked_m: 0.1
    """

  private static let noConstellations = "constellations: []             # none in 2018"

  private var constellations: String {
    """
    constellations:                # a shell in place; or those of a file by their names:
      # - {file: \(dataFolder)constellations/known-2023.yaml, include: [oneweb_88_first], start: 2020-01-01, fill_yr: 3}
      - name: example
        altitude_km: 1100
        inclination_deg: 85
        satellites: 1000
        mass_kg: 250
        radius_m: 1.5
        lifetime_yr: 5
        start: 2025-01-01
        fill_yr: 5
        disposal: {compliance: 0.95, residual_lifetime_yr: 5}   # without it, that of payloads
    """
  }

  private static let baselineTitle =
    "The baseline of the IADC: launches repeat, most objects are disposed of, nothing explodes."
  private static let noLaunchesTitle =
    "No future launches: how the objects in orbit at the epoch evolve by themselves."
  private static let baselineDescription = "Repeat launches, 90 % disposal, no explosions"
  private static let noLaunchesDescription = "No launches after the epoch, no explosions"

  private var baselineLaunches: String {
    """
    launches:
      repeat: \(dataFolder)traffic/leo-2010-2017.csv   # [1]: the traffic of the last eight years
      growth_per_yr: 0.0                  # [1]: repeats unchanged
      end: null                           # to the end of the run
    """
  }

  private static let noLaunches = "launches: none                 # the question of this scenario"

  private static let baselineDisposal = """
    disposal:
      payload: {compliance: 0.9, residual_lifetime_yr: 25}     # [1]: 90 % success; [2]: 25 years
      rocket_body: {compliance: 0.9, residual_lifetime_yr: 25, delay_yr: 0}
      changes: []
    """

  private static let noLaunchesDisposal = """
    disposal:
      payload: none                # payloads stay where their mission ends
      rocket_body: none            # none is launched
      changes: []
    """
}

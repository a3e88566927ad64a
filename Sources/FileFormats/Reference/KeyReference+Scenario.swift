import NumericalMethods

// The examples of a scenario: together they give every key that its reader asks for.
extension KeyReference {
  static var scenarioExamples: [Example] {
    let files = contents([
      "population.csv": "# source: example; epoch: 2018-02-01; made by: example; objects: 2; "
        + "mass_kg: 2800; area_m2: 16\n" + row.names + "\n" + row.values + "\n",
      "traffic.csv": "# source: example; years: 2010-2010; made by: example; objects: 2; "
        + "mass_kg: 2800; area_m2: 16\nyear," + row.names + "\n2010," + row.values + "\n",
      "air.csv": "altitude_km,density_kg_m3\n100,5e-7\n2000,1e-15\n",
      "cooling.csv": "year,altitude_km,density_factor\n2000,100,1\n2000,2000,1\n"
        + "2100,100,0.8\n2100,2000,0.8\n",
      "shells.yaml": "constellations:\n  - {name: first, altitude_km: 550}\n",
      "events.csv": "date,name,catalog_number,perigee_km,apogee_km,inclination_deg,parent,"
        + "mass_kg,cause,fragments,source\n"
        + "2019-03-27,Example,,260,285,96.6,inactive_payload,740,collision,,example\n",
    ])
    return [everyPolicy, tablesAndTracking, asLittleAsPossible].map { text in
      Example(text: text) { root throws(InputError) in
        _ = try ScenarioReader(contents: files).scenario(root)
      }
    }
      + solarActivities.map { text in
        Example(text: text) { root throws(InputError) in
          try root.mapping("solar_activity") { section throws(InputError) in
            _ = try ScenarioReader(contents: files).recordedActivity(
              section, random: RandomStream(seed: 1))
          }
        }
      }
  }

  private static let row = (
    names: PopulationColumns.names.joined(separator: ","),
    values: "rocket_body,1000,2000,0,inf,1400,8,1.6,2.6,800,850,0,0.002,77,90,,2"
  )

  private static let everyPolicy = """
    name: example # Names the scenario and the folder of its results: at most 100 letters, digits, `-`, `_` and `.`, the first a letter or digit.
    description: An example # One line for tables and reports.
    epoch: 2018-02-01 # When the run begins; the population must be within \(ScenarioRanges.epochDifference_yr.shown) yr of it.
    duration_yr: 10 # How long it lasts, a whole multiple of `step_yr`.
    step_yr: 1 # The step of policies and records, and the least interval of collisions.
    transport: # How drag moves the population.
      longest_move_yr: 1 # The longest move of drag: a step is divided into moves of at most this length.
      cell_length: 1 # The length of the cells that drag moves objects through, over the standard one: longer ones are faster and less exact.
    drag_coefficient: 2.2 # C_D of all objects.
    population: population.csv # The objects at the epoch, a CSV file of `population import`; `none` where events are all there is.
    grid: # Where orbits, records and collisions are told apart.
      shells: # The shells of altitude of records and collisions.
        lowest_km: 200 # Lower edge of the lowest shell of records and collisions, over the equatorial radius.
        highest_km: 2000 # Upper edge of the highest shell.
        width_km: 50 # Width of the shells; must divide the span into at most \(ScenarioRanges.shellCount).
      perigee_edges_km: [100, 800, 2000] # Edges of the bins of perigee altitude, rising, \(ScenarioRanges.edgeCount.lowerBound) to \(ScenarioRanges.edgeCount.upperBound); `default`: 100 to 2000 km by 50 km.
      eccentricity_edges: [0, 0.01, 0.95] # Edges of the bins of eccentricity, from 0; `default`: 17 bins to 0.95.
      inclination_edges_deg: [0, 60, 120, 180] # Edges of the bins of inclination; `default`: 12 bins that part the crowded bands.
      smallest_size_m: 0.1 # The smallest characteristic length of fragments that are counted; the population should reach as far.
    atmosphere: # How dense the air is.
      model: exponential # Averaged NRLMSISE-00, exponential layers, or a table of densities.
      layers: # With `model: exponential`: the layers by rising altitude.
        - altitude_km: 100 # The base of the layer.
          density_kg_m3: 5e-7 # The density there.
          scale_height_km: 20 # The scale height from there to the next layer.
        - {altitude_km: 500, density_kg_m3: 5e-13, scale_height_km: 80}
      co2_cooling: cooling.csv # Factors on the density by year and altitude, `year,altitude_km,density_factor`; must cover the run.
    solar_activity: # The activity of the Sun, recorded and beyond, or constant.
      constant: # The same activity always; given in place of `recorded`.
        f107_sfu: 120 # The flux F10.7.
        ap: 9 # The geomagnetic index ap.
    launches: # What is launched: recorded years that repeat, or `none`.
      repeat: traffic.csv # The recorded launches, a CSV file of `traffic import`, whose years repeat.
      growth_per_yr: 0 # Relative growth of the numbers per year.
      start: 2018-02-01 # The date from which the record repeats.
      end: 2027-02-01 # The date after which nothing is launched; `null`: none.
    missions: # How long payloads work.
      payload_lifetime_yr: 8 # How long payloads are active after their launch.
      station_keeping: true # Whether payloads keep their orbit until their mission ends; if not, they sink.
      station_keeping_min_mass_kg: 10 # The least mass of payloads that keep their orbit; lighter ones, by the mean of their class, sink.
    disposal: # What becomes of objects after their use.
      payload: # What happens to payloads at the end of their mission; `none` leaves them where they are.
        compliance: 0.9 # The share that follows the rule.
        residual_lifetime_yr: 25 # The longest remaining life in orbit that the rule allows; 0 removes at once.
        direct_reentry: 0 # Of those that follow it, the share that re-enters at once whatever the orbit.
        graveyard: false # Whether they rise above low orbits where that takes less Δv.
      rocket_body: # What happens to rocket bodies after their launch.
        compliance: 0.9 # The share that follows the rule.
        residual_lifetime_yr: 25 # The longest remaining life in orbit that the rule allows; 0 removes at once.
        direct_reentry: 0 # Of those that follow it, the share that re-enters at once whatever the orbit.
        graveyard: false # Whether they rise above low orbits where that takes less Δv.
        delay_yr: 0 # Must be 0: rocket bodies are disposed of when they are launched.
      changes: # New rules from dates on, by rising date.
        - date: 2020-01-01 # The date from which the change holds, after the epoch and the change before.
          payload: # The rule for payloads from then on, or `none`; not given: as before.
            compliance: 0.8 # As in `payload`; not given: as before.
            residual_lifetime_yr: 20 # As in `payload`; not given: as before.
            direct_reentry: 0.1 # As in `payload`; not given: as before.
            graveyard: true # As in `payload`; not given: as before.
          rocket_body: # The rule for rocket bodies from then on, or `none`; not given: as before.
            compliance: 0.8 # As in `rocket_body`; not given: as before.
            residual_lifetime_yr: 20 # As in `rocket_body`; not given: as before.
            direct_reentry: 0.1 # As in `rocket_body`; not given: as before.
            graveyard: true # As in `rocket_body`; not given: as before.
        - {date: 2022-01-01, payload: {}, rocket_body: {}}
    explosions: # How often objects explode, or `none`.
      rates_per_yr: # The rates by type.
        active_payload: 0 # Explosions of one active payload per year.
        inactive_payload: 0.0001 # Of one inactive payload.
        rocket_body: 0.0002 # Of one rocket body.
        mission_related_object: 0 # Of one mission-related object.
      falling_from: 2020-01-01 # The date from which passivation lowers all rates.
      scale: 1 # The calibration factor S of the number law.
      halving_yr: 10 # The time in which falling rates halve; required with `falling_from`, refused without it.
    collisions: # How collisions are reckoned, or `none`.
      kernel: resolved # By inclination, eccentricity and relative speed, or a gas with one speed of 10 km/s.
      catastrophic_energy_j_per_kg: 40000 # The energy of a collision per mass of the heavier object from which both are destroyed.
      disabling_energy_j_per_kg: 100 # The energy per mass from which a hit ends the mission of a payload.
      interval_yr: 4 # How often the rates are evaluated, a whole multiple of `step_yr`; not given: the smallest of \(ScenarioDefaults.interval_yr.shown) yr and more.
    avoidance: # The shares of collisions that manoeuvres avoid.
      smallest_tracked_m: 0.1 # Everything from this diameter on is tracked and can be avoided; not beside `tracked`.
      active_inactive: 0.9 # The share of collisions avoided, of an active object with one that cannot manoeuvre.
      active_active: 0.9 # Of two active objects.
      same_constellation: 1 # Of two active satellites of one constellation.
      debris_debris: 0 # Of two objects that cannot manoeuvre, moved aside in time by others.
      debris_debris_min_mass_kg: 100 # The least mass of the heavier of two such objects.
    removal: # Active removal, or `none`.
      per_yr: 2 # How many objects are removed a year.
      start: 2020-01-01 # The first date of removals.
      end: 2027-01-01 # The last date; `null`: none.
      rank: mass_times_probability # What objects are ranked by, highest first: mass times the probability of a collision.
      types: [rocket_body] # Which types are removed.
      min_mass_kg: 100 # The least mass of an object that is removed.
      lowest_km: 500 # The lowest perigee.
      highest_km: 1500 # The highest apogee.
      lowest_inclination_deg: 60 # The least inclination.
      highest_inclination_deg: 110 # The greatest inclination.
    constellations: # Shells of satellites: one in place (`name`), or some of a file (`file`, `include`).
      - altitude_km: 550 # The altitude of the circular orbits; here or in the file, like all keys of a shell.
        \(shellKeys.replacing("\n", with: "\n    "))
        disposal: # The rule for its satellites, or `none`; not given: that of payloads.
          compliance: 0.95 # The share that follows the rule.
          residual_lifetime_yr: 5 # The longest remaining life in orbit that the rule allows; 0 removes at once.
          direct_reentry: 0 # Of those that follow it, the share that re-enters at once whatever the orbit.
          graveyard: false # Whether they rise above low orbits where that takes less Δv.
          changes: # New rules from dates on, by rising date.
            - date: 2022-01-01 # The date from which the change holds.
              compliance: 0.99 # As in `disposal`; not given: as before.
              residual_lifetime_yr: 4 # As in `disposal`; not given: as before.
              direct_reentry: 0.1 # As in `disposal`; not given: as before.
              graveyard: true # As in `disposal`; not given: as before.
            - date: 2023-01-01
        name: example # Without `file`: the name of the shell, letters, digits, `-`, `_` and `.`.
      - file: shells.yaml # A file of shells; the keys above replace or add to what it says.
        include: [first] # With `file`: which of its shells, or `all`.
        inclination_deg: 53
        satellites: 10
        mass_kg: 250
        radius_m: 1.5
    events: # Fragmentations on given dates: one in place, or those of a file.
      - file: events.csv # A table of events; those within the time of the run happen.
      - date: 2021-11-15 # When, within the time of the run.
        altitude_km: 480 # The altitude of a circular orbit; or `perigee_km` and `apogee_km`.
        inclination_deg: 82.6 # The inclination.
        parent: inactive_payload # The type of what breaks: it sets the laws of the breakup model.
        mass_kg: 1750 # Its mass.
        cause: collision # What breaks it: a collision that destroys it, or an explosion.
        projectile_mass_kg: 0 # With a collision: the mass of the projectile.
        from_population: false # Whether the nearest object of that type, by orbit and mass, is taken out of the population.
        fragments: 1800 # How many fragments of `grid.smallest_size_m` and more; not given: as many as the breakup model has.
    record: # How often results are recorded.
      every_yr: 1 # How often totals are recorded, a whole multiple of `step_yr`; not given: the smallest of \(ScenarioDefaults.every_yr.shown) yr and more.
      population_by_shell_every_yr: 10 # How often populations by shell are; not given: the smallest of \(ScenarioDefaults.shellsEvery_yr.shown) yr and more.
    ensemble: # The members, and what is drawn for them.
      members: 1 # How many members of whole objects; 1: the expectation.
      seed: 1 # The seed of all random streams.
      draw: [collisions] # What differs from member to member.

    """

  private static let tablesAndTracking = """
    name: example
    epoch: 2018-02-01
    duration_yr: 10
    step_yr: 5
    population: none
    atmosphere:
      model: table
      table: air.csv # With `model: table`: the densities, `altitude_km,density_kg_m3`, for several fluxes with `f107_sfu` first.
    launches: {repeat: traffic.csv}
    disposal:
      payload: {compliance: 0.5, residual_lifetime_yr: 5}
    explosions: {rates_per_yr: {rocket_body: 0.0001}}
    removal: {per_yr: 1}
    avoidance:
      tracked: # The share that is tracked by diameter; in place of `smallest_tracked_m`.
        - diameter_m: 0.05 # A diameter, rising.
          share: 0.5 # The share that is tracked there; linear in the logarithm between, none below the first.
    constellations:
      - {name: example, altitude_km: 550, inclination_deg: 53, satellites: 1000, mass_kg: 250, radius_m: 1.5}
    events:
      - date: 2021-01-01
        perigee_km: 700 # Without `altitude_km`: the perigee altitude over the equatorial radius.
        apogee_km: 900 # Without `altitude_km`: the apogee altitude, at least that of the perigee.
        inclination_deg: 71
        parent: rocket_body
        mass_kg: 8226
        cause: explosion
        scale: 1 # With an explosion: the calibration factor S of the number law.

    """

  private static let asLittleAsPossible = """
    name: example
    epoch: 2018-02-01
    duration_yr: 8
    step_yr: 4
    population: population.csv
    atmosphere: {model: exponential}
    launches: none
    disposal: {}

    """

  private static let solarActivities = [
    """
    solar_activity:
      recorded: SW-All.csv # A record of solar activity as CelesTrak serves it, from the epoch or before; given in place of `constant`.
      then: # What follows the record: the mean cycle, random cycles, or one of the keys below.
        constant: # A constant activity.
          f107_sfu: 120 # The flux F10.7.
          ap: 9 # The geomagnetic index ap.
    """,
    """
    solar_activity:
      recorded: SW-All.csv
      then:
        repeat_cycle: 23 # The number of a recorded cycle that repeats, complete in the record.
    """,
    """
    solar_activity:
      recorded: SW-All.csv
      then:
        percentile: 75 # The percentile of the recorded cycles at every phase.
    """,
  ]
}

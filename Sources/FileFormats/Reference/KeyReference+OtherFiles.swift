// The examples of the files other than scenarios of the debris environment.
extension KeyReference {
  /// The keys that a shell has in a scenario and in a file of shells.
  static let shellKeys = """
    inclination_deg: 53 # The inclination.
    satellites: 1000 # The number of working satellites when the shell is full.
    mass_kg: 250 # The mass of a satellite.
    radius_m: 1.5 # Its collision radius.
    area_m2: 7 # Its cross-section to drag; not given: the disc of `radius_m`.
    lifetime_yr: 5 # How long a satellite works; not given: `missions.payload_lifetime_yr`.
    fill_yr: 2 # How long the filling takes; not given: 0.
    start: 2020-01-01 # When the filling starts; not given: at the epoch.
    end: 2026-01-01 # When the replenishing ends; not given: never.
    """

  static var constellationExamples: [Example] {
    [
      Example(
        text: """
          constellations: # The shells, for scenarios to choose from; each may leave to them what it does not know.
            - name: first # The name, letters, digits, `-`, `_` and `.`; each once.
              altitude_km: 550 # The altitude of the circular orbits over the equatorial radius.
              \(shellKeys.replacing("\n", with: "\n    "))
          """,
        read: { root throws(InputError) in _ = try ConstellationFile.shells(root) })
    ]
  }

  static var sourceSinkExamples: [Example] {
    let files = contents([
      "species.csv": "name,active,deltat,Pm,pmd_from\ndebris,false,,,\n",
      "shells.csv": "shell,alt_lo_km,alt_hi_km\n0,300,400\n",
      "decay_rate_per_year.csv": "shell,debris\n0,1\n",
      "x0.csv": "shell,debris\n0,10\n",
      "phi.csv": "species1,species2,shell,phi_per_year,gamma_sink\ndebris,debris,0,1e-9,-1\n",
      "gamma_fragments.csv": "species1,species2,shell,target,kind,gamma\n"
        + "debris,debris,0,debris,source,100\n",
      "fragment_spread.csv": "species1,species2,source_shell,debris_index,dest_shell,fragments\n"
        + "debris,debris,0,0,0,100\n",
      "launches.csv": "epoch_start_date,alt_bin,debris\n2025-01-01,0,1\n",
    ])
    return [everyTable, standardTables].map { text in
      Example(text: text) { root throws(InputError) in
        _ = try SourceSinkReader(contents: files).scenario(root)
      }
    }
  }

  private static let everyTable = """
    name: example # Names the scenario and the folder of its results, as in other scenarios.
    kind: source_sink # A model given by tables.
    description: An example # One line for tables.
    epoch: 2025-01-01 # When the run begins.
    duration_yr: 100 # How long it lasts.
    record: # When is recorded.
      count: 101 # How many records there are, the first at the epoch and the last at the end; or `every_yr`.
    tables: # The tables of the model, CSV files.
      folder: . # Where the tables are; not given: beside the scenario.
      species: species.csv # The species: `name,active,deltat,Pm,pmd_from`.
      shells: shells.csv # The shells: `shell,alt_lo_km,alt_hi_km`.
      decay_rates: decay_rate_per_year.csv # The rates at which objects sink into the shell below, by shell and species [1/yr].
      population: x0.csv # The numbers at the epoch, by shell and species.
      collision_rates: phi.csv # The collisions per year of each pair in each shell, per product of numbers.
      spread: fragment_spread.csv # The fragments that a collision puts into other shells, or `none`.
      fragments: gamma_fragments.csv # What each species loses or gains with a collision.
      launches: # Launches by rows of dates, or `none`.
        file: launches.csv # The rows: `epoch_start_date,alt_bin` and a column for each species.
        interval_yr: 10 # For how long a row holds; not given: the interval of the records.
        counted_over_yr: 10 # The time over which the numbers of a row are counted; not given: `interval_yr`.
    tolerance: # How exactly the equations are integrated.
      relative: 1e-7 # The relative tolerance of a step.
      absolute: 1e-4 # The absolute tolerance of a step, in objects.

    """

  private static let standardTables = """
    name: example
    kind: source_sink
    epoch: 2025-01-01
    duration_yr: 100
    record:
      every_yr: 2 # Without `count`: the interval of the records; must divide `duration_yr`.
    tables:
      spread: none
      launches: {file: launches.csv}

    """

  static var campaignExamples: [Example] {
    [
      Example(
        text: """
          reference_altitude_km: 80 # The geodetic altitude that predictions refer to.
          objects: # The objects whose re-entries are predicted.
            - as_of: [2014-03-07T00:10:00Z] # The instants of the predictions, rising; nothing counts that was not known then.
              object: object.yaml # What is known of the object, a file of keys of its own.
              orbits: orbits.tle # Its orbits: TLE, OMM, OPM or OEM.
              others: others.csv # The predictions of others, to be set beside.
              truth: # When it came down, or `none`.
                epoch: 2014-03-14T00:14:38Z # The instant of the re-entry.
                uncertainty_min: 0 # How far that may be off.
          name: Example # The name of the campaign.
          space_weather: SW-All.csv # The record of solar activity, as CelesTrak serves it.
          """,
        read: { root throws(InputError) in _ = try CampaignFile.campaign(root) }),
      Example(
        text: """
          objects:
            - {object: o.yaml, orbits: o.tle, as_of: [2014-03-07T00:10:00Z]}
          name: Example
          space_weather: SW-All.csv
          """,
        read: { root throws(InputError) in _ = try CampaignFile.campaign(root) }),
    ]
  }

  static var objectExamples: [Example] {
    [
      Example(
        text: """
          dimensions_m: [2, 1] # One for a sphere, two for length and diameter of a cylinder, three for a box.
          name: EXAMPLE # The name.
          international_designator: 2009-013A # The international designator.
          catalog_number: 34602 # The catalogue number.
          type: payload # What it is.
          mass_kg: 1000 # Its mass.
          attitude: stable # How it turns.
          drag_coefficient: 2.2 # C_D; with mass and dimensions it gives the ballistic coefficient where a single state tells none.
          manoeuvrable: false # Whether it can manoeuvre: predictions are flagged then.
          """,
        read: { root throws(InputError) in _ = try ReentryObjectFile.object(root) })
    ]
  }
}

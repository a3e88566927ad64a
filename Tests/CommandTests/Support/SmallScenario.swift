/// A scenario of two shells that runs in a moment, with its population and traffic.
enum SmallScenario {
  static let yaml = """
    name: small
    description: Two shells
    epoch: 2018-02-01
    duration_yr: 4
    step_yr: 0.5
    population: population.csv
    grid:
      shells: {lowest_km: 750, highest_km: 850, width_km: 50}
      perigee_edges_km: [700, 750, 800, 850]
      eccentricity_edges: [0, 0.01]
      inclination_edges_deg: [0, 90, 180]
    launches: {repeat: traffic.csv, growth_per_yr: 0.0}
    missions: {payload_lifetime_yr: 2}
    disposal:
      payload: {compliance: 0.5, residual_lifetime_yr: 0}
      rocket_body: {compliance: 0.9, residual_lifetime_yr: 25}
    collisions: {kernel: gas, interval_yr: 1}
    ensemble: {members: 1, seed: 1}
    record: {every_yr: 1, population_by_shell_every_yr: 2}

    """

  static let columns = """
    object_type,mass_lower_kg,mass_upper_kg,area_to_mass_lower_m2_kg,area_to_mass_upper_m2_kg,\
    mean_mass_kg,mean_area_m2,mean_radius_m,mean_radius_squared_m2,perigee_lower_km,\
    perigee_upper_km,eccentricity_lower,eccentricity_upper,inclination_lower_deg,\
    inclination_upper_deg,mission_ends,count
    """

  static let population = """
    # source: invented for a test; epoch: 2018-02-01; made by: hand; objects: 4000; mass_kg: 952900; \
    area_m2: 6700
    \(columns)
    active_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,2019,200
    inactive_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,,500
    rocket_body,1000,2000,0,inf,1500,9,2,4.5,800,850,0,0.01,0,90,,400
    fragment,0,10,0,inf,1,0.1034482758620690,0.2,0.05,750,800,0,0.01,90,180,,2900

    """

  static let traffic = """
    # source: invented for a test; years: 2016-2017; made by: hand; objects: 60
    year,\(columns)
    2016,active_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,,20
    2016,rocket_body,1000,2000,0,inf,1500,9,2,4.5,750,800,0,0.01,0,90,,10
    2017,active_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,,30

    """

  /// Writes the scenario, its population and its traffic.
  static func write(
    to folder: TestFolder, yaml: String = yaml, population: String = population
  ) {
    folder.write(yaml, to: "small.yaml")
    folder.write(population, to: "population.csv")
    folder.write(traffic, to: "traffic.csv")
  }
}

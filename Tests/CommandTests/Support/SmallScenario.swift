import TestSupport

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

  static let population = SmallPopulation.population
  static let traffic = SmallPopulation.traffic

  /// Writes the scenario, its population and its traffic.
  static func write(
    to folder: TestFolder, yaml: String = yaml, population: String = population
  ) {
    folder.write(yaml, to: "small.yaml")
    folder.write(population, to: "population.csv")
    folder.write(traffic, to: "traffic.csv")
  }
}

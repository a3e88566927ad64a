/// A scenario of two shells with its population and traffic, and every section that it may have.
enum SmallFiles {
  static let scenario = """
    name: small
    description: Two shells
    epoch: 2018-02-01
    duration_yr: 4
    step_yr: 0.5
    population: population.csv
    transport: {longest_move_yr: 0.5, cell_length: 2}
    drag_coefficient: 2.2
    grid:
      shells: {lowest_km: 750, highest_km: 850, width_km: 50}
      perigee_edges_km: [700, 750, 800, 850]
      eccentricity_edges: [0, 0.01]
      inclination_edges_deg: [0, 90, 180]
      smallest_size_m: 0.1
    atmosphere: {model: exponential, layers: [{altitude_km: 0, density_kg_m3: 1.2, scale_height_km: 8}, {altitude_km: 300, density_kg_m3: 1e-11, scale_height_km: 50}]}
    solar_activity: {constant: {f107_sfu: 120, ap: 9}}
    launches: {repeat: traffic.csv, growth_per_yr: 0.02, start: 2019-01-01, end: 2021-01-01}
    missions: {payload_lifetime_yr: 2, station_keeping: true}
    disposal:
      payload: {compliance: 0.5, residual_lifetime_yr: 0}
      rocket_body: {compliance: 0.9, residual_lifetime_yr: 25, delay_yr: 0}
      changes: [{date: 2020-01-01, payload: {compliance: 0.9, residual_lifetime_yr: 5}}]
    explosions: {rates_per_yr: {rocket_body: 0.002, inactive_payload: 0.0005}, falling_from: 2019-01-01, halving_yr: 10}
    collisions: {kernel: gas, interval_yr: 1, catastrophic_energy_j_per_kg: 40000, disabling_energy_j_per_kg: 1000}
    avoidance: {active_inactive: 0.5, active_active: 0.9, same_constellation: 1.0, smallest_tracked_m: 0.1}
    removal: {per_yr: 5, start: 2019-01-01, rank: mass_times_probability, types: [rocket_body], min_mass_kg: 500}
    constellations: [{name: c1, altitude_km: 780, inclination_deg: 53, satellites: 20, mass_kg: 250, radius_m: 1.5, lifetime_yr: 5, start: 2019-01-01, end: 2021-01-01}]
    events:
      - {date: 2019-02-10, altitude_km: 780, inclination_deg: 74.0, parent: inactive_payload, mass_kg: 900, fragments: 1267}
    ensemble: {members: 1, seed: 1, draw: [collisions, explosions, disposal, launches, fragments]}
    record: {every_yr: 1, population_by_shell_every_yr: 2}

    """

  static let manifest = """
    {"program": "detritus", "scenario": "s", "scenario_digest": "\(String(repeating: "a", count: 64))",
     "version": "0.1", "settings": [{"key": "duration_yr", "value": "1", "source": "s.yaml:3"}],
     "inputs": [{"key": "population", "file": "p.csv", "sha256": "0"}], "members": 2, "seed": 1,
     "object_engine": null, "part": null, "linear_algebra": "x",
     "grid": {"classes": 3, "fragment_classes": 1}}
    """
  static let summary = "year,total,fragment\n2020,10,5\n2021,12,6\n"
  static let shellPopulation =
    "year,object_type,altitude_lower_km,altitude_upper_km,count,mass_kg,spatial_density_per_km3\n"
    + [2020, 2021].flatMap { year in
      ["fragment", "rocket_body"].flatMap { type in
        [200, 250].map { "\(year),\(type),\($0),\($0 + 50),10,100,1e-9\n" }
      }
    }.joined()
  static let shellCollisions =
    "year,altitude_lower_km,altitude_upper_km,type_a,type_b,catastrophic,expected_count\n"
    + "2020,200,250,fragment,rocket_body,true,0.5\n2021,250,300,fragment,fragment,false,1e-3\n"
  static let quantiles =
    "year,quantity,mean,standard_deviation,p05,p25,p50,p75,p95\n"
    + [2020, 2021].flatMap { year in
      ["total", "fragment"].map { "\(year),\($0),10,1,8,9,10,11,12\n" }
    }.joined()
  static let members =
    "member,year,total,fragment\n0,2020,9,5\n0,2021,10,5\n1,2020,11,5\n1,2021,14,7\n"
}

/// A scenario of two shells with its population and traffic, and every section that it may have.
enum SmallFiles {
  static let scenario = """
    name: small
    description: Two shells
    epoch: 2018-02-01
    duration_yr: 4
    step_yr: 0.5
    population: population.csv
    transport: {longest_move_yr: 0.5}
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

  static let columns = """
    object_type,mass_lower_kg,mass_upper_kg,area_to_mass_lower_m2_kg,area_to_mass_upper_m2_kg,\
    mean_mass_kg,mean_area_m2,mean_radius_m,mean_radius_squared_m2,perigee_lower_km,\
    perigee_upper_km,eccentricity_lower,eccentricity_upper,inclination_lower_deg,\
    inclination_upper_deg,mission_ends,count
    """

  static let population = """
    # source: invented; epoch: 2018-02-01; made by: hand; objects: 4000; mass_kg: 952900; area_m2: 6700
    \(columns)
    active_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,2019,200
    inactive_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,,500
    rocket_body,1000,2000,0,inf,1500,9,2,4.5,800,850,0,0.01,0,90,,400
    fragment,0,10,0,inf,1,0.1034482758620690,0.2,0.05,750,800,0,0.01,90,180,,2900

    """

  static let traffic = """
    # source: invented; years: 2016-2017; made by: hand; objects: 60
    year,\(columns)
    2016,active_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,,20
    2016,rocket_body,1000,2000,0,inf,1500,9,2,4.5,750,800,0,0.01,0,90,,10
    2017,active_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,,30

    """

  static let manifest = """
    {"program": "detritus", "scenario": "s", "scenario_digest": "\(String(repeating: "a", count: 64))",
     "version": "0.1", "settings": [{"key": "duration_yr", "value": "1", "source": "s.yaml:3"}],
     "inputs": [{"key": "population", "file": "p.csv", "sha256": "0"}], "members": 2, "seed": 1,
     "object_engine": null, "part": null, "linear_algebra": "x",
     "grid": {"classes": 3, "fragment_classes": 1}}
    """
  static let summary = "year,total,fragment\n2020,10,5\n2021,12,6\n"
  static let quantiles =
    "year,quantity,mean,standard_deviation,p05,p25,p50,p75,p95\n"
    + [2020, 2021].flatMap { year in
      ["total", "fragment"].map { "\(year),\($0),10,1,8,9,10,11,12\n" }
    }.joined()
  static let members =
    "member,year,total,fragment\n0,2020,9,5\n0,2021,10,5\n1,2020,11,5\n1,2021,14,7\n"
}

/// The files of a population in two shells, and of what is launched there, as CSV.
public enum SmallPopulation {
  public static let columns = """
    object_type,mass_lower_kg,mass_upper_kg,area_to_mass_lower_m2_kg,area_to_mass_upper_m2_kg,\
    mean_mass_kg,mean_area_m2,mean_radius_m,mean_radius_squared_m2,perigee_lower_km,\
    perigee_upper_km,eccentricity_lower,eccentricity_upper,inclination_lower_deg,\
    inclination_upper_deg,mission_ends,count
    """

  public static let population = """
    # source: invented for a test; epoch: 2018-02-01; made by: hand; objects: 4000; mass_kg: 952900; \
    area_m2: 6700
    \(columns)
    active_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,2019,200
    inactive_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,,500
    rocket_body,1000,2000,0,inf,1500,9,2,4.5,800,850,0,0.01,0,90,,400
    fragment,0,10,0,inf,1,0.1034482758620690,0.2,0.05,750,800,0,0.01,90,180,,2900

    """

  public static let traffic = """
    # source: invented for a test; years: 2016-2017; made by: hand; objects: 60
    year,\(columns)
    2016,active_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,,20
    2016,rocket_body,1000,2000,0,inf,1500,9,2,4.5,750,800,0,0.01,0,90,,10
    2017,active_payload,100,1000,0,inf,500,4,1,1.2,750,800,0,0.01,90,180,,30

    """
}

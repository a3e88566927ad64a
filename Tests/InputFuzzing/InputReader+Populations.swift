import FileFormats
import TestSupport

extension InputReader {
  /// Populations, traffic and lists of objects.
  static let populations = [
    InputReader("population") {
      [Array(SmallPopulation.population.utf8)]
        + ShippedFiles.head("Scenarios/populations/single-shell.csv")
    } read: { bytes, _ in
      let table = try PopulationCSV.read(bytes, file: "population")
      _ = try PopulationCSV.bytes(of: table, madeBy: "hand")
    },
    InputReader("traffic") {
      [Array(SmallPopulation.traffic.utf8)]
    } read: { bytes, _ in
      let table = try TrafficCSV.read(bytes, file: "traffic")
      _ = try TrafficCSV.bytes(of: table, madeBy: "hand")
    },
    InputReader("object-list") {
      [ShippedFiles.lines(objectList)]
        + ShippedFiles.data("population/leo-2018-02-01-objects.csv", bytes: 1000)
    } read: { bytes, _ in
      _ = try ObjectListCSV.read(bytes, file: "objects", allowingZeroArea: true)
    },
    InputReader("fragmentation-events") {
      ShippedFiles.head("Scenarios/events/fragmentations-2000-2022.csv", bytes: 1500)
    } read: { bytes, _ in
      _ = try FragmentationEventsCSV.read(bytes, file: "events")
    },
  ]

  /// Catalogues and what fills their gaps.
  static let catalogues = [
    InputReader("satcat") {
      [ShippedFiles.lines(satcat)] + ShippedFiles.data("gp/satcat-sample.csv")
    } read: { bytes, _ in
      for dates in SatelliteCatalogueCSV.DateForm.allCases {
        _ = try? SatelliteCatalogueCSV.read(bytes, file: "satcat", policy: .lenient, dates: dates)
      }
      _ = try SatelliteCatalogueCSV.read(bytes, file: "satcat")
    },
    InputReader("catalogue") {
      [ShippedFiles.lines(catalogue)]
        + ShippedFiles.data("catalogue/catalogue-2018-01-01.csv", bytes: 1000)
    } read: { bytes, folder in
      _ = try? CatalogueSnapshotCSV.isCatalogue(folder.put(bytes, "catalogue"))
      _ = try? CatalogueSnapshotCSV.read(bytes, file: "catalogue", policy: .lenient)
      _ = try CatalogueSnapshotCSV.read(bytes, file: "catalogue")
    },
    InputReader("object-properties") {
      [
        ShippedFiles.lines([
          "norad_id,object_type,mass_kg,radius_m,area_m2,launch_date",
          "5,payload,500,1,3.1,1958-03-17", "44238,debris,,0.3,,",
        ])
      ]
    } read: { bytes, _ in
      _ = try? ObjectPropertiesCSV.read(bytes, file: "properties", policy: .lenient)
      _ = try ObjectPropertiesCSV.read(bytes, file: "properties")
    },
    InputReader("completion") {
      ShippedFiles.head("Scenarios/completion/leo-2018.csv", bytes: 1000)
    } read: { bytes, folder in
      let factors = try CompletionCSV.read(folder.put(bytes, "completion.csv"))
      _ = try CompletionCSV.bytes(of: factors, comment: "again")
    },
  ]

  private static let objectList = [
    "object_type,mass_kg,diameter_m,area_m2,semi_major_axis_km,eccentricity,inclination_deg,"
      + "raan_deg,argument_of_perigee_deg,launch_year",
    "payload,500,2,3.1,7178.137,0.001,86.4,10,20,1997",
    "rocket_body,1500,4,12,6978.137,0.01,51.6,,,",
  ]

  private static let satcat = [
    "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,"
      + "DECAY_DATE,PERIOD,INCLINATION,APOGEE,PERIGEE,RCS,DATA_STATUS_CODE,ORBIT_CENTER,ORBIT_TYPE",
    "SL-1 R/B,1957-001A,1,R/B,D,CIS,1957-10-04,TYMSC,1957-12-01,96.19,65.1,938,214,20.42,,EA,IMP",
    "\"VANGUARD 1\",1958-002B,5,PAY,,US,1958-03-17,AFETR,,132.7,34.25,3834,651,0.1220,,EA,ORB",
  ]

  private static let catalogue = [
    "norad_id,object_type,semi_major_axis_km,eccentricity,inclination_deg,name,raan_deg,"
      + "argument_of_perigee_deg,bstar_per_earth_radius,mass_kg,radius_m,area_m2,launch_date",
    "5,payload,8620.4,0.1845,34.25,VANGUARD 1,1,2,0.0001,1.5,0.08,0.02,1958-03-17",
    "44238,debris,6928.1,0.0002,53,,,,,,,,",
  ]
}

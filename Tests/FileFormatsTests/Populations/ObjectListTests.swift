import DebrisEnvironment
import TestSupport
import Testing

@testable import FileFormats

private let header =
  "object_type,mass_kg,diameter_m,area_m2,semi_major_axis_km,eccentricity,inclination_deg,"
  + "raan_deg,argument_of_perigee_deg,launch_year"
private let row = "rocket_body,1421,4.2,9.5,7378.137,0.01,82.9,10,20,1990.5"

@Suite("Object lists")
struct ObjectListTests {
  private func read(_ rows: String...) throws -> [SpaceObject] {
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    return try ObjectListCSV.read(Array(text.utf8), file: "o.csv")
  }

  @Test("An object comes in SI units, with the radius for the diameter")
  func reads() throws {
    let object = try #require(try read(row).first)
    #expect(object.kind == .rocketBody)
    #expect(object.mass == 1421 && object.radius == 2.1 && object.area == 9.5)
    #expect(object.semiMajorAxis == 7_378_137 && object.eccentricity == 0.01)
    #expect(object.inclination == 82.9 * (Double.pi / 180))
    #expect(object.launchDate == 1990.5)
  }

  @Test("Node, argument of perigee and launch year may be missing")
  func optional() throws {
    let object = try #require(try read("debris,1,0.2,0.03,7300,0,0,,,").first)
    #expect(object.launchDate == nil)
  }

  @Test(
    "Source types stand for kinds",
    arguments: [
      ("payload", SpaceObject.Kind.payload), ("rocket_body", .rocketBody),
      ("mission_related_object", .missionRelatedObject),
      ("payload_mission_related_object", .missionRelatedObject), ("debris", .fragment),
      ("rocket_fragmentation_debris", .fragment), ("other_debris", .fragment),
      ("unknown", .fragment), ("fragment", .fragment),
    ])
  func kinds(name: String, kind: SpaceObject.Kind) {
    #expect(SpaceObject.Kind(sourceType: name) == kind)
  }

  @Test("A wrong field is refused with place, value, unit and range", arguments: wrongObjects)
  func wrong(old: String, new: String, expected: String) {
    var changed = row
    changed.replaceSubrange(changed.firstRange(of: old)!, with: new)
    #expect(message { _ = try read(row, changed) } == "o.csv:3:\(expected)")
  }

  @Test(
    "The population of 2018 has 26317 objects of four kinds",
    .enabled(if: DevelopmentData.population != nil, "needs the data for development"))
  func population() throws {
    let path = try #require(DevelopmentData.population)
    let objects = try ObjectListCSV.read(path, allowingZeroArea: true)
    #expect(objects.count == 26_317)
    let counts = SpaceObject.Kind.allCases.map { kind in objects.count { $0.kind == kind } }
    #expect(counts == [2_966, 1_370, 1_093, 20_888])
    #expect(objects.allSatisfy { $0.mass > 0 && $0.radius > 0 })
  }

  @Test(
    "The population of 2018 has one area of 0 m2, refused at its place unless it is allowed",
    .enabled(if: DevelopmentData.population != nil, "needs the data for development"))
  func zeroArea() throws {
    let path = try #require(DevelopmentData.population)
    #expect(
      message { _ = try ObjectListCSV.read(path) }
        == "\(path):18684:24: area_m2 is 0 m2, must be greater than 0 and at most 1000000 m2")
    #expect(try ObjectListCSV.read(path, allowingZeroArea: true).count { $0.area == 0 } == 1)
  }

  @Test(
    "The launches of 2010 to 2017 have 1360 objects with a launch year",
    .enabled(if: DevelopmentData.launches != nil, "needs the data for development"))
  func launches() throws {
    let objects = try ObjectListCSV.read(try #require(DevelopmentData.launches))
    #expect(objects.count == 1_360)
    #expect(objects.allSatisfy { ($0.launchDate ?? 0) >= 2010 && ($0.launchDate ?? 0) < 2018 })
  }
}

private let wrongObjects: [(String, String, String)] = [
  (
    "rocket_body", "rockets",
    "1: object_type is 'rockets', must be one of payload, rocket_body, "
      + "[<prefix>_]mission_related_object, [<prefix>_]debris, fragment, unknown"
  ),
  ("1421", "0", "13: mass_kg is 0 kg, must be greater than 0 and at most 10000000 kg"),
  ("4.2", "-4.2", "18: diameter_m is -4.2 m, must be greater than 0 and at most 10000 m"),
  ("9.5", "", "22: area_m2 should be a number [m2], found nothing"),
  (
    "7378.137", "6378.137",
    "26: semi_major_axis_km is 6378.137 km, must be greater than 6378.137 and at most 1000000 km"
  ),
  ("0.01", "1", "35: eccentricity is 1, must be at least 0 and less than 1"),
  (
    "0.01", "0.5",
    "35: eccentricity is 0.5, which puts the perigee at -2689.0685 km altitude, "
      + "must be greater than 0 km"
  ),
  ("82.9", "180.5", "40: inclination_deg is 180.5 deg, must be between 0 and 180 deg"),
  ("1990.5", "1900", "51: launch_year is 1900, must be at least 1957 and less than 9999"),
]

import BreakupModel
public import DebrisEnvironment
import SpaceEnvironment

/// Known fragmentations as CSV: one row per event with its date, orbit, parent and fragments.
public enum FragmentationEventsCSV {
  private static let names = [
    "date", "name", "catalog_number", "perigee_km", "apogee_km", "inclination_deg", "parent",
    "mass_kg", "cause", "fragments", "source",
  ]

  /// An event and what it is called.
  public struct Entry: Hashable, Sendable {
    public let name: String
    /// The catalogue number of the parent; `nil` where none is given.
    public let catalogNumber: Int?
    public let event: FragmentationEvent
  }

  /// Reads a file; dates must rise.
  public static func read(_ path: String) throws(InputError) -> [Entry] {
    try read(FileContents.read(path), file: path)
  }

  /// Reads the bytes of a file.
  public static func read(_ bytes: [UInt8], file: String) throws(InputError) -> [Entry] {
    let table = try CSVTable(bytes: bytes, file: file, columns: names)
    var entries: [Entry] = []
    for row in table.rows {
      let entry = try entry(row, table)
      if let last = entries.last, entry.event.date < last.event.date {
        throw row.error(
          table["date"],
          "is \(row.anyText(table["date"])), must not be earlier than the row before")
      }
      entries.append(entry)
    }
    if entries.isEmpty { throw table.error("has 0 events, must have at least 1") }
    return entries
  }

  private static func entry(_ row: CSVRow, _ table: CSVTable) throws(InputError) -> Entry {
    let date: Instant
    do {
      date = try Instant(text: row.text(table["date"]))
    } catch let error as InputError {
      throw error
    } catch {
      throw row.error(table["date"], "is wrong: \(error)")
    }
    _ = try row.text(table["source"])
    let altitude = ScenarioRanges.eventAltitude_km
    let perigee = try row.number(table["perigee_km"], unit: "km", in: altitude)
    let apogee = try row.number(table["apogee_km"], unit: "km", in: altitude)
    guard perigee <= apogee else {
      throw row.error(
        table["apogee_km"], "is \(apogee.shown) km, must be at least \(perigee.shown) km")
    }
    let mass = try row.number(table["mass_kg"], unit: "kg", in: ScenarioRanges.eventMass_kg)
    let kind: ParentKind
    switch try row.text(table["parent"]) {
    case "active_payload", "inactive_payload", "mission_related_object", "fragment":
      kind = .spacecraft
    case "rocket_body": kind = .rocketBody
    case let text:
      throw row.error(
        table["parent"],
        "is \(quoted(text)), must be active_payload, inactive_payload, rocket_body, "
          + "mission_related_object or fragment")
    }
    let cause: FragmentationEvent.Cause
    switch try row.text(table["cause"]) {
    case "collision": cause = .collision(mass: mass)
    case "explosion": cause = .explosion(scale: 1)
    case let text:
      throw row.error(table["cause"], "is \(quoted(text)), must be collision or explosion")
    }
    let number = table["catalog_number"]
    return Entry(
      name: try row.text(table["name"]),
      catalogNumber: row.isEmpty(number)
        ? nil : try row.integer(number, in: 1...CatalogNumber.largest),
      event: FragmentationEvent(
        date: date.decimalYear, parent: Parent(mass: mass, kind: kind), cause: cause,
        perigee: perigee * kilometre, apogee: apogee * kilometre,
        inclination: try row.number(
          table["inclination_deg"], unit: "deg", in: ScenarioRanges.inclination_deg) * degree,
        fragmentCount: try row.optionalNumber(
          table["fragments"], in: ScenarioRanges.eventFragments)))
  }
}

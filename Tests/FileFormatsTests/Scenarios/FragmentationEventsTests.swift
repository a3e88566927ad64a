import DebrisEnvironment
import TestSupport
import Testing

@testable import FileFormats

private let header =
  "date,name,catalog_number,perigee_km,apogee_km,inclination_deg,parent,mass_kg,cause,fragments,source"
private let row = "2007-01-11,Fengyun-1C,25730,843,862,98.7,inactive_payload,920,collision,3549,1"

@Suite("Known fragmentations")
struct FragmentationEventsTests {
  private func read(_ rows: String...) throws -> [FragmentationEventsCSV.Entry] {
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    return try FragmentationEventsCSV.read(Array(text.utf8), file: "e.csv")
  }

  @Test("A row is an event in SI units")
  func reads() throws {
    let entry = try #require(try read(row).first)
    #expect(entry.name == "Fengyun-1C" && entry.catalogNumber == 25730)
    #expect(entry.event.perigee == 843e3 && entry.event.apogee == 862e3)
    #expect(entry.event.cause == .collision(mass: 920) && entry.event.fragmentCount == 3549)
    #expect(entry.event.takenType == nil && abs(entry.event.date - 2007.0274) < 1e-3)
  }

  @Test(
    "A wrong field is refused with its place",
    arguments: [
      ("2007-01-11", "2007-13-11", "e.csv:2:1: date is wrong"),
      ("862", "842", "e.csv:2:33: apogee_km is 842 km, must be at least 843 km"),
      ("collision", "bang", "e.csv:2:63: cause is 'bang', must be collision or explosion"),
      ("inactive_payload", "thing", "e.csv:2:42: parent is 'thing', must be active_payload"),
      (",3549,1", ",3549,", "e.csv:2:78: source is empty"),
    ])
  func wrong(old: String, new: String, expected: String) {
    let text = message { _ = try read(row.replacing(old, with: new)) }
    #expect(text?.hasPrefix(expected) == true, "\(text ?? "no error")")
  }

  @Test("Dates must rise")
  func order() {
    let earlier = row.replacing("2007-01-11", with: "2006-01-11")
    let text = message { _ = try read(row, earlier) }
    #expect(text == "e.csv:3:1: date is 2006-01-11, must not be earlier than the row before")
  }

  @Test(
    "The shipped events since 2000 have sources, and are those that fall into a scenario's time")
  func shipped() throws {
    let all = try FragmentationEventsCSV.read(
      "\(DevelopmentData.root)/Scenarios/events/fragmentations-2000-2022.csv")
    #expect(all.count == 21)
    let scenario = try ScenarioFile.read(
      "\(DevelopmentData.root)/Scenarios/hindcast/hindcast-2009-2018.yaml"
    ).scenario
    #expect(scenario.events == all.map(\.event).filter { (2009..<2018).contains($0.date) })
    #expect(scenario.events.count == 6)
  }
}

import Testing

@testable import FileFormats

@Suite("Overrides of YAML values")
struct OverrideTests {
  private let text = """
    disposal:
      rocket_body: {compliance: 0.9}
    launches: none
    grid:
    events:
      - {mass_kg: 1}
      - {mass_kg: 2}
    """

  private func document(_ overrides: String...) throws(InputError) -> YAMLDocument {
    var document = try YAMLDocument(text: text, file: "a.yaml")
    for override in overrides { try document.apply(override: override) }
    return document
  }

  private func decode(_ document: YAMLDocument) throws(InputError) -> [Double] {
    try document.decode { root throws(InputError) in
      let compliance = try root.mapping("disposal") { disposal throws(InputError) in
        try disposal.mapping("rocket_body") { body throws(InputError) in
          try body.number("compliance", in: 0...1)
        }
      }
      let growth = try root.noneOr("launches") { launches throws(InputError) in
        try launches.number("growth_per_yr", in: -1...1)
      }
      let width = try root.mapping("grid", optional: true) { grid throws(InputError) in
        try grid.number("width_km", unit: "km", in: .above(0), default: 50)
      }
      var values = [compliance, growth ?? 0, width]
      for event in try root.list("events", optional: true) {
        values.append(try event.mapping { m throws(InputError) in try m.number("mass_kg") })
      }
      return values
    }
  }

  @Test("An override replaces a value, makes one, and selects from a list by number")
  func replaces() throws {
    #expect(try decode(document()) == [0.9, 0, 50, 1, 2])
    #expect(try decode(document("disposal.rocket_body.compliance=0.5"))[0] == 0.5)
    #expect(try decode(document("grid.width_km=25"))[2] == 25)
    #expect(try decode(document("launches={growth_per_yr: 0.1}"))[1] == 0.1)
    #expect(try decode(document("events.1.mass_kg=7")).last == 7)
    #expect(try decode(document("events[1].mass_kg=8")).last == 8)
    #expect(try decode(document("events=[]")).count == 3)
    #expect(try decode(document("grid.width_km=25", "grid.width_km=20"))[2] == 20)
  }

  @Test(
    "Errors name the override in place of file, line and column",
    arguments: [
      (
        "disposal.rocket_body.compliance=1.5",
        "disposal.rocket_body.compliance is 1.5, must be between 0 and 1"
      ),
      (
        "disposal.rocket_body.compliance=high",
        "disposal.rocket_body.compliance should be a number, found text 'high'"
      ),
      (
        "disposal.rocket_body.complience=1",
        "unknown key 'disposal.rocket_body.complience'"
      ),
      ("disposl.x=1", "unknown key 'disposl'"),
      (
        "launches.growth_per_yr=1",
        "'launches' is text 'none', so 'growth_per_yr' cannot be set inside it"
      ),
      (
        "events.2.mass_kg=1",
        "'events' is a list of 2, so '2' must be a number between 0 and 1"
      ),
      ("grid.width_km=", "grid.width_km should be a number [km], found nothing"),
      ("grid", "expected <key.path>=<value>, found no '='"),
      ("grid..x=1", "expected <key.path>=<value>, found an empty key"),
      ("=1", "expected <key.path>=<value>, found an empty key"),
    ])
  func errors(override: String, problem: String) {
    let found = message { _ = try decode(document(override)) }
    #expect(found == "--set \(override): \(problem)")
  }

  @Test("A value that is no YAML is told as such")
  func invalid() {
    #expect(
      message { _ = try document("grid=[1") }?.hasPrefix("--set grid=[1: not valid YAML: ")
        == true)
  }
}

import Foundation
import Testing

@testable import FileFormats

@Suite("The reference of keys")
struct KeyReferenceTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  @Test("The shipped page is what the readers ask for")
  func page() throws {
    let path = "\(Self.root)/Sources/detritus/detritus.docc/ScenarioReference.md"
    let shipped = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      shipped == (try KeyReference.markdown()), "detritus keys --markdown > \(path) makes it anew")
  }

  @Test(
    "Every key says what it takes and means, and is listed once",
    arguments: KeyReference.File.allCases)
  func complete(file: KeyReference.File) throws {
    let keys = try KeyReference.keys(of: file)
    #expect(!keys.isEmpty && Set(keys.map(\.path)).count == keys.count)
    for key in keys {
      #expect(!key.meaning.isEmpty, "\(key.path) has no meaning")
      #expect(!key.form.isEmpty, "\(key.path) takes nothing")
    }
  }

  @Test(
    "Forms, units, ranges and standard values, by hand from the reader",
    arguments: [
      ("duration_yr", "number", "yr", "greater than 0 and at most 1000", "required"),
      ("step_yr", "number", "yr", "between 0.005 and 5", "1"),
      ("population", "none or file", "", "", "required"),
      (
        "grid.perigee_edges_km", "default or list of numbers", "km", "between 100 and 10000",
        "default"
      ),
      ("grid.shells.width_km", "number", "km", "between 1 and 1000", "50"),
      ("atmosphere.model", "nrlmsise00, exponential or table", "", "", "nrlmsise00"),
      ("atmosphere.layers", "list of mappings", "", "", "Vallado (2013), Table 8-4"),
      ("solar_activity.then", "mean_cycle, random or mapping", "", "", "required"),
      ("launches.end", "date", "", "", "null"),
      ("disposal.payload", "none or mapping", "", "", "none"),
      ("disposal.payload.compliance", "number", "", "between 0 and 1", "required"),
      ("disposal.changes[].payload.compliance", "number", "", "between 0 and 1", "varies"),
      ("collisions.kernel", "gas or resolved", "", "", "resolved"),
      ("collisions.interval_yr", "number", "yr", "greater than 0 and at most 20", "varies"),
      ("explosions", "none or mapping", "", "", "none"),
      ("missions.station_keeping", "true or false", "", "", "true"),
      ("missions.station_keeping_min_mass_kg", "number", "kg", "between 0 and 1000000", "0"),
      ("constellations[].include", "all or list of texts", "", "", "required"),
      ("constellations[].disposal", "none or mapping", "", "", "that of payloads"),
      ("constellations[].area_m2", "number", "m2", "between 0.001 and 100000", ""),
      ("grid.shells", "mapping", "", "", "those of its keys"),
      (
        "record.population_by_shell_every_yr", "number", "yr", "greater than 0 and at most 1000",
        "varies"
      ),
      ("removal.start", "date", "", "", "the epoch"),
      ("explosions.falling_from", "date", "", "", "never"),
      ("ensemble.members", "whole number", "", "between 1 and 100000", "1"),
      ("ensemble.seed", "whole number", "", "at least 0", "1"),
    ])
  func rows(path: String, form: String, unit: String, range: String, standard: String) throws {
    let key = try #require(try KeyReference.keys(of: .scenario).first { $0.path == path })
    #expect(key.form == form)
    #expect(key.unit == unit)
    #expect(key.range == range)
    #expect(key.standard == standard)
  }

  /// What kind of file a shipped one is, by its place.
  private static func kind(_ path: String) -> KeyReference.File {
    if path.contains("/constellations/") { return .constellations }
    if path.contains("/two-species/") { return .sourceSink }
    if path.hasSuffix("/campaign.yaml") { return .campaign }
    return path.contains("/reentry/") ? .object : .scenario
  }

  @Test("Every key of every shipped YAML file is in the reference")
  func shipped() throws {
    let folder = "\(Self.root)/Scenarios"
    let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap {
      ($0 as? String).flatMap { $0.hasSuffix(".yaml") ? $0 : nil }
    }
    #expect(names.count >= 27)
    for name in names {
      let path = "\(folder)/\(name)"
      let known = Set(try KeyReference.keys(of: Self.kind(path)).map(\.path))
      func check(_ node: YAMLNode, _ place: String) {
        switch node.content {
        case .mapping(let entries):
          for entry in entries {
            let key = place.isEmpty ? entry.key : "\(place).\(entry.key)"
            #expect(known.contains(key), "\(name): \(key)")
            check(entry.value, key)
          }
        case .sequence(let nodes): nodes.forEach { check($0, place + "[]") }
        case .scalar: break
        }
      }
      check(try YAMLDocument.read(path).root, "")
    }
  }

  @Test("Every word of the readers that could be a key is in the reference")
  func readers() throws {
    let sources = "\(Self.root)/Sources/FileFormats"
    let scenarios = try FileManager.default.contentsOfDirectory(atPath: "\(sources)/Scenarios")
      .filter { $0.hasPrefix("ScenarioReader") || $0 == "ConstellationKeys.swift" }
    let paths =
      scenarios.map { "Scenarios/\($0)" } + [
        "SourceSink/SourceSinkReader.swift", "Reentry/CampaignFile.swift",
        "Reentry/ReentryObjectFile.swift",
      ]
    #expect(paths.count >= 13)
    var known: Set<String> = ["a", "z"]
    for file in KeyReference.File.allCases {
      for key in try KeyReference.keys(of: file) {
        let names: [Substring] = key.path.split(separator: ".")
        for name in names {
          known.insert(name.hasSuffix("[]") ? String(name.dropLast(2)) : String(name))
        }
        let words: [Substring] = key.form.split(whereSeparator: { $0 == " " || $0 == "," })
        for word in words { known.insert(String(word)) }
        known.insert(key.unit)
        known.insert(key.standard)
      }
    }
    for path in paths {
      let text = try String(contentsOfFile: "\(sources)/\(path)", encoding: .utf8)
      for word in text.matches(of: #/"([a-z][a-z0-9_]*)"/#) {
        #expect(known.contains(String(word.1)), "\(path): \(word.1)")
      }
    }
  }
}

import Foundation
import Testing

@Suite("detritus reentry predict")
struct ReentryCommandTests {
  private static let orbits = "\(Program.root)/Scenarios/reentry/starlink-24.tle"
  private static let object = "\(Program.root)/Scenarios/reentry/starlink-24.yaml"

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.start(["reentry", "predict"] + arguments, in: Program.root).outcome()
  }

  @Test("Starlink-24, two months ahead: the window holds the re-entry of 2022-10-24 05:01")
  func starlink() throws {
    let folder = TestFolder()
    let outcome = try run(
      "--orbits", Self.orbits, "--object", Self.object, "--as-of", "2022-08-27", "--samples", "60",
      "--output", folder.path("out"))
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("STARLINK-24 (44238, 2019-029D)"))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try folder.read("out/prediction.json").utf8))
        as? [String: Any])
    #expect(
      json["last_orbit_epoch"] as? String == "2022-08-26T17:54:35.413Z"
        || json["orbits_used"] as? Int == 3)
    let reentry = try #require(json["reentry"] as? [String: Any])
    let low = try #require(reentry["p05"] as? String)
    let high = try #require(reentry["p95"] as? String)
    #expect(low < "2022-10-24T05:01" && "2022-10-24T05:01" < high)
    let flags = try #require(json["flags"] as? [String])
    #expect(flags.contains("manoeuvrable") && flags.contains("few_sets"))
    // Three sets do not tell whether drag is modulated, and the page says so.
    #expect(json["drag_history"] is NSNull)
    #expect(outcome.output.contains("too few arcs to tell whether drag is modulated"))
    let models = try #require(json["models"] as? [String: Any])
    #expect(models["space_weather"] as? String == "forecast")
    #expect(!folder.exists("out/groundtrack.csv"))
    #expect(folder.exists("out/rdm.kvn") && folder.exists("out/rdm.xml"))
    #expect(folder.exists("out/figures/window.svg") == Program.canDraw)
  }

  @Test("The same seed gives the same prediction")
  func seed() throws {
    let first = try run("--orbits", Self.orbits, "--samples", "20", "--seed", "5", "--json")
    let second = try run("--orbits", Self.orbits, "--samples", "20", "--seed", "5", "--json")
    #expect(first.exitCode == 0 && first.output == second.output)
  }

  @Test("Bad orbit files are told with their fault")
  func badOrbits() throws {
    let folder = TestFolder()
    let lines = try String(contentsOfFile: Self.orbits, encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let tle = lines.filter { $0.hasPrefix("1 ") || $0.hasPrefix("2 ") }
    try #require(tle.count == 6)
    func outcome(_ lines: [String], _ more: String...) throws -> Program.Outcome {
      folder.write(lines.map { $0 + "\n" }.joined(), to: "orbits.tle")
      return try Program.start(
        ["reentry", "predict", "--orbits", folder.path("orbits.tle")] + more, in: Program.root
      ).outcome()
    }
    let cut: [String] = Array(tle[..<3]) + [String(tle[3].prefix(40))]
    for (lines, words) in [
      ([], "is empty"),
      (Array(tle[..<3]), "the file ends after line 1"),
      (cut, "the line is cut off: it has 40 columns, must have 69"),
      ([tle[1], tle[0]], "line 2 of an element set without line 1"),
      (tle + tle[..<2], "is given again"),
      ([String(tle[0].dropLast()) + "x"] + tle[1...], "checksum"),
      (Array(tle[..<2]), "must have at least 2"),
    ] {
      let outcome = try outcome(lines)
      #expect(outcome.exitCode == 65 && outcome.errors.contains(words), "\(outcome.errors)")
    }
    let early = try outcome(tle, "--as-of", "2020-01-01")
    #expect(early.exitCode == 65 && early.errors.contains("0 element sets up to 2020-01-01"))
    let late = try outcome(tle, "--as-of", "2030-01-01")
    #expect(late.exitCode == 65 && late.errors.contains("space weather is observed until"))
    let missing = try run("--orbits", "/nowhere.tle")
    #expect(missing.exitCode == 66)
    let usage = try run("--orbits", Self.orbits, "--altitude-km", "200")
    #expect(usage.exitCode == 64 && usage.errors.contains("between 10 and 120 km"))
  }

  @Test("With --as-of nothing from after it counts: later sets may be left out of the file")
  func honesty() throws {
    let folder = TestFolder()
    let all = try String(contentsOfFile: Self.campaignFile("simulated-99902.tle"), encoding: .utf8)
    let lines = all.split(separator: "\n").map(String.init)
    folder.write(all, to: "all.tle")
    // The sets up to the day 150 of the year
    let known = stride(from: 0, to: lines.count, by: 3).filter {
      lines[$0 + 1].dropFirst(20).prefix(3) <= "149"
    }
    try #require(known.count > 5 && known.count < lines.count / 3)
    folder.write(
      known.map { lines[$0...($0 + 2)].joined(separator: "\n") + "\n" }.joined(), to: "known.tle")
    func prediction(_ file: String) throws -> NSDictionary {
      let outcome = try run(
        "--orbits", folder.path(file), "--as-of", "2023-05-30", "--samples", "20", "--json")
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      var members = try #require(json as? [String: Any])
      members["inputs"] = nil
      return members as NSDictionary
    }
    #expect(try prediction("all.tle") == prediction("known.tle"))
  }

  @Test("Sets from the future, high orbits and orbits that have ended are refused")
  func unpredictable() throws {
    let folder = TestFolder()
    let lines = try String(contentsOfFile: Self.orbits, encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { $0.hasPrefix("1 ") || $0.hasPrefix("2 ") }
    func outcome(_ change: (String) -> String) throws -> Program.Outcome {
      folder.write(lines.map { Self.summed(change($0)) + "\n" }.joined(), to: "x.tle")
      return try run("--orbits", folder.path("x.tle"), "--samples", "10")
    }
    let future = try outcome { $0.replacing("44238U 19029D   222", with: "44238U 19029D   562") }
    #expect(
      future.exitCode == 65 && future.errors.contains("x.tle:1:1: the epoch is 2056-08-15"),
      "\(future.errors)")
    // The mean motions of the three sets, in revolutions per day
    for (motions, words) in [
      ([12.41, 12.43, 12.40], "the semi-major axis does not fall from 2022-08-16"),
      ([14.2, 14.2002, 14.2004], "does not come down within 180 d of the last orbit"),
      ([16.49, 16.50, 16.51], "the object has come down"),
      ([16.70, 16.71, 16.72], "has 0 usable element sets in the 15 d before the last one"),
    ] {
      var number = -1
      let outcome = try outcome { line in
        guard line.hasPrefix("2 ") else { return line }
        number += 1
        let motion = String(format: "%11.8f", motions[number])
        return "\(line.prefix(52))\(motion)\(line.dropFirst(63))"
      }
      #expect(outcome.exitCode == 65 && outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test("A state below 120 km is refused with its altitude, one on an escape with the horizon")
  func states120() throws {
    let folder = TestFolder()
    for (radius, speed, words) in [
      ("6490.0", "6.1", "is 111.863042 km, must be greater than 120 km"),
      ("6600.0", "12.0", "does not come down within 180 d"),
    ] {
      folder.write(
        """
        CCSDS_OPM_VERS = 2.0
        CREATION_DATE = 2014-03-01T00:00:00
        ORIGINATOR = TEST
        OBJECT_NAME = THING
        OBJECT_ID = 2013-999A
        CENTER_NAME = EARTH
        REF_FRAME = EME2000
        TIME_SYSTEM = UTC
        EPOCH = 2014-03-01T06:00:00
        X = \(radius) [km]
        Y = 0.0 [km]
        Z = 0.0 [km]
        X_DOT = 0.0 [km/s]
        Y_DOT = 4.9 [km/s]
        Z_DOT = \(speed) [km/s]
        MASS = 1000 [kg]
        DRAG_AREA = 5 [m**2]
        DRAG_COEFF = 2.2

        """, to: "state.opm")
      let outcome = try run("--orbits", folder.path("state.opm"), "--samples", "10")
      #expect(outcome.exitCode == 65 && outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test("Element sets long after whose window something is asked say that it has passed")
  func passed() throws {
    let outcome = try run(
      "--orbits", Self.orbits, "--as-of", "2022-12-30", "--samples", "20")
    #expect(outcome.exitCode == 0 && outcome.output.contains("window_passed"), "\(outcome.errors)")
  }

  /// A line with its checksum.
  private static func summed(_ line: String) -> String {
    let columns = line.dropLast()
    let sum = columns.reduce(0) { $0 + ($1 == "-" ? 1 : $1.wholeNumberValue ?? 0) }
    return "\(columns)\(sum % 10)"
  }

  @Test("Space weather that ends before the prediction is told with its end")
  func weather() throws {
    let folder = TestFolder()
    let rows = try String(
      contentsOfFile: "\(Program.root)/Scenarios/space-weather/SW-All.csv", encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false)
    let kept = rows.prefix { !$0.hasPrefix("2022-06-01") }
    folder.write(kept.joined(separator: "\n") + "\n", to: "short.csv")
    let outcome = try run(
      "--orbits", Self.orbits, "--as-of", "2022-08-27", "--space-weather",
      folder.path("short.csv"))
    #expect(
      outcome.exitCode == 65
        && outcome.errors.contains("short.csv: space weather is observed until 2022-06-01"),
      "\(outcome.errors)")
  }

  @Test("A state vector with its mass, area and drag is predicted; without them it is refused")
  func states() throws {
    let folder = TestFolder()
    let lines = [
      "CCSDS_OPM_VERS = 2.0", "CREATION_DATE = 2014-03-01T00:00:00", "ORIGINATOR = TEST",
      "OBJECT_NAME = THING", "OBJECT_ID = 2013-999A", "CENTER_NAME = EARTH",
      "REF_FRAME = EME2000", "TIME_SYSTEM = UTC", "EPOCH = 2014-03-01T06:00:00",
      "X = 6600.0 [km]", "Y = 0.0 [km]", "Z = 0.0 [km]", "X_DOT = 0.0 [km/s]",
      "Y_DOT = 4.9 [km/s]", "Z_DOT = 6.02 [km/s]", "MASS = 1000 [kg]", "DRAG_AREA = 5 [m**2]",
      "DRAG_COEFF = 2.2",
    ]
    folder.write(lines.map { $0 + "\n" }.joined(), to: "all.opm")
    folder.write(lines.dropLast(3).map { $0 + "\n" }.joined(), to: "state.opm")
    folder.write(
      "name: THING\nmass_kg: 1000\ndimensions_m: [2, 2, 2]\ndrag_coefficient: 2.2\n",
      to: "thing.yaml")
    let known = try run("--orbits", folder.path("all.opm"), "--samples", "20")
    #expect(known.exitCode == 0 && known.output.contains("drag_not_fitted"), "\(known.errors)")
    let refused = try run("--orbits", folder.path("state.opm"))
    #expect(
      refused.exitCode == 65 && refused.errors.contains("which do not tell the drag"),
      "\(refused.errors)")
    let described = try run(
      "--orbits", folder.path("state.opm"), "--object", folder.path("thing.yaml"), "--samples",
      "20")
    #expect(described.exitCode == 0 && described.output.contains("THING"), "\(described.errors)")
  }

  static func campaignFile(_ name: String) -> String {
    "\(Program.root)/Scenarios/reentry/simulated-campaign/\(name)"
  }
}

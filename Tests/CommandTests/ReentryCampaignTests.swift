import Foundation
import Testing

@Suite("detritus reentry campaign, score and simulate")
struct ReentryCampaignTests {
  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.start(["reentry"] + arguments, in: Program.root).outcome()
  }

  private let campaign = ReentryCommandTests.campaignFile("campaign.yaml")
  private let truth = ReentryCommandTests.campaignFile("truth.csv")

  @Test("The simulated campaign is predicted, and its participants are scored")
  func campaignAndScore() throws {
    let folder = TestFolder()
    let made = try run(
      "campaign", campaign, "--samples", "20", "--output", folder.path("out"))
    #expect(made.exitCode == 0, "\(made.errors)")
    let rows = try folder.table("out/submission.csv")
    #expect(rows.count == 12 && rows.allSatisfy { $0["problem"] == "" })
    #expect(try folder.table("out/others.csv").count == 36)
    #expect(folder.exists("out/99901/2014-03-13T121000Z/rdm.xml"))
    #expect(folder.exists("out/99901/2014-03-13T121000Z/groundtrack.csv"))

    let scored = try run(
      "score", folder.path("out"), "--truth", truth, "--output", folder.path("scores"))
    #expect(scored.exitCode == 0, "\(scored.errors)")
    let scores = try folder.table("scores/scores.csv")
    #expect(scores.count == 48)
    #expect(Set(scores.compactMap { $0["participant"] }).count == 4)
    let own = try #require(
      folder.table("scores/summary.csv").first {
        $0["participant"] == "DETRITUS" && $0["object"] == "" && $0["horizon"] == ""
      })
    #expect(own["count"] == "12" && own["objects"] == "2")
    let error = try #require(own["mean_absolute_relative_error"].flatMap(Double.init))
    #expect(error < 0.1)
  }

  // Libraries round differently on other processors: by a millisecond in the predictions of others.
  @Test("The same seed makes the campaign that ships, times to 0.1 s")
  func simulate() throws {
    let folder = TestFolder()
    let outcome = try run("simulate", "--output", folder.path("sim"))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for name in folder.names(in: "sim") {
      let shipped = try String(
        contentsOfFile: ReentryCommandTests.campaignFile(name), encoding: .utf8)
      let made = try folder.read("sim/\(name)")
      guard name.hasSuffix("others.csv") else {
        #expect(made == shipped, "\(name)")
        continue
      }
      let fields = [made, shipped].map { $0.split { ",\n".contains($0) }.map(String.init) }
      try #require(fields[0].count == fields[1].count)
      for (one, other) in zip(fields[0], fields[1]) where one != other {
        let (a, b) = (try #require(Self.secondOfDay(one)), try #require(Self.secondOfDay(other)))
        #expect(one.prefix(10) == other.prefix(10) && abs(a - b) < 0.1, "\(one) \(other)")
      }
    }
  }

  /// The second of the day of a time such as 2023-05-31T17:41:06.574Z; `nil` for other text.
  static func secondOfDay(_ text: String) -> Double? {
    guard text.count > 20, text.hasSuffix("Z") else { return nil }
    let parts = text.dropFirst(11).dropLast().split(separator: ":").compactMap { Double($0) }
    return parts.count == 3 ? 3_600 * parts[0] + 60 * parts[1] + parts[2] : nil
  }

  @Test("Wrong campaigns and truths are told with their place, and leave nothing behind")
  func faults() throws {
    let folder = TestFolder()
    let text = try String(contentsOfFile: campaign, encoding: .utf8)
      .replacing("simulated-999", with: ReentryCommandTests.campaignFile("simulated-999"))
      .replacing("../../space-weather", with: "\(Program.root)/Scenarios/space-weather")
    for (old, new, words, code) in [
      ("reference_altitude_km: 80", "reference_altitude_km: 200", "between 10 and 120 km", 65),
      ("2014-03-09T", "2014-03-01T", "must be later than the one before", 65),
      ("    orbits:", "    orbit:", "unknown key 'objects[0].orbit' (did you mean 'orbits'?)", 65),
      ("99901.tle", "99903.tle", "99903.tle", 66),
    ] {
      folder.write(text.replacing(old, with: new), to: "c.yaml")
      let outcome = try run("campaign", folder.path("c.yaml"), "--output", folder.path("out"))
      #expect(
        outcome.exitCode == code && outcome.errors.contains(words), "\(outcome.errors)")
      #expect(!folder.exists("out"))
    }
    folder.write("{\"as_of\": 3}", to: "prediction.json")
    let damaged = try run("score", folder.path, "--truth", truth)
    #expect(
      damaged.exitCode == 65 && damaged.errors.contains("the document has no member 'object'"),
      "\(damaged.errors)")
    folder.write("catalog_number,reentry_epoch,uncertainty_min\n5,2020-13-01,1\n", to: "t.csv")
    let wrong = try run("score", folder.path, "--truth", folder.path("t.csv"))
    #expect(wrong.exitCode == 65 && wrong.errors.contains("t.csv:2:3: reentry_epoch is wrong"))
    let missing = try run("score", folder.path("nowhere"), "--truth", truth)
    #expect(missing.exitCode == 66)
  }

  @Test("Figures are drawn for both objects", .enabled(if: Program.canDraw, "needs gnuplot"))
  func figures() throws {
    let folder = TestFolder()
    let outcome = try run(
      "campaign", campaign, "--samples", "10", "--figures", folder.path("figures"))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for name in ["evolution", "comparison"] {
      for number in ["99901", "99902"] {
        #expect(folder.exists("figures/\(name)-\(number).svg"))
      }
    }
  }
}

import FileFormats
import Foundation
import OrbitalMechanics
import SpaceEnvironment
import Testing
import TestSupport

@testable import Reentry

@Suite(
  "Re-entries that happened", .enabled(if: DevelopmentData.path("reentry/GOCE/tle.txt") != nil))
struct ReentryValidationTests {
  struct Case {
    let object: String
    let reentry: Instant
    let horizons: [Double]
  }

  static let cases = [
    Case(
      object: "GOCE", reentry: Shared.instant("2013-11-11T00:16:00Z"),
      horizons: [10, 5, 3, 1, 0.5]),
    Case(
      object: "CZ-5B_2021-035B", reentry: Shared.instant("2021-05-09T02:14:00Z"),
      horizons: [5, 3, 1, 0.5]),
    Case(
      object: "KZ-1A_RB", reentry: Shared.instant("2024-01-15T23:10:00Z"),
      horizons: [5, 3, 1, 0.5]),
  ]

  @Test("GOCE, CZ-5B and KZ-1A at 10 to 0.5 days, both modes")
  func table() throws {
    var csv = CSVWriter(
      columns: [
        "object", "horizon_d", "mode", "last_orbit", "remaining_d", "sets_used", "ballistic_m2_kg",
        "predicted", "p05", "p95", "relative_error", "in_window", "half_width", "flags",
      ])
    var report = ""
    for mode in [ReentryPredictor.Knowledge.forecast, .observed] {
      var (sum, inside, n) = (0.0, 0, 0)
      for one in Self.cases {
        let sets = try #require(try Shared.sets(one.object))
        for horizon in one.horizons {
          let asOf = one.reentry + -horizon * day
          let known = sets.filter { $0.epoch <= asOf }
          let last = try #require(known.last)
          var predictor = ReentryPredictor(record: Shared.record)
          predictor.knowledge = mode
          let clock = ContinuousClock.now
          // Nothing from after the last orbit, as the reference has it.
          let p = try predictor.prediction(of: known, asOf: last.epoch)
          let spent = ContinuousClock.now - clock
          let truth = one.reentry - p.lastOrbit
          let error = (p.nominal.instant - one.reentry) / truth
          let (a, b) = (p.window.quantile(0.05), p.window.quantile(0.95))
          let isInside = a <= one.reentry && one.reentry <= b
          let half = (b - a) / 2 / p.remaining
          (sum, n) = (sum + abs(error), n + 1)
          if isInside { inside += 1 }
          #expect(half < 0.3)
          for text in [one.object] { csv.add(text) }
          csv.add(horizon)
          csv.add("\(mode)")
          csv.add(p.lastOrbit.iso8601)
          csv.add(truth / day)
          csv.add(p.fit.usedCount)
          csv.add(p.fit.ballisticCoefficient)
          csv.add(p.nominal.instant.iso8601)
          csv.add(a.iso8601)
          csv.add(b.iso8601)
          csv.add((error * 1e5).rounded() / 1e5)
          csv.add(isInside ? "yes" : "no")
          csv.add((half * 1e4).rounded() / 1e4)
          csv.add(p.flags.map(\.rawValue).joined(separator: " "))
          csv.endRow()
          report +=
            "\(one.object) \(horizon) \(mode): e \((error * 1000).rounded() / 10) % half "
            + "\((half * 1000).rounded() / 10) % in \(isInside) B \(p.fit.ballisticCoefficient) "
            + "sets \(p.fit.usedCount)-\(p.fit.rejectedCount) σB \(p.fit.logSigma) arc "
            + "\(p.fit.arcScatter) scale, \(spent) \(p.flags.map(\.rawValue))\n"
        }
      }
      report += "\(mode): mean |e| \(100 * sum / Double(n)) %, inside \(inside) of \(n)\n"
      #expect(sum / Double(n) < 0.1)
      #expect(inside >= 12)
    }
    print(report)
    if let path = ProcessInfo.processInfo.environment["REENTRY_TABLE"] { try csv.write(to: path) }
  }

  @Test(
    "Other histories are predicted to their last set or refused with the reason",
    arguments: ["DELFI-PQ", "NUTSAT", "STARLINK-1822", "JILIN-1_GF04A", "UMBRA-08", "GOCE"])
  func others(object: String) throws {
    let sets = try #require(try Shared.sets(object))
    let end = try #require(sets.last).epoch
    for before in [0.0, 0.3, 1, 2, 5] {
      let known = sets.filter { $0.epoch <= end + -before * day }
      guard let last = known.last else { continue }
      do {
        var predictor = ReentryPredictor(record: Shared.record)
        predictor.sampleCount = 20
        let prediction = try predictor.prediction(of: known, asOf: last.epoch)
        #expect(prediction.nominal.instant > last.epoch)
        #expect(prediction.window.quantile(0.05) < prediction.window.quantile(0.95))
      } catch {
        // GOCE has a set from below 120 km.
        guard case .alreadyDown(_, let altitude) = error else { throw error }
        #expect(altitude < 200_000)
      }
    }
  }
}

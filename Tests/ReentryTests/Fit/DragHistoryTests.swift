// References
// [1] Abramowitz, Stegun (1964), Handbook of Mathematical Functions, table 26.8: quantiles of χ².
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("The ballistic coefficient over the weeks before")
struct DragHistoryTests {
  private static let start = Shared.instant("2014-02-08T06:00:00Z")

  /// Arcs of a day that know the coefficient to 3 %, with these logarithms.
  private static func arcs(_ logs: [Double]) -> [DragHistory.Arc] {
    logs.enumerated().map { k, x in
      DragHistory.Arc(
        start: start + Double(k) * day, end: start + Double(k + 1) * day, logRatio: x,
        startSigma: 0.02, endSigma: 0.02, stormSigma: 0.02)
    }
  }

  @Test(
    "The limits are the quantiles of 99 % of χ², to 1 % [1]",
    arguments: [
      (2, 9.21034), (3, 11.3449), (9, 21.6660), (20, 37.5662), (29, 49.5879),
    ])
  func limit(_ degrees: Double, _ quantile: Double) {
    #expect(abs(DragHistory.limit(degreesOfFreedom: degrees) / quantile - 1) < 0.01)
  }

  @Test("The covariance of means over arcs is the double integral of that at a lag")
  func covariance() {
    let pairs = Self.arcs([0, 0, 0])
    let n = 400
    for (a, b) in [(pairs[0], pairs[0]), (pairs[0], pairs[1]), (pairs[0], pairs[2])] {
      var sum = 0.0
      for i in 0..<n {
        for j in 0..<n {
          let lag = (b.start - a.start) / day + (Double(j) - Double(i)) / Double(n)
          sum += exp(-abs(lag) / 0.25)
        }
      }
      let expected = 0.01 * sum / Double(n * n)
      let found = DragHistory.air(a, b, sigma: 0.1, time: 0.25 * day)
      #expect(abs(found - expected) < 1e-4 * 0.01 + 1e-4 * expected)
    }
  }

  /// Logarithms of an object that does not change, drawn as the errors supposed make them: processes
  /// of Ornstein and Uhlenbeck every hour, averaged over the arcs, and errors of the sets between them.
  private static func unchanging(_ count: Int, using stream: inout RandomStream) -> [Double] {
    func process(_ sigma: Double, _ time: Double) -> [Double] {
      let kept = exp(-0.05 * day / time)
      var z = stream.normal()
      return (0..<(20 * count)).map { _ in
        defer { z = kept * z + (1 - kept * kept).squareRoot() * stream.normal() }
        return sigma * z
      }
    }
    let air = zip(process(0.1, 0.25 * day), process(0.12, 7 * day)).map(+)
    let sets = (0...count).map { _ in 0.02 * stream.normal() }
    return (0..<count).map { k in
      air[(20 * k)..<(20 * k + 20)].reduce(0, +) / 20 + sets[k] - sets[k + 1]
        + 0.02 * stream.normal()
    }
  }

  @Test(
    "At most two in a hundred that do not change are flagged, whatever the number of arcs",
    arguments: [
      4, 8, 25,
    ])
  func falseAlarms(count: Int) {
    var stream = RandomStream(seed: 3, stream: UInt64(count))
    let flagged = (0..<4_000).count { _ in
      DragHistory(
        arcs: Self.arcs(Self.unchanging(count, using: &stream)), wasMaintained: false
      ).isModulated
    }
    // One in a hundred by each of the two limits; 80 has a standard deviation of 8.9.
    #expect(flagged < 107)
  }

  @Test("Two attitudes, three days each: a ratio of 1.5 is told from 25 arcs, one of 1.1 is not")
  func power() {
    func share(_ ratio: Double) -> Double {
      var stream = RandomStream(seed: 4, stream: 1)
      let flagged = (0..<500).count { _ in
        let logs = Self.unchanging(25, using: &stream).enumerated().map { k, x in
          x + (k / 3 % 2 == 0 ? 0.5 : -0.5) * log(ratio)
        }
        return DragHistory(arcs: Self.arcs(logs), wasMaintained: false).isModulated
      }
      return Double(flagged) / 500
    }
    #expect(share(1.5) > 0.95)
    #expect(share(1.1) < 0.3)
  }

  @Test(
    "A trend by a factor of two over 25 days is found in most cases, by the limit of the scatter")
  func trend() {
    var stream = RandomStream(seed: 5, stream: 1)
    let histories = (0..<500).map { _ in
      let logs = Self.unchanging(25, using: &stream).enumerated().map { k, x in
        x + (Double(k) / 24 - 0.5) * log(2)
      }
      return DragHistory(arcs: Self.arcs(logs), wasMaintained: false)
    }
    #expect(histories.count(where: \.isModulated) > 350)
    #expect(histories.count { $0.scatter > $0.scatterLimit } > 350)
  }

  @Test("A set that is far off, between two arcs, does not raise the flag; an arc that is does")
  func badSet() {
    var logs = [Double](repeating: 0, count: 12)
    (logs[5], logs[6]) = (0.6, -0.6)
    #expect(!DragHistory(arcs: Self.arcs(logs), wasMaintained: false).isModulated)
    (logs[5], logs[6]) = (0.6, 0.6)
    #expect(DragHistory(arcs: Self.arcs(logs), wasMaintained: false).isModulated)
  }

  @Test("A coefficient that is the same throughout has no scatter, three arcs do not tell")
  func bounds() {
    let same = DragHistory(arcs: Self.arcs([0.3, 0.3, 0.3, 0.3]), wasMaintained: false)
    #expect(same.scatter < 1e-12 && same.statistic < 1e-9 && !same.isModulated)
    #expect(same.expectedScatter > 0.05 && same.expectedScatter < 0.15)
    let short = DragHistory(arcs: Self.arcs([-2, 0, 2]), wasMaintained: false)
    #expect(short.limit == nil && !short.isModulated)
  }

  /// The prediction of a simulated object five days before its end.
  private static func prediction(
    seed: UInt64, factors: [Double] = [], changing change: (inout [ElementSet]) -> Void = { _ in }
  ) throws -> ReentryPrediction {
    let dynamics = try ReentryDynamics(
      record: Shared.record, from: start + -20 * day, to: start + 80 * day, orbits: .states)
    var object = SimulatedReentry(
      start: Shared.lowOrbit(altitude: 280_000, at: start), ballisticCoefficient: 0.008)
    object.seed = seed
    object.slowAirSigma = 0.12
    object.dragFactors = factors
    let outcome = try object.fly(dynamics)
    let end = try #require(outcome.descents.first).passage.instant
    var sets = outcome.elements.filter { $0.epoch <= end + -5 * day }.map {
      ElementSet(object: ObjectIdentity(catalogNumber: 1), elements: $0)
    }
    change(&sets)
    var predictor = ReentryPredictor(record: Shared.record)
    predictor.sampleCount = 2
    return try predictor.prediction(of: sets, asOf: try #require(sets.last).epoch)
  }

  @Test("Simulated objects with one attitude are not flagged", arguments: [1, 2, 3])
  func simulated(seed: UInt64) throws {
    let prediction = try Self.prediction(seed: seed)
    let history = try #require(prediction.history)
    #expect(history.arcs.count >= 8)
    #expect(!prediction.flags.contains(.dragModulation))
    #expect(!prediction.flags.contains(.manoeuvreSuspected))
  }

  @Test(
    "Simulated objects that change attitude by a factor of two every three days are",
    arguments: [
      1, 2, 3,
    ])
  func modulated(seed: UInt64) throws {
    let factors = (0...1_440).map { $0 / 72 % 2 == 0 ? 0.7071 : 1.4142 }
    let prediction = try Self.prediction(seed: seed, factors: factors)
    #expect(prediction.flags.contains(.dragModulation))
  }

  @Test("An orbit that was held until ten days before is told, and the arcs begin after that")
  func held() throws {
    var release: Instant?
    let prediction = try Self.prediction(seed: 1) { sets in
      let free = sets[sets.count - 1].epoch + -6 * day
      release = free
      guard let first = sets.firstIndex(where: { $0.epoch > free }) else { return }
      for k in 0..<first { sets[k].elements.meanMotion = sets[first].elements.meanMotion }
    }
    let history = try #require(prediction.history)
    #expect(history.wasMaintained && prediction.flags.contains(.manoeuvreSuspected))
    #expect(!history.isModulated)
    let first = try #require(history.arcs.first).start
    #expect(first >= (try #require(release)) + -0.5 * day)
  }

  @Test("A single set that is far off is put aside")
  func outlier() throws {
    let whole = try #require(try Self.prediction(seed: 2).history)
    let damaged = try #require(
      try Self.prediction(seed: 2) { sets in
        sets[sets.count / 2].elements.meanMotion *= 1 - 1.5 * 1_000 / 6_650_000
      }.history)
    #expect(!damaged.isModulated && abs(damaged.scatter - whole.scatter) < 0.03)
  }
}

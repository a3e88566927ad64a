import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("Departures of the density over a fit")
struct AirSegmentsTests {
  /// An axis that falls by 3 km a day, with its sets.
  private let epochs = [0.0, 0.4, 0.7, 1.3].map { Shared.instant("2014-03-01") + $0 * day }
  private let axes = [6_623_900.0, 6_622_700, 6_621_800, 6_620_000]

  @Test("A departure in all segments does what a larger coefficient does")
  func sum() {
    let air = AirSegments(epochs: epochs, axes: axes, period: 5_400)
    let n = 2 * Double.pi / 5_400
    for k in epochs.indices {
      let age = epochs[3] - epochs[k]
      let fall = axes[k] - axes[3]
      #expect(abs(air.axisRates[k].reduce(0, +) - fall) < 1e-6)
      // ∫ 3n/2 · ȧ t dt over the age
      let place = 0.75 * n * fall * age
      #expect(abs(air.placeRates[k].reduce(0, +) - place) <= 1e-3 * place)
    }
  }

  @Test("A departure before a set does not move it")
  func causality() {
    let air = AirSegments(epochs: epochs, axes: axes, period: 5_400)
    #expect(air.axisRates[0].count == 6)
    // The set 0.6 d before the anchor lies in the third segment.
    #expect(air.axisRates[2][3...].allSatisfy { $0 == 0 } && air.axisRates[2][2] > 0)
    #expect(air.placeRates[2][3...].allSatisfy { $0 == 0 })
  }

  @Test("Expected departures have the standard deviation and correlation of the process")
  func expectation() throws {
    var normal = NormalEquations(unknowns: 3)
    AirSegments.expect(3, after: 0, in: &normal)
    let covariance = try #require(normal.solution).covariance
    let variance = AirSegments.sigma * AirSegments.sigma
    for k in 0..<3 { #expect(abs(covariance[k][k] / variance - 1) < 1e-9) }
    #expect(abs(covariance[0][1] / variance - 0.367_879_441) < 1e-6)
    #expect(abs(covariance[0][2] / variance - 0.135_335_283) < 1e-6)
  }
}

import Glibc
import TestSupport
import Testing

@testable import BreakupModel

func size(_ λ: Double) -> Double { pow(10, λ) }
func logarithm(_ x: Double) -> Double { log10(x) }

@Suite("Ejection speed, Johnson et al. (2001)")
struct EjectionSpeedTests {
  @Test(
    "Eq. 11: explosion medians, 0.2 χ + 1.85 (one open code has 1.85 χ)",
    arguments: [
      (0.01, 28.183829), (0.1, 44.668359), (0.3, 55.644757), (1.0, 70.794578), (10, 112.201845),
    ])
  func explosion(ratio: Double, median: Double) {
    let observed = EjectionSpeed.median(areaToMassRatio: ratio, event: .explosion)
    #expect(relativeError(observed, median) < 1e-7)
  }

  @Test(
    "Eq. 12: collision medians, 0.9 χ + 2.9",
    arguments: [
      (0.01, 12.589254), (0.1, 100), (0.3, 268.787538), (1.0, 794.328235), (10, 6_309.573445),
    ])
  func collision(ratio: Double, median: Double) {
    let observed = EjectionSpeed.median(areaToMassRatio: ratio, event: .collision)
    #expect(relativeError(observed, median) < 1e-7)
  }

  @Test("Nodes keep the mean speed and sum to 1", arguments: [1, 2, 7, 32], BreakupEvent.allCases)
  func mean(count: Int, event: BreakupEvent) {
    let nodes = EjectionSpeed.nodes(areaToMassRatio: 0.2, event: event, count: count)
    #expect(nodes.count == count)
    #expect(abs(nodes.reduce(0) { $0 + $1.weight } - 1) < 1e-14)
    let mean = nodes.reduce(0) { $0 + $1.weight * $1.speed }
    let median = EjectionSpeed.median(areaToMassRatio: 0.2, event: event)
    #expect(relativeError(mean, median * exp(0.5 * pow(0.4 * log(10), 2))) < 1e-12)
    for (a, b) in zip(nodes, nodes.dropFirst()) { #expect(a.speed < b.speed) }
  }

  @Test("The mean square is low by 18 % with 8 nodes and by 8 % with 32")
  func meanSquare() {
    let s = 0.4 * log(10)
    for (count, defect) in [(8, 0.18), (32, 0.08)] {
      let nodes = EjectionSpeed.nodes(areaToMassRatio: 1, event: .collision, count: count)
      let square = nodes.reduce(0) { $0 + $1.weight * $1.speed * $1.speed }
      let exact = pow(794.328235, 2) * exp(2 * s * s)
      #expect(abs(1 - square / exact - defect) < 0.01)
    }
  }

  @Test("Half of the nodes lie below the median")
  func median() {
    let nodes = EjectionSpeed.nodes(areaToMassRatio: 0.1, event: .collision, count: 10)
    #expect(nodes.filter { $0.speed < 100 }.count == 5)
  }
}

import DebrisEnvironment
import Evolution
import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@Suite("A single shell", .tags(.validation))
struct SingleShellTests {
  // The integral of dh/s(h) of the scenario's comment, by Simpson's rule, and its inverse by bisection,
  // with the numbers of the scenario and of Table 8-4 of Vallado (2013).
  static func expected(afterYears t: Double) -> Double {
    let (μ, ω, R) = (3.986004418e14, 7.292115e-5, 6_378_137.0)
    func speed(_ h: Double) -> Double {
      let r = R + h
      let n = (μ / (r * r * r)).squareRoot()
      let density = 1.170e-14 * exp(-(h - 800e3) / 124.64e3)
      return 0.044 * density * (μ * r).squareRoot() * (1 - ω / n) * (1 - ω / n)
    }
    func time(to x: Double) -> Double {
      let n = 2_000
      let width = (x - 775e3) / Double(n)
      var sum = 0.0
      for k in 0...n {
        let weight = k == 0 || k == n ? 1.0 : k % 2 == 1 ? 4 : 2
        sum += weight / speed(775e3 + Double(k) * width)
      }
      return sum * width / 3
    }
    var (low, high) = (775e3, 825e3)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if time(to: middle) < t * 365.25 * 86_400 { low = middle } else { high = middle }
    }
    return 1_000 * (825e3 - low) / 50e3
  }

  @Test("Published: what is left of a shell, N(10 yr) = 822.97, and every year")
  func decay() throws {
    #expect(abs(Self.expected(afterYears: 10) - 822.97) < 0.005)
    let record = try #require(try Simulation(EvolutionModel(shipped("single-shell"))).run())
    var worst = 0.0
    for totals in record.totals {
      let expected = Self.expected(afterYears: totals.date - 2020)
      worst = max(worst, relativeError(totals.total, expected))
      #expect(relativeError(totals.objectsInGrid, 1_000 - totals.objects.decayed) < 1e-12)
    }
    // Measured: 6.9e-7
    #expect(worst < 1e-6)
  }
}

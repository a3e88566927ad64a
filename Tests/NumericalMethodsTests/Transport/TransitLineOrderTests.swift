import Glibc
import NumericalMethods
import Testing

@Suite("Order of the moves of a line of cells")
struct TransitLineOrderTests {
  @Test("A fast lane in one step does as well as many small steps, on a smooth profile")
  func fastLane() {
    // The bell sin⁴ on [30, 70], carried by 20, in cells with widths from 0.66 to 1.34
    func below(_ x: Double, centre: Double) -> Double {
      let y = max(0, min(1, (x - centre) / 40 + 0.5)) * Double.pi
      return (3 * y / 8 - sin(2 * y) / 4 + sin(4 * y) / 32) * 8 / (3 * .pi)
    }
    let positions = uniformEdges(from: 0, to: 100, count: 100).map { $0 + 0.2 * sin(1.7 * $0) }
    let line = TransitLine(positions: positions)
    func row(_ centre: Double) -> [Double] {
      zip(positions, positions.dropFirst()).map {
        below($1, centre: centre) - below($0, centre: centre)
      }
    }
    let exact = row(40)
    let errors = [1, 2, 5, 25, 100, 400].map { steps in
      let result = line.moved(row(60), by: 20 / Double(steps), steps: steps).row
      return zip(result, exact).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
    // Measured: 5.2e-5, 5.7e-5, 7.7e-5, 1.3e-4, 1.3e-3, 1.8e-3; every step smooths anew.
    #expect(errors[0] < 5.5e-5 && errors[5] < 1.9e-3, "errors \(errors)")
    #expect(zip(errors, errors.dropFirst()).allSatisfy { $0 < $1 }, "errors \(errors)")
  }

  /// The L1 error of sin⁴ on [30, 70] carried by 20, over its total.
  static func errorOfSmoothProfile(cells: Int) -> Double {
    // ∫ sin⁴ = 3x/8 − sin 2x/4 + sin 4x/32
    func below(_ x: Double, centre: Double) -> Double {
      let y = max(0, min(1, (x - centre) / 40 + 0.5)) * Double.pi
      return (3 * y / 8 - sin(2 * y) / 4 + sin(4 * y) / 32) * 8 / (3 * .pi)
    }
    return errorOfMove(cells: cells, from: 0, to: 100) { below($0, centre: $1) }
  }

  /// The L1 error, over [10, 60], of a smooth step from 2 to 1 carried by 20.
  static func errorOfSmoothStep(cells: Int) -> Double {
    // ∫ 1 + 1/(1 + exp((x − c)/w)) dx
    errorOfMove(cells: cells, from: 10, to: 60) { 2 * $0 - 4 * log1p(exp(($0 - $1 + 10) / 4)) }
  }

  static func errorOfMove(
    cells: Int, from lowest: Double, to highest: Double, _ below: (Double, Double) -> Double
  ) -> Double {
    let edges = uniformEdges(from: 0, to: 100, count: cells)
    let row = zip(edges, edges.dropFirst()).map { below($1, 60) - below($0, 60) }
    // Two fifths of a cell per step: as many steps as the grid is fine.
    let steps = cells / 2
    let result = TransitLine(positions: edges).moved(row, by: 20 / Double(steps), steps: steps).row
    return row.indices.reduce(0) { sum, k in
      guard edges[k] >= lowest, edges[k + 1] <= highest else { return sum }
      return sum + abs(result[k] - below(edges[k + 1], 40) + below(edges[k], 40))
    }
  }

  @Test("Property: order 2.5 or better on a smooth step, at a constant share of a cell per step")
  func orderOfStep() {
    // Measured, at cells of 1 to 0.125 for a step over 20: orders 3.10, 3.03, 3.01.
    let errors = [100, 200, 400, 800].map(Self.errorOfSmoothStep)
    let orders = zip(errors, errors.dropFirst()).map { log2($0 / $1) }
    #expect(orders.allSatisfy { $0 > 2.5 }, "errors \(errors), orders \(orders)")
  }

  @Test("Property: order 2.9 or better on a smooth bell, whose peak no limit clips")
  func orderOfBell() {
    let errors = [50, 100, 200, 400].map(Self.errorOfSmoothProfile)
    let orders = zip(errors, errors.dropFirst()).map { log2($0 / $1) }
    // Measured, at cells of 2 to 0.25 for a bell of 40: 4.9e-3, 5.2e-4, 6.0e-5, 7.3e-6;
    // orders 3.22, 3.13, 3.03.
    #expect(errors[3] < 7.5e-6)
    #expect(orders.allSatisfy { $0 > 2.9 }, "errors \(errors), orders \(orders)")
  }
}

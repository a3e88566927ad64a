import Glibc
import NumericalMethods
import TestSupport
import Testing

/// A row moved by a time, with the number that left.
func moved(
  _ row: [Double], in reconstruction: ParabolicReconstruction, along flow: CharacteristicFlow,
  for time: Double
) -> (row: [Double], lost: Double) {
  var row = row
  let lost = reconstruction.remap(
    &row, at: 0, along: flow.origins(after: time), at: 0,
    using: RemapWorkspace(cellCapacity: row.count))
  return (row, lost)
}

func uniformEdges(from lower: Double, to upper: Double, count: Int) -> [Double] {
  (0...count).map { lower + (upper - lower) * Double($0) / Double(count) }
}

@Suite("Piecewise parabolic remap, Colella and Woodward (1984)")
struct ParabolicReconstructionTests {
  static func randomEdges(_ count: Int, _ generator: inout SplitMix) -> [Double] {
    var edges = [100.0]
    for _ in 0..<count {
      edges.append(edges.last! + pow(10, Double.random(in: 0...1, using: &generator)))
    }
    return edges
  }

  @Test(
    "Property: nothing is lost but through the lowest edge (1e-14), nothing turns negative",
    arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 304])
  func conservation(count: Int) {
    var generator = SplitMix(state: UInt64(count))
    for trial in 0..<60 {
      let edges = Self.randomEdges(count, &generator)
      let speeds = edges.map { _ in pow(10, Double.random(in: -1...1, using: &generator)) }
      let flow = CharacteristicFlow(edges: edges, speeds: speeds)
      // Every other row has gaps and jumps of many decades.
      let row = (0..<count).map { _ -> Double in
        if trial % 2 == 0 { return Double.random(in: 0...1, using: &generator) }
        return Bool.random(using: &generator)
          ? 0 : pow(10, Double.random(in: -200...3, using: &generator))
      }
      let time = flow.travelTimes.last! * pow(10, Double.random(in: -6...0.2, using: &generator))
      let result = moved(
        row, in: ParabolicReconstruction(edges: edges), along: flow, for: time)
      let before = row.reduce(0, +)
      #expect(abs(result.row.reduce(0, +) + result.lost - before) <= 1e-14 * before)
      #expect(result.lost >= 0 && result.row.allSatisfy { $0 >= 0 })
    }
  }

  @Test("Property: cells outside the row are left alone")
  func placement() {
    let edges = uniformEdges(from: 0, to: 5, count: 5)
    let flow = CharacteristicFlow(edges: edges, speeds: [1, 1, 2, 1, 1, 3])
    let row = [3.0, 1, 4, 1, 5]
    let alone = moved(row, in: ParabolicReconstruction(edges: edges), along: flow, for: 0.3)
    var longer = [7, 8] + row + [9, 10]
    let none = CharacteristicFlow.Origin(fraction: 0, cell: 0)
    let origins = [none, none, none] + flow.origins(after: 0.3)
    let lost = ParabolicReconstruction(edges: edges).remap(
      &longer, at: 2, along: origins, at: 3, using: RemapWorkspace(cellCapacity: 40))
    #expect(longer == [7, 8] + alone.row + [9, 10])
    #expect(lost == alone.lost)
  }

  @Test("Property: monotone densities stay monotone under a uniform speed, on even cells")
  func monotone() {
    var generator = SplitMix(state: 5)
    let edges = uniformEdges(from: 0, to: 40, count: 40)
    let flow = CharacteristicFlow(edges: edges, speeds: [Double](repeating: 1, count: 41))
    let reconstruction = ParabolicReconstruction(edges: edges)
    for _ in 0..<200 {
      // Rising: what enters from the empty space above only meets the top cells.
      var row = (0..<40).map { _ in pow(Double.random(in: 0...1, using: &generator), 8) }.sorted()
      let time = Double.random(in: 0...3, using: &generator)
      row = moved(row, in: reconstruction, along: flow, for: time).row
      let inside = row[..<36]
      #expect(zip(inside, inside.dropFirst()).allSatisfy { $0 <= $1 + 1e-14 })
      // Falling to the top
      var falling = Array(row[..<30].reversed()) + [Double](repeating: 0, count: 10)
      falling = moved(falling, in: reconstruction, along: flow, for: time).row
      #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 >= $1 - 1e-14 })
    }
  }

  @Test("Property: no new extremes: a row between two densities stays between them")
  func bounds() {
    var generator = SplitMix(state: 6)
    for _ in 0..<100 {
      let edges = Self.randomEdges(50, &generator)
      let flow = CharacteristicFlow(edges: edges, speeds: edges.map { _ in 1 })
      let widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
      let row = widths.map { $0 * (Bool.random(using: &generator) ? 2 : 5) }
      let result = moved(row, in: ParabolicReconstruction(edges: edges), along: flow, for: 3.7).row
      for (k, width) in widths.enumerated() where edges[k + 1] + 3.7 <= edges[50] {
        #expect(result[k] / width > 2 - 1e-12 && result[k] / width < 5 + 1e-12)
      }
    }
  }

  @Test("Property: zero time changes nothing; a constant density stays where speeds are equal")
  func unchanged() {
    var generator = SplitMix(state: 7)
    let edges = Self.randomEdges(30, &generator)
    let reconstruction = ParabolicReconstruction(edges: edges)
    let random = (0..<30).map { _ in Double.random(in: 0...1, using: &generator) }
    let speeds = edges.map { _ in Double.random(in: 1...9, using: &generator) }
    let still = moved(
      random, in: reconstruction, along: CharacteristicFlow(edges: edges, speeds: speeds), for: 0)
    #expect(still.lost == 0)
    for (a, b) in zip(still.row, random) { #expect(abs(a - b) < 1e-14) }

    let constant = zip(edges, edges.dropFirst()).map { $1 - $0 }
    let flow = CharacteristicFlow(edges: edges, speeds: edges.map { _ in 1 })
    let (row, lost) = moved(constant, in: reconstruction, along: flow, for: 2.5)
    #expect(abs(lost - 2.5) < 1e-13)
    for k in 0..<30 where edges[k + 1] + 2.5 <= edges[30] {
      #expect(relativeError(row[k], constant[k]) < 1e-12)
    }
  }

  @Test("Property: one step over whole cells, however many, moves the totals exactly")
  func wholeCells() {
    var generator = SplitMix(state: 9)
    let edges = uniformEdges(from: 0, to: 64, count: 64)
    let flow = CharacteristicFlow(edges: edges, speeds: edges.map { _ in 1 })
    let row = (0..<64).map { _ in Double.random(in: 0...1, using: &generator) }
    for cells in [1, 5, 40, 64, 90] {
      let result = moved(
        row, in: ParabolicReconstruction(edges: edges), along: flow, for: Double(cells))
      let left = min(64, cells)
      #expect(relativeError(result.lost, row[..<left].reduce(0, +)) < 1e-14)
      for k in 0..<64 {
        #expect(abs(result.row[k] - (k + cells < 64 ? row[k + cells] : 0)) < 1e-13)
      }
    }
  }

  @Test("Property: a parabola whose cells are monotone is moved exactly, on uneven cells too")
  func parabola() {
    var generator = SplitMix(state: 10)
    for _ in 0..<20 {
      // Widths within a factor of 1.5, and far enough from the extreme that no limiter acts
      var edges = [100.0]
      for _ in 0..<40 { edges.append(edges.last! + Double.random(in: 1...1.5, using: &generator)) }
      let integral = { (x: Double) in x * x * x / 3 }
      let row = zip(edges, edges.dropFirst()).map { integral($1) - integral($0) }
      let flow = CharacteristicFlow(edges: edges, speeds: edges.map { _ in 1 })
      let result = moved(row, in: ParabolicReconstruction(edges: edges), along: flow, for: 3.3).row
      for k in 3..<33 {
        let expected = integral(edges[k + 1] + 3.3) - integral(edges[k] + 3.3)
        #expect(relativeError(result[k], expected) < 1e-10)
      }
    }
  }

  /// The L1 error of sin⁴ on [30, 70] carried by 20, over its total.
  static func errorOfSmoothProfile(cells: Int) -> Double {
    let edges = uniformEdges(from: 0, to: 100, count: cells)
    // ∫ sin⁴ = 3x/8 − sin 2x/4 + sin 4x/32
    func below(_ x: Double, centre: Double) -> Double {
      let y = max(0, min(1, (x - centre) / 40 + 0.5)) * Double.pi
      return (3 * y / 8 - sin(2 * y) / 4 + sin(4 * y) / 32) * 8 / (3 * .pi)
    }
    let flow = CharacteristicFlow(edges: edges, speeds: edges.map { _ in 1 })
    var row = zip(edges, edges.dropFirst()).map {
      below($1, centre: 60) - below($0, centre: 60)
    }
    let reconstruction = ParabolicReconstruction(edges: edges)
    let work = RemapWorkspace(cellCapacity: cells)
    // Two fifths of a cell per step: as many steps as the grid is fine.
    let steps = cells / 2
    let origins = flow.origins(after: 20 / Double(steps))
    for _ in 0..<steps { _ = reconstruction.remap(&row, at: 0, along: origins, at: 0, using: work) }
    return zip(row, zip(edges, edges.dropFirst())).reduce(0) {
      $0 + abs($1.0 - (below($1.1.1, centre: 40) - below($1.1.0, centre: 40)))
    }
  }

  /// The L1 error, over [10, 60], of a smooth step from 2 to 1 carried by 20.
  static func errorOfSmoothStep(cells: Int) -> Double {
    let edges = uniformEdges(from: 0, to: 100, count: cells)
    // ∫ 1 + 1/(1 + exp((x − c)/w)) dx
    func below(_ x: Double, centre: Double) -> Double {
      2 * x - 4 * log1p(exp((x - centre) / 4))
    }
    let flow = CharacteristicFlow(edges: edges, speeds: edges.map { _ in 1 })
    var row = zip(edges, edges.dropFirst()).map {
      below($1, centre: 50) - below($0, centre: 50)
    }
    let reconstruction = ParabolicReconstruction(edges: edges)
    let work = RemapWorkspace(cellCapacity: cells)
    let steps = cells / 2
    let origins = flow.origins(after: 20 / Double(steps))
    for _ in 0..<steps { _ = reconstruction.remap(&row, at: 0, along: origins, at: 0, using: work) }
    return row.indices.reduce(0) { sum, k in
      guard edges[k] >= 10, edges[k + 1] <= 60 else { return sum }
      return sum + abs(row[k] - below(edges[k + 1], centre: 30) + below(edges[k], centre: 30))
    }
  }

  @Test("Property: order 2.5 or better on a smooth step, at a constant share of a cell per step")
  func orderOfStep() {
    // Measured, at cells of 1 to 0.125 for a step over 20: orders 3.18, 3.05, 3.01.
    let errors = [100, 200, 400, 800].map(Self.errorOfSmoothStep)
    let orders = zip(errors, errors.dropFirst()).map { log2($0 / $1) }
    #expect(orders.allSatisfy { $0 > 2.5 }, "errors \(errors), orders \(orders)")
  }

  @Test("Property: order 2.3 or better on a smooth bell, whose peak the limiter clips")
  func orderOfBell() {
    let errors = [50, 100, 200, 400].map(Self.errorOfSmoothProfile)
    let orders = zip(errors, errors.dropFirst()).map { log2($0 / $1) }
    // Measured, at cells of 2 to 0.25 for a bell of 40: 1.5e-2, 3.1e-3, 5.6e-4, 1.1e-4;
    // orders 2.31, 2.46, 2.39.
    #expect(errors[3] < 1.2e-4)
    #expect(orders.allSatisfy { $0 > 2.25 }, "errors \(errors), orders \(orders)")
  }

  @Test(
    "Property: rows side by side give what single rows do", arguments: [(4, 12), (8, 7), (12, 1)])
  func batch(width: Int, cells: Int) {
    var generator = SplitMix(state: 11)
    let n = 12
    let edges = Self.randomEdges(n, &generator)
    let reconstruction = ParabolicReconstruction(edges: edges)
    var totals = [Double](repeating: 0, count: n * width)
    let none = CharacteristicFlow.Origin(fraction: 0.5, cell: 1)
    var origins = [CharacteristicFlow.Origin](repeating: none, count: 5 + (n + 1) * width)
    var single: [[Double]] = []
    for row in 0..<width {
      let flow = CharacteristicFlow(
        edges: edges,
        speeds: edges.map { _ in pow(10, Double.random(in: -1...1, using: &generator)) })
      let time = flow.travelTimes.last! * Double.random(in: 0...1.2, using: &generator)
      let values = (0..<n).map { $0 < cells ? Double.random(in: 0...1, using: &generator) : 0 }
      for k in 0..<n { totals[row + width * k] = values[k] }
      for (k, origin) in flow.origins(after: time).enumerated() {
        origins[5 + row + width * k] = origin
      }
      // What passed edge k is what the cells below it gained, and what left them.
      let (after, lost) = moved(values, in: reconstruction, along: flow, for: time)
      single.append(
        (0...n).map { k in
          zip(after[..<k], values[..<k]).reduce(lost) { $0 + $1.0 - $1.1 }
        })
    }
    let batch = RemapBatch(rows: width - 1, cellCount: n)
    #expect(batch.width == width, "a multiple of four")
    for k in totals.indices { batch.totals[k] = totals[k] }
    reconstruction.findAmountsPassing(batch, cells: cells, along: origins, at: 5)
    for k in totals.indices { #expect(batch.totals[k] == totals[k]) }
    for row in 0..<width {
      #expect(batch.passed[row] == 0)
      for k in 1..<cells { #expect(abs(batch.passed[row + width * k] - single[row][k]) < 1e-13) }
    }
  }
}

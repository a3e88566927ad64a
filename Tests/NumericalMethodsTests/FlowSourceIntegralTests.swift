import Glibc
import NumericalMethods
import TestSupport
import Testing

@Suite("Steady source in a flow")
struct FlowSourceIntegralTests {
  static let edges = [200.0, 206, 250, 300, 310, 450, 500, 700, 710, 760, 900]

  static func randomFlow(_ generator: inout SplitMix) -> CharacteristicFlow {
    CharacteristicFlow(
      edges: edges,
      speeds: edges.map { _ in pow(10, Double.random(in: 0...2, using: &generator)) })
  }

  /// What pulses of the source, each moved exactly, leave: a uniform cell is cut where it falls.
  static func pulses(
    _ flow: CharacteristicFlow, _ rates: [Double], time: Double, drag: Double, count: Int
  ) -> (row: [Double], lost: Double) {
    let n = flow.cellCount
    var row = [Double](repeating: 0, count: n)
    var lost = 0.0
    var cumulative = [0.0]
    for rate in rates { cumulative.append(cumulative.last! + rate) }
    for step in 0..<count {
      let age = (Double(step) + 0.5) / Double(count) * time
      let below = flow.origins(after: drag * age).map { origin in
        let k = Int(origin.cell)
        return cumulative[k] + (k < n ? origin.fraction * rates[k] : 0)
      }
      lost += below[0] * time / Double(count)
      for k in 0..<n { row[k] += (below[k + 1] - below[k]) * time / Double(count) }
    }
    return (row, lost)
  }

  @Test("Property: the limit of many small pulses, to 1e-6 of all that entered")
  func limit() {
    var generator = SplitMix(state: 3)
    for trial in 0..<6 {
      let flow = Self.randomFlow(&generator)
      let rates = (0..<flow.cellCount).map { $0 % 3 == trial % 3 ? 0.0 : Double($0 + 1) }
      let drag = pow(10, Double.random(in: -1...1, using: &generator))
      let time = flow.travelTimes.last! / drag * [0.01, 0.1, 0.5, 1, 1.5, 4][trial]
      let expected = Self.pulses(flow, rates, time: time, drag: drag, count: 20_000)
      var row = [Double](repeating: 0, count: flow.cellCount)
      let lost = FlowSourceIntegral(flow: flow).add(
        rates, to: &row, at: 0, along: flow.sourceOrigins(after: drag * time), drag: drag,
        using: RemapWorkspace(cellCapacity: flow.cellCount))
      let entered = rates.reduce(0, +) * time
      #expect(abs(lost - expected.lost) < 1e-6 * entered)
      for k in 0..<flow.cellCount { #expect(abs(row[k] - expected.row[k]) < 1e-6 * entered) }
    }
  }

  @Test(
    "Property: rate times time is what the cells hold and what left; all is added, in its place")
  func conservation() {
    var generator = SplitMix(state: 8)
    let n = Self.edges.count - 1
    for _ in 0..<50 {
      let flow = Self.randomFlow(&generator)
      let rates = (0..<n + 5).map { _ in Double.random(in: 0...1, using: &generator) }
      let before = (0..<n + 5).map { _ in Double.random(in: 0...1, using: &generator) }
      let drag = pow(10, Double.random(in: -2...2, using: &generator))
      let time =
        flow.travelTimes.last! / drag * pow(10, Double.random(in: -4...1, using: &generator))
      var row = before
      let lost = FlowSourceIntegral(flow: flow).add(
        rates, to: &row, at: 3, along: flow.sourceOrigins(after: drag * time), drag: drag,
        using: RemapWorkspace(cellCapacity: n))
      let entered = rates[3..<3 + n].reduce(0, +) * time
      let held = zip(row, before).reduce(0) { $0 + $1.0 - $1.1 }
      #expect(abs(held + lost - entered) < 1e-13 * (entered + before.reduce(0, +)))
      #expect(lost >= 0 && zip(row, before).allSatisfy { $0 >= $1 })
      #expect(Array(row[..<3]) == Array(before[..<3]))
      #expect(Array(row[(3 + n)...]) == Array(before[(3 + n)...]))
    }
  }

  @Test("Property: cells that empty much faster than the step hold what enters them for as long")
  func stiff() {
    // Speeds fall with height by e per 30 km; a step of 1e6 times the travel time of the grid.
    let fall = ExponentialFall(scaleHeight: 30, reference: 200)
    let flow = CharacteristicFlow(edges: Self.edges, speeds: Self.edges.map(fall.speed))
    let n = flow.cellCount
    let rates = (0..<n).map { Double(1 + $0 % 4) }
    let drag = 0.02
    let time = 1e6 * flow.travelTimes.last! / drag
    var row = [Double](repeating: 0, count: n)
    _ = FlowSourceIntegral(flow: flow).add(
      rates, to: &row, at: 0, along: flow.sourceOrigins(after: drag * time), drag: drag,
      using: RemapWorkspace(cellCapacity: n))
    for k in 0..<n {
      let (low, high) = (Self.edges[k], Self.edges[k + 1])
      // From above, for the travel time; its own, for the mean time from a place in the cell.
      let above = rates[(k + 1)...].reduce(0, +)
      let mean =
        (fall.scaleHeight * (fall.u(high) - fall.u(low)) / (high - low) - fall.u(low)) / drag
      let expected = above * fall.timeToFall(from: high, to: low) / drag + rates[k] * mean
      // Row sums are differences of what passed in the whole step: 1e-16 of all that entered.
      #expect(abs(row[k] - expected) < 1e-10 * expected + 4e-16 * rates.reduce(0, +) * time)
    }
    // The lowest cell empties 1e16 times faster than the step; a step 1e3 travel times long
    let short = 1e3 * flow.travelTimes[1] / drag
    var content = [Double](repeating: 0, count: n)
    var lowest = [Double](repeating: 0, count: n)
    lowest[0] = 5
    let lost = FlowSourceIntegral(flow: flow).add(
      lowest, to: &content, at: 0, along: flow.sourceOrigins(after: drag * short), drag: drag,
      using: RemapWorkspace(cellCapacity: n))
    let mean = (30 * (fall.u(206) - fall.u(200)) / 6 - 1) / drag
    #expect(relativeError(content[0], 5 * mean) < 1e-10)
    #expect(relativeError(lost, 5 * (short - mean)) < 1e-12)
  }
}

import Glibc
import NumericalMethods
import TestSupport
import Testing

/// An exponential atmosphere in which u = exp(r/H) falls by k per second: the speed is k H/u.
///
/// The solution of Letizia's continuum model: an object at u₀ is at u₀ − k t.
struct ExponentialFall {
  var scaleHeight: Double
  var rate = 1.0
  var reference: Double

  func u(_ r: Double) -> Double { exp((r - reference) / scaleHeight) }
  func speed(_ r: Double) -> Double { rate * scaleHeight / u(r) }
  /// Where an object that is at r was a time earlier.
  func origin(of r: Double, before time: Double) -> Double {
    reference + scaleHeight * log(u(r) + rate * time)
  }
  func timeToFall(from r0: Double, to r: Double) -> Double { (u(r0) - u(r)) / rate }
}

func position(_ origin: CharacteristicFlow.Origin, in edges: [Double]) -> Double {
  let k = Int(origin.cell)
  if k == edges.count - 1 { return edges[k] }
  return edges[k] + origin.fraction * (edges[k + 1] - edges[k])
}

@Suite("Characteristic flow")
struct CharacteristicFlowTests {
  /// Cells of very different widths: 1 km to 200 km.
  static let edges = [200.0, 201, 206, 250, 300, 310, 450, 500, 700, 710, 760, 900]

  @Test(
    "Property: travel times are those of u = exp(r/H) falling linearly",
    arguments: [20.0, 75, 300, -90])
  func travelTimes(scaleHeight: Double) {
    let fall = ExponentialFall(
      scaleHeight: scaleHeight, rate: scaleHeight > 0 ? 1 : -1, reference: 500)
    let flow = CharacteristicFlow(edges: Self.edges, speeds: Self.edges.map(fall.speed))
    for (r, τ) in zip(Self.edges, flow.travelTimes) {
      #expect(relativeError(τ, fall.timeToFall(from: r, to: 200)) < 1e-10)
    }
  }

  @Test(
    "Property: origins are those of u = exp(r/H) falling linearly, whatever the time",
    arguments: [20.0, 75, 300], [1e-9, 1e-3, 0.05, 0.7, 3])
  func origins(scaleHeight: Double, share: Double) {
    let fall = ExponentialFall(scaleHeight: scaleHeight, reference: 500)
    let flow = CharacteristicFlow(edges: Self.edges, speeds: Self.edges.map(fall.speed))
    let time = share * fall.timeToFall(from: 900, to: 200)
    let origins = flow.origins(after: time)
    var inside = 0
    for (r, origin) in zip(Self.edges, origins) {
      let expected = fall.origin(of: r, before: time)
      if expected >= 900 {
        #expect(Int(origin.cell) == flow.cellCount && origin.fraction == 0)
      } else {
        inside += 1
        #expect(relativeError(position(origin, in: Self.edges), expected) < 1e-10)
      }
    }
    #expect(inside == 0 ? share > 1 : share < 1)
  }

  @Test("Property: a uniform speed carries straight, and zero time carries nothing")
  func uniform() {
    let flow = CharacteristicFlow(
      edges: Self.edges, speeds: [Double](repeating: 2, count: Self.edges.count))
    for (r, origin) in zip(Self.edges, flow.origins(after: 30)) {
      #expect(abs(position(origin, in: Self.edges) - min(900, r + 60)) < 1e-10)
    }
    for (k, origin) in flow.origins(after: 0).enumerated() {
      #expect(Int(origin.cell) == k && origin.fraction == 0)
    }
  }

  @Test("Property: a time and another make the sum of both (speeds at random over four decades)")
  func semigroup() {
    var generator = SplitMix(state: 2)
    for _ in 0..<20 {
      let speeds = Self.edges.map { _ in pow(10, Double.random(in: -2...2, using: &generator)) }
      let flow = CharacteristicFlow(edges: Self.edges, speeds: speeds)
      let (first, second) = (
        Double.random(in: 0...0.4, using: &generator) * flow.travelTimes.last!,
        Double.random(in: 0...0.4, using: &generator) * flow.travelTimes.last!
      )
      // The same flow with the first origins among its edges.
      let places = flow.origins(after: first).map { position($0, in: Self.edges) }
      var speedAt: [Double: Double] = [:]
      for (r, w) in zip(Self.edges, speeds) { speedAt[r] = w }
      for r in places where speedAt[r] == nil {
        let k = binIndex(of: r, in: Self.edges)!
        let ξ = (r - Self.edges[k]) / (Self.edges[k + 1] - Self.edges[k])
        speedAt[r] = speeds[k] * pow(speeds[k + 1] / speeds[k], ξ)
      }
      let refined = speedAt.keys.sorted()
      let refinedFlow = CharacteristicFlow(
        edges: refined, speeds: refined.map { speedAt[$0]! })
      let again = refinedFlow.origins(after: second)
      for (k, origin) in flow.origins(after: first + second).enumerated() {
        let twice = position(again[refined.firstIndex(of: places[k])!], in: refined)
        #expect(relativeError(position(origin, in: Self.edges), twice) < 1e-10)
      }
    }
  }

  @Test("Property: nearly equal speeds give what equal ones do")
  func nearlyUniform() {
    let edges = [0.0, 1, 2]
    for difference in [1e-3, 1e-5, 1e-7, 1e-9, 1e-12] {
      let flow = CharacteristicFlow(edges: edges, speeds: [1 + difference, 1, 1])
      // ∫ (1+d)^(ξ−1) dξ = 1 − d/2 + …; differences below 1e-8 count as none, which costs 5e-9.
      #expect(
        abs(flow.travelTimes[1] - (1 - difference / 2)) < max(difference * difference, 5e-9))
      #expect(abs(flow.meanFractionTime(ofCell: 0) - 0.5) < difference)
      let origin = flow.origins(after: 0.25)[0]
      #expect(abs(origin.fraction - 0.25) < difference)
    }
  }
}

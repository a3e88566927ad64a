import DebrisEnvironment
import Evolution
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@testable import ObjectEvolution

@Suite("Finding collisions of objects")
struct CollisionFindingTests {
  static let policy = Scenario.CollisionPolicy(kernel: .resolved, interval: 2 * year)

  /// Objects of 100 m on orbits of 700 to 900 km, with stated inclinations.
  static func objects(
    _ inclinations_deg: [Double], perigee: ClosedRange<Double> = 700...900, e: Double = 1e-4,
    seed: UInt64 = 1
  ) -> ObjectArrays {
    var numbers = RandomStream(seed: seed)
    var objects = ObjectArrays()
    for i in inclinations_deg {
      let q = perigee.lowerBound + (perigee.upperBound - perigee.lowerBound) * numbers.uniform()
      objects.append(
        OrbitingObject(
          type: 1, mass: 1_000, area: 10, radius: 50 + 100 * numbers.uniform(),
          perigee: q * kilometre, eccentricity: e, inclination: i * degree,
          node: 2 * .pi * numbers.uniform(), argumentOfPerigee: 2 * .pi * numbers.uniform(),
          missionEnd: .infinity, identity: UInt32(objects.count)))
    }
    return objects
  }

  static let model = ObjectModel(
    SmallScenario.make(duration_yr: 1, launches: nil, collisions: policy))

  func simulation(_ objects: ObjectArrays) -> ObjectSimulation {
    let simulation = ObjectSimulation(Self.model, member: 0)
    simulation.objects = objects
    return simulation
  }

  // MARK: - Geometry

  @Test("K(k) as tabulated by Abramowitz and Stegun (17.1), the amplitude inverts the integral")
  func elliptic() {
    for (m, K) in [
      (0.0, 1.570_796_326_794_897), (0.5, 1.854_074_677_301_372), (0.9, 2.578_092_113_348_173),
      (0.99, 3.695_637_362_989_875),
    ] {
      let integral = EllipticIntegral(modulus: m.squareRoot())
      #expect(relativeError(integral.quarterPeriod, K) < 1e-13)
      #expect(abs(integral.amplitude(K) - .pi / 2) < 1e-7)
      for φ in [0.3, 1.1, -0.8] {
        let nodes = 20_000
        let u = (0..<nodes).reduce(0) { sum, k in
          let s = sin(φ * (Double(k) + 0.5) / Double(nodes))
          return sum + φ / Double(nodes) / (1 - m * s * s).squareRoot()
        }
        #expect(abs(integral.amplitude(u) - φ) < 1e-8)
      }
    }
  }

  @Test("Objects of evenly spread planes meet every inclination alike: the mean overlap is one")
  func meanOverlap() {
    for i in [12.0, 63, 82.5, 98] {
      let nodes = 40_000
      let mean = (0..<nodes).reduce(0) { sum, k in
        let j = Double.pi * (Double(k) + 0.5) / Double(nodes)
        return sum + 0.5 * sin(j) * .pi / Double(nodes) * LatitudeOverlap.overlap(i * degree, j)
      }
      #expect(abs(mean - 1) < 1e-3)
    }
  }

  @Test("The bounds hold for any two inclinations of their bands")
  func bounds() {
    let overlap = LatitudeOverlap.byInclination
    var numbers = RandomStream(seed: 4)
    for _ in 0..<20_000 {
      let (i, j) = (180 * numbers.uniform() * degree, 180 * numbers.uniform() * degree)
      let bound = overlap.bounds[
        LatitudeOverlap.band(ofInclination: i)
          + LatitudeOverlap.bandCount * LatitudeOverlap.band(ofInclination: j)]
      #expect(LatitudeOverlap.overlap(i, j) <= bound)
    }
  }

  @Test("Pairs that are near each other are found once, as by trying all")
  func hash() {
    var numbers = RandomStream(seed: 9)
    func coordinate() -> Double { 400_000 * (numbers.uniform() - 0.5) }
    let points = (0..<3_000).map { _ in Vector3(coordinate(), coordinate(), coordinate()) }
    var hash = PositionHash()
    hash.fill(points, edge: 20_000)
    var found: Set<[Int]> = []
    var count = 0
    hash.forEachPair(of: points, within: 12_000) { a, b in
      count += 1
      found.insert([min(a, b), max(a, b)])
    }
    var expected: Set<[Int]> = []
    for a in points.indices {
      for b in 0..<a where (points[a] - points[b]).length < 12_000 { expected.insert([b, a]) }
    }
    #expect(expected.count > 300)
    #expect(found == expected && count == found.count)
  }

  // MARK: - Rates

  /// Σ π (r_a + r_b)² v/V over the mean of latitude, by quadrature for every pair: circular orbits
  /// in one layer of 200 km.
  static func pairSum(_ objects: ObjectArrays) -> Double {
    let R = Earth.wgs84.equatorialRadius
    let (r1, r2) = (R + 700_000, R + 900_000)
    let volume = 4 / 3 * Double.pi * (r2 * r2 * r2 - r1 * r1 * r1)
    var sum = 0.0
    for a in 0..<objects.count {
      for b in 0..<a {
        let i = [objects.inclination[a], objects.inclination[b]].sorted { sin($0) < sin($1) }
        let nodes = 400
        var mean = 0.0
        for k in 0..<nodes {
          let φ = Double.pi / 2 * (Double(k) + 0.5) / Double(nodes)
          let x = sin(i[0]) * sin(φ)
          let courses = i.map { acos(max(-1, min(1, cos($0) / (1 - x * x).squareRoot()))) }
          for δ in [courses[0] - courses[1], courses[0] + courses[1]] {
            let v =
              2 * abs(sin(δ / 2))
              * (Earth.wgs84.gravitationalParameter / (R + 800_000))
              .squareRoot()
            mean +=
              0.5 * v / (sin(i[1]) * sin(i[1]) - x * x).squareRoot() * (.pi / 2) / Double(nodes)
          }
        }
        let radii = objects.radius[a] + objects.radius[b]
        sum += .pi * radii * radii * 4 / (.pi * .pi) * mean / volume
      }
    }
    return sum
  }

  @Test("The kinetic rate is the sum over all pairs, and cubes of 60 and 100 km agree")
  func rates() {
    let inclinations = (0..<120).map {
      [52.3, 65.4, 74.1, 81.2, 82.9, 98.6, 101.4][$0 % 7] + 0.03 * Double($0)
    }
    let objects = Self.objects(inclinations)
    let expected = Self.pairSum(objects)
    var numbers = RandomStream(seed: 3)
    let kinetic = simulation(objects).collisionRates(
      by: .kinetic, samples: 40_000, widestLayer: 200_000, &numbers)
    #expect(kinetic.all.standardError < 0.01 * expected)
    // The speed falls by 1 % from the lowest to the highest; perigees are even, not volumes.
    #expect(abs(kinetic.all.mean - expected) < 4 * kinetic.all.standardError + 0.005 * expected)
    let fine = simulation(objects).collisionRates(by: .kinetic, samples: 40_000, &numbers)
    for edge in [60_000.0, 100_000] {
      let cube = simulation(objects).collisionRates(
        by: .cube(edge: edge, interval: day), samples: 12_000, &numbers)
      let error =
        (cube.all.standardError * cube.all.standardError
        + fine.all.standardError * fine.all.standardError).squareRoot()
      #expect(error < 0.12 * fine.all.mean)
      #expect(abs(cube.all.mean - fine.all.mean) < 4 * error + 0.1 * fine.all.mean)
    }
  }

  @Test("The number of collisions of a member is Poisson with the rate's mean")
  func dispersion() {
    let objects = Self.objects((0..<100).map { 60 + 0.4 * Double($0) })
    var numbers = RandomStream(seed: 5)
    let rate = simulation(objects).collisionRates(by: .kinetic, samples: 30_000, &numbers).all
    var finder = CollisionFinder(Self.model)!
    let duration = 5 / rate.mean
    let counts = (0..<400).map { _ in
      Double(finder.encounters(of: objects, from: 0, during: duration, &numbers).count)
    }
    let mean = counts.reduce(0, +) / 400
    let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399
    // Standard errors: of the mean √(5/400) = 0.11, of the index of dispersion √(2/399) = 0.07
    #expect(abs(mean - 5) < 0.45 + 5 * 4 * rate.standardError / rate.mean)
    #expect(abs(variance / mean - 1) < 0.28)
  }
}

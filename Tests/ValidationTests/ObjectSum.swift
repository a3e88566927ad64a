import BreakupModel
import DebrisEnvironment
import FileFormats
import Glibc
import SpaceEnvironment
import TestSupport

/// The collision rates of a list of objects, one by one: no classes, no orbit bins.
///
/// Every object spends its own share of time in every shell; its inclination is smeared over half a
/// degree. The kernel is that of the phase on the lower orbit as a Jacobi amplitude, in which f₁ f₂ is
/// uniform; objects move at the circular speed of the shell. Masses are kept in twenty bins for a
/// factor of ten, with three moments of the radius, which makes σ exact.
struct ObjectSum {
  /// Events per year: all, and those of 40 J/g and more.
  private(set) var (all, catastrophic) = (0.0, 0.0)
  /// New fragments of 10 cm and more per year.
  private(set) var fragments = 0.0

  private static let bandCount = 360
  private static let speedCount = 32

  init(_ objects: [SpaceObject], shellEdges: [Double]) {
    let (R, μ) = (6_378_137.0, 3.986004418e14)
    let (B, S) = (Self.bandCount, shellEdges.count - 1)
    // Objects by bins of mass, and of kind: the kind decides the law of the fragments.
    func massBin(_ o: SpaceObject) -> Int {
      2 * Int(((log10(o.mass) + 5) * 20).rounded(.down)) + (o.kind == .rocketBody ? 1 : 0)
    }
    let groups = Dictionary(grouping: objects, by: massBin).sorted { $0.key < $1.key }.map(\.value)
    let G = groups.count
    let masses = groups.map { group in group.reduce(0) { $0 + $1.mass } / Double(group.count) }
    let kinds = groups.map { $0[0].kind == .rocketBody ? ParentKind.rocketBody : .spacecraft }
    // Moments of the radius: (shell, group, band, moment)
    var moments = [Double](repeating: 0, count: 3 * B * G * S)
    for (g, group) in groups.enumerated() {
      for o in group {
        let band = min(B - 1, Int(o.inclination / .pi * Double(B)))
        func anomaly(_ r: Double) -> Double {
          if r <= o.semiMajorAxis * (1 - o.eccentricity) { return 0 }
          if r >= o.semiMajorAxis * (1 + o.eccentricity) { return .pi }
          let E = acos((1 - r / o.semiMajorAxis) / o.eccentricity)
          return E - o.eccentricity * sin(E)
        }
        var below = anomaly(R + shellEdges[0])
        for s in 0..<S {
          let above = anomaly(R + shellEdges[s + 1])
          let share = (above - below) / .pi
          below = above
          if share == 0 { continue }
          for (k, power) in [1, o.radius, o.radius * o.radius].enumerated() {
            moments[k + 3 * (band + B * (g + G * s))] += share * power
          }
        }
      }
    }
    let kernel = Self.kernel()
    let yields = Self.yields(masses: masses, kinds: kinds)
    for s in 0..<S {
      let (r1, r2) = (R + shellEdges[s], R + shellEdges[s + 1])
      let volume = 4 / 3 * Double.pi * (r2 * r2 * r2 - r1 * r1 * r1)
      let vc = (μ / ((r1 + r2) / 2)).squareRoot()
      let present = (0..<G).filter { g in
        (0..<B).contains { moments[3 * ($0 + B * (g + G * s))] > 0 }
      }
      // What group g meets: encounters by band of g, speed and moment, for all groups b.
      for b in present {
        let own = (0..<B).filter { moments[3 * ($0 + B * (b + G * s))] > 0 }
        var field = [Double](repeating: 0, count: 3 * Self.speedCount * B)
        for j in own {
          let base = 3 * (j + B * (b + G * s))
          for i in 0..<B {
            for v in 0..<Self.speedCount {
              let K = kernel[v + Self.speedCount * (j + B * i)]
              if K == 0 { continue }
              for k in 0..<3 { field[k + 3 * (v + Self.speedCount * i)] += K * moments[base + k] }
            }
          }
        }
        for g in present where g <= b {
          var rates = [Double](repeating: 0, count: Self.speedCount)
          for i in 0..<B {
            let base = 3 * (i + B * (g + G * s))
            if moments[base] == 0 { continue }
            for v in 0..<Self.speedCount {
              let f = 3 * (v + Self.speedCount * i)
              rates[v] +=
                moments[base] * field[f + 2] + 2 * moments[base + 1] * field[f + 1]
                + moments[base + 2] * field[f]
            }
          }
          for v in 0..<Self.speedCount {
            let speed = vc * 2 * (Double(v) + 0.5) / Double(Self.speedCount)
            let rate = (g == b ? 0.5 : 1) * .pi * rates[v] * vc / volume * year
            all += rate
            let (small, large) = (min(masses[g], masses[b]), max(masses[g], masses[b]))
            if 0.5 * small * speed * speed / large >= 40_000 { catastrophic += rate }
            fragments += rate * yields(g, b, speed)
          }
        }
      }
    }
  }

  /// ⟨f₁ f₂ v⟩/v_c by speed, for pairs of bands: four and five inclinations, and 24 phases.
  private static func kernel() -> [Double] {
    // Different numbers of nodes: neither inclinations nor turning latitudes coincide.
    let (m, n, phases) = (4, 5, 24)
    var kernel = [Double](repeating: 0, count: speedCount * bandCount * bandCount)
    let width = Double.pi / Double(bandCount)
    for i in 0..<bandCount {
      for j in i..<bandCount where i + j < bandCount {
        for a in 0..<m {
          for b in 0..<n {
            let i1 = width * (Double(i) + (Double(a) + 0.5) / Double(m))
            let i2 = width * (Double(j) + (Double(b) + 0.5) / Double(n))
            let (low, high) = sin(i1) <= sin(i2) ? (i1, i2) : (i2, i1)
            let (s1, s2) = (sin(low), sin(high))
            let k = s1 / s2
            let (K, sn) = elliptic(k)
            for p in 0..<phases {
              let x = s1 * sn(K * (Double(p) + 0.5) / Double(phases))
              let cosβ = (1 - x * x).squareRoot()
              let (c1, c2) = (cos(low) / cosβ, cos(high) / cosβ)
              let north1 = max(0, s1 * s1 - x * x).squareRoot() / cosβ
              let north2 = max(0, s2 * s2 - x * x).squareRoot() / cosβ
              for sign in [-1.0, 1] {
                let v = max(0, 2 - 2 * (c1 * c2 + sign * north1 * north2)).squareRoot()
                let bin = min(speedCount - 1, Int(v / 2 * Double(speedCount)))
                let rate =
                  4 / (.pi * .pi * s2) * K * 0.5 * v / Double(phases * m * n)
                kernel[bin + speedCount * (j + bandCount * i)] += rate
              }
            }
          }
        }
        for v in 0..<speedCount {
          let value = kernel[v + speedCount * (j + bandCount * i)]
          // Symmetric, and the same for both senses of revolution
          let (mi, mj) = (bandCount - 1 - i, bandCount - 1 - j)
          for (p, q) in [(j, i), (mi, mj), (mj, mi)] {
            kernel[v + speedCount * (q + bandCount * p)] = value
          }
        }
      }
    }
    return kernel
  }

  /// The complete elliptic integral K(k), and sn(u, k) by descending Landen transformations
  /// (Abramowitz and Stegun, 16.4 and 17.6).
  private static func elliptic(_ k: Double) -> (K: Double, sn: (Double) -> Double) {
    var (a, b) = ([1.0], max(1e-14, 1 - k * k).squareRoot())
    var c = [k]
    while abs(c[c.count - 1]) > 1e-12 {
      let last = a[a.count - 1]
      c.append((last - b) / 2)
      a.append((last + b) / 2)
      b = (last * b).squareRoot()
    }
    let last = a[a.count - 1]
    let (means, differences) = (a, c)
    return (
      .pi / (2 * last),
      { u in
        let n = means.count - 1
        var φ = Double(1 << n) * last * u
        for m in stride(from: n, to: 0, by: -1) {
          φ = 0.5 * (φ + asin(max(-1, min(1, differences[m] / means[m] * sin(φ)))))
        }
        return sin(φ)
      }
    )
  }

  /// The fragments of 10 cm and more of two groups at a speed.
  private static func yields(
    masses: [Double], kinds: [ParentKind]
  ) -> (Int, Int, Double) -> Double {
    let ratios = [0, 0.02, 0.06, 0.2, 0.6, Double.infinity]
    let edges = [0, 0.01, 0.1, 0.3, 1, 3, 10, 100, Double.infinity]
    var bins: [FragmentBin] = []
    for (low, high) in zip(ratios, ratios.dropFirst()) {
      for (lower, upper) in zip(edges, edges.dropFirst()) {
        var mass = (lower * upper).squareRoot()
        if lower == 0 { mass = upper / 3 }
        if upper.isInfinite { mass = 2 * lower }
        bins.append(
          FragmentBin(
            mass: lower..<upper, areaToMassRatio: low..<high, representativeMass: mass))
      }
    }
    let yields = BreakupYields(bins: bins, smallestSize: 0.1)
    var known: [SIMD3<Int>: Double] = [:]
    return { g, b, speed in
      let (t, p) = masses[g] >= masses[b] ? (g, b) : (b, g)
      let isCatastrophic = 0.5 * masses[p] * speed * speed / masses[t] >= 40_000
      let key = SIMD3(t, p, isCatastrophic ? -1 : Int(speed / 250))
      if let count = known[key] { return count }
      let outcome = yields.collision(
        target: Parent(mass: masses[t], kind: kinds[t]),
        projectile: Parent(mass: masses[p], kind: kinds[p]), relativeSpeed: speed,
        isCatastrophic: isCatastrophic)
      let count =
        outcome.fromTarget.counts.reduce(0, +) + outcome.fromProjectile.counts.reduce(0, +)
      known[key] = count
      return count
    }
  }
}

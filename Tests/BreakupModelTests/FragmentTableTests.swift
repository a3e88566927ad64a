import Dispatch
import Glibc
import TestSupport
import Testing

@testable import BreakupModel

@Suite("Quadrature of the expected yields")
struct FragmentTableTests {
  /// An independent evaluation: a plain sum over size and χ, every fragment laid by itself.
  @Test("The tables agree with a plain double sum", arguments: ParentKind.allCases)
  func plainSum(kind: ParentKind) {
    let parent = Parent(mass: 5_000, kind: kind)
    let yield = yields.explosion(of: parent, scale: 1)
    var expected = [Double](repeating: 0, count: bins.count)
    let law = FragmentNumber.explosion(scale: 1)
    let (sizes, steps) = (100, 400)
    // Each column has its own steps, so that no step lies across one of its edges.
    let edges = [-5, log10(0.02), log10(0.06), log10(0.2), log10(0.6), 3]
    for i in 0..<sizes {
      let ends = [i, i + 1].map { pow(10, -1 + Double($0) / Double(sizes)) }
      let L = (ends[0] * ends[1]).squareRoot()
      let distribution = AreaToMassDistribution(size: L, kind: kind)
      let number = law.count(within: ends[0]..<ends[1])
      for (low, high) in zip(edges, edges.dropFirst()) {
        let h = (high - low) / Double(steps)
        for χ in stride(from: low + h / 2, to: high, by: h) {
          let m = FragmentArea.area(ofSize: L) / pow(10, χ)
          let share = number * distribution.density(χ) * h
          lay(share, mass: m, ratio: pow(10, χ), into: &expected)
        }
      }
    }
    for (bin, (observed, count)) in zip(yield.counts, expected).enumerated()
    where bins[bin].representativeMass < 5 {
      #expect(abs(observed - count) < 2e-3 * count + 0.02, "bin \(bin)")
    }
  }

  private func lay(_ number: Double, mass: Double, ratio: Double, into counts: inout [Double]) {
    let column = bins.indices.filter { bins[$0].areaToMassRatio.contains(ratio) }
    let above = column.first { bins[$0].representativeMass >= mass }
    let below = column.last { bins[$0].representativeMass < mass }
    guard let above, let below else { return counts[above ?? below!] += number }
    let low = bins[below].representativeMass
    let f = (mass - low) / (bins[above].representativeMass - low)
    counts[above] += f * number
    counts[below] += (1 - f) * number
  }

  @Test("Twice the size cells change no bin by more than 1e-4 of all fragments")
  func convergenceInSize() {
    let errors = [(5, 10), (10, 20), (20, 40)].map { coarse, fine in
      difference(YieldResolution(cellsPerDecade: coarse), YieldResolution(cellsPerDecade: fine))
    }
    #expect(errors[2] < 1e-4)
    #expect(errors[2] < errors[0])
  }

  @Test("Twice the mass factors change no bin by more than 2e-3 of all fragments")
  func convergenceInFactor() {
    let errors = [(6, 12), (12, 24)].map { coarse, fine in
      difference(YieldResolution(factorsPerDecade: coarse), YieldResolution(factorsPerDecade: fine))
    }
    #expect(errors[1] < 2e-3)
    #expect(errors[1] < errors[0])
  }

  /// The largest difference of a bin, as a share of all fragments, over three light parents.
  private func difference(_ a: YieldResolution, _ b: YieldResolution) -> Double {
    let (a, b) = (
      BreakupYields(bins: bins, smallestSize: 0.1, resolution: a),
      BreakupYields(bins: bins, smallestSize: 0.1, resolution: b)
    )
    return [20.0, 45, 110].map { mass in
      let parent = Parent(mass: mass, kind: .spacecraft)
      let (x, y) = (a.explosion(of: parent, scale: 1), b.explosion(of: parent, scale: 1))
      return zip(x.counts, y.counts).map { abs($0 - $1) }.max()! / total(y)
    }.max()!
  }

  @Test("The cells hold the exact number of the law")
  func cells() {
    let cells = SizeCells(sizes: 0.1..<1, cellsPerDecade: 20, exponent: 1.71)
    let expected = FragmentNumber.collision(mass: 1).count(within: 0.1..<1) / 0.1
    #expect(relativeError(cells.nodes.reduce(0) { $0 + $1.weight }, expected) < 1e-12)
  }

  @Test("A fragment between two masses keeps number and mass; beyond them pieces keep their mass")
  func pivots() {
    let grid = FragmentGrid(bins: bins)
    for m in [0.0001, 0.02, 0.7, 55, 4_000] {
      var counts = [Double](repeating: 0, count: bins.count)
      grid.add(3, pieces: m, column: 2, to: &counts)
      #expect(relativeError(grid.mass(of: counts), 3 * m) < 1e-14)
      if m > 0.003, m < 300 { #expect(relativeError(counts.reduce(0, +), 3) < 1e-14) }
    }
  }

  @Test("An absent cell is stood for by the nearest of its row")
  func absent() {
    let some = bins.filter { $0.mass.lowerBound != 1 || $0.areaToMassRatio.lowerBound != 0.2 }
    let grid = FragmentGrid(bins: some)
    let pivot = grid.columns[3][4]
    #expect(some[pivot.bin].mass == 1.0..<3)
    #expect(some[pivot.bin].areaToMassRatio == 0.06..<0.2)
  }

  @Test("A piece has the size whose fragments have its mass", arguments: [0.5, 1, 3, 8])
  func pieceSize(size: Double) {
    for kind in ParentKind.allCases {
      let mass = FragmentMass.mean(ofSize: size, kind: kind)
      #expect(relativeError(PieceSizes(kind: kind).size(ofMass: mass), size) < 0.01)
    }
  }

  @Test("Threads that ask at the same time get the same yields")
  func threads() {
    let one = YieldResolution(cellsPerDecade: 4, factorsPerDecade: 4)
    @Sendable func counts(_ yields: BreakupYields, _ k: Int) -> [Double] {
      yields.collision(
        target: Parent(mass: 1_000, kind: .spacecraft),
        projectile: Parent(mass: Double(1 + k % 3), kind: .rocketBody), relativeSpeed: 1_000
      ).fromTarget.counts
    }
    let alone = BreakupYields(bins: bins, smallestSize: 0.1, resolution: one)
    let expected = (0..<3).map { counts(alone, $0) }
    let shared = BreakupYields(bins: bins, smallestSize: 0.1, resolution: one)
    DispatchQueue.concurrentPerform(iterations: 24) { k in
      #expect(counts(shared, k) == expected[k % 3])
    }
  }
}

import Glibc
import OrbitalMechanics

/// Which orbit bin each transport cell belongs to, and which cells the objects of a bin are put into.
///
/// A cell belongs to the bin that it has most area in common with. What a bin holds is put into its
/// cells in proportion to these areas, tilted where that is needed to give the mean life of orbits that
/// fill the bin evenly in perigee and eccentricity, and of eccentric ones the mean pace; where bins are
/// hardly larger than cells, into the cells next to it too.
public struct CellMap: Sendable {
  /// A cell that a bin is put into, and the share.
  public struct Part: Sendable {
    public let cell: Int
    /// The share of the bin [1].
    public let share: Double
  }

  /// What a cell and a bin have in common: the area, and the integrals of the life and of its inverse,
  /// the pace, over it.
  struct Area {
    var cell: Int
    var bin: Int
    var area: Double
    var life: Double
    var pace: Double
  }

  /// The bin that each cell belongs to.
  public let binOfCell: [Int]
  /// By bin, the first of its parts; one more ends them.
  let firstOfBin: [Int]
  let cellsOfBins: [Int]
  let sharesOfBins: [Double]

  /// Creates the map from the areas that bins and cells have in common, cell by cell.
  ///
  /// - Parameter matchesPace: Whether the cells of a bin are to have its mean pace too.
  init(
    areas: [Area], lines: [CellLine], lives: LifetimeTable, binCount: Int,
    matchesPace: (_ bin: Int) -> Bool
  ) {
    let middles = lines.flatMap { $0.middleLives(lives) }
    let cellsOfLine = lines.flatMap { line in line.cells.map { _ in line.cells } }
    var ofBins = [[Area]](repeating: [], count: binCount)
    var largest = [Area?](repeating: nil, count: middles.count)
    for area in areas {
      ofBins[area.bin].append(area)
      if area.area > largest[area.cell]?.area ?? 0 { largest[area.cell] = area }
    }
    var owners = largest.map { $0!.bin }
    var owned = [Int](repeating: 0, count: binCount)
    for bin in owners { owned[bin] += 1 }
    // A bin that is nowhere the largest part takes over the cell that it covers most, if its owner has
    // others.
    for bin in 0..<binCount where owned[bin] == 0 {
      let taken = ofBins[bin].sorted { $0.area > $1.area }.first { owned[owners[$0.cell]] > 1 }
      guard let cell = taken?.cell else { continue }
      owned[owners[cell]] -= 1
      owners[cell] = bin
      owned[bin] = 1
    }
    binOfCell = owners
    var first = [0]
    var parts: [Part] = []
    for (bin, areas) in ofBins.enumerated() {
      let own = areas.filter { owners[$0.cell] == bin }
      let sum = areas.reduce(0) { $0 + $1.area }
      parts +=
        Self.shares(
          of: own, middles: middles, life: areas.reduce(0) { $0 + $1.life } / sum,
          pace: matchesPace(bin) ? areas.reduce(0) { $0 + $1.pace } / sum : nil)
        ?? Self.shares(placing: areas, middles: middles, cellsOfLine: cellsOfLine)
      first.append(parts.count)
    }
    firstOfBin = first
    cellsOfBins = parts.map(\.cell)
    sharesOfBins = parts.map(\.share)
  }

  /// Shares in proportion to areas times an exponential of the life and of the pace of the cells,
  /// which gives them the means of both, or of the life alone; `nil` where that is out of reach.
  private static func shares(
    of areas: [Area], middles: [Double], life: Double, pace: Double?
  ) -> [Part]? {
    if areas.isEmpty { return nil }
    let weights = areas.map(\.area)
    let lives = areas.map { middles[$0.cell] / life - 1 }
    let none = lives.map { _ in 0.0 }
    let paces = pace.map { pace in areas.map { 1 / (middles[$0.cell] * pace) - 1 } }
    for second in [paces, none].compactMap({ $0 }) {
      let shares = tilted(weights, zip(lives, second).map { SIMD2($0, $1) })
      let means = zip(shares, zip(lives, second)).reduce(SIMD2<Double>.zero) {
        $0 + $1.0 * SIMD2($1.1.0, $1.1.1)
      }
      if abs(means[0]) < 0.01 && abs(means[1]) < 0.01 {
        return zip(areas, shares).map { Part(cell: $0.cell, share: $1) }
      }
    }
    return nil
  }

  /// Tilts weights by exp(t·x) to bring the mean of x nearest to zero: the least of the convex function
  /// log Σ w exp(t·x), by Newton's method with halved steps.
  private static func tilted(_ weights: [Double], _ x: [SIMD2<Double>]) -> [Double] {
    func state(_ t: SIMD2<Double>) -> (value: Double, shares: [Double]) {
      let exponents = x.map { ($0 * t).sum() }
      let highest = exponents.max()!
      let terms = zip(weights, exponents).map { $0 * exp($1 - highest) }
      let sum = terms.reduce(0, +)
      return (highest + log(sum), terms.map { $0 / sum })
    }
    var t = SIMD2<Double>.zero
    var now = state(t)
    for _ in 0..<60 {
      let mean = zip(now.shares, x).reduce(SIMD2<Double>.zero) { $0 + $1.0 * $1.1 }
      if abs(mean[0]) < 1e-3 && abs(mean[1]) < 1e-3 { break }
      var (a, b, c) = (1e-9, 0.0, 1e-9)
      for (share, x) in zip(now.shares, x) {
        let d = x - mean
        a += share * d[0] * d[0]
        b += share * d[0] * d[1]
        c += share * d[1] * d[1]
      }
      let determinant = max(a * c - b * b, 1e-18)
      let step = SIMD2(c * mean[0] - b * mean[1], a * mean[1] - b * mean[0]) / determinant
      var length = 1.0
      var next = state(t - step)
      while next.value > now.value && length > 1e-6 {
        length /= 2
        next = state(t - length * step)
      }
      t -= length * step
      now = next
    }
    return now.shares
  }

  /// Shares that put every area where its mean life is on its line, beyond the bin if need be: for
  /// bins as small as the cells.
  private static func shares(
    placing areas: [Area], middles: [Double], cellsOfLine: [Range<Int>]
  ) -> [Part] {
    let sum = areas.reduce(0) { $0 + $1.area }
    var shares: [Int: Double] = [:]
    for area in areas {
      let cells = cellsOfLine[area.cell]
      let (lower, upperShare) = place(area.life / area.area, in: Array(middles[cells]))
      let first = cells.lowerBound + lower
      shares[first, default: 0] += (1 - upperShare) * area.area / sum
      if upperShare > 0 { shares[first + 1, default: 0] += upperShare * area.area / sum }
    }
    return shares.sorted { $0.key < $1.key }.map { Part(cell: $0.key, share: $0.value) }
  }

  /// Two neighbouring cells whose middle lives share out a life: the lower one, and the share of the
  /// upper.
  static func place(_ life: Double, in middles: [Double]) -> (lower: Int, upperShare: Double) {
    guard let upper = middles.firstIndex(where: { $0 > life }) else {
      return (middles.count - 1, 0)
    }
    if upper == 0 { return (0, 0) }
    return (upper - 1, (life - middles[upper - 1]) / (middles[upper] - middles[upper - 1]))
  }

  /// The cells that a bin is put into; the shares sum to one.
  public func cells(ofBin bin: Int) -> [Part] {
    (firstOfBin[bin]..<firstOfBin[bin + 1]).map {
      Part(cell: cellsOfBins[$0], share: sharesOfBins[$0])
    }
  }
}

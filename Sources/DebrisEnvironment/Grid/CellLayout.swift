import OrbitalMechanics
import SpaceEnvironment

/// Lays the transport cells of one inclination: nearly circular orbits, and strips along the paths of
/// drag.
struct CellLayout {
  private let perigeeEdges: [Double]
  private let eccentricityEdges: [Double]
  private let resolution: CellResolution
  private let equatorialRadius: Double
  /// The largest eccentricity of nearly circular orbits.
  let nearlyCircular: Double
  /// Lives under the air of the paths.
  private let lives: LifetimeTable

  private(set) var lines: [CellLine] = []
  private var areas: [CellMap.Area] = []
  private var cellCount = 0

  private var perigeeCount: Int { perigeeEdges.count - 1 }
  private var floor: Double { perigeeEdges[0] }
  private var ceiling: Double { perigeeEdges[perigeeCount] }
  private var largest: Double { eccentricityEdges[eccentricityEdges.count - 1] }

  var cellMap: CellMap {
    CellMap(
      areas: areas, lines: lines, lives: lives,
      binCount: perigeeCount * (eccentricityEdges.count - 1),
      // At the floor the pace has no mean. Orbits of small eccentricity are in few shells: that they
      // are in the right ones matters more.
      matchesPace: { [perigeeCount, eccentricityEdges] bin in
        bin % perigeeCount > 0
          && eccentricityEdges[bin / perigeeCount] >= CellLine.highlyEccentric - 1e-9
      })
  }

  init(
    perigeeEdges: [Double], eccentricityEdges: [Double], resolution: CellResolution, earth: Earth
  ) {
    self.perigeeEdges = perigeeEdges
    self.eccentricityEdges = eccentricityEdges
    self.resolution = resolution
    equatorialRadius = earth.equatorialRadius
    // An edge of the bins, where there is one.
    nearlyCircular =
      eccentricityEdges.first {
        $0 >= LifetimeTable.nearlyCircular / 4 && $0 <= LifetimeTable.nearlyCircular
      }
      ?? min(LifetimeTable.nearlyCircular, eccentricityEdges[eccentricityEdges.count - 1])
    lives = LifetimeTable(
      DragPath.rates, floor: perigeeEdges[0],
      ceiling: Self.highestMeanAltitude(perigeeEdges, earth),
      largestEccentricity: eccentricityEdges[eccentricityEdges.count - 1])
    layCircular()
    if largest > nearlyCircular { layStrips() }
  }

  /// The highest mean altitude of nearly circular orbits whose perigee is in the bins [m].
  static func highestMeanAltitude(_ perigeeEdges: [Double], _ earth: Earth) -> Double {
    let e = LifetimeTable.nearlyCircular
    let q = perigeeEdges[perigeeEdges.count - 1]
    return q + (earth.equatorialRadius + q) * e / (1 - e)
  }

  // MARK: - Nearly circular orbits

  private mutating func layCircular() {
    var altitudes = resolution.edges(dividing: perigeeEdges, by: \.circularWidth)
    // Orbits of the highest perigees, where that is more than a rounding.
    let highest = meanAltitude(ofPerigee: ceiling)
    if highest > ceiling + 1_000 { altitudes.append(highest) }
    lines.append(
      CellLine(
        firstCell: 0,
        edges: altitudes.map {
          CellLine.Edge(eccentricity: 0, lowerPerigee: $0, middlePerigee: $0, upperPerigee: $0)
        }, outlet: []))
    let R = equatorialRadius
    func perigee(_ altitude: Double, _ e: Double) -> Double { (R + altitude) * (1 - e) - R }
    for k in 0..<altitudes.count - 1 {
      addAreas(
        cell: k, eccentricities: 0..<nearlyCircular, lower: { perigee(altitudes[k], $0) },
        upper: { perigee(altitudes[k + 1], $0) })
    }
    cellCount = altitudes.count - 1
  }

  /// The altitude of the circular orbit that lives as long as one that has just become nearly
  /// circular.
  private func meanAltitude(ofPerigee q: Double) -> Double {
    lives.perigeeAltitude(
      lifetime: lives.lifetime(perigeeAltitude: q, eccentricity: nearlyCircular),
      eccentricity: 0)
  }

  // MARK: - Strips

  private mutating func layStrips() {
    let strips = Strip.dividing(
      perigeeEdges: perigeeEdges, eccentricities: nearlyCircular...largest, resolution: resolution)
    for strip in strips {
      lay(strip, outlet: strip.bottom.isEmpty ? [] : outlet(strip.bottom))
    }
  }

  /// The nearly circular cells that a strip ends in.
  private func outlet(_ bottom: Range<Double>) -> [(cell: Int, share: Double)] {
    let range = (
      meanAltitude(ofPerigee: bottom.lowerBound), meanAltitude(ofPerigee: bottom.upperBound)
    )
    let edges = lines[0].edges.map(\.middlePerigee)
    return (0..<edges.count - 1).compactMap { k in
      let top = k + 2 == edges.count ? range.1 : min(range.1, edges[k + 1])
      let common = top - max(range.0, edges[k])
      return common > 0 ? (k, common / (range.1 - range.0)) : nil
    }
  }

  private mutating func lay(_ strip: Strip, outlet: [(cell: Int, share: Double)]) {
    let band = resolution.band(from: strip.bottom.lowerBound)
    func perigees(_ e: Double) -> (lower: Double, middle: Double, upper: Double) {
      strip.perigees(atEccentricity: e)
    }
    var cuts = [strip.endEccentricity]
    for edge in eccentricityEdges where edge > cuts[0] {
      let last = cuts[cuts.count - 1]
      if perigees(last).lower >= ceiling { break }
      let (x1, x2) = (LifetimeTable.abscissa(last), LifetimeTable.abscissa(edge))
      let count = CellResolution.divisions(x2 - x1, by: band.pathLength(from: last))
      for k in 1...count {
        let cut =
          k == count
          ? edge : LifetimeTable.eccentricity(x1 + (x2 - x1) * Double(k) / Double(count))
        if perigees(cuts[cuts.count - 1]).lower < ceiling { cuts.append(cut) }
      }
    }
    let first = cellCount
    var edges: [CellLine.Edge] = []
    for (k, cut) in cuts.enumerated() {
      let (lower, middle, upper) = perigees(cut)
      if k > 0 {
        let known = areas.count
        addAreas(
          cell: cellCount, eccentricities: cuts[k - 1]..<cut, lower: { perigees($0).lower },
          upper: { perigees($0).upper })
        // The last cell may lie above the bins.
        if areas.count == known { break }
        cellCount += 1
      }
      edges.append(
        CellLine.Edge(
          eccentricity: cut, lowerPerigee: lower, middlePerigee: middle, upperPerigee: upper))
    }
    if edges.count > 1 {
      lines.append(CellLine(firstCell: first, edges: edges, outlet: outlet))
    }
  }

  /// Adds the areas that a cell has in common with the bins, by quadrature over the eccentricity.
  private mutating func addAreas(
    cell: Int, eccentricities: Range<Double>, lower: (Double) -> Double, upper: (Double) -> Double
  ) {
    // Perigees of the lowest nearly circular cells are above the floor near e = 0 alone.
    let nodes = eccentricities.lowerBound == 0 ? 32 : 8
    for b in 0..<eccentricityEdges.count - 1 {
      let e1 = max(eccentricities.lowerBound, eccentricityEdges[b])
      let e2 = min(eccentricities.upperBound, eccentricityEdges[b + 1])
      if e2 - e1 <= 1e-9 * (eccentricities.upperBound - eccentricities.lowerBound) { continue }
      var common = [CellMap.Area](
        repeating: CellMap.Area(cell: cell, bin: 0, area: 0, life: 0, pace: 0),
        count: perigeeCount)
      for node in 0..<nodes {
        let e = e1 + (e2 - e1) * (Double(node) + 0.5) / Double(nodes)
        let (q1, q2) = (lower(e), upper(e))
        for p in 0..<perigeeCount where perigeeEdges[p] < q2 && perigeeEdges[p + 1] > q1 {
          let (a, b) = (max(q1, perigeeEdges[p]), min(q2, perigeeEdges[p + 1]))
          let area = (b - a) * (e2 - e1) / Double(nodes)
          common[p].area += area
          for (q, weight) in [(a, 1.0), ((a + b) / 2, 4), (b, 1)] {
            let life = lives.lifetime(perigeeAltitude: q, eccentricity: e)
            common[p].life += weight / 6 * area * life
            // The mean of what has no mean, at the floor, is not used.
            common[p].pace += weight / 6 * area / max(life, .leastNormalMagnitude)
          }
        }
      }
      for p in 0..<perigeeCount where common[p].area > 0 {
        common[p].bin = p + perigeeCount * b
        areas.append(common[p])
      }
    }
  }
}

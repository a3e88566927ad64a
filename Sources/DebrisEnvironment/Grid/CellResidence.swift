import NumericalMethods
import OrbitalMechanics

/// The share of time that objects of a transport cell spend in each shell.
///
/// Cells are narrower than bins, and what drag has moved within a bin is still seen in them. Objects fill a
/// cell evenly: in mean altitude and eccentricity where orbits are nearly circular, along and across the
/// strip elsewhere.
public struct CellResidence: Sendable {
  public let shellCount: Int
  let shares: ShellShares
  /// The share of time in any of the shells, by cell.
  public let inShells: [Double]

  /// The number of nodes along and across a cell.
  private static let nodes = 6

  public init(grid: OrbitGrid) {
    shellCount = grid.shellCount
    let radii = grid.shellEdges.map { grid.earth.equatorialRadius + $0 }
    var (shares, sums) = (ShellShares(), [Double]())
    for line in grid.lines {
      for (lower, upper) in zip(line.edges, line.edges.dropFirst()) {
        var fractions = [Double](repeating: 0, count: grid.shellCount)
        for orbit in Self.orbits(lower, upper, line: line, grid: grid) {
          Self.add(orbit, radii, to: &fractions)
        }
        let count = Double(Self.nodes * Self.nodes)
        shares.append(fractions.map { $0 / count })
        sums.append(fractions.reduce(0, +) / count)
      }
    }
    self.shares = shares
    inShells = sums
  }

  /// Orbits that fill a cell evenly.
  private static func orbits(
    _ lower: CellLine.Edge, _ upper: CellLine.Edge, line: CellLine, grid: OrbitGrid
  ) -> [Orbit] {
    let R = grid.earth.equatorialRadius
    let isCircular = line.firstCell == 0
    return (0..<nodes).flatMap { k -> [Orbit] in
      let t = (Double(k) + 0.5) / Double(nodes)
      return (0..<nodes).map { j in
        let x = (Double(j) + 0.5) / Double(nodes)
        if isCircular {
          let a = R + (1 - t) * lower.middlePerigee + t * upper.middlePerigee
          let e = x * grid.nearlyCircular
          return Orbit(perigeeRadius: a * (1 - e), eccentricity: e)
        }
        let e = (1 - t) * lower.eccentricity + t * upper.eccentricity
        let q =
          (1 - t) * ((1 - x) * lower.lowerPerigee + x * lower.upperPerigee)
          + t * ((1 - x) * upper.lowerPerigee + x * upper.upperPerigee)
        return Orbit(perigeeRadius: R + q, eccentricity: e)
      }
    }
  }

  /// Adds the shares of an orbit in the shells between radii [m].
  private static func add(_ orbit: Orbit, _ radii: [Double], to fractions: inout [Double]) {
    guard orbit.apogeeRadius > radii[0], orbit.perigeeRadius < radii[radii.count - 1] else {
      return
    }
    var s = max(0, (binIndex(of: orbit.perigeeRadius, in: radii) ?? 0))
    var below = orbit.meanAnomaly(atRadius: radii[s])
    while s < fractions.count && radii[s] < orbit.apogeeRadius {
      let above = orbit.meanAnomaly(atRadius: radii[s + 1])
      fractions[s] += (above - below) / .pi
      below = above
      s += 1
    }
  }

  /// Adds what a block of lanes has in the shells.
  ///
  /// - Parameters:
  ///   - block: The lanes of some classes.
  ///   - sums: The lanes of each shell, side by side.
  public func add(_ block: PopulationBlock, to sums: UnsafeMutablePointer<Double>) {
    let width = Population.blockWidth
    for cell in 0..<inShells.count { shares.add(load(block.cells, width * cell), cell, to: sums) }
  }

  /// The shells that a cell has a share in, and the shares.
  public func shells(ofCell cell: Int) -> [(shell: Int, share: Double)] {
    shares[cell]
  }
}

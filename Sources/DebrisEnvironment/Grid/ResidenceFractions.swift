public import NumericalMethods
import OrbitalMechanics

/// The share of time that objects of an orbit bin, or of a transport cell, spend in each shell.
///
/// Objects fill a bin evenly in perigee and eccentricity; the exact fractions of single orbits are
/// averaged over it by quadrature.
public struct ResidenceFractions: Sendable {
  /// One row per perigee x eccentricity bin, one column per shell.
  public let ofBins: Matrix
  /// One row per cell of one inclination, one column per shell.
  public let ofCells: Matrix

  public init(grid: OrbitGrid) {
    var bins = Matrix(rows: grid.binCount, columns: grid.shellCount)
    var cells = Matrix(rows: grid.cellCount, columns: grid.shellCount)
    for row in grid.rows {
      for cell in row.cells {
        let k = cell - row.firstCell
        let fractions = Self.fractions(
          grid, perigee: row.edges[k]..<row.edges[k + 1], eccentricity: row.eccentricity)
        for s in 0..<grid.shellCount {
          cells[cell, s] = fractions[s]
          bins[grid.binOfCell[cell], s] += fractions[s] * grid.shareOfCell[cell]
        }
      }
    }
    ofBins = bins
    ofCells = cells
  }

  private static func fractions(
    _ grid: OrbitGrid, perigee: Range<Double>, eccentricity: Range<Double>
  ) -> [Double] {
    let (perigeeNodes, eccentricityNodes) = (4, 4)
    let R = grid.earth.equatorialRadius
    var fractions = [Double](repeating: 0, count: grid.shellCount)
    for i in 0..<perigeeNodes {
      let x = (Double(i) + 0.5) / Double(perigeeNodes)
      let q = R + perigee.lowerBound + x * (perigee.upperBound - perigee.lowerBound)
      for j in 0..<eccentricityNodes {
        let y = (Double(j) + 0.5) / Double(eccentricityNodes)
        let e = eccentricity.lowerBound + y * (eccentricity.upperBound - eccentricity.lowerBound)
        let orbit = Orbit(perigeeRadius: q, eccentricity: e)
        var below = orbit.meanAnomaly(atRadius: R + grid.shellEdges[0])
        for s in 0..<grid.shellCount {
          let above = orbit.meanAnomaly(atRadius: R + grid.shellEdges[s + 1])
          fractions[s] += (above - below) / .pi / Double(perigeeNodes * eccentricityNodes)
          below = above
        }
      }
    }
    return fractions
  }
}

public import NumericalMethods
import OrbitalMechanics

/// The share of time that objects of an orbit bin spend in each shell.
///
/// Objects fill a bin evenly in perigee and eccentricity; the exact fractions of single orbits are
/// averaged over it by quadrature.
public struct ResidenceFractions: Sendable {
  /// One row per perigee x eccentricity bin, one column per shell.
  public let ofBins: Matrix

  public init(grid: OrbitGrid) {
    var bins = Matrix(rows: grid.binCount, columns: grid.shellCount)
    for e in 0..<grid.eccentricityCount {
      for p in 0..<grid.perigeeCount {
        let fractions = Self.fractions(
          grid, perigee: grid.perigeeEdges[p]..<grid.perigeeEdges[p + 1],
          eccentricity: grid.eccentricityEdges[e]..<grid.eccentricityEdges[e + 1])
        for s in 0..<grid.shellCount { bins[p + grid.perigeeCount * e, s] = fractions[s] }
      }
    }
    ofBins = bins
  }

  private static func fractions(
    _ grid: OrbitGrid, perigee: Range<Double>, eccentricity: Range<Double>
  ) -> [Double] {
    let (perigeeNodes, eccentricityNodes) = (16, 12)
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

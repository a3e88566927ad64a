import DebrisEnvironment
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Residence fractions")
struct ResidenceFractionsTests {
  static let grid = OrbitGrid.standard
  static let residence = ResidenceFractions(grid: grid)

  @Test("Property: no object is in the shells for more than all of its time")
  func sums() {
    let (grid, residence) = (Self.grid, Self.residence)
    for row in 0..<grid.binCount {
      let values = (0..<grid.shellCount).map { residence.ofBins[row, $0] }
      #expect(values.allSatisfy { $0 >= 0 } && values.reduce(0, +) <= 1 + 1e-12)
    }
    // A bin of nearly circular orbits from 500 to 550 km is nowhere but between 500 and 577 km.
    let bin = 8
    #expect(abs(residence.ofBins[bin, 6] + residence.ofBins[bin, 7] - 1) < 1e-12)
  }

  // The orbits that stand for a bin against sixty by sixty; in the shell and bin of 150 where it is
  // worst.
  @Test("Property: the mean over the orbits of a bin, to 0.005 of all time")
  func means() {
    let (grid, residence) = (Self.grid, Self.residence)
    let R = grid.earth.equatorialRadius
    func mean(
      _ perigee: Range<Double>, _ eccentricity: Range<Double>, shell s: Int
    ) -> Double {
      let n = 60
      var sum = 0.0
      for i in 0..<n {
        let q =
          R + perigee.lowerBound
          + (Double(i) + 0.5) / Double(n) * (perigee.upperBound - perigee.lowerBound)
        for j in 0..<n {
          let e =
            eccentricity.lowerBound
            + (Double(j) + 0.5) / Double(n) * (eccentricity.upperBound - eccentricity.lowerBound)
          sum += Orbit(perigeeRadius: q, eccentricity: e).residenceFraction(
            from: R + grid.shellEdges[s], to: R + grid.shellEdges[s + 1])
        }
      }
      return sum / Double(n * n)
    }
    var worstBin = 0.0
    var generator = SplitMix(state: 12)
    for _ in 0..<150 {
      let s = Int.random(in: 0..<grid.shellCount, using: &generator)
      let e = Int.random(in: 0..<grid.eccentricityCount, using: &generator)
      let p = Int.random(in: max(0, s - 4)...min(grid.perigeeCount - 1, s + 2), using: &generator)
      let expected = mean(
        grid.perigeeEdges[p]..<grid.perigeeEdges[p + 1],
        grid.eccentricityEdges[e]..<grid.eccentricityEdges[e + 1], shell: s)
      worstBin = max(
        worstBin, abs(residence.ofBins[p + grid.perigeeCount * e, s] - expected))
    }
    #expect(worstBin < 0.005)
  }
}

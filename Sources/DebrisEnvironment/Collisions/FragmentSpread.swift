// References
// [1] Johnson, Krisko, Liou, Anz-Meador (2001), Adv. Space Res. 28(9), 1377-1384, Eqs. 11 and 12: Δv.
import BreakupModel
import Glibc
public import NumericalMethods
import OrbitalMechanics

/// Where the fragments of a parent go: from its orbit bin to theirs, by an isotropic Δv.
///
/// The parent fills its bin evenly. It collides along its orbit where it spends its time times
/// where others are, and explodes anywhere with the same chance in time. The plane of the orbit stays;
/// the out-of-plane part of Δv counts as speed.
public struct FragmentSpread: Sendable {
  /// A row per bin of the parent, a column per bin of the fragment: the share that goes there.
  public let shares: Matrix
  /// The share of each parent bin that enters the atmosphere at once: perigee below the grid.
  public let decaying: [Double]
  /// The share of each parent bin that leaves the grid through its top.
  public let leaving: [Double]

  /// Tabulates the spread of collision fragments.
  ///
  /// - Parameters:
  ///   - ratio: The area-to-mass ratio of the fragments [m²/kg].
  ///   - grid: The orbit bins and their cells.
  ///   - residence: The residence fractions of the grid.
  ///   - shellWeights: Where others are: the spatial density of each shell, in any unit.
  public init(
    areaToMassRatio ratio: Double, grid: OrbitGrid, residence: ResidenceFractions,
    shellWeights: [Double]
  ) {
    let R = grid.earth.equatorialRadius
    self.init(areaToMassRatio: ratio, event: .collision, grid: grid) { bin in
      // The shells that matter: at most four, spread over where the parent breaks up.
      let places = Self.places(residence.ofBins, bin: bin, weights: shellWeights)
      if places.isEmpty { return nil }
      return { parent in
        places.map { place in
          let middle = R + (grid.shellEdges[place.shell] + grid.shellEdges[place.shell + 1]) / 2
          return (min(parent.apogeeRadius, max(parent.perigeeRadius, middle)), place.weight)
        }
      }
    }
  }

  /// Tabulates the spread of the fragments of explosions, which happen anywhere along the orbit.
  ///
  /// - Parameters:
  ///   - ratio: The area-to-mass ratio of the fragments [m²/kg].
  ///   - grid: The orbit bins and their cells.
  public init(explosionsOfAreaToMassRatio ratio: Double, grid: OrbitGrid) {
    let places = 4
    self.init(areaToMassRatio: ratio, event: .explosion, grid: grid) { _ in
      { parent in
        (0..<places).map { k in
          // Evenly in time from perigee to apogee, by Kepler's equation.
          let M = .pi * (Double(k) + 0.5) / Double(places)
          var E = M
          for _ in 0..<200 { E = M + parent.eccentricity * sin(E) }
          return (parent.semiMajorAxis * (1 - parent.eccentricity * cos(E)), 1 / Double(places))
        }
      }
    }
  }

  /// - Parameter placesOfBin: For a parent bin, the radii where its orbits break up, with weights that sum
  ///   to one; `nil` where they do not.
  private init(
    areaToMassRatio ratio: Double, event: BreakupEvent, grid: OrbitGrid,
    placesOfBin: (Int) -> ((Orbit) -> [(radius: Double, weight: Double)])?
  ) {
    let bins = grid.binCount
    var shares = Matrix(rows: bins, columns: bins)
    var decaying = [Double](repeating: 0, count: bins)
    var leaving = decaying
    let speeds = EjectionSpeed.nodes(areaToMassRatio: ratio, event: event, count: 16)
    let R = grid.earth.equatorialRadius
    let μ = grid.earth.gravitationalParameter
    let perigees = 2
    for eBin in 0..<grid.eccentricityCount {
      for pBin in 0..<grid.perigeeCount {
        let bin = pBin + grid.perigeeCount * eBin
        guard let places = placesOfBin(bin) else { continue }
        let (lower, upper) = (grid.perigeeEdges[pBin], grid.perigeeEdges[pBin + 1])
        for k in 0..<perigees {
          let q = R + lower + (upper - lower) * (Double(k) + 0.5) / Double(perigees)
          let parent = Orbit(perigeeRadius: q, eccentricity: grid.eccentricity(ofBin: eBin))
          for (r, placeWeight) in places(parent) {
            let h = (μ * parent.semiMajorAxis * (1 - parent.eccentricity * parent.eccentricity))
              .squareRoot()
            let vt = h / r
            let v2 = μ * (2 / r - 1 / parent.semiMajorAxis)
            let vr = max(0, v2 - vt * vt).squareRoot()
            for sign in vr > 0 ? [1.0, -1.0] : [1.0] {
              for (n, (speed, speedWeight)) in speeds.enumerated() {
                let directions = Self.directions[(n + 16 * k) % Self.directions.count]
                let weight =
                  placeWeight * speedWeight / Double(perigees * directions.count)
                  / (vr > 0 ? 2 : 1)
                for d in directions {
                  let radial = sign * vr + speed * d.radial
                  let along = vt + speed * d.along
                  let across = speed * d.across
                  switch FragmentDestination(
                    radius: r, radial: radial, across2: along * along + across * across, grid: grid)
                  {
                  case .bin(let p, let e): shares[bin, p + grid.perigeeCount * e] += weight
                  case .decays: decaying[bin] += weight
                  case .leaves: leaving[bin] += weight
                  }
                }
              }
            }
          }
        }
      }
    }
    self.shares = shares
    self.decaying = decaying
    self.leaving = leaving
  }

  private static func places(
    _ residence: Matrix, bin: Int, weights: [Double]
  ) -> [(shell: Int, weight: Double)] {
    var places: [(shell: Int, weight: Double)] = []
    // Where nothing else is, the time spent there decides; the unit of the weights does not matter.
    let highest = weights.max() ?? 0
    let least = highest > 0 ? 1e-12 * highest : 1
    for s in weights.indices where residence[bin, s] > 0 {
      places.append((s, residence[bin, s] * max(weights[s], least)))
    }
    let total = places.reduce(0) { $0 + $1.weight }
    if places.count > 4 {
      // One shell for each quarter of the weight.
      var chosen: [(shell: Int, weight: Double)] = []
      var passed = 0.0
      for place in places {
        passed += place.weight / total
        while chosen.count != 4 && passed > (Double(chosen.count) + 0.5) / 4 {
          chosen.append((place.shell, 1.0 / 4))
        }
      }
      return chosen
    }
    return places.map { ($0.shell, $0.weight / total) }
  }

  /// Sets of directions that are even over the sphere, one for each speed and place in the bin: a
  /// Fibonacci lattice, shifted from set to set and mirrored, so that every set has zero mean and all
  /// of them together cover the sphere finely.
  private static let directions: [[(radial: Double, along: Double, across: Double)]] = {
    let (n, sets) = (5, 64)
    let golden = Double.pi * (3 - 5.0.squareRoot())
    return (0..<sets).map { m in
      (0..<n).flatMap { k -> [(radial: Double, along: Double, across: Double)] in
        // The sets are taken in the order of the bits of m reversed, so that any few of them are
        // spread evenly.
        var (shift, bits) = (0.0, m)
        for digit in 1...6 {
          shift += Double(bits & 1) / Double(1 << digit)
          bits >>= 1
        }
        let z = (Double(k) + shift + 0.5 / Double(sets)) / Double(n)
        let ρ = (1 - z * z).squareRoot()
        let angle = golden * (Double(k) + Double(n * m))
        let (x, y) = (ρ * cos(angle), ρ * sin(angle))
        return [(x, z, y), (-x, z, -y), (x, -z, y), (-x, -z, -y)]
      }
    }
  }()
}

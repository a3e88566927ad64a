import NumericalMethods

/// Where a fragment goes whose place and velocity are known.
enum FragmentDestination {
  /// A perigee and an eccentricity bin.
  case bin(perigee: Int, eccentricity: Int)
  /// It enters the atmosphere: its perigee is below the grid.
  case decays
  /// It is unbound, or beyond the other edges of the grid.
  case leaves

  /// - Parameters:
  ///   - r: The distance from the centre of the Earth [m].
  ///   - radial: The speed along the radius [m/s].
  ///   - across2: The square of the speed across the radius [m²/s²].
  init(radius r: Double, radial: Double, across2: Double, grid: OrbitGrid) {
    let μ = grid.earth.gravitationalParameter
    let a = 1 / (2 / r - (radial * radial + across2) / μ)
    guard a > 0 else {
      self = .leaves
      return
    }
    let e = max(0, 1 - r * r * across2 / (μ * a)).squareRoot()
    let altitude = a * (1 - e) - grid.earth.equatorialRadius
    if altitude < grid.perigeeEdges[0] {
      self = .decays
    } else if let p = binIndex(of: altitude, in: grid.perigeeEdges),
      let e = binIndex(of: e, in: grid.eccentricityEdges)
    {
      self = .bin(perigee: p, eccentricity: e)
    } else {
      self = .leaves
    }
  }
}

/// How finely the transport divides orbits into cells.
public struct CellResolution: Sendable {
  /// The widest cells in the perigee bins that start below an altitude.
  public struct Band: Sendable {
    /// The altitude that the band reaches to [m].
    public var upperAltitude: Double
    /// The widest cell of nearly circular orbits, in mean altitude [m].
    public var circularWidth: Double
    /// The widest strip between two paths, in perigee altitude where it ends [m].
    public var stripWidth: Double

    public init(upperAltitude: Double, circularWidth: Double, stripWidth: Double) {
      self.upperAltitude = upperAltitude
      self.circularWidth = circularWidth
      self.stripWidth = stripWidth
    }
  }

  /// The widths by altitude, from the lowest up; the last reaches all the way.
  public var bands: [Band]
  /// The longest cell of a strip, in the logarithm of e/(1 − e).
  public var pathLength: Double

  /// Cells that follow the scale height of the density, 30 to 65 km below 500 km altitude, 65 to 120 km
  /// below 1000 km, 180 to 270 km above; the strips widen upwards.
  ///
  /// Nearly circular orbits have finer ones, for a pulse that fills one 50 km shell to keep its
  /// shape to a few per cent while it falls by 300 km.
  public static let standard = CellResolution(
    bands: [
      Band(upperAltitude: 300_000, circularWidth: 3_125, stripWidth: 8_334),
      Band(upperAltitude: 500_000, circularWidth: 3_125, stripWidth: 12_500),
      Band(upperAltitude: 1_000_000, circularWidth: 3_125, stripWidth: 25_000),
      Band(upperAltitude: .infinity, circularWidth: 25_000, stripWidth: 50_000),
    ], pathLength: 0.125)

  public init(bands: [Band], pathLength: Double) {
    self.bands = bands
    self.pathLength = pathLength
  }

  /// The same with all cells narrower, or wider, by a factor.
  public func scaled(by factor: Double) -> CellResolution {
    var result = self
    for k in bands.indices {
      result.bands[k].circularWidth *= factor
      result.bands[k].stripWidth *= factor
    }
    result.pathLength *= factor
    return result
  }

  /// Divides the perigee bins of a grid.
  func edges(dividing perigeeEdges: [Double], by width: KeyPath<Band, Double>) -> [Double] {
    var edges: [Double] = []
    for (lower, upper) in zip(perigeeEdges, perigeeEdges.dropFirst()) {
      let band = bands.first { lower < $0.upperAltitude } ?? bands[bands.count - 1]
      let count = Self.divisions(upper - lower, by: band[keyPath: width])
      for k in 0..<count { edges.append(lower + (upper - lower) * Double(k) / Double(count)) }
    }
    return edges + [perigeeEdges[perigeeEdges.count - 1]]
  }

  static func divisions(_ width: Double, by limit: Double) -> Int {
    max(1, Int((width / limit - 1e-9).rounded(.up)))
  }
}

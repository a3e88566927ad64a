/// A row of transport cells: the perigees of a narrow range of eccentricity.
public struct CellRow: Sendable {
  /// The index of the first cell among those of one inclination.
  public let firstCell: Int
  public let eccentricity: Range<Double>
  /// The eccentricity bin that the row lies in.
  public let eccentricityBin: Int
  /// The edges of the cells in perigee altitude [m].
  public let edges: [Double]
  /// The position in the row of the first cell of each perigee bin, and the number of cells.
  let firstOfPerigeeBin: [Int]

  public var cellCount: Int { edges.count - 1 }
  /// The indices of the cells among those of one inclination.
  public var cells: Range<Int> { firstCell..<firstCell + cellCount }
  /// The eccentricity that the row moves with: its middle.
  public var middleEccentricity: Double {
    (eccentricity.lowerBound + eccentricity.upperBound) / 2
  }

  init(
    firstCell: Int, eccentricity: Range<Double>, eccentricityBin: Int, perigeeEdges: [Double],
    resolution: CellResolution
  ) {
    self.firstCell = firstCell
    self.eccentricity = eccentricity
    self.eccentricityBin = eccentricityBin
    var edges: [Double] = []
    var first: [Int] = []
    for (lower, upper) in zip(perigeeEdges, perigeeEdges.dropFirst()) {
      first.append(edges.count)
      let divisions = resolution.perigeeDivisions(
        of: lower..<upper, nearlyCircular: resolution.isNearlyCircular(eccentricity))
      for k in 0..<divisions {
        edges.append(lower + (upper - lower) * Double(k) / Double(divisions))
      }
    }
    firstOfPerigeeBin = first + [edges.count]
    self.edges = edges + [perigeeEdges[perigeeEdges.count - 1]]
  }

  /// The cells of a perigee bin, among those of one inclination.
  public func cells(ofPerigeeBin p: Int) -> Range<Int> {
    firstCell + firstOfPerigeeBin[p]..<firstCell + firstOfPerigeeBin[p + 1]
  }
}

/// How finely the transport divides orbit bins.
public struct CellResolution: Sendable {
  /// The widest perigee cells of the perigee bins that start below an altitude.
  public struct Band: Sendable {
    /// The altitude that the band reaches to [m].
    public var upperAltitude: Double
    /// The widest cell of nearly circular and of other rows [m].
    public var circularWidth: Double
    public var eccentricWidth: Double

    public init(upperAltitude: Double, circularWidth: Double, eccentricWidth: Double) {
      self.upperAltitude = upperAltitude
      self.circularWidth = circularWidth
      self.eccentricWidth = eccentricWidth
    }
  }

  /// The eccentricity up to which a row counts as nearly circular.
  public var nearlyCircular: Double
  /// The widths of perigee cells by altitude, from the lowest up; the last reaches all the way.
  public var bands: [Band]
  /// The widest cell of eccentricity: this much, or this share of the bin's upper edge.
  public var eccentricityWidth: Double
  public var relativeEccentricityWidth: Double

  /// Cells that follow the scale height of the density: 30 to 65 km below 500 km altitude, 65 to 120 km
  /// below 1000 km, 180 to 270 km above.
  ///
  /// Nearly circular orbits have finer ones, for a pulse that fills one 50 km shell to keep its
  /// shape to a few per cent while it falls by 300 km.
  public static let standard = CellResolution(
    nearlyCircular: 0.002,
    bands: [
      Band(upperAltitude: 500_000, circularWidth: 3_125, eccentricWidth: 12_500),
      Band(upperAltitude: 1_000_000, circularWidth: 3_125, eccentricWidth: 25_000),
      Band(upperAltitude: .infinity, circularWidth: 25_000, eccentricWidth: 50_000),
    ],
    eccentricityWidth: 0.000_67, relativeEccentricityWidth: 0.125)

  public init(
    nearlyCircular: Double, bands: [Band], eccentricityWidth: Double,
    relativeEccentricityWidth: Double
  ) {
    self.nearlyCircular = nearlyCircular
    self.bands = bands
    self.eccentricityWidth = eccentricityWidth
    self.relativeEccentricityWidth = relativeEccentricityWidth
  }

  /// The same with all cells narrower, or wider, by a factor.
  public func scaled(by factor: Double) -> CellResolution {
    var result = self
    for k in bands.indices {
      result.bands[k].circularWidth *= factor
      result.bands[k].eccentricWidth *= factor
    }
    result.eccentricityWidth *= factor
    result.relativeEccentricityWidth *= factor
    return result
  }

  func isNearlyCircular(_ eccentricity: Range<Double>) -> Bool {
    eccentricity.upperBound <= nearlyCircular * (1 + 1e-9)
  }

  /// The number of cells of a perigee bin; that of nearly circular rows is a multiple of the other.
  func perigeeDivisions(of range: Range<Double>, nearlyCircular: Bool) -> Int {
    let width = range.upperBound - range.lowerBound
    let band = bands.first { range.lowerBound < $0.upperAltitude } ?? bands[bands.count - 1]
    let coarse = divisions(width, by: band.eccentricWidth)
    if !nearlyCircular { return coarse }
    return coarse * divisions(width / Double(coarse), by: band.circularWidth)
  }

  func eccentricityDivisions(of range: Range<Double>) -> Int {
    divisions(
      range.upperBound - range.lowerBound,
      by: max(eccentricityWidth, relativeEccentricityWidth * range.upperBound))
  }

  private func divisions(_ width: Double, by limit: Double) -> Int {
    max(1, Int((width / limit - 1e-9).rounded(.up)))
  }
}

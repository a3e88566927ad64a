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
  /// The eccentricity up to which a row counts as nearly circular.
  public var nearlyCircular: Double
  /// The widest perigee cell of nearly circular and of other rows [m], at low altitude.
  public var circularWidth: Double
  public var eccentricWidth: Double
  /// The altitude above which drag is so even that cells may be coarser, and by what factors.
  public var highAltitude: Double
  public var highCircularFactor: Double
  public var highEccentricFactor: Double
  /// The widest cell of eccentricity: this much, or this share of the bin's upper edge.
  public var eccentricityWidth: Double
  public var relativeEccentricityWidth: Double

  /// Cells of 3.125 km for nearly circular orbits and 25 km for others below 1000 km; eight times and twice
  /// as wide above.
  ///
  /// The scale height is 30 to 90 km there and 180 to 270 km above. A pulse that fills one 50 km
  /// shell keeps its shape to a few per cent while it falls by 300 km.
  public static let standard = CellResolution(
    nearlyCircular: 0.002, circularWidth: 3_125, eccentricWidth: 25_000,
    highAltitude: 1_000_000, highCircularFactor: 8, highEccentricFactor: 2,
    eccentricityWidth: 0.00125, relativeEccentricityWidth: 0.25)

  public init(
    nearlyCircular: Double, circularWidth: Double, eccentricWidth: Double, highAltitude: Double,
    highCircularFactor: Double, highEccentricFactor: Double, eccentricityWidth: Double,
    relativeEccentricityWidth: Double
  ) {
    self.nearlyCircular = nearlyCircular
    self.circularWidth = circularWidth
    self.eccentricWidth = eccentricWidth
    self.highAltitude = highAltitude
    self.highCircularFactor = highCircularFactor
    self.highEccentricFactor = highEccentricFactor
    self.eccentricityWidth = eccentricityWidth
    self.relativeEccentricityWidth = relativeEccentricityWidth
  }

  func isNearlyCircular(_ eccentricity: Range<Double>) -> Bool {
    eccentricity.upperBound <= nearlyCircular * (1 + 1e-9)
  }

  /// The number of cells of a perigee bin; that of nearly circular rows is a multiple of the other.
  func perigeeDivisions(of range: Range<Double>, nearlyCircular: Bool) -> Int {
    let width = range.upperBound - range.lowerBound
    let isHigh = range.lowerBound >= highAltitude
    let coarse = divisions(width, by: eccentricWidth * (isHigh ? highEccentricFactor : 1))
    if !nearlyCircular { return coarse }
    return coarse
      * divisions(width / Double(coarse), by: circularWidth * (isHigh ? highCircularFactor : 1))
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

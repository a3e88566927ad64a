/// How finely the transport divides orbits into cells.
public struct CellResolution: Hashable, Sendable {
  /// The widest cells in the perigee bins that start below an altitude.
  public struct Band: Hashable, Sendable {
    /// The altitude that the band reaches to [m].
    public var upperAltitude: Double
    /// The widest cell of nearly circular orbits, in mean altitude [m].
    public var circularWidth: Double
    /// The widest strip between two paths, in perigee altitude where it ends [m].
    public var stripWidth: Double
    /// The widest strip in perigee altitude at `transferEccentricity`, or where it leaves the bins [m].
    public var transferWidth: Double
    /// The longest cells of a strip by eccentricity, from the lowest up.
    public var paths: [Path]

    public init(
      upperAltitude: Double, circularWidth: Double, stripWidth: Double,
      transferWidth: Double, paths: [Path]
    ) {
      self.upperAltitude = upperAltitude
      self.circularWidth = circularWidth
      self.stripWidth = stripWidth
      self.transferWidth = transferWidth
      self.paths = paths
    }

    /// The longest cell from an eccentricity up, in the logarithm of e/(1 − e).
    func pathLength(from e: Double) -> Double {
      (paths.first { e < $0.upperEccentricity } ?? paths[paths.count - 1]).length
    }
  }

  /// The longest cells of a strip below an eccentricity, in the logarithm of e/(1 − e).
  public struct Path: Hashable, Sendable {
    /// The eccentricity below which the length holds [1].
    public var upperEccentricity: Double
    /// The length in the logarithm of e/(1 − e) [1].
    public var length: Double

    public init(below upperEccentricity: Double = 1, length: Double) {
      self.upperEccentricity = upperEccentricity
      self.length = length
    }
  }

  /// The eccentricity that stands for transfer orbits [1].
  static let transferEccentricity = 0.7

  /// The widths by altitude, from the lowest up; the last reaches all the way.
  public var bands: [Band]

  /// Cells that follow the scale height of the density, 30 to 65 km below 500 km altitude, 65 to 120 km
  /// below 1000 km, 180 to 270 km above; the strips widen upwards, but not beyond a bin of 50 km.
  ///
  /// Nearly circular orbits have finer ones, for a pulse that fills one 50 km shell to keep its edges, however
  /// often it is moved while it falls. Transfer orbits of 100 to 350 km perigee are in
  /// strips of 12.5 km, from one side of which to the other rates differ by a third; they sink by 50 to 200 km
  /// on their way. Along the strips cells are short where orbits change: below an eccentricity of 0.2, where
  /// most objects are; and where objects wait that have been disposed of to a life of 25 years, a cell of which
  /// is passed in a year, for what left in one year to come down together.
  /// From 450 to 1000 km, where most fragments become circular, they are half as long below 0.03 as above.
  /// Above 1000 km intact objects sink by less than a bin in centuries: the cells are short enough to
  /// show how far.
  public static let standard = CellResolution(bands: [
    Band(
      upperAltitude: 150_000, circularWidth: 500, stripWidth: 8_334, transferWidth: 12_500,
      paths: [
        Path(below: 0.02, length: 0.2), Path(below: 0.2, length: 0.12),
        Path(below: 0.5, length: 0.125),
        Path(below: 0.75, length: 0.0625), Path(length: 0.125),
      ]),
    Band(
      upperAltitude: 200_000, circularWidth: 500, stripWidth: 8_334, transferWidth: 25_000,
      paths: [
        Path(below: 0.02, length: 0.15), Path(below: 0.2, length: 0.12), Path(length: 0.125),
      ]),
    Band(
      upperAltitude: 300_000, circularWidth: 500, stripWidth: 8_334, transferWidth: 25_000,
      paths: [
        Path(below: 0.02, length: 0.09), Path(below: 0.1, length: 0.03),
        Path(below: 0.2, length: 0.09), Path(length: 0.125),
      ]),
    Band(
      upperAltitude: 450_000, circularWidth: 500, stripWidth: 12_500, transferWidth: 50_000,
      paths: [
        Path(below: 0.005, length: 0.09), Path(below: 0.05, length: 0.025),
        Path(below: 0.2, length: 0.12), Path(length: 0.25),
      ]),
    Band(
      upperAltitude: 1_000_000, circularWidth: 500, stripWidth: 25_000, transferWidth: 50_000,
      paths: [
        Path(below: 0.03, length: 0.075), Path(below: 0.2, length: 0.15), Path(length: 0.25),
      ]),
    Band(
      upperAltitude: .infinity, circularWidth: 12_500, stripWidth: 25_000, transferWidth: 25_000,
      paths: [
        Path(below: 0.02, length: 0.045), Path(below: 0.2, length: 0.09), Path(length: 0.25),
      ]),
  ])

  public init(bands: [Band]) { self.bands = bands }

  /// The same with all cells narrower, or wider, by a factor.
  public func scaled(by factor: Double) -> CellResolution {
    var result = self
    for k in bands.indices {
      result.bands[k].circularWidth *= factor
      result.bands[k].stripWidth *= factor
      result.bands[k].transferWidth *= factor
      for j in bands[k].paths.indices { result.bands[k].paths[j].length *= factor }
    }
    return result
  }

  /// Divides the perigee bins of a grid.
  func edges(dividing perigeeEdges: [Double], by width: KeyPath<Band, Double>) -> [Double] {
    var edges: [Double] = []
    for (lower, upper) in zip(perigeeEdges, perigeeEdges.dropFirst()) {
      let count = Self.divisions(upper - lower, by: band(from: lower)[keyPath: width])
      for k in 0..<count { edges.append(lower + (upper - lower) * Double(k) / Double(count)) }
    }
    return edges + [perigeeEdges[perigeeEdges.count - 1]]
  }

  /// The band that orbits from an altitude up are in [m].
  func band(from altitude: Double) -> Band {
    bands.first { altitude < $0.upperAltitude } ?? bands[bands.count - 1]
  }

  static func divisions(_ width: Double, by limit: Double) -> Int {
    max(1, Int((width / limit - 1e-9).rounded(.up)))
  }
}

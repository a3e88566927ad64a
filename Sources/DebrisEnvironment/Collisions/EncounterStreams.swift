/// The streams of objects that collisions tell apart: those of a stream meet others alike.
///
/// Nearly circular orbits of each inclination bin are a stream of their own and move at the circular
/// speed of the shell they are in. Eccentric orbits cross a shell faster and at an angle; they are
/// few in low shells, and those of neighbouring inclination bins share a stream.
public struct EncounterStreams: Hashable, Sendable {
  /// The highest eccentricity of nearly circular orbits.
  static let nearlyCircular = 0.1

  public let inclinationCount: Int
  public let count: Int
  /// The perigee x eccentricity bins of nearly circular and of eccentric orbits.
  let circularBins: Range<Int>
  let eccentricBins: Range<Int>
  /// The inclination bins that each eccentric stream takes together.
  let eccentricGroups: [Range<Int>]
  private let inclinationsPerEccentricStream: Int

  /// - Parameters:
  ///   - grid: The orbit bins and their cells.
  ///   - inclinations: The number of inclination bins that an eccentric stream takes together.
  public init(grid: OrbitGrid, inclinationsPerEccentricStream inclinations: Int = 3) {
    precondition(inclinations >= 1, "an eccentric stream has an inclination")
    let circular = grid.eccentricityEdges.dropFirst().count {
      $0 <= Self.nearlyCircular * (1 + 1e-9)
    }
    circularBins = 0..<grid.perigeeCount * circular
    eccentricBins = grid.perigeeCount * circular..<grid.binCount
    inclinationCount = grid.inclinationCount
    inclinationsPerEccentricStream = inclinations
    let (total, isCircularOnly) = (grid.inclinationCount, circular == grid.eccentricityCount)
    eccentricGroups =
      isCircularOnly
      ? []
      : stride(from: 0, to: total, by: inclinations).map { $0..<min($0 + inclinations, total) }
    count = inclinationCount + eccentricGroups.count
  }

  /// The bins of nearly circular and of eccentric orbits; none is empty.
  var parts: [(bins: Range<Int>, isEccentric: Bool)] {
    [(circularBins, false), (eccentricBins, true)].filter { !$0.bins.isEmpty }
  }

  /// Returns the stream of an inclination bin.
  @inlinable
  public func stream(inclination i: Int, isEccentric: Bool) -> Int {
    isEccentric ? eccentricStream(inclination: i) : i
  }

  @usableFromInline
  func eccentricStream(inclination i: Int) -> Int {
    inclinationCount + i / inclinationsPerEccentricStream
  }

  /// Returns the inclination bins of a stream.
  func inclinations(ofStream m: Int) -> Range<Int> {
    m < inclinationCount ? m..<m + 1 : eccentricGroups[m - inclinationCount]
  }
}

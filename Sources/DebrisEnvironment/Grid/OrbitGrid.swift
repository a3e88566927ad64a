import Glibc
import OrbitalMechanics
public import SpaceEnvironment

/// The bins of orbits: perigee x eccentricity x inclination, and the shells of altitude.
///
/// A *bin* is what collisions and files resolve. Drag transport has *cells* that lie along the paths
/// that drag takes orbits along: they are what the state is kept in. In bins perigee runs fastest,
/// then eccentricity, then inclination.
public struct OrbitGrid: Sendable {
  public let earth: Earth
  /// The edges of the perigee altitude over the equatorial radius [m].
  public let perigeeEdges: [Double]
  /// The edges of the eccentricity [1].
  public let eccentricityEdges: [Double]
  /// The edges of the inclination [rad].
  public let inclinationEdges: [Double]
  /// The edges of the altitude shells [m].
  public let shellEdges: [Double]
  /// How finely bins are divided into cells.
  public let resolution: CellResolution
  /// The largest eccentricity of the cells of nearly circular orbits.
  public let nearlyCircular: Double
  /// The cells of one inclination: those of nearly circular orbits first, then strips.
  public let lines: [CellLine]
  /// Which bin the cells of one inclination belong to, and which cells bins are put into.
  public let cellMap: CellMap

  public var perigeeCount: Int { perigeeEdges.count - 1 }
  public var eccentricityCount: Int { eccentricityEdges.count - 1 }
  public var inclinationCount: Int { inclinationEdges.count - 1 }
  public var shellCount: Int { shellEdges.count - 1 }
  /// The number of perigee x eccentricity bins.
  public var binCount: Int { perigeeCount * eccentricityCount }
  /// The number of cells of one inclination.
  public var cellCount: Int { lines[lines.count - 1].cells.upperBound }

  /// Creates a grid.
  ///
  /// - Parameters:
  ///   - perigeeEdges: The edges of the perigee altitude [m], ascending.
  ///   - eccentricityEdges: The edges of the eccentricity, ascending from 0.
  ///   - inclinationEdges: The edges of the inclination [rad], ascending.
  ///   - shellEdges: The edges of the altitude shells [m], ascending.
  ///   - resolution: How finely bins are divided into cells.
  ///   - earth: The figure of the Earth.
  public init(
    perigeeEdges: [Double], eccentricityEdges: [Double], inclinationEdges: [Double],
    shellEdges: [Double], resolution: CellResolution = .standard, earth: Earth = .wgs84
  ) {
    for edges in [perigeeEdges, eccentricityEdges, inclinationEdges, shellEdges] {
      precondition(edges.count >= 2, "a grid needs a bin in every direction")
      precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges do not ascend")
    }
    self.perigeeEdges = perigeeEdges
    self.eccentricityEdges = eccentricityEdges
    self.inclinationEdges = inclinationEdges
    self.shellEdges = shellEdges
    self.earth = earth
    self.resolution = resolution
    let cells = CellLayout.Cells.of(
      CellLayout.Key(
        perigeeEdges: perigeeEdges, eccentricityEdges: eccentricityEdges, resolution: resolution,
        earth: earth))
    lines = cells.lines
    nearlyCircular = cells.nearlyCircular
    cellMap = cells.cellMap
  }

  /// The default edges: 38 perigee bins of 50 km, 17 of eccentricity, 12 of inclination; 36 shells.
  ///
  /// The eccentricity bins widen from nearly circular orbits to transfer orbits; between 0.01 and 0.1 they are
  /// narrow, where the numbers of fragments fall steeply, as these fill the bin evenly that they are thrown
  /// into. The inclination bins separate the crowded bands, 80 to 84 and 97 to 100 degrees above
  /// all, where courses meet head-on. With them the collision rate of 2018 is 0.8 % below that of bands of half
  /// a degree.
  public static let standard = OrbitGrid(
    perigeeEdges: (0...38).map { (100 + 50 * Double($0)) * kilometre },
    eccentricityEdges: [
      0, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.1, 0.2, 0.35, 0.5, 0.65,
      0.75, 0.95,
    ],
    inclinationEdges: [0, 20, 45, 58, 68, 77, 80, 84, 94, 97, 100, 106, 180].map { $0 * degree },
    shellEdges: (0...36).map { (200 + 50 * Double($0)) * kilometre })

  /// Returns the eccentricity that stands for a bin: its middle.
  public func eccentricity(ofBin e: Int) -> Double {
    (eccentricityEdges[e] + eccentricityEdges[e + 1]) / 2
  }

  /// Returns the volume of a shell [m³].
  public func shellVolume(_ s: Int) -> Double {
    let (r1, r2) = (
      earth.equatorialRadius + shellEdges[s], earth.equatorialRadius + shellEdges[s + 1]
    )
    return 4 / 3 * .pi * (r2 - r1) * (r1 * r1 + r1 * r2 + r2 * r2)
  }

  /// Returns the circular speed in the middle of a shell [m/s].
  public func circularSpeed(inShell s: Int) -> Double {
    let r = earth.equatorialRadius + (shellEdges[s] + shellEdges[s + 1]) / 2
    return (earth.gravitationalParameter / r).squareRoot()
  }

  /// The orbit in the middle of a cell of a line.
  func middleOrbit(ofCell cell: Int, line n: Int) -> Orbit {
    let k = cell - lines[n].firstCell
    let (lower, upper) = (lines[n].edges[k], lines[n].edges[k + 1])
    let height = earth.equatorialRadius + (lower.middlePerigee + upper.middlePerigee) / 2
    // Of nearly circular orbits the edges are mean altitudes.
    let e = n == 0 ? nearlyCircular / 2 : (lower.eccentricity + upper.eccentricity) / 2
    return Orbit(perigeeRadius: n == 0 ? height * (1 - e) : height, eccentricity: e)
  }

  /// The index of the line that an orbit moves along.
  public func line(perigeeAltitude q: Double, eccentricity e: Double) -> Int {
    lines.indices.dropFirst().first { n in
      let edges = lines[n].edges
      guard let last = edges.last, edges[0].eccentricity <= e, e <= last.eccentricity else {
        return false
      }
      var (below, above) = (0, edges.count - 1)
      while above - below > 1 {
        let middle = (below + above) / 2
        if edges[middle].eccentricity <= e { below = middle } else { above = middle }
      }
      let (lower, upper) = (edges[below], edges[above])
      let t = (e - lower.eccentricity) / (upper.eccentricity - lower.eccentricity)
      return q >= (1 - t) * lower.lowerPerigee + t * upper.lowerPerigee
        && q <= (1 - t) * lower.upperPerigee + t * upper.upperPerigee
    } ?? 0
  }
}

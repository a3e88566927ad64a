import Glibc
import OrbitalMechanics
public import SpaceEnvironment

/// The bins of orbits: perigee x eccentricity x inclination, and the shells of altitude.
///
/// A *bin* is what collisions and files resolve. Drag transport divides the perigee range of each
/// bin into *cells*, more finely where orbits are nearly circular and sink: the cells are the
/// columns of the state. Perigee runs fastest, then eccentricity, then inclination.
public struct OrbitGrid: Sendable {
  public let earth: Earth
  /// The edges of the perigee altitude over the equatorial radius [m].
  public let perigeeEdges: [Double]
  public let eccentricityEdges: [Double]
  /// The edges of the inclination [rad].
  public let inclinationEdges: [Double]
  /// The edges of the altitude shells [m].
  public let shellEdges: [Double]
  /// The number of cells that each perigee bin is divided into, by eccentricity bin.
  public let perigeeSubdivisions: [Int]

  public var perigeeCount: Int { perigeeEdges.count - 1 }
  public var eccentricityCount: Int { eccentricityEdges.count - 1 }
  public var inclinationCount: Int { inclinationEdges.count - 1 }
  public var shellCount: Int { shellEdges.count - 1 }
  /// The number of perigee x eccentricity bins.
  public var binCount: Int { perigeeCount * eccentricityCount }
  /// The number of cells of one inclination.
  public var cellCount: Int { cellOffsets[eccentricityCount] }
  /// The index of the first cell of each eccentricity bin, and the number of cells.
  public let cellOffsets: [Int]

  /// Below this eccentricity, orbits count as nearly circular and their cells are finer.
  public static let nearlyCircular = 0.005
  /// The widths that cells do not exceed [m]: of nearly circular and of other orbits.
  public static let cellWidths = (nearlyCircular: 6_250.0, eccentric: 25_000.0)

  /// Creates a grid.
  ///
  /// - Parameters:
  ///   - perigeeEdges: The edges of the perigee altitude [m], ascending.
  ///   - eccentricityEdges: The edges of the eccentricity, ascending from 0.
  ///   - inclinationEdges: The edges of the inclination [rad], ascending from 0 to π.
  ///   - shellEdges: The edges of the altitude shells [m], ascending.
  public init(
    perigeeEdges: [Double], eccentricityEdges: [Double], inclinationEdges: [Double],
    shellEdges: [Double], earth: Earth = .wgs84
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
    let widest = zip(perigeeEdges, perigeeEdges.dropFirst()).map { $1 - $0 }.max()!
    perigeeSubdivisions = eccentricityEdges.dropFirst().map {
      let width = $0 <= Self.nearlyCircular
        ? Self.cellWidths.nearlyCircular : Self.cellWidths.eccentric
      // The fine number is a multiple of the coarse one, so that cells nest.
      let coarse = max(1, Int((widest / Self.cellWidths.eccentric).rounded(.up)))
      return $0 <= Self.nearlyCircular
        ? coarse * Int((widest / Double(coarse) / width).rounded(.up)) : coarse
    }
    var offsets = [0]
    for divisions in perigeeSubdivisions {
      offsets.append(offsets.last! + divisions * (perigeeEdges.count - 1))
    }
    cellOffsets = offsets
  }

  /// The default edges: 38 perigee bins of 50 km, 12 of eccentricity, 10 of inclination; 36 shells.
  ///
  /// The eccentricity bins widen by a factor of two to three from nearly circular orbits to
  /// transfer orbits; the inclination bins separate the crowded bands and their supplements.
  public static let standard = OrbitGrid(
    perigeeEdges: (0...38).map { (100 + 50 * Double($0)) * kilometre },
    eccentricityEdges: [0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.75, 0.95],
    inclinationEdges: [0, 20, 45, 58, 68, 77, 85, 94, 101, 106, 180].map { $0 * degree },
    shellEdges: (0...36).map { (200 + 50 * Double($0)) * kilometre })

  /// Returns the edges of the cells of one eccentricity bin in perigee altitude [m].
  public func cellEdges(eccentricityBin e: Int) -> [Double] {
    let divisions = perigeeSubdivisions[e]
    var edges: [Double] = []
    for p in 0..<perigeeCount {
      let (lower, upper) = (perigeeEdges[p], perigeeEdges[p + 1])
      for k in 0..<divisions {
        edges.append(lower + (upper - lower) * Double(k) / Double(divisions))
      }
    }
    return edges + [perigeeEdges[perigeeCount]]
  }

  /// Returns the cells of one perigee and eccentricity bin.
  @inlinable
  public func cells(perigeeBin p: Int, eccentricityBin e: Int) -> Range<Int> {
    let first = cellOffsets[e] + p * perigeeSubdivisions[e]
    return first..<first + perigeeSubdivisions[e]
  }

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
}

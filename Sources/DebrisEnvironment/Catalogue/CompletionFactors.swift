import NumericalMethods
import SpaceEnvironment

/// How many fragments there are for each one that is catalogued, by perigee altitude and size.
///
/// Catalogues lack pieces of 10 cm and more, the more of them the higher they are. The factors are the numbers of
/// a list that models them over those of the catalogue of the same date, both in bins of perigee altitude and
/// diameter; none is below 1, as nothing that is catalogued is taken away.
public struct CompletionFactors: Hashable, Sendable {
  /// A bin and its factor.
  public struct Bin: Hashable, Sendable {
    /// The perigee altitudes [m].
    public var altitude: Range<Double>
    /// The diameters [m].
    public var diameter: Range<Double>
    /// The fragments for each one that is catalogued [1], at least 1.
    public var factor: Double

    public init(altitude: Range<Double>, diameter: Range<Double>, factor: Double) {
      self.altitude = altitude
      self.diameter = diameter
      self.factor = factor
    }
  }

  /// The edges of the perigee altitude [m].
  public static let altitudeEdges: [Double] =
    (1...20).map { Double($0) * 100 * kilometre }
  /// The edges of the diameter [m].
  public static let diameterEdges: [Double] = [0, 0.15, 0.2, 0.3, 0.5, .infinity]

  public var bins: [Bin]

  public init(bins: [Bin]) { self.bins = bins }

  /// Takes the factors from a list and a catalogue of the same date.
  ///
  /// A bin in which the catalogue has fewer than ten fragments has the factor of its altitude alone,
  /// or 1 where even that has fewer.
  public init(list: [SpaceObject], catalogue: [SpaceObject]) {
    func counts(_ objects: [SpaceObject]) -> [[Double]] {
      var counts = [[Double]](
        repeating: [Double](repeating: 0, count: Self.diameterEdges.count - 1),
        count: Self.altitudeEdges.count - 1)
      for object in objects where object.kind == .fragment {
        guard let a = binIndex(of: object.perigeeAltitude, in: Self.altitudeEdges),
          let d = binIndex(of: 2 * object.radius, in: Self.diameterEdges)
        else { continue }
        counts[a][d] += 1
      }
      return counts
    }
    let (all, known) = (counts(list), counts(catalogue))
    let fewest = 10.0
    bins = []
    for a in all.indices {
      let (allHere, knownHere) = (all[a].reduce(0, +), known[a].reduce(0, +))
      let mean = knownHere >= fewest ? allHere / knownHere : 1
      for d in all[a].indices {
        let factor = known[a][d] >= fewest ? all[a][d] / known[a][d] : mean
        bins.append(
          Bin(
            altitude: Self.altitudeEdges[a]..<Self.altitudeEdges[a + 1],
            diameter: Self.diameterEdges[d]..<Self.diameterEdges[d + 1], factor: max(1, factor)))
      }
    }
  }

  /// The factor of a fragment; 1 outside all bins.
  public func factor(perigeeAltitude q: Double, diameter: Double) -> Double {
    bins.first { $0.altitude.contains(q) && $0.diameter.contains(diameter) }?.factor ?? 1
  }

  /// Returns the fragments that are missing: copies of those that there are.
  ///
  /// Each fragment is copied so many times as its factor exceeds 1, rounded up or down by chance.
  public func completing(_ objects: [SpaceObject], seed: UInt64) -> [SpaceObject] {
    // A stream that no catalogue number has
    var random = RandomStream(seed: seed, stream: UInt64.max)
    var added: [SpaceObject] = []
    for object in objects where object.kind == .fragment {
      let factor = factor(
        perigeeAltitude: object.perigeeAltitude, diameter: 2 * object.radius)
      for _ in 0..<random.rounded(factor - 1) { added.append(object) }
    }
    return added
  }
}

extension SpaceObject {
  /// The altitude of the perigee over the equatorial radius [m].
  public var perigeeAltitude: Double {
    semiMajorAxis * (1 - eccentricity) - Earth.wgs84.equatorialRadius
  }
}

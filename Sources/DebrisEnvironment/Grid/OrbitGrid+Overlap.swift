/// A perigee x eccentricity x inclination bin of a grid.
public struct OrbitBin: Hashable, Sendable {
  public var perigee: Int
  public var eccentricity: Int
  public var inclination: Int

  public init(perigee: Int, eccentricity: Int, inclination: Int) {
    self.perigee = perigee
    self.eccentricity = eccentricity
    self.inclination = inclination
  }
}

extension OrbitGrid {
  /// Returns how a range of orbits that is filled evenly falls into the bins.
  ///
  /// - Returns: Bins and shares; the shares sum to one where the range is inside the grid.
  public func overlap(
    perigeeAltitude: Range<Double>, eccentricity: Range<Double>, inclination: Range<Double>
  ) -> [(bin: OrbitBin, share: Double)] {
    let perigees = Self.overlap(of: perigeeAltitude, with: perigeeEdges)
    let eccentricities = Self.overlap(of: eccentricity, with: eccentricityEdges)
    let inclinations = Self.overlap(of: inclination, with: inclinationEdges)
    var result: [(bin: OrbitBin, share: Double)] = []
    for i in inclinations {
      for e in eccentricities {
        for p in perigees {
          result.append(
            (
              OrbitBin(perigee: p.bin, eccentricity: e.bin, inclination: i.bin),
              p.share * e.share * i.share
            ))
        }
      }
    }
    return result
  }

  private static func overlap(
    of range: Range<Double>, with edges: [Double]
  ) -> [(bin: Int, share: Double)] {
    let width = range.upperBound - range.lowerBound
    // An edge read from a file may differ from the grid's in its last digits.
    let slack = 1e-9 * width
    return (0..<edges.count - 1).compactMap { k in
      let lower = max(range.lowerBound, edges[k])
      let upper = min(range.upperBound, edges[k + 1])
      guard upper - lower > slack else { return nil }
      let share = (upper - lower) / width
      return (k, abs(share - 1) < 1e-9 ? 1 : share)
    }
  }

  /// Returns the bins of a record and their shares.
  ///
  /// - Throws: `OutsideGrid` where part of the record's orbits is outside the grid.
  public func placement(
    of record: PopulationRecord
  ) throws(OutsideGrid) -> [(bin: OrbitBin, share: Double)] {
    let bins = overlap(
      perigeeAltitude: record.perigeeAltitude, eccentricity: record.eccentricity,
      inclination: record.inclination)
    let covered = bins.reduce(0) { $0 + $1.share }
    guard abs(covered - 1) < 1e-6 else { throw OutsideGrid(record: record, covered: covered) }
    return bins.map { ($0.bin, $0.share / covered) }
  }
}

/// Orbits of a population or of launches that the grid does not cover.
public struct OutsideGrid: Error, Sendable {
  public let record: PopulationRecord
  /// The share of the record that is inside the grid [1].
  public let covered: Double
}

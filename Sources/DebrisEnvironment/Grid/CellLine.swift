public import OrbitalMechanics

/// A line of transport cells that drag takes objects along.
///
/// Either the nearly circular orbits, whose cells divide the mean altitude; or a *strip* of eccentric
/// orbits between two paths of drag, whose cells divide the eccentricity. A strip ends where its
/// orbits are nearly circular.
public struct CellLine: Sendable {
  /// The end of a cell: the orbits of one eccentricity, from one side of the line to the other.
  public struct Edge: Sendable {
    /// The eccentricity of the orbits [1].
    public var eccentricity: Double
    /// The perigee altitudes [m]; for nearly circular orbits all three are the mean altitude.
    public var lowerPerigee: Double
    /// The perigee altitude in the middle of the line [m].
    public var middlePerigee: Double
    /// The one on its upper side [m].
    public var upperPerigee: Double
  }

  /// The eccentricity from which on orbits take many years to become circular [1].
  static let highlyEccentric = 0.2

  /// The index of the first cell among those of one inclination.
  public let firstCell: Int
  /// The edges of the cells, from the end of the line up.
  public let edges: [Edge]
  /// The nearly circular cells that receive what reaches the end of a strip, and their shares; none
  /// where the end is the floor.
  let outlet: [(cell: Int, share: Double)]

  public var cellCount: Int { edges.count - 1 }
  /// The indices of the cells among those of one inclination.
  public var cells: Range<Int> { firstCell..<firstCell + cellCount }

  /// The mean life of what each cell holds, evenly in time [s m²/kg].
  func middleLives(_ table: LifetimeTable) -> [Double] {
    let ends = edges.map { $0.meanLife(table) }
    return zip(ends, ends.dropFirst()).map { ($0 + $1) / 2 }
  }

  /// The time through each cell [s m²/kg].
  func times(_ table: LifetimeTable) -> [Double] {
    let lives = edges.map { $0.meanLife(table) }
    return (0..<cellCount).map { k in
      if edges[k].eccentricity >= Self.highlyEccentric - 1e-9 {
        return CellLine.circularisation(from: edges[k + 1], to: edges[k], table.rates)
      }
      // Where a life is hardly resolved, at the floor, the times stay above zero.
      return max(lives[k + 1] - lives[k], 1e-6 * lives[k + 1])
    }
  }

  /// The mean time over the width of a line in which the eccentricity falls from one edge to another
  /// [s m²/kg], by Simpson's rule along and across.
  private static func circularisation(
    from upper: Edge, to lower: Edge, _ rates: DragRateTable
  ) -> Double {
    func time(_ q1: Double, _ q2: Double) -> Double {
      func inverse(_ share: Double) -> Double {
        1
          / rates.eccentricitySpeed(
            perigeeAltitude: q1 + share * (q2 - q1),
            eccentricity: lower.eccentricity + share * (upper.eccentricity - lower.eccentricity))
      }
      return (upper.eccentricity - lower.eccentricity) / 6
        * (inverse(0) + 4 * inverse(0.5) + inverse(1))
    }
    return
      (time(lower.lowerPerigee, upper.lowerPerigee)
      + 4 * time(lower.middlePerigee, upper.middlePerigee)
      + time(lower.upperPerigee, upper.upperPerigee)) / 6
  }
}

extension CellLine.Edge {
  /// The mean life from one side of the line to the other [s m²/kg].
  func meanLife(_ table: LifetimeTable) -> Double {
    let middle = table.lifetime(perigeeAltitude: middlePerigee, eccentricity: eccentricity)
    if lowerPerigee == upperPerigee { return middle }
    return
      (table.lifetime(perigeeAltitude: lowerPerigee, eccentricity: eccentricity) + 4 * middle
      + table.lifetime(perigeeAltitude: upperPerigee, eccentricity: eccentricity)) / 6
  }
}

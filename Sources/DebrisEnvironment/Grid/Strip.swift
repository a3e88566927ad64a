/// The eccentric orbits between two paths of drag.
struct Strip {
  /// The path below; the lowest strip has the floor.
  private let lower: DragPath?
  private let middle: DragPath
  private let upper: DragPath
  private let floor: Double
  /// The range of perigee altitudes that the strip ends in [m]; empty where it ends at the floor.
  let bottom: Range<Double>

  /// The eccentricity that the strip ends at.
  var endEccentricity: Double { upper.endEccentricity }

  /// The perigee altitudes of its sides and of its middle at an eccentricity [m].
  func perigees(atEccentricity e: Double) -> (lower: Double, middle: Double, upper: Double) {
    (
      lower?.perigee(atEccentricity: e) ?? floor, middle.perigee(atEccentricity: e),
      upper.perigee(atEccentricity: e)
    )
  }

  /// Divides all eccentric orbits of a grid, from the lowest strip up.
  ///
  /// - Parameters:
  ///   - perigeeEdges: The edges of the perigee bins [m], the floor first.
  ///   - eccentricities: The eccentricity where orbits are nearly circular, and the largest.
  ///   - resolution: How wide strips may be.
  static func dividing(
    perigeeEdges: [Double], eccentricities: ClosedRange<Double>, resolution: CellResolution
  ) -> [Strip] {
    let (floor, ceiling) = (perigeeEdges[0], perigeeEdges[perigeeEdges.count - 1])
    let transfer = min(CellResolution.transferEccentricity, eccentricities.upperBound)
    func path(_ bottom: Double, _ e: Double = eccentricities.lowerBound) -> DragPath {
      DragPath(endingAt: bottom, eccentricity: e, upTo: eccentricities.upperBound)
    }
    // Paths diverge: strips are widest at transfer orbits, or where they leave the bins.
    func width(_ lower: DragPath, _ upper: DragPath) -> Double {
      let e = min(transfer, lower.eccentricity(atPerigee: ceiling) ?? transfer)
      return upper.perigee(atEccentricity: e) - lower.perigee(atEccentricity: e)
    }
    func pathToFloor(through perigee: Double) -> DragPath {
      let end = DragPath.eccentricity(
        ofPathThrough: perigee, eccentricity: transfer, atFloor: floor)
      return path(floor, max(end, eccentricities.lowerBound))
    }
    // Orbits that reach the floor before they are nearly circular
    let last = path(floor)
    let height = last.perigee(atEccentricity: transfer) - floor
    let limit = resolution.band(from: floor).transferWidth
    let count = CellResolution.divisions(height, by: limit)
    var strips: [Strip] = []
    var lower: DragPath?
    for k in 0..<count {
      let middle = pathToFloor(
        through: floor + height * (Double(k) + 0.5) / Double(count))
      let upper =
        k + 1 == count ? last : pathToFloor(through: floor + height * Double(k + 1) / Double(count))
      strips.append(
        Strip(lower: lower, middle: middle, upper: upper, floor: floor, bottom: floor..<floor))
      lower = upper
    }
    // Those that do not
    let bottoms = resolution.edges(dividing: perigeeEdges, by: \.stripWidth)
    var lowest = last
    for (b1, b2) in zip(bottoms, bottoms.dropFirst()) {
      let highest = path(b2)
      let count = CellResolution.divisions(
        width(lowest, highest), by: resolution.band(from: b1).transferWidth)
      for k in 0..<count {
        let (q1, q2) = (
          b1 + (b2 - b1) * Double(k) / Double(count), b1 + (b2 - b1) * Double(k + 1) / Double(count)
        )
        let upper = k + 1 == count ? highest : path(q2)
        strips.append(
          Strip(
            lower: lowest, middle: path((q1 + q2) / 2), upper: upper, floor: floor, bottom: q1..<q2)
        )
        lowest = upper
      }
    }
    return strips
  }
}

/// What a steady source has put into the cells of a flow after a time.
///
/// The source is uniform within each cell. Its cumulative function is integrated along the
/// characteristics in closed form, so that a cell that empties in a minute holds its steady content
/// whatever the step.
public struct FlowSourceIntegral: Sendable {
  let meanFractionTimes: [Double]
  let travelTimes: [Double]
  /// Whether nothing passes the lowest edge.
  let isClosedBelow: Bool

  public init(flow: CharacteristicFlow, isClosedBelow: Bool = false) {
    self.isClosedBelow = isClosedBelow
    meanFractionTimes = (0..<flow.cellCount).map { flow.meanFractionTime(ofCell: $0) }
    travelTimes = flow.travelTimes
  }

  /// Adds to a row what a source has put into it, and the flow has left there.
  ///
  ///     F_k = ∫ M(x_k, t') dt' = (P(τ_k + B t) − P(τ_k))/B
  ///
  /// - Parameters:
  ///   - rates: An array that holds the rates of the source from `offset` on [1/s].
  ///   - row: An array that holds the totals of the cells from `offset` on.
  ///   - origins: The origins of the edges after `drag` times the time.
  ///   - drag: The factor B between time and travel time, above zero.
  /// - Returns: What left through the lowest edge.
  public func add(
    _ rates: borrowing [Double], to row: inout [Double], at offset: Int,
    along origins: [CharacteristicFlow.SourceOrigin], drag: Double,
    using work: RemapWorkspace
  ) -> Double {
    let n = meanFractionTimes.count
    precondition(offset + n <= row.count && offset + n <= rates.count, "out of bounds")
    precondition(origins.count == n + 1 && work.cellCapacity >= n, "out of bounds")
    let (cumulative, integral) = (work.cumulative, work.timeIntegral)
    cumulative[0] = 0
    integral[0] = 0
    for k in 0..<n {
      let rate = rates[offset + k]
      cumulative[k + 1] = cumulative[k] + rate
      integral[k + 1] =
        integral[k] + cumulative[k] * (travelTimes[k + 1] - travelTimes[k])
        + rate * meanFractionTimes[k]
    }
    var lost = 0.0
    var below = 0.0
    for k in 0...n {
      let origin = origins[k]
      let j = origin.cell
      let rate = j < n ? rates[offset + j] : 0
      var passed = cumulative[j] * origin.travelTime + rate * origin.fractionIntegral
      if j > k {
        passed +=
          cumulative[k] * (travelTimes[k + 1] - travelTimes[k])
          + rates[offset + k] * meanFractionTimes[k] + (integral[j] - integral[k + 1])
      }
      passed /= drag
      if k == 0 {
        if isClosedBelow { passed = 0 }
        lost = passed
      } else {
        passed = max(below, passed)
        row[offset + k - 1] += passed - below
      }
      below = passed
    }
    return lost
  }
}

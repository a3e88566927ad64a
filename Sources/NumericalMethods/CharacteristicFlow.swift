import Glibc

/// A steady flow towards smaller coordinates on a one-dimensional grid, and where it comes from.
///
/// Within a cell the speed is exponential between its values at the edges,
///
///     w(x) = w_k (w_{k+1}/w_k)^ξ,   ξ = (x − x_k)/(x_{k+1} − x_k)
///
/// which is exact for drag in an exponential atmosphere. The travel time τ from the lowest edge is
/// then known in closed form, and so is the place that the flow brings to an edge after any time:
/// steps have no limit of stability.
public struct CharacteristicFlow: Sendable {
  /// The edges of the cells, ascending.
  public let edges: [Double]
  /// The travel time from the lowest edge to each edge, in units of time per unit of drag.
  public let travelTimes: [Double]
  /// The logarithm of the speed at the lower over the speed at the upper edge of each cell.
  let logarithmicRatios: [Double]

  public var cellCount: Int { edges.count - 1 }

  /// Creates a flow from its speeds.
  ///
  /// - Parameters:
  ///   - edges: The edges of the cells, ascending.
  ///   - speeds: The speeds at the edges towards smaller coordinates, greater than zero.
  public init(edges: [Double], speeds: [Double]) {
    precondition(edges.count >= 2 && edges.count == speeds.count, "a flow needs a speed per edge")
    precondition(speeds.allSatisfy { $0 > 0 && $0.isFinite }, "a speed is not above zero")
    self.edges = edges
    var travelTimes = [0.0]
    var logarithmicRatios: [Double] = []
    for k in 0..<edges.count - 1 {
      let logarithm = log(speeds[k] / speeds[k + 1])
      // τ of the cell: Δx/w_k (g − 1)/ln g with g = w_k/w_{k+1}
      let stretch = logarithm == 0 ? 1 : expm1(logarithm) / logarithm
      travelTimes.append(travelTimes[k] + (edges[k + 1] - edges[k]) / speeds[k] * stretch)
      logarithmicRatios.append(logarithm)
    }
    self.travelTimes = travelTimes
    self.logarithmicRatios = logarithmicRatios
  }

  /// Where the flow comes from: a cell and how far up in it, or the top.
  public struct Origin: Sendable {
    /// The fraction of the cell's width that lies below the origin.
    public var fraction: Double
    /// The index of the cell; the number of cells where the origin is above the grid.
    public var cell: Int32

    public init(fraction: Double, cell: Int32) {
      self.fraction = fraction
      self.cell = cell
    }
  }

  /// What the integral of a steady source needs to know of an origin.
  public struct SourceOrigin: Sendable {
    public var cell: Int
    /// The travel time from the cell's lower edge, or from the top.
    public var travelTime: Double
    /// The integral of the fraction over the travel time, from the cell's lower edge.
    public var fractionIntegral: Double
  }

  /// Returns the fraction of a cell's width passed after a share of its travel time.
  func fraction(ofCell k: Int, atShare θ: Double) -> Double {
    let logarithm = logarithmicRatios[k]
    if logarithm == 0 { return θ }
    return min(1, max(0, log1p(θ * expm1(logarithm)) / logarithm))
  }

  /// Returns the integral of the passed fraction over the share of the travel time, from 0 to θ.
  func fractionIntegral(ofCell k: Int, toShare θ: Double) -> Double {
    let logarithm = logarithmicRatios[k]
    if abs(logarithm) < 1e-4 {
      // The series of the closed form: θ²/2 (1 + L (1/2 − θ/3) + …)
      return θ * θ / 2 * (1 + logarithm * (0.5 - θ / 3))
    }
    let growth = expm1(logarithm)
    let s = 1 + θ * growth
    return (s * log(s) - θ * growth) / (growth * logarithm)
  }

  /// The integral of the passed fraction over a whole cell, in travel time.
  public func meanFractionTime(ofCell k: Int) -> Double {
    fractionIntegral(ofCell: k, toShare: 1) * (travelTimes[k + 1] - travelTimes[k])
  }

  /// Returns the origins of what arrives at the edges after a time.
  ///
  /// - Parameter time: The elapsed time times the drag, not negative.
  /// - Returns: An origin per edge, ascending.
  public func origins(after time: Double) -> [Origin] {
    arrivals(after: time).map { arrival in
      arrival.cell == cellCount
        ? Origin(fraction: 0, cell: Int32(cellCount))
        : Origin(
          fraction: fraction(ofCell: arrival.cell, atShare: arrival.share),
          cell: Int32(arrival.cell))
    }
  }

  /// Returns the origins of what arrives at the edges after a time, for the integral of a source.
  public func sourceOrigins(after time: Double) -> [SourceOrigin] {
    arrivals(after: time).map { arrival in
      let (j, θ) = (arrival.cell, arrival.share)
      if j == cellCount {
        return SourceOrigin(cell: j, travelTime: θ, fractionIntegral: 0)
      }
      let width = travelTimes[j + 1] - travelTimes[j]
      return SourceOrigin(
        cell: j, travelTime: θ * width,
        fractionIntegral: fractionIntegral(ofCell: j, toShare: θ) * width)
    }
  }

  /// The cell of each origin and the share of its travel time; above the grid, the time itself.
  private func arrivals(after time: Double) -> [(cell: Int, share: Double)] {
    let n = cellCount
    var arrivals: [(cell: Int, share: Double)] = []
    arrivals.reserveCapacity(n + 1)
    var j = 0
    for k in 0...n {
      let τ = travelTimes[k] + time
      j = max(j, k)
      while j < n && travelTimes[j + 1] <= τ { j += 1 }
      // The difference of two large travel times would lose a small step: take the step itself.
      let elapsed = j == k ? time : max(0, τ - travelTimes[j])
      let width = j < n ? travelTimes[j + 1] - travelTimes[j] : 1
      arrivals.append((j, j < n ? min(1, elapsed / width) : elapsed))
    }
    return arrivals
  }
}

// References
// [1] Colella, Woodward (1984), The piecewise parabolic method (PPM) for gas-dynamical simulations,
//     J. Comput. Phys. 54, 174-201.
// [2] Leonard (1979), A stable and accurate convective modelling procedure based on quadratic upstream
//     interpolation, Comput. Methods Appl. Mech. Eng. 19, 59-98.
// [3] Lin, Rood (1996), Multidimensional flux-form semi-Lagrangian transport schemes, Mon. Weather
//     Rev. 124, 2046-2070: steps longer than a cell.
internal import CRemap

/// A line of cells that things move down along, measured by transit time.
///
/// The position of a point is the time that it takes to reach the lower end. In it everything moves
/// alike, whatever the speeds are, and a profile keeps its shape: what passes an edge during a step
/// is the content of a fixed distance above it, cut from limited parabolas in the cells [1], across
/// as many cells as it takes [3].
///
/// Objects of many kinds, the *lanes*, lie side by side in every cell and move by distances of their
/// own: objects with twice the drag by twice as much.
public struct TransitLine: Sendable {
  /// Lanes are moved in blocks of this many.
  public static var laneBlock: Int { 8 }

  public let cellCount: Int
  /// The transit time from each edge to the lowest.
  public private(set) var edges: [Double]
  private var widths: [Double]
  private var inverseWidths: [Double]
  /// The least width of each cell and all above it.
  private var thinnest: [Double]
  private var weights: [Double]

  /// Creates a line whose transit times are still to be set.
  public init(cellCount: Int) {
    precondition(cellCount > 0, "a line needs a cell")
    self.cellCount = cellCount
    edges = [Double](repeating: 0, count: cellCount + 1)
    widths = [Double](repeating: 1, count: cellCount)
    inverseWidths = widths
    thinnest = widths
    weights = [Double](repeating: 0, count: 4 * (cellCount + 1))
  }

  /// Creates a line from speeds; see `setSpeeds`.
  public init(edges: [Double], speeds: [Double]) {
    self.init(cellCount: edges.count - 1)
    setSpeeds(speeds, edges: edges)
  }

  /// Sets the transit times of the cells from speeds.
  ///
  /// - Parameters:
  ///   - speeds: The speed at each edge and in the middle of each cell, in turn, above zero. The
  ///     pace, its inverse, is integrated over each cell by Simpson's rule.
  ///   - first: The index of the first of the speeds.
  ///   - x: The coordinates of the edges, ascending.
  public mutating func setSpeeds(_ speeds: [Double], from first: Int = 0, edges x: [Double]) {
    precondition(speeds.count >= first + 2 * cellCount + 1 && x.count == cellCount + 1)
    setTimes(
      (0..<cellCount).map { k in
        let j = first + 2 * k
        let pace = (1 / speeds[j] + 4 / speeds[j + 1] + 1 / speeds[j + 2]) / 6
        return pace * (x[k + 1] - x[k])
      })
  }

  /// Sets the transit times of the cells.
  ///
  /// - Parameters:
  ///   - times: The times, above zero.
  ///   - first: The index of that of the lowest cell.
  public mutating func setTimes(_ times: [Double], from first: Int = 0) {
    precondition(times.count >= first + cellCount)
    var time = 0.0
    for k in 0..<cellCount {
      let width = times[first + k]
      widths[k] = width
      inverseWidths[k] = 1 / width
      time += width
      edges[k + 1] = time
    }
    var least = Double.infinity
    for k in (0..<cellCount).reversed() {
      least = min(least, widths[k])
      thinnest[k] = least
    }
    setWeights()
  }

  /// The share of quadratic upstream interpolation in the values at edges.
  ///
  /// The values of [1] alone hardly damp what is as short as a few cells: half of [2] lets a
  /// profile that steady sources feed settle, in cells that widen by a fifth from one to the next as well.
  private static var upstreamShare: Double { 0.5 }

  /// Sets the weights of the means of four cells in the value at the edge between the middle two:
  /// [1], Eq. 1.6, with the slopes of Eq. 1.7, and in part [2], the parabola through the means of the
  /// cell below and two above.
  private mutating func setWeights() {
    let n = cellCount
    // The lowest edge: the slope there of the cubic through the sums of the lowest three cells.
    weights[1] = 1
    if n >= 3 {
      let (a, b, c) = (widths[0], widths[1], widths[2])
      let (ab, abc) = (a + b, a + b + c)
      weights[3] = a * ab / ((b + c) * abc)
      weights[1] = 1 + a / ab + a / abc
      weights[2] = 1 - weights[1] - weights[3]
    }
    guard n >= 2 else { return }
    for k in 1..<n {
      let w = 4 * k
      let (b, c) = (widths[k - 1], widths[k])
      if k == 1 || k == n - 1 {
        (weights[w], weights[w + 3]) = (0, 0)
        weights[w + 1] = c / (b + c)
        weights[w + 2] = b / (b + c)
        // Next to the ends: the quadratic through the three cells that there are.
        if k + 1 < n {
          let d = widths[k + 1]
          weights[w + 1] = c * (c + d) / ((b + c) * (b + c + d))
          weights[w + 3] = -b * c / ((c + d) * (b + c + d))
          weights[w + 2] = 1 - weights[w + 1] - weights[w + 3]
        } else if k > 1 {
          let a = widths[k - 2]
          weights[w + 2] = b * (b + a) / ((c + b) * (c + b + a))
          weights[w] = -c * b / ((b + a) * (c + b + a))
          weights[w + 1] = 1 - weights[w + 2] - weights[w]
        }
        continue
      }
      let (a, d) = (widths[k - 2], widths[k + 1])
      // The slope of a cell: `up` times the step to the next one and `down` times that from the last.
      let belowScale = b / (a + b + c)
      let belowUp = belowScale * (2 * a + b) / (b + c)
      let belowDown = belowScale * (b + 2 * c) / (a + b)
      let aboveScale = c / (b + c + d)
      let aboveUp = aboveScale * (2 * b + c) / (c + d)
      let aboveDown = aboveScale * (c + 2 * d) / (b + c)
      let total = a + b + c + d
      let (left, right) = ((a + b) / (2 * b + c), (d + c) / (2 * c + b))
      let step = b / (b + c) + 2 * b * c / (b + c) * (left - right) / total
      let (above, below) = (-b * left / total, c * right / total)
      // value = b + step (c − b) + above × slope of c + below × slope of b
      let centred = SIMD4(
        -below * belowDown, 1 - step - above * aboveDown + below * (belowDown - belowUp),
        step + above * (aboveDown - aboveUp) + below * belowUp, above * aboveUp)
      let (first, last) = (
        c * (c + d) / ((b + c) * (b + c + d)), -b * c / ((c + d) * (b + c + d))
      )
      let upstream = SIMD4(0, first, 1 - first - last, last)
      let value = centred + Self.upstreamShare * (upstream - centred)
      for j in 0..<4 { weights[w + j] = value[j] }
    }
  }

  /// Moves the content of the cells downwards, each lane of a block by a distance.
  ///
  /// - Parameters:
  ///   - cells: The content of the cells in ascending order, the lanes of each side by side; none
  ///     negative. Replaced.
  ///   - count: The number of the lowest cells that hold anything; all of them without it.
  ///   - shifts: The distance of each lane, as a transit time; not negative.
  ///   - sources: The steady rates at which objects enter each cell, laid out alike, and the time of
  ///     the whole move.
  ///   - scratch: Room for `scratchCount` numbers of this line.
  ///   - passing: Replaced: for every edge, lane by lane, what passes it. Nothing passes the top.
  public func move(
    _ cells: UnsafeMutablePointer<Double>, count: Int? = nil, shifts: UnsafePointer<Double>,
    sources: (rates: UnsafePointer<Double>, duration: Double)? = nil,
    scratch: UnsafeMutablePointer<Double>, into passing: UnsafeMutablePointer<Double>
  ) {
    withLine(count: count ?? cellCount) { line in
      remap_move(line, cells, sources?.rates, sources?.duration ?? 0, shifts, scratch, passing)
    }
  }

  /// Carries the derivatives of a number by the cells after a move back to those before it.
  ///
  /// - Parameters:
  ///   - cells: The content of the cells before the move.
  ///   - shifts: The distance of each lane.
  ///   - duration: The time of the whole move.
  ///   - leaving: The derivative by what leaves the line at its end, for each lane.
  ///   - weights: The derivatives by the cells after the move; replaced.
  ///   - rates: Replaced by the derivatives by the rates of sources.
  ///   - scratch: Room for `adjointScratchCount` numbers of this line.
  public func moveBack(
    _ cells: UnsafePointer<Double>, shifts: UnsafePointer<Double>, duration: Double,
    leaving: UnsafePointer<Double>, weights: UnsafeMutablePointer<Double>,
    rates: UnsafeMutablePointer<Double>, scratch: UnsafeMutablePointer<Double>
  ) {
    withLine(count: cellCount) { line in
      remap_move_adjoint(line, cells, duration, shifts, leaving, weights, rates, scratch)
    }
  }

  private func withLine(count: Int, _ body: (UnsafePointer<remap_line>) -> Void) {
    edges.withUnsafeBufferPointer { edges in
      widths.withUnsafeBufferPointer { widths in
        inverseWidths.withUnsafeBufferPointer { inverseWidths in
          thinnest.withUnsafeBufferPointer { thinnest in
            weights.withUnsafeBufferPointer { weights in
              var line = remap_line(
                count: count, edges: edges.baseAddress, widths: widths.baseAddress,
                inverse_widths: inverseWidths.baseAddress, thinnest: thinnest.baseAddress,
                weights: weights.baseAddress)
              body(&line)
            }
          }
        }
      }
    }
  }

  /// The count of numbers that a line needs as scratch.
  public static func scratchCount(cells: Int) -> Int { remap_scratch_count(cells) }

  /// The count of numbers that the derivatives of a line need as scratch.
  public static func adjointScratchCount(cells: Int) -> Int { remap_adjoint_scratch_count(cells) }
}

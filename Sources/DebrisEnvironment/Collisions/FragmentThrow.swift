public import NumericalMethods

/// Draws the orbit bins of single fragments from the tables of ``FragmentSpread``.
public struct FragmentThrow: Sendable {
  /// Where a fragment goes.
  public enum Destination: Hashable, Sendable {
    /// A perigee x eccentricity bin.
    case bin(Int)
    /// It enters the atmosphere.
    case decays
    /// It leaves the grid.
    case leaves
  }

  private let binCount: Int
  /// For each column of fragment classes and each parent bin: the bins that fragments go to, and the cumulated shares.
  private let bins: [[[Int32]]]
  private let sums: [[[Float]]]
  private let decaying: [[Double]]

  public init(_ spreads: [FragmentSpread], binCount: Int) {
    self.binCount = binCount
    var (bins, sums) = ([[[Int32]]](), [[[Float]]]())
    for spread in spreads {
      var (rows, cumulated) = ([[Int32]](), [[Float]]())
      for parent in 0..<binCount {
        var (row, sum) = ([Int32](), [Float]())
        var total = 0.0
        for bin in 0..<binCount where spread.shares[parent, bin] > 0 {
          total += spread.shares[parent, bin]
          row.append(Int32(bin))
          sum.append(Float(total))
        }
        rows.append(row)
        cumulated.append(sum)
      }
      bins.append(rows)
      sums.append(cumulated)
    }
    self.bins = bins
    self.sums = sums
    decaying = spreads.map(\.decaying)
  }

  /// Returns where a fragment of a column goes from the bin of its parent.
  public func destination(
    column m: Int, parent: Int, using random: inout RandomStream
  ) -> Destination {
    let u = Float(random.uniform())
    let sum = sums[m][parent]
    if let last = sum.last, u < last {
      var (low, high) = (0, sum.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if sum[middle] > u { high = middle } else { low = middle + 1 }
      }
      return .bin(Int(bins[m][parent][low]))
    }
    return Double(u - (sum.last ?? 0)) < decaying[m][parent] ? .decays : .leaves
  }
}

import Glibc

/// The steady state of drag along the lines of cells, and of what takes objects out on their way.
///
/// What enters a cell evenly at rate r, with the flux Φ from above, and is taken out at rate a while it
/// crosses the cell in the time τ, leaves below as
///
///     Φ e^-x + r (1 - e^-x)/x,   x = a τ
///
/// and the cell holds Φ τ (1 - e^-x)/x + r τ (x - 1 + e^-x)/x². A state that grows as e^λt is
/// steady with λ added to a.
public struct SteadyTransport: Sendable {
  public let grid: OrbitGrid
  /// The ballistic coefficient C_D A/m of each class [m²/kg]; 0 for classes that keep their orbit.
  public let ballisticCoefficients: [Double]
  /// The transit times of the cells of each inclination [s m²/kg].
  private let times: [Double]

  public init(
    grid: OrbitGrid, transitTimes: TransitTimes, ballisticCoefficients: [Double],
    under mixes: [ActivityMix]
  ) {
    self.grid = grid
    self.ballisticCoefficients = ballisticCoefficients
    var times: [Double] = []
    transitTimes.find(mixes, factor: nil, into: &times)
    self.times = times
  }

  /// Replaces the contents of the cells of an inclination bin by the steady ones.
  ///
  /// - Parameters:
  ///   - c: A class that drag moves.
  ///   - i: The inclination bin.
  ///   - rates: What enters each cell [1/s]; replaced by what passed into it from strips too.
  ///   - absorption: The rate at which objects are taken out in each orbit bin [1/s].
  ///   - λ: A rate added to that [1/s].
  ///   - cells: The contents, replaced.
  public func find(
    ofClass c: Int, inclination i: Int, rates: inout [Double],
    absorption: UnsafePointer<Double>, growth λ: Double, into cells: inout [Double]
  ) {
    precondition(ballisticCoefficients[c] > 0, "drag does not move this class")
    let inverse = 1 / ballisticCoefficients[c]
    let first = grid.cellCount * i
    for line in grid.lines.dropFirst() + grid.lines.prefix(1) {
      var flux = 0.0
      for cell in line.cells.reversed() {
        let rate = rates[cell]
        if flux == 0 && rate == 0 {
          cells[cell] = 0
          continue
        }
        let τ = inverse * times[first + cell]
        let x = (absorption[grid.cellMap.binOfCell[cell]] + λ) * τ
        let (passing, leaving, held) = Self.shares(x)
        cells[cell] = τ * (flux * leaving + rate * held)
        flux = flux * passing + rate * leaving
      }
      for (cell, share) in line.outlet { rates[cell] += share * flux }
    }
  }

  /// e^-x, (1 - e^-x)/x and (x - 1 + e^-x)/x².
  private static func shares(_ x: Double) -> (Double, Double, Double) {
    let passing = exp(-x)
    if abs(x) < 1e-2 {
      let leaving = 1 - x / 2 * (1 - x / 3 * (1 - x / 4 * (1 - x / 5 * (1 - x / 6))))
      let held = 0.5 * (1 - x / 3 * (1 - x / 4 * (1 - x / 5 * (1 - x / 6 * (1 - x / 7)))))
      return (passing, leaving, held)
    }
    let leaving = (1 - passing) / x
    return (passing, leaving, (1 - leaving) / x)
  }
}

extension CellMap {
  /// Adds what enters bins to what enters their cells.
  public func add(bins: ArraySlice<Double>, to cells: inout [Double]) {
    for (bin, value) in zip(0..., bins) where value != 0 {
      for part in firstOfBin[bin]..<firstOfBin[bin + 1] {
        cells[cellsOfBins[part]] += sharesOfBins[part] * value
      }
    }
  }
}

import NumericalMethods
public import SpaceEnvironment

extension DragTransport {
  /// Carries the derivatives of a number by the cells after a step back to those before it.
  ///
  /// - Parameters:
  ///   - population: The population before the step.
  ///   - duration: The length of the step [s].
  ///   - mixes: The activity during the step.
  ///   - trend: A long-term change of the density, and the year that it is taken at.
  ///   - weights: The derivatives by the cells after the step; replaced by those by the cells before it.
  ///   - rates: Replaced by the derivatives by the rate at which objects enter each cell [s].
  ///   - scratch: Room that `makeAdjointScratch` has made.
  public func moveBack(
    _ population: inout Population, by duration: Double, under mixes: [ActivityMix],
    trend: (change: DensityTrend, year: Double)? = nil, weights: inout Population,
    rates: inout Population, scratch: Workspace<Double>
  ) {
    setFlow(mixes, trend)
    let width = Population.blockWidth
    let size = width * grid.cellCount
    let leaving = Workspace(repeating: 0.0, count: width)
    let shifts = rooms[0].shifts.start
    weights.counts.withUnsafeMutableBufferPointer { weights in
      rates.counts.withUnsafeMutableBufferPointer { rates in
        population.forEachBlock { block in
          let first = size * (block.index + blockCount * block.inclination)
          let (weights, rates) = (weights.baseAddress! + first, rates.baseAddress! + first)
          setShifts(block.index, during: duration, rooms[0])
          if load(shifts, 0) == .zero {
            for k in 0..<size { rates[k] = duration * weights[k] }
            return
          }
          // Nearly circular orbits first: what strips pass to them is a source there.
          for (n, line) in grid.lines.enumerated() {
            var sum = Lanes.zero
            for (cell, share) in line.outlet { sum += share / duration * load(rates, width * cell) }
            store(sum, leaving.start, 0)
            let start = width * line.firstCell
            flow[block.inclination][n].moveBack(
              block.cells + start, shifts: shifts, duration: duration,
              leaving: leaving.start, weights: weights + start, rates: rates + start,
              scratch: scratch.start)
          }
        }
      }
    }
  }

  /// Makes the room that `moveBack` needs.
  public func makeAdjointScratch() -> Workspace<Double> {
    let longest = grid.lines.map(\.cellCount).max()!
    return Workspace(repeating: 0, count: TransitLine.adjointScratchCount(cells: longest))
  }
}

extension CellMap {
  /// The derivatives by what enters the bins, from those by what enters their cells.
  public func gather(
    _ cells: Population, class c: Int, inclination i: Int, into bins: inout ArraySlice<Double>
  ) {
    let start = cells.index(class: c, inclination: i, cell: 0)
    let width = Population.blockWidth
    for bin in 0..<bins.count {
      var sum = 0.0
      for part in firstOfBin[bin]..<firstOfBin[bin + 1] {
        sum += sharesOfBins[part] * cells.counts[start + width * cellsOfBins[part]]
      }
      bins[bins.startIndex + bin] = sum
    }
  }

  /// The same of a single bin.
  public func gathered(_ cells: Population, class c: Int, inclination i: Int, bin: Int) -> Double {
    (firstOfBin[bin]..<firstOfBin[bin + 1]).reduce(0) {
      $0 + sharesOfBins[$1]
        * cells.counts[cells.index(class: c, inclination: i, cell: cellsOfBins[$1])]
    }
  }
}

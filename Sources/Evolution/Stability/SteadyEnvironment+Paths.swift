import DebrisEnvironment
import Glibc

// How what is caused fills the paths of drag.
extension SteadyEnvironment {
  /// Fills the paths with what enters them.
  func fill(
    gains: [Double], steps: [Double], sources: [[(cell: Int, rate: Double)]], active: [Double],
    worn: [Double]?, entering: Population? = nil, growth λ: Double
  ) -> State {
    let (grid, classes) = (model.grid, model.classes)
    let (C, I, bins) = (classes.count, grid.inclinationCount, grid.binCount)
    var state = State(
      cells: Population(grid: grid, classCount: C),
      binned: BinnedPopulation(grid: grid, classCount: C))
    var rates = [Double](repeating: 0, count: grid.cellCount)
    var contents = rates
    var byBin = [Double](repeating: 0, count: bins)
    for i in 0..<I {
      for c in 0..<C where !isHeld[c] && transport.ballisticCoefficients[c] > 0 {
        for k in rates.indices { rates[k] = 0 }
        for bin in 0..<bins { byBin[bin] = 0 }
        if c >= classes.firstFragment {
          let first = bins * (i + I * (c - classes.firstFragment))
          for bin in 0..<bins { byBin[bin] = gains[first + bin] }
        }
        for (from, share) in stepSources[c] {
          let first = bins * (from + C * i)
          for bin in 0..<bins { byBin[bin] += share * steps[first + bin] }
        }
        grid.cellMap.add(bins: byBin[...], to: &rates)
        for (cell, rate) in sources[c + C * i] { rates[cell] += rate }
        let first = state.binned.offset(class: c, inclination: i)
        let start = state.cells.index(class: c, inclination: i, cell: 0)
        let width = Population.blockWidth
        if let worn {
          for (cell, bin) in grid.cellMap.binOfCell.enumerated() {
            rates[cell] -= worn[first + bin] * point.cells.counts[start + width * cell]
          }
        }
        if let entering {
          for cell in rates.indices { rates[cell] += entering.counts[start + width * cell] }
        }
        absorption.withUnsafeBufferPointer {
          transport.find(
            ofClass: c, inclination: i, rates: &rates, absorption: $0.baseAddress! + first,
            growth: λ, into: &contents)
        }
        for (cell, bin) in grid.cellMap.binOfCell.enumerated() where contents[cell] != 0 {
          state.cells.counts[start + width * cell] = contents[cell]
          state.binned.counts[first + bin] += contents[cell]
        }
      }
    }
    for (group, count) in zip(payloads, active) {
      state.cells.add(count, class: group.objectClass, bin: group.bin, grid: grid)
      state.binned.counts[index(group)] += count
    }
    return state
  }

  func index(_ group: Payloads) -> Int {
    held.offset(class: group.objectClass, inclination: group.bin.inclination) + group.bin.perigee
      + model.grid.perigeeCount * group.bin.eccentricity
  }

  func add(
    _ rate: Double, after group: Payloads, to sources: inout [[(cell: Int, rate: Double)]]
  ) {
    for part in group.after {
      sources[part.objectClass + model.classes.count * part.inclination].append(
        (part.cell, rate * part.share))
    }
  }

  /// ∫ e^-ds ds from 0 to a time.
  static func discounted(_ time: Double, _ d: Double) -> Double {
    d * time == 0 ? time : -expm1(-d * time) / d
  }

  /// ∫ s e^-ds ds from 0 to a time.
  static func discountedAge(_ time: Double, _ d: Double) -> Double {
    let x = d * time
    if abs(x) < 1e-3 { return time * time * (0.5 - x / 3 + x * x / 8 - x * x * x / 30) }
    return (1 - exp(-x) * (1 + x)) / (d * d)
  }
}

import NumericalMethods
import TestSupport
import Testing

@Suite("Derivatives of the transport")
struct TransitLineAdjointTests {
  // Moves of less than a cell, of a few and of all of them, with a lane of each in a block.
  @Test(
    "Property: the derivatives of a move are those of central differences (1e-7)",
    arguments: [0.3, 1, 40], [3, 12])
  func derivatives(scale: Double, cells: Int) {
    var random = SplitMix(state: 7)
    var line = TransitLine(cellCount: cells)
    line.setTimes((0..<cells).map { _ in 0.5 + Double.random(in: 0..<1, using: &random) })
    let width = TransitLine.laneBlock
    let shifts = (0..<width).map { scale * (0.05 + 0.1 * Double($0)) }
    let content = (0..<width * cells).map { _ in
      1 + 20 * Double.random(in: 0..<1, using: &random) * Double.random(in: 0..<1, using: &random)
    }
    let sources = (0..<width * cells).map { _ in Double.random(in: 0..<1, using: &random) }
    let weights = (0..<width * cells).map { _ in Double.random(in: 0..<1, using: &random) - 0.5 }
    let leaving = (0..<width).map { _ in Double.random(in: 0..<1, using: &random) - 0.5 }
    let duration = 1.7
    func result(_ content: [Double], _ sources: [Double]) -> Double {
      let state = Workspace(content)
      let rates = Workspace(sources)
      let distance = Workspace(shifts)
      let scratch = Workspace(repeating: 0.0, count: TransitLine.scratchCount(cells: cells))
      let passing = Workspace(repeating: 0.0, count: width * (cells + 1))
      line.move(
        state.start, shifts: distance.start, sources: (UnsafePointer(rates.start), duration),
        scratch: scratch.start, into: passing.start)
      var sum = 0.0
      for k in weights.indices { sum += weights[k] * state.start[k] }
      for l in 0..<width { sum += leaving[l] * passing.start[l] }
      return sum
    }
    let state = Workspace(content)
    let distance = Workspace(shifts)
    let outlet = Workspace(leaving)
    let byCell = Workspace(weights)
    let byRate = Workspace(repeating: 0.0, count: width * cells)
    let scratch = Workspace(repeating: 0.0, count: TransitLine.adjointScratchCount(cells: cells))
    line.moveBack(
      state.start, shifts: distance.start, duration: duration, leaving: outlet.start,
      weights: byCell.start, rates: byRate.start, scratch: scratch.start)
    let step = 1e-6
    for k in content.indices {
      for (isCell, derivative) in [(true, byCell.start[k]), (false, byRate.start[k])] {
        let values = [step, -step].map { step in
          var (a, b) = (content, sources)
          if isCell { a[k] += step } else { b[k] += step }
          return result(a, b)
        }
        let expected = (values[0] - values[1]) / (2 * step)
        #expect(abs(derivative - expected) < 1e-7, "\(isCell ? "cell" : "rate") \(k)")
      }
    }
  }

  // A spike between cells of so little that the square of it vanishes, or is not a normal number.
  @Test(
    "Property: derivatives are finite beside numbers whose squares vanish",
    arguments: [1e-100, 1e-146, 1e-150, 1e-154, 1e-158, 1e-162, 1e-200])
  func vanishing(amount: Double) {
    let (cells, width) = (12, TransitLine.laneBlock)
    var line = TransitLine(cellCount: cells)
    line.setTimes((0..<cells).map { 1e8 * (1 + 0.1 * Double($0 % 3)) })
    let state = Workspace(
      (0..<width * cells).map { k in
        [1, 0.02, 0.3, 1, 0.02, 1][(k / width + k % width) % 6] * amount
      })
    let distance = Workspace((0..<width).map { 1e7 * Double(1 + 4 * $0) })
    let outlet = Workspace(repeating: 0.5, count: width)
    let byCell = Workspace((0..<width * cells).map { Double($0 % 7) - 3 })
    let byRate = Workspace(repeating: 0.0, count: width * cells)
    let scratch = Workspace(repeating: 0.0, count: TransitLine.adjointScratchCount(cells: cells))
    line.moveBack(
      state.start, shifts: distance.start, duration: 1, leaving: outlet.start,
      weights: byCell.start, rates: byRate.start, scratch: scratch.start)
    for k in 0..<width * cells {
      #expect(byCell.start[k].isFinite && abs(byCell.start[k]) < 100)
      #expect(byRate.start[k].isFinite)
    }
  }
}

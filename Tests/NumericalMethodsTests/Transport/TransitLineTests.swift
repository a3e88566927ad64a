import Glibc
import NumericalMethods
import TestSupport
import Testing

@Suite("Line of cells measured by transit time")
struct TransitLineTests {
  /// Positions from 0 in cells of widths within a factor of ten.
  static func randomPositions(_ count: Int, _ generator: inout SplitMix) -> [Double] {
    var positions = [0.0]
    for _ in 0..<count {
      positions.append(positions.last! + pow(10, Double.random(in: 0...1, using: &generator)))
    }
    return positions
  }

  static func widths(_ positions: [Double]) -> [Double] {
    zip(positions, positions.dropFirst()).map { $1 - $0 }
  }

  /// Densities at random; those of odd trials with gaps and jumps of many decades, down to where moves
  /// make them zero.
  static func randomRow(_ count: Int, trial: Int, _ generator: inout SplitMix) -> [Double] {
    (0..<count).map { _ in
      if trial % 2 == 0 { return Double.random(in: 0...1, using: &generator) }
      return Bool.random(using: &generator)
        ? 0 : pow(10, Double.random(in: -90...3, using: &generator))
    }
  }

  // MARK: - Transit times

  // Measured, the relative error of the transit time of each cell of 25 km by Simpson's rule:
  // 1.65e-4, 3.29e-5, 1.04e-5, 4.28e-6 and 2.06e-6 at scale heights of 30, 45, 60, 75 and 90 km;
  // the fourth derivative gives (25 km/H)⁴/2880.
  @Test(
    "Transit times of cells of 25 km in exponential speeds: 2e-4 at a scale height of 30 km",
    arguments: [30.0, 45, 60, 75, 90])
  func exponentialSpeeds(scaleHeight: Double) {
    let fall = ExponentialFall(scaleHeight: scaleHeight, reference: 500)
    let edges = uniformEdges(from: 200, to: 1_000, count: 32)
    let line = TransitLine(edges: edges, speed: fall.speed)
    let expected = pow(25 / scaleHeight, 4) / 2_880
    for k in 0..<32 {
      let time = fall.timeToFall(from: edges[k + 1], to: edges[k])
      let error = relativeError(line.edges[k + 1] - line.edges[k], time)
      #expect(error > 0.95 * expected && error < 1.05 * expected)
    }
    #expect(
      relativeError(line.edges[32], fall.timeToFall(from: 1_000, to: 200)) < 1.05 * expected)
  }

  @Test("Property: a pace that is a cubic of the position is integrated exactly")
  func cubicPace() {
    var generator = SplitMix(state: 12)
    let edges = Self.randomPositions(20, &generator).map { 100 + $0 }
    let line = TransitLine(edges: edges) { 1 / (1 + $0 * $0 * $0) }
    let integral = { (x: Double) in x + x * x * x * x / 4 }
    #expect(line.edges[0] == 0)
    for (r, time) in zip(edges, line.edges).dropFirst() {
      #expect(relativeError(time, integral(r) - integral(100)) < 1e-12)
    }
  }

  @Test("Property: speeds are read from where they start, and set anew")
  func speedsFrom() {
    let edges = [200.0, 201, 206, 250]
    let speeds = [3.0, 1, 4, 1, 5, 9, 2]
    let expected = TransitLine(edges: edges, speeds: speeds)
    var line = TransitLine(edges: edges) { 1 + $0 }
    line.setSpeeds([0, -1, .nan] + speeds + [0], from: 3, edges: edges)
    #expect(line.edges == expected.edges)
    let row = [2.0, 7, 1]
    #expect(line.passing([row], shifts: [1]) == expected.passing([row], shifts: [1]))
  }

  @Test("Property: only transit times count: speeds and times scale together")
  func scaling() {
    var generator = SplitMix(state: 13)
    let edges = Self.randomPositions(12, &generator)
    let speeds = (0..<25).map { _ in pow(10, Double.random(in: -1...1, using: &generator)) }
    let row = Self.randomRow(12, trial: 0, &generator)
    let line = TransitLine(edges: edges, speeds: speeds)
    let faster = TransitLine(edges: edges, speeds: speeds.map { 1024 * $0 })
    for share in [0.01, 0.3, 0.8] {
      let shift = share * line.edges.last!
      #expect(faster.passing([row], shifts: [shift / 1024]) == line.passing([row], shifts: [shift]))
    }
  }

  // MARK: - Parabolas

  @Test("Property: the values at edges are exact for quadratic densities, on uneven cells")
  func quadratics() {
    var generator = SplitMix(state: 14)
    for _ in 0..<50 {
      let positions = Self.randomPositions(40, &generator)
      // Rising, and bent by so little in a cell that no limit acts
      let (a, b) = (
        Double.random(in: 0...1e4, using: &generator),
        Double.random(in: 0.1...100, using: &generator)
      )
      let density = { (x: Double) in 1 + (a + b * (x + 20)) * (x + 20) }
      let integral = { (x: Double) in
        let y = x + 20
        return y * (1 + y * (a / 2 + y * b / 3))
      }
      let row = zip(positions, positions.dropFirst()).map { integral($1) - integral($0) }
      // What passes is a cubic of the shift; its slope at 0 is the value at the edge.
      let shift = Self.widths(positions).min()! / 3
      let passing = TransitLine(positions: positions).passing(
        [row, row, row], shifts: [shift, 2 * shift, 3 * shift])
      for k in 2..<39 {
        let value = (3 * passing[0][k] - 1.5 * passing[1][k] + passing[2][k] / 3) / shift
        #expect(relativeError(value, density(positions[k])) < 1e-9)
      }
    }
  }

  @Test(
    "Property: a quadratic density whose cells are monotone is moved exactly, over any distance",
    arguments: [0.7, 3.3, 17])
  func parabola(shift: Double) {
    var generator = SplitMix(state: 10)
    for _ in 0..<20 {
      var positions = [0.0]
      for _ in 0..<40 {
        positions.append(positions.last! + Double.random(in: 1...4, using: &generator))
      }
      let integral = { (x: Double) in (x + 100) * (x + 100) * (x + 100) / 3 }
      let row = zip(positions, positions.dropFirst()).map { integral($1) - integral($0) }
      let result = TransitLine(positions: positions).moved(row, by: shift).row
      for k in 2..<38 where positions[k + 1] + shift <= positions[38] {
        let expected = integral(positions[k + 1] + shift) - integral(positions[k] + shift)
        #expect(relativeError(result[k], expected) < 1e-11)
      }
    }
  }

  @Test(
    "Agreement with a plain implementation, sources included (1e-12 of the content)",
    arguments: [1, 2, 3, 4, 5, 6, 9, 31])
  func plain(count: Int) {
    var generator = SplitMix(state: 100 + UInt64(count))
    for trial in 0..<40 {
      let positions = Self.randomPositions(count, &generator)
      let line = TransitLine(positions: positions)
      let rows = (0..<8).map { _ in Self.randomRow(count, trial: trial, &generator) }
      let rates = (0..<8).map { _ in Self.randomRow(count, trial: 0, &generator) }
      let shifts = (0..<8).map { _ in
        positions.last! * pow(10, Double.random(in: -4...0.2, using: &generator))
      }
      let still = line.passing(rows, shifts: shifts)
      let fed = line.passing(rows, shifts: shifts, rates: rates, duration: 0.7)
      for l in 0..<8 {
        let content = PlainParabolas(positions: positions, content: rows[l]).passing(shifts[l])
        let sources = PlainParabolas.passing(
          ofSources: rates[l], duration: 0.7, positions: positions, shift: shifts[l])
        let all = rows[l].reduce(0, +) + 0.7 * rates[l].reduce(0, +)
        for k in 0...count {
          #expect(abs(still[l][k] - content[k]) <= 1e-12 * rows[l].reduce(0, +))
          #expect(abs(fed[l][k] - content[k] - sources[k]) <= 1e-12 * all)
        }
      }
    }
  }

  // MARK: - Limits

  @Test(
    "Property: nothing is lost but through the lowest edge (1e-13), nothing turns negative",
    arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 304])
  func conservation(count: Int) {
    var generator = SplitMix(state: UInt64(count))
    for trial in 0..<60 {
      // Speeds at random over two decades; transit times of cells over three.
      let edges = Self.randomPositions(count, &generator)
      let speeds = (0..<2 * count + 1).map { _ in
        pow(10, Double.random(in: -1...1, using: &generator))
      }
      let line = TransitLine(edges: edges, speeds: speeds)
      let row = Self.randomRow(count, trial: trial, &generator)
      let shift = line.edges.last! * pow(10, Double.random(in: -6...0.2, using: &generator))
      let passing = line.passing([row], shifts: [shift])[0]
      let before = row.reduce(0, +)
      #expect(passing.allSatisfy { $0 >= 0 } && passing[count] == 0)
      let (after, lost) = line.moved(row, by: shift)
      #expect(lost == passing[0] && lost <= before * (1 + 1e-15))
      #expect(abs(after.reduce(0, +) + lost - before) <= 1e-13 * before)
      // Sums of what passes round: callers clamp what that leaves below zero.
      #expect(after.allSatisfy { $0 >= -1e-15 * before })
    }
  }

  // Measured, in shares of the jump: 9.1 % above and nothing below for 0 to 1, 11.4 and 6.6 % for 2 to 5,
  // 15.8 and 15.3 % for 1 to 1.2, where the profile counts as smooth.
  @Test(
    "Property: beside a jump the profile overshoots by an eighth, or by a thirtieth of the level",
    arguments: [(0.0, 1.0), (2, 5), (1, 1.2)], [0.02, 0.1, 0.3, 0.7])
  func overshoot(levels: (Double, Double), shift: Double) {
    let line = TransitLine(positions: uniformEdges(from: 0, to: 100, count: 100))
    var row = (0..<100).map { $0 < 60 || $0 >= 80 ? levels.0 : levels.1 }
    let limit = max(0.12 * (levels.1 - levels.0), 0.033 * levels.0)
    for step in 1...Int(40 / shift) {
      row = line.moved(row, by: shift).row
      // The top, where the line above is empty, is left out.
      let inside = row[..<(90 - Int(Double(step) * shift))]
      #expect(inside.allSatisfy { $0 < levels.1 + limit && $0 > levels.0 - limit && $0 >= 0 })
    }
  }

  // With monotone parabolas alone 39 of 360 such lanes ripple without end, by up to 2e-3 in a step.
  @Test("Property: a profile that steady sources feed and losses wear settles to rounding (1e-11)")
  func settling() {
    let block = TransitLine.laneBlock
    var generator = SplitMix(state: 21)
    for trial in 0..<12 {
      let n = trial % 2 == 0 ? 20 : 40
      let slope = Double.random(in: 0...3, using: &generator) / Double(n)
      let positions = (0..<n).reduce(into: [0.0]) { $0.append($0[$1] + exp(slope * Double($1))) }
      let line = TransitLine(positions: positions)
      let bins = 8
      let perBin = (0..<bins * block).map { _ in
        Double.random(in: 0...1, using: &generator) < 0.7
          ? -log(Double.random(in: 0.01...1, using: &generator)) : 0
      }
      let shifts = Workspace(
        (0..<block).map { _ in
          positions[n] / Double(n) * pow(10, Double.random(in: -1.7...0.5, using: &generator))
        })
      let rates = Workspace(repeating: 0.0, count: block * n)
      var wear = [Double](repeating: 0, count: block * n)
      for k in 0..<block * n {
        let lane = k % block
        let bin = k / block * bins / n
        rates.start[k] = perBin[lane + block * bin]
        wear[k] = 0.3 * perBin[lane + block * (bins - 1 - bin)] * shifts.start[lane] / positions[n]
      }
      let cells = Workspace(repeating: 0.0, count: block * n)
      let scratch = Workspace(repeating: 0.0, count: TransitLine.scratchCount(cells: n))
      let passing = Workspace(repeating: 0.0, count: block * (n + 1))
      var before = [Double](repeating: 0, count: block * n)
      let slowest = (0..<block).map { positions[n] / shifts.start[$0] }.max()!
      for _ in 0..<Int(10 * slowest) {
        for k in before.indices {
          before[k] = cells.start[k]
          cells.start[k] *= 1 - wear[k]
        }
        line.move(
          cells.start, shifts: shifts.start, sources: (UnsafePointer(rates.start), 1),
          scratch: scratch.start, into: passing.start)
      }
      for lane in 0..<block {
        let last = (0..<n).map { cells.start[lane + block * $0] }
        let change = (0..<n).map { abs(last[$0] - before[lane + block * $0]) }
        #expect(change.max()! <= 1e-11 * last.max()!, "trial \(trial), lane \(lane)")
      }
    }
  }

  @Test("Property: an even density in transit time stays, whatever the speeds: a steady flow")
  func steady() {
    var generator = SplitMix(state: 7)
    for share in [1e-6, 0.02, 0.4, 0.9] {
      let speeds = (0..<61).map { _ in pow(10, Double.random(in: -2...2, using: &generator)) }
      let line = TransitLine(edges: Self.randomPositions(30, &generator), speeds: speeds)
      let row = Self.widths(line.edges).map { 5 * $0 }
      let shift = share * line.edges[30]
      let passing = line.passing([row], shifts: [shift])[0]
      let (after, lost) = line.moved(row, by: shift)
      #expect(relativeError(lost, 5 * shift) < 1e-12)
      for k in 0..<30 where line.edges[k + 1] + shift <= line.edges[30] {
        #expect(relativeError(passing[k], 5 * shift) < 1e-12)
        #expect(abs(after[k] - row[k]) < 1e-14 * 5 * line.edges[30])
      }
    }
  }

  @Test("Property: one step over whole cells, however many, moves the content exactly")
  func wholeCells() {
    var generator = SplitMix(state: 9)
    let line = TransitLine(positions: uniformEdges(from: 0, to: 64, count: 64))
    let row = (0..<64).map { _ in Double.random(in: 0...1, using: &generator) }
    for cells in [1, 5, 40, 64, 90] {
      let result = line.moved(row, by: Double(cells))
      #expect(relativeError(result.lost, row[..<min(64, cells)].reduce(0, +)) < 1e-14)
      for k in 0..<64 {
        #expect(abs(result.row[k] - (k + cells < 64 ? row[k + cells] : 0)) < 1e-13)
      }
    }
  }

  // MARK: - Shifts

  @Test("Property: a shift of zero moves nothing, one beyond the line empties it")
  func nothingAndAll() {
    var generator = SplitMix(state: 15)
    for count in [1, 2, 3, 4, 17] {
      let positions = Self.randomPositions(count, &generator)
      let line = TransitLine(positions: positions)
      let row = Self.randomRow(count, trial: 0, &generator)
      let total = row.reduce(0, +)
      #expect(line.passing([row], shifts: [0])[0].allSatisfy { $0 == 0 })
      for shift in [positions[count], 1.0001 * positions[count], 1e12] {
        let passing = line.passing([row], shifts: [shift])[0]
        for k in 0...count {
          #expect(abs(passing[k] - row[k...].reduce(0, +)) < 1e-15 * Double(count) * total)
        }
        #expect(line.moved(row, by: shift).row.allSatisfy { abs($0) < 1e-15 * total })
      }
      // Sources leave but for what has not had the time.
      let still = line.passing([row], shifts: [0], rates: [row], duration: 3)[0]
      #expect(still.allSatisfy { $0 == 0 })
    }
  }

  @Test("Lines of one and two cells hold even densities")
  func short() {
    let one = TransitLine(positions: [0, 4])
    let passing = one.passing(
      [[8], [8], [8], [8]], shifts: [0, 1, 4, 9], rates: [[2], [2], [2], [2]], duration: 10)
    // Of the 20 that enter, the mean share of the time that is left after passing the cell
    let expected: [Double] = [0, 0, 2 + 2.5, 0, 8 + 10, 0, 8 + 20 * 7 / 9, 0]
    for (a, b) in zip(passing.joined(), expected) { #expect(abs(a - b) < 1e-13) }
    let two = TransitLine(positions: [0, 2, 6])
    let both = two.passing([[6, 8], [6, 8], [6, 8]], shifts: [1, 3, 7])
    for (a, b) in zip(both.joined(), [3.0, 2, 0, 8, 6, 0, 14, 8, 0]) { #expect(abs(a - b) < 1e-14) }
    // Three cells: densities 1, 2, 4, and at the edges 5/6, 4/3, 17/6 by the quadratic through them
    let three = TransitLine(positions: [0, 1, 2, 3])
    let row = three.passing([[1, 2, 4]], shifts: [0.5])[0]
    for (a, b) in zip(row, [0.4375, 0.8125, 2, 0]) { #expect(abs(a - b) < 1e-15) }
  }

  @Test("Property: lanes do not know of each other: alone, side by side and in any order")
  func lanes() {
    var generator = SplitMix(state: 16)
    for trial in 0..<30 {
      let n = [1, 2, 3, 12, 40][trial % 5]
      let positions = Self.randomPositions(n, &generator)
      let line = TransitLine(positions: positions)
      let rows = (0..<8).map { _ in Self.randomRow(n, trial: trial, &generator) }
      let rates = (0..<8).map { _ in Self.randomRow(n, trial: 0, &generator) }
      // Slow lanes, fast ones, one at rest and one that leaves
      let shifts =
        (0..<6).map { _ in
          positions[n] * pow(10, Double.random(in: -4...0, using: &generator))
        } + [0, 2 * positions[n]]
      let together = line.passing(rows, shifts: shifts, rates: rates, duration: 2)
      for l in 0..<8 {
        let alone = line.passing([rows[l]], shifts: [shifts[l]], rates: [rates[l]], duration: 2)
        #expect(alone[0] == together[l])
      }
      let order = (0..<8).shuffled(using: &generator)
      let permuted = line.passing(
        order.map { rows[$0] }, shifts: order.map { shifts[$0] }, rates: order.map { rates[$0] },
        duration: 2)
      for (place, l) in order.enumerated() { #expect(permuted[place] == together[l]) }
    }
  }
}

import NumericalMethods
public import SpaceEnvironment

/// Drag moves a population along the paths that it takes orbits along.
///
/// Every cell lies on a line, and everything on a line moves alike in transit time: a step moves the
/// cells exactly, with limited parabolas in them. There is no limit of stability, there are no negative
/// numbers, nothing is lost but through the floor; mean lives of bins are those of the orbits to 1.3 %. Steady
/// sources enter inside the step, and so do the eccentric orbits that have become nearly circular.
public final class DragTransport {
  public let grid: OrbitGrid
  /// The ballistic coefficient C_D A/m of each class [m²/kg]; 0 for classes that keep their orbit.
  public let ballisticCoefficients: [Double]

  let blockCount: Int
  private let transitTimes: TransitTimes
  /// The flow by inclination bin and line.
  var flow: [[TransitLine]]
  private var times: [Double] = []
  private var mixes: [ActivityMix] = []
  private var year: Double?

  /// The room of each thread.
  let rooms: [Room]
  /// What decays of every block of lanes in a step.
  private let decays: Workspace<Double>

  /// What moving a block of lanes needs.
  final class Room {
    /// The distance that each lane of a block moves in a step.
    let shifts = Workspace(repeating: 0.0, count: TransitLine.laneBlock)
    let scratch: Workspace<Double>
    let passing: Workspace<Double>
    /// The rates at which nearly circular cells receive objects, from sources and from strips.
    let entering: Workspace<Double>
    let laid: SteadySources.Laid

    init(grid: OrbitGrid) {
      let (block, longest) = (TransitLine.laneBlock, grid.lines.map(\.cellCount).max()!)
      scratch = Workspace(repeating: 0.0, count: TransitLine.scratchCount(cells: longest))
      passing = Workspace(repeating: 0.0, count: block * (longest + 1))
      entering = Workspace(repeating: 0.0, count: block * grid.lines[0].cellCount)
      laid = SteadySources.Laid(grid: grid)
    }
  }

  /// Creates the transport.
  ///
  /// - Parameters:
  ///   - grid: The orbit bins and their cells.
  ///   - transitTimes: The times through the cells.
  ///   - ballisticCoefficients: C_D A/m of each class [m²/kg], not negative.
  ///   - threads: How many threads move blocks of lanes; it changes no digit.
  public init(
    grid: OrbitGrid, transitTimes: TransitTimes, ballisticCoefficients: [Double], threads: Int = 1
  ) {
    precondition(ballisticCoefficients.allSatisfy { $0 >= 0 }, "negative ballistic coefficient")
    self.grid = grid
    self.transitTimes = transitTimes
    self.ballisticCoefficients = ballisticCoefficients
    blockCount = Population.blockCount(ofClasses: ballisticCoefficients.count)
    let lines = grid.lines
    flow = (0..<grid.inclinationCount).map { _ in
      lines.map { TransitLine(cellCount: $0.cellCount) }
    }
    rooms = (0..<threads).map { _ in Room(grid: grid) }
    decays = Workspace(
      repeating: 0, count: TransitLine.laneBlock * blockCount * grid.inclinationCount)
  }

  /// Moves a population by one step.
  ///
  /// - Parameters:
  ///   - population: The population, replaced.
  ///   - duration: The length of the step [s].
  ///   - mixes: The activity during the step.
  ///   - trend: A long-term change of the density, and the year that it is taken at.
  ///   - sources: What enters steadily during the step.
  ///   - decayed: The number of objects of each class that fell through the floor, added to.
  ///   - before: Told every block of lanes before it moves, and the number of the thread; may change the
  ///     block. It is called on all threads at the same time.
  ///   - after: The same after it has moved.
  public func advance(
    _ population: inout Population, by duration: Double, under mixes: [ActivityMix],
    trend: (change: DensityTrend, year: Double)? = nil, with sources: SteadySources,
    decayed: inout [Double],
    before: (_ block: PopulationBlock, _ thread: Int) -> Void = { _, _ in },
    after: (_ block: PopulationBlock, _ thread: Int) -> Void = { _, _ in }
  ) {
    setFlow(mixes, trend)
    decays.start.update(repeating: 0, count: decays.count)
    population.forEachBlock(threads: rooms.count) { block, thread in
      let room = rooms[thread]
      before(block, thread)
      setShifts(block.index, during: duration, room)
      sources.lay(block: block.index, inclination: block.inclination, into: room.laid)
      if load(room.shifts.start, 0) == .zero {
        addSources(to: block, during: duration, room)
      } else {
        move(block, during: duration, room)
      }
      after(block, thread)
    }
    // In the order of blocks, whichever came first
    for i in 0..<grid.inclinationCount {
      for c in decayed.indices {
        decayed[c] += decays.start[c + Population.blockWidth * blockCount * i]
      }
    }
  }

  func setShifts(_ block: Int, during duration: Double, _ room: Room) {
    let width = Population.blockWidth
    for l in 0..<width {
      let c = l + width * block
      room.shifts.start[l] =
        c < ballisticCoefficients.count ? ballisticCoefficients[c] * duration : 0
    }
  }

  /// Sets the transit times, where the activity has changed.
  func setFlow(_ mixes: [ActivityMix], _ trend: (change: DensityTrend, year: Double)?) {
    if mixes == self.mixes && year == trend?.year { return }
    self.mixes = mixes
    year = trend?.year
    let factor = trend.map { trend in
      { trend.change.factor(atAltitude: $0, year: trend.year) }
    }
    transitTimes.find(mixes, factor: factor, into: &times)
    for i in 0..<grid.inclinationCount {
      for (n, line) in grid.lines.enumerated() {
        flow[i][n].setTimes(times, from: line.firstCell + grid.cellCount * i)
      }
    }
  }

  /// Moves the strips, then the nearly circular orbits that they end in.
  private func move(_ block: PopulationBlock, during duration: Double, _ room: Room) {
    let width = Population.blockWidth
    let circular = grid.lines[0]
    let (laid, entering) = (room.laid, room.entering)
    let rates = UnsafePointer(laid.rates.start)
    var receives = laid.hasSource[0]
    entering.start.update(from: rates, count: width * circular.cellCount)
    for (n, line) in grid.lines.enumerated().dropFirst() {
      let leaving = move(
        line, n, block, rates: laid.hasSource[n] ? rates + width * line.firstCell : nil, duration,
        room)
      if leaving == .zero { continue }
      if line.outlet.isEmpty {
        addDecay(leaving, block)
      } else {
        receives = true
        let rate = leaving / duration
        for (cell, share) in line.outlet {
          store(load(entering.start, width * cell) + share * rate, entering.start, width * cell)
        }
      }
    }
    let leaving = move(
      circular, 0, block, rates: receives ? UnsafePointer(entering.start) : nil, duration, room)
    addDecay(leaving, block)
  }

  private func addDecay(_ numbers: Lanes, _ block: PopulationBlock) {
    let first = Population.blockWidth * (block.index + blockCount * block.inclination)
    store(load(decays.start, first) + numbers, decays.start, first)
  }

  /// Moves a line, and returns what leaves it at its end.
  private func move(
    _ line: CellLine, _ n: Int, _ block: PopulationBlock, rates: UnsafePointer<Double>?,
    _ duration: Double, _ room: Room
  ) -> Lanes {
    let content = block.cells + Population.blockWidth * line.firstCell
    // An empty cell on top shows where the content ends.
    let occupied = rates == nil ? occupiedCount(content, line.cellCount) : line.cellCount
    if occupied == 0 { return .zero }
    flow[block.inclination][n].move(
      content, count: min(occupied + 1, line.cellCount), shifts: room.shifts.start,
      sources: rates.map { ($0, duration) }, scratch: room.scratch.start, into: room.passing.start)
    return load(room.passing.start, 0)
  }

  /// The number of cells up to the highest that holds anything.
  private func occupiedCount(_ content: UnsafePointer<Double>, _ count: Int) -> Int {
    var k = count
    while k > 0 && load(content, Population.blockWidth * (k - 1)) == .zero { k -= 1 }
    return k
  }

  /// Adds what enters cells that do not move; retirements are negative.
  private func addSources(to block: PopulationBlock, during duration: Double, _ room: Room) {
    let (width, laid) = (Population.blockWidth, room.laid)
    for (n, line) in grid.lines.enumerated() where laid.hasSource[n] {
      for cell in line.cells {
        let sum =
          load(block.cells, width * cell) + duration * load(laid.rates.start, width * cell)
        store(clamped(sum), block.cells, width * cell)
      }
    }
  }
}

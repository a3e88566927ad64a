// References
// [1] Strang (1968), On the construction and comparison of difference schemes, SIAM J. Numer. Anal.
//     5, 506-517.
import NumericalMethods
public import SpaceEnvironment

/// Drag moves a population through perigee and eccentricity.
///
/// A step is eccentricity for half the time, perigee, eccentricity for half the time [1]; where
/// eccentricities move by less than half a cell, all of it before the perigee, which differs by half
/// a step of what hardly moves, once and not in every step. Each of the three moves the cells exactly along the transit times of the flow, with limited parabolas in the
/// cells: no limit of stability, no negative numbers, nothing lost but through the floor. Steady
/// sources enter inside the steps, those of nearly circular orbits with the perigee, the others with
/// the eccentricity: each where it is stiff.
public final class DragTransport {
  public let grid: OrbitGrid
  /// The ballistic coefficient C_D A/m of each class [m²/kg]; 0 for classes that keep their orbit.
  public let ballisticCoefficients: [Double]

  let groups: CellGroups
  private let blockCount: Int
  /// The flow of the perigee by inclination bin and row, of the eccentricity by bin and group.
  private(set) var perigeeLines: [[TransitLine]]
  private(set) var eccentricityLines: [[TransitLine]]
  private let speeds: DragSpeeds
  private var mixes: [DragSpeeds.Mix] = []
  private var year: Double?

  /// The distance that each lane of a block moves in a step, and in half of it.
  let shifts: Workspace<Double>
  let halfShifts: Workspace<Double>
  let scratch: Workspace<Double>
  let passing: Workspace<Double>
  /// Where the cells of a line begin, and the rates of their sources.
  let cellStarts: Workspace<UnsafePointer<Double>?>
  let rateStarts: Workspace<UnsafePointer<Double>?>
  /// The sums of the cells of a group in each divided row, and a block of zeros.
  let sums: Workspace<Double>
  let zeros: Workspace<Double>
  /// What the cells of a divided row pass on.
  let moved: Workspace<Double>
  /// The first cell of each row, and the first cell of each group in a divided row.
  let firstCell: Workspace<Int>
  let firstDivision: Workspace<Int>
  /// Whether the sources of a row enter with the perigee: it is nearly circular, or nothing flows
  /// through its eccentricity.
  let entersWithPerigee: [Bool]

  /// Creates the transport.
  ///
  /// - Parameter ballisticCoefficients: C_D A/m of each class [m²/kg], not negative.
  public init(grid: OrbitGrid, speeds: DragSpeeds, ballisticCoefficients: [Double]) {
    precondition(ballisticCoefficients.allSatisfy { $0 >= 0 }, "negative ballistic coefficient")
    self.grid = grid
    self.speeds = speeds
    self.ballisticCoefficients = ballisticCoefficients
    groups = speeds.groups
    blockCount = Population.blockCount(ofClasses: ballisticCoefficients.count)
    let (rows, groupCount) = (grid.rows, groups.count)
    perigeeLines = (0..<grid.inclinationCount).map { _ in
      rows.map { TransitLine(cellCount: $0.cellCount) }
    }
    eccentricityLines = (0..<grid.inclinationCount).map { _ in
      (0..<groupCount).map { _ in TransitLine(cellCount: rows.count) }
    }
    let longest = max(rows.count, rows.map(\.cellCount).max()!)
    let block = TransitLine.laneBlock
    shifts = Workspace(repeating: 0.0, count: block)
    halfShifts = Workspace(repeating: 0.0, count: block)
    scratch = Workspace(repeating: 0.0, count: TransitLine.scratchCount(cells: longest))
    passing = Workspace(repeating: 0.0, count: block * (longest + 1))
    cellStarts = Workspace(repeating: nil, count: longest)
    rateStarts = Workspace(repeating: nil, count: longest)
    sums = Workspace(repeating: 0.0, count: block * rows.count)
    zeros = Workspace(repeating: 0.0, count: block)
    moved = Workspace(repeating: 0.0, count: block * longest)
    firstCell = Workspace(rows.map(\.firstCell))
    firstDivision = Workspace(groups.starts[0].map { $0 - rows[0].firstCell })
    entersWithPerigee = rows.enumerated().map { r, row in
      r == 0 || grid.resolution.isNearlyCircular(row.eccentricity)
    }
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
  public func advance(
    _ population: inout Population, by duration: Double, under mixes: [DragSpeeds.Mix],
    trend: (change: DensityTrend, year: Double)? = nil, with sources: SteadySources,
    decayed: inout [Double]
  ) {
    setFlow(mixes, trend)
    let width = Population.blockWidth
    population.counts.withUnsafeMutableBufferPointer { counts in
      sources.rates.withUnsafeBufferPointer { rates in
        for i in 0..<grid.inclinationCount {
          for block in 0..<blockCount {
            let first = width * grid.cellCount * (block + blockCount * i)
            let part = Part(
              cells: counts.baseAddress! + first, rates: rates.baseAddress! + first,
              block: block, inclination: i)
            setShifts(part, during: duration)
            circularise(part, sources, .before, step: duration)
            sinkPerigees(part, sources, during: duration, &decayed)
            circularise(part, sources, .after, step: duration)
          }
        }
      }
    }
  }

  /// A block of lanes in one inclination bin: its cells, the rates of their sources.
  struct Part {
    let cells: UnsafeMutablePointer<Double>
    let rates: UnsafePointer<Double>
    let block: Int
    let inclination: Int
  }

  private func setShifts(_ part: Part, during duration: Double) {
    let width = Population.blockWidth
    for l in 0..<width {
      let c = l + width * part.block
      let b = c < ballisticCoefficients.count ? ballisticCoefficients[c] : 0
      shifts.start[l] = b * duration
      halfShifts.start[l] = 0.5 * b * duration
    }
  }

  /// Sets the transit times, where the activity has changed.
  private func setFlow(
    _ mixes: [DragSpeeds.Mix], _ trend: (change: DensityTrend, year: Double)?
  ) {
    if mixes == self.mixes && year == trend?.year { return }
    self.mixes = mixes
    year = trend?.year
    let factor = trend.map { trend in
      { trend.change.factor(atAltitude: $0, year: trend.year) }
    }
    let perigee = speeds.perigeeSpeeds(mixes, factor: factor)
    let eccentricity = speeds.eccentricitySpeeds(mixes, factor: factor)
    for i in 0..<grid.inclinationCount {
      for (r, row) in grid.rows.enumerated() {
        perigeeLines[i][r].setSpeeds(
          perigee, from: speeds.firstPerigeeNode(inclination: i, row: r), edges: row.edges)
      }
      for g in 0..<groups.count {
        eccentricityLines[i][g].setSpeeds(
          eccentricity, from: speeds.firstEccentricityNode(inclination: i, group: g),
          edges: groups.eccentricityEdges)
      }
    }
  }

  /// Perigees sink at constant eccentricity, sources included.
  private func sinkPerigees(
    _ part: Part, _ sources: SteadySources, during duration: Double, _ decayed: inout [Double]
  ) {
    let width = Population.blockWidth
    let passing = passing.start
    let isMoving = load(shifts.start, 0) != .zero
    for (r, row) in grid.rows.enumerated() {
      let (content, entering) = (
        part.cells + width * row.firstCell, part.rates + width * row.firstCell
      )
      let hasSource =
        entersWithPerigee[r]
        && sources.contains(block: part.block, inclination: part.inclination, row: r)
      if !isMoving {
        if hasSource { add(entering, to: content, count: row.cellCount, during: duration) }
        continue
      }
      if !hasSource && isEmpty(content, row.cellCount) { continue }
      for k in 0..<row.cellCount {
        cellStarts.start[k] = UnsafePointer(content + width * k)
        rateStarts.start[k] = entering + width * k
      }
      perigeeLines[part.inclination][r].findPassing(
        of: cellStarts.start, shifts: shifts.start,
        sources: hasSource ? (UnsafePointer(rateStarts.start), duration) : nil,
        scratch: scratch.start, into: passing)
      var below = load(passing, 0)
      for l in 0..<min(width, decayed.count - width * part.block) {
        decayed[width * part.block + l] += below[l]
      }
      for k in 0..<row.cellCount {
        let above = load(passing, width * (k + 1))
        var sum = load(content, width * k) + (above - below)
        if hasSource { sum += duration * load(entering, width * k) }
        store(clamped(sum), content, width * k)
        below = above
      }
    }
  }

  /// Adds what enters cells that do not move; retirements are negative.
  private func add(
    _ rates: UnsafePointer<Double>, to content: UnsafeMutablePointer<Double>, count: Int,
    during duration: Double
  ) {
    let width = Population.blockWidth
    for k in 0..<count {
      let sum = load(content, width * k) + duration * load(rates, width * k)
      store(clamped(sum), content, width * k)
    }
  }

  func isEmpty(_ content: UnsafePointer<Double>, _ count: Int) -> Bool {
    var sum = Lanes.zero
    for k in 0..<count { sum += load(content, Population.blockWidth * k) }
    return sum == .zero
  }
}

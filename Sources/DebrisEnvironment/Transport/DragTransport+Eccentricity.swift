import NumericalMethods

extension DragTransport {
  /// The two times at which eccentricities fall in a step.
  enum Half {
    case before, after
  }

  /// Eccentricities fall at constant perigee, sources of eccentric orbits included.
  func circularise(_ part: Part, _ sources: SteadySources, _ half: Half, step: Double) {
    if grid.rows.count == 1 { return }
    var hasSource = false
    for r in grid.rows.indices
    where !entersWithPerigee[r]
      && sources.contains(block: part.block, inclination: part.inclination, row: r)
    {
      hasSource = true
    }
    let farthest = load(shifts.start, 0).max()
    if farthest == 0 && !hasSource { return }
    // An empty row on top shows where the content ends.
    let occupied = hasSource ? grid.rows.count : occupiedRows(part.cells)
    if occupied < 2 { return }
    let rows = min(occupied + 1, grid.rows.count)
    for g in 0..<groups.count {
      let isSlow = farthest < 0.5 * eccentricityLines[part.inclination][g].thinnestWidth
      if isSlow && half == .after { continue }
      let (shifts, duration) = isSlow ? (shifts, step) : (halfShifts, step / 2)
      setStarts(part, group: g, rows: rows, hasSource: hasSource)
      eccentricityLines[part.inclination][g].findPassing(
        of: cellStarts.start, count: rows, shifts: shifts.start,
        sources: hasSource ? (UnsafePointer(rateStarts.start), duration) : nil,
        scratch: scratch.start, into: passing.start)
      move(part, group: g, rows: rows, hasSource: hasSource, during: duration)
    }
  }

  /// The number of rows up to the highest that holds anything.
  private func occupiedRows(_ cells: UnsafeMutablePointer<Double>) -> Int {
    for (r, row) in grid.rows.enumerated().reversed()
    where !isEmpty(cells + Population.blockWidth * row.firstCell, row.cellCount) {
      return r + 1
    }
    return 0
  }

  /// Finds where the rows of a group begin; sums the cells of those that divide it. Sources that
  /// enter with the perigee are left out.
  private func setStarts(_ part: Part, group g: Int, rows: Int, hasSource: Bool) {
    let width = Population.blockWidth
    let divided = groups.dividedRowCount
    let (firstCell, firstDivision) = (firstCell.start, firstDivision.start)
    let (cellStarts, rateStarts) = (cellStarts.start, rateStarts.start)
    for r in 0..<min(rows, divided) {
      var sum = Lanes.zero
      for k in firstDivision[g]..<firstDivision[g + 1] {
        sum += load(part.cells, width * (firstCell[r] + k))
      }
      store(sum, sums.start, width * r)
      cellStarts[r] = UnsafePointer(sums.start + width * r)
      rateStarts[r] = UnsafePointer(zeros.start)
    }
    if rows <= divided { return }
    for r in divided..<rows {
      cellStarts[r] = UnsafePointer(part.cells + width * (firstCell[r] + g))
    }
    if !hasSource { return }
    for r in divided..<rows {
      rateStarts[r] =
        entersWithPerigee[r] ? UnsafePointer(zeros.start) : part.rates + width * (firstCell[r] + g)
    }
  }

  /// Moves what passes the edges, from the top down.
  ///
  /// The cells of a divided row give what passes in proportion to what they hold, each to the one
  /// below it; the lowest row only receives.
  private func move(
    _ part: Part, group g: Int, rows: Int, hasSource: Bool, during duration: Double
  ) {
    let (width, cells) = (Population.blockWidth, part.cells)
    let (divided, firstCell) = (groups.dividedRowCount, firstCell.start)
    let (passing, sums, moved) = (passing.start, sums.start, moved.start)
    var above = Lanes.zero
    var r = rows - 1
    while r >= max(1, divided) {
      let out = load(passing, width * r)
      let cell = width * (firstCell[r] + g)
      var sum = load(cells, cell) + (above - out)
      if hasSource { sum += duration * load(rateStarts.start[r]!, 0) }
      store(clamped(sum), cells, cell)
      above = out
      r -= 1
    }
    if divided == 0 {
      let cell = width * (firstCell[0] + g)
      store(load(cells, cell) + above, cells, cell)
      return
    }
    let start = firstDivision.start[g]
    let division = firstDivision.start[g + 1] - start
    for k in 0..<division { store(above / Double(division), moved, width * k) }
    r = min(r, divided - 1)
    while r > 0 {
      let out = load(passing, width * r)
      let held = load(sums, width * r) + above
      var share = out / held
      share = share.replacing(with: 0, where: held .<= 0)
      share = share.replacing(with: 1, where: share .> 1)
      for k in 0..<division {
        let cell = width * (firstCell[r] + start + k)
        let content = load(cells, cell) + load(moved, width * k)
        let given = share * content
        store(content - given, cells, cell)
        store(given, moved, width * k)
      }
      above = out
      r -= 1
    }
    for k in 0..<division {
      let cell = width * (firstCell[0] + start + k)
      store(load(cells, cell) + load(moved, width * k), cells, cell)
    }
  }
}

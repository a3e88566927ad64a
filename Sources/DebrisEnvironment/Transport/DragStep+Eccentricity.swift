import NumericalMethods

extension DragStep {
  /// Eccentricities fall at constant perigee for half the step, sources included.
  func circularise(_ population: inout Population, _ sources: SteadySources) {
    let grid = transport.grid
    if grid.rows.count == 1 { return }
    let originsPerInclination = (grid.rows.count + 1) * batch.width
    for (c, b) in transport.ballisticCoefficients.enumerated() where b > 0 {
      for i in 0..<grid.inclinationCount {
        let first = population.offset(class: c, inclination: i)
        population.counts.withUnsafeMutableBufferPointer { counts in
          moveThroughRows(
            counts.baseAddress! + first,
            origins: originsPerInclination * (i + grid.inclinationCount * c))
        }
        let fed = grid.rows.indices.filter {
          !transport.entersWithPerigee(row: $0)
            && sources.contains(class: c, inclination: i, row: $0)
        }
        if !fed.isEmpty {
          addSources(sources, to: &population, class: c, inclination: i, rows: fed, &group)
        }
      }
    }
  }

  /// Moves the cells of one class and inclination through the rows, all groups side by side.
  private func moveThroughRows(_ cells: UnsafeMutablePointer<Double>, origins: Int) {
    let (groups, width) = (transport.groupCount, batch.width)
    let (totals, passed) = (batch.totals, batch.passed)
    var highest = 0
    for r in 0..<transport.grid.rows.count {
      let total = totals + width * r
      var all = 0.0
      transport.groupStarts[r].withUnsafeBufferPointer { starts in
        if transport.isCoarse[r] {
          total.update(from: cells + starts[0], count: groups)
        } else {
          for g in 0..<groups {
            total[g] = 0
            for cell in starts[g]..<starts[g + 1] { total[g] += cells[cell] }
          }
        }
        for g in 0..<groups { all += total[g] }
      }
      if all > 0 { highest = r }
    }
    if highest == 0 { return }
    transport.eccentricityReconstruction.findAmountsPassing(
      batch, cells: highest + 1, along: eccentricityOrigins, at: origins)
    // From the top down: a row receives, then gives from the even mixture of what it holds.
    for r in stride(from: highest, to: 0, by: -1) {
      let (held, flux, heldBelow) = (
        totals + width * r, passed + width * r, totals + width * (r - 1)
      )
      transport.groupStarts[r].withUnsafeBufferPointer { starts in
        transport.groupStarts[r - 1].withUnsafeBufferPointer { below in
          if transport.isCoarse[r] && transport.isCoarse[r - 1] {
            let (giving, receiving) = (cells + starts[0], cells + below[0])
            for g in 0..<groups {
              let moved = min(giving[g], flux[g])
              giving[g] -= moved
              receiving[g] += moved
            }
            heldBelow.update(from: receiving, count: groups)
            return
          }
          for g in 0..<groups where flux[g] > 0 && held[g] > 0 {
            let share = min(1, flux[g] / held[g])
            let division = (below[g + 1] - below[g]) / (starts[g + 1] - starts[g])
            for (k, cell) in (starts[g]..<starts[g + 1]).enumerated() {
              let moved = share * cells[cell]
              cells[cell] -= moved
              let target = below[g] + k * division
              for l in target..<target + division { cells[l] += moved / Double(division) }
            }
            heldBelow[g] += share * held[g]
          }
        }
      }
    }
  }

  /// Adds what sources of eccentric orbits put into the rows during half the step.
  private func addSources(
    _ sources: SteadySources, to population: inout Population, class c: Int, inclination i: Int,
    rows fed: [Int], _ group: inout (rates: [Double], content: [Double])
  ) {
    let first = population.offset(class: c, inclination: i)
    let rows = transport.grid.rows.indices
    for g in 0..<transport.groupCount {
      var total = 0.0
      for r in fed {
        let starts = transport.groupStarts[r]
        for cell in starts[g]..<starts[g + 1] { total += sources.rates[first + cell] }
      }
      if total == 0 { continue }
      for r in rows {
        group.rates[r] = 0
        group.content[r] = 0
      }
      for r in fed {
        let starts = transport.groupStarts[r]
        for cell in starts[g]..<starts[g + 1] { group.rates[r] += sources.rates[first + cell] }
      }
      let lost = transport.eccentricitySources[i][g].add(
        group.rates, to: &group.content, at: 0,
        along: eccentricitySourceOrigins(class: c, inclination: i, group: g),
        drag: transport.ballisticCoefficients[c], using: work)
      assert(lost == 0, "the lowest edge of the eccentricity is closed")
      for r in rows where group.content[r] > 0 {
        let starts = transport.groupStarts[r]
        let part = group.content[r] / Double(starts[g + 1] - starts[g])
        for cell in starts[g]..<starts[g + 1] { population.counts[first + cell] += part }
      }
    }
  }
}

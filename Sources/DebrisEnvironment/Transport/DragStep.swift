import NumericalMethods

/// The transport over one duration: tables made once, then applied to any population.
public final class DragStep {
  public let transport: DragTransport
  /// The duration [s].
  public let duration: Double
  private let halfOrigins: [CharacteristicFlow.Origin]
  private let eccentricityOrigins: [CharacteristicFlow.Origin]
  private let work: RemapWorkspace
  private var totals: [Double]
  private var passed: [Double]

  /// Prepares the transport over a duration [s].
  public init(_ transport: DragTransport, duration: Double) {
    precondition(duration > 0, "a step needs a duration above zero")
    self.transport = transport
    self.duration = duration
    halfOrigins = transport.perigeeOrigins(after: duration / 2)
    eccentricityOrigins = transport.eccentricityOrigins(after: duration)
    let grid = transport.grid
    let longest = (0..<grid.eccentricityCount).map {
      grid.perigeeSubdivisions[$0] * grid.perigeeCount
    }.max()!
    work = RemapWorkspace(cellCapacity: max(longest, grid.eccentricityCount))
    totals = [Double](repeating: 0, count: grid.eccentricityCount)
    passed = [Double](repeating: 0, count: grid.eccentricityCount + 1)
  }

  /// Moves a population by one step.
  ///
  /// - Parameters:
  ///   - population: The population, replaced.
  ///   - sources: What enters steadily during the step.
  ///   - decayed: The number of objects of each class that fell through the floor, added to.
  public func advance(
    _ population: inout Population, with sources: SteadySources, decayed: inout [Double]
  ) {
    sinkPerigees(&population, sources, &decayed)
    circularise(&population)
    sinkPerigees(&population, sources, &decayed)
  }

  /// Perigees sink at constant eccentricity for half the step, sources included.
  private func sinkPerigees(
    _ population: inout Population, _ sources: SteadySources, _ decayed: inout [Double]
  ) {
    let grid = transport.grid
    for (c, b) in transport.ballisticCoefficients.enumerated() {
      for i in 0..<grid.inclinationCount {
        let row = population.offset(class: c, inclination: i)
        for e in 0..<grid.eccentricityCount {
          let first = row + grid.cellOffsets[e]
          let cells = first..<row + grid.cellOffsets[e + 1]
          let source = sources.row(class: c, inclination: i, eccentricity: e)
          if b == 0 {
            if source != nil {
              for cell in cells { population.counts[cell] += sources.rates[cell] * duration / 2 }
            }
            continue
          }
          if population.counts[cells].contains(where: { $0 != 0 }) {
            let edge =
              transport.edgesPerInclination * (i + grid.inclinationCount * c)
              + grid.cellOffsets[e] + e
            decayed[c] += transport.perigeeReconstructions[e].remap(
              &population.counts, at: first, along: halfOrigins, at: edge, using: work)
          }
          if let source {
            let origins = source.origins(of: transport, ballisticCoefficient: b, duration / 2)
            decayed[c] += transport.sourceIntegrals[i][e].add(
              sources.rates, to: &population.counts, at: first, along: origins, drag: b,
              using: work)
          }
        }
      }
    }
  }

  /// Eccentricities fall at constant perigee for the whole step.
  private func circularise(_ population: inout Population) {
    let grid = transport.grid
    let edgesPerRow = (grid.eccentricityCount + 1) * transport.groupCount
    for (c, b) in transport.ballisticCoefficients.enumerated() where b > 0 {
      for i in 0..<grid.inclinationCount {
        let row = population.offset(class: c, inclination: i)
        let eccentric = row + grid.cellOffsets[1]..<row + grid.cellCount
        if !population.counts[eccentric].contains(where: { $0 != 0 }) { continue }
        let firstEdge = edgesPerRow * (i + grid.inclinationCount * c)
        for g in 0..<transport.groupCount {
          circularise(
            &population, row: row, group: g,
            edge: firstEdge + (grid.eccentricityCount + 1) * g)
        }
      }
    }
  }

  private func circularise(
    _ population: inout Population, row: Int, group g: Int, edge: Int
  ) {
    let grid = transport.grid
    let n = grid.eccentricityCount
    var eccentric = 0.0
    for e in 0..<n {
      let cells = transport.cellsPerGroup[e]
      let first = row + grid.cellOffsets[e] + g * cells
      var sum = 0.0
      for cell in first..<first + cells { sum += population.counts[cell] }
      totals[e] = sum
      if e > 0 { eccentric += sum }
    }
    if eccentric == 0 { return }
    transport.eccentricityReconstruction.amountsPassing(
      totals, along: eccentricityOrigins, at: edge, into: &passed, using: work)
    // From the top down: a bin receives, then gives from the even mixture of what it holds.
    for e in stride(from: n - 1, to: 0, by: -1) {
      let flux = passed[e]
      if flux == 0 { continue }
      let (cells, cellsBelow) = (transport.cellsPerGroup[e], transport.cellsPerGroup[e - 1])
      let first = row + grid.cellOffsets[e] + g * cells
      let firstBelow = row + grid.cellOffsets[e - 1] + g * cellsBelow
      var held = 0.0
      for cell in first..<first + cells { held += population.counts[cell] }
      if held == 0 { continue }
      let share = min(1, flux / held)
      let refinement = cellsBelow / cells
      for k in 0..<cells {
        let moved = share * population.counts[first + k]
        population.counts[first + k] -= moved
        for l in 0..<refinement {
          population.counts[firstBelow + k * refinement + l] += moved / Double(refinement)
        }
      }
    }
  }
}

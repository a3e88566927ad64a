import NumericalMethods

/// The transport over one duration: tables made once, then applied to any population.
public final class DragStep {
  public let transport: DragTransport
  /// The duration [s].
  public let duration: Double
  private let halfOrigins: [CharacteristicFlow.Origin]
  private let eccentricityOrigins: [CharacteristicFlow.Origin]
  private let work: RemapWorkspace
  /// The number of groups, rounded up to whole vectors, and storage for all of them side by side.
  private let width: Int
  private let batchWork: RemapWorkspace
  private var totals: [Double]
  private var passed: [Double]

  /// Prepares the transport over a duration [s].
  public init(_ transport: DragTransport, duration: Double) {
    precondition(duration > 0, "a step needs a duration above zero")
    self.transport = transport
    self.duration = duration
    halfOrigins = transport.perigeeOrigins(after: duration / 2)
    width = (transport.groupCount + 3) / 4 * 4
    eccentricityOrigins = transport.eccentricityOrigins(after: duration, width: width)
    let grid = transport.grid
    let longest = (0..<grid.eccentricityCount).map {
      grid.perigeeSubdivisions[$0] * grid.perigeeCount
    }.max()!
    work = RemapWorkspace(cellCapacity: longest)
    batchWork = RemapWorkspace(cellCapacity: (grid.eccentricityCount + 4) * width)
    totals = [Double](repeating: 0, count: grid.eccentricityCount * width)
    passed = [Double](repeating: 0, count: (grid.eccentricityCount + 1) * width)
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
    let originsPerRow = (grid.eccentricityCount + 1) * width
    for (c, b) in transport.ballisticCoefficients.enumerated() where b > 0 {
      for i in 0..<grid.inclinationCount {
        let row = population.offset(class: c, inclination: i)
        population.counts.withUnsafeMutableBufferPointer { counts in
          circularise(
            counts.baseAddress! + row, origins: originsPerRow * (i + grid.inclinationCount * c),
            &totals, &passed)
        }
      }
    }
  }

  /// Circularises the cells of one class and inclination, all groups of perigee cells side by side.
  private func circularise(
    _ cells: UnsafeMutablePointer<Double>, origins: Int, _ totals: inout [Double],
    _ passed: inout [Double]
  ) {
    let grid = transport.grid
    let (n, groups, width) = (grid.eccentricityCount, transport.groupCount, width)
    var highest = 0
    for e in 0..<n {
      let refinement = transport.cellsPerGroup[e]
      let first = cells + grid.cellOffsets[e]
      var all = 0.0
      for g in 0..<groups {
        var sum = 0.0
        for k in 0..<refinement { sum += first[g * refinement + k] }
        totals[g + width * e] = sum
        all += sum
      }
      if all > 0 { highest = e }
    }
    if highest == 0 { return }
    transport.eccentricityReconstruction.amountsPassing(
      totals, width: width, cells: highest + 1, along: eccentricityOrigins, at: origins,
      into: &passed, using: batchWork)
    // From the top down: a bin receives, then gives from the even mixture of what it holds.
    for e in stride(from: highest, to: 0, by: -1) {
      let (refinement, below) = (transport.cellsPerGroup[e], transport.cellsPerGroup[e - 1])
      let first = cells + grid.cellOffsets[e]
      let firstBelow = cells + grid.cellOffsets[e - 1]
      let division = below / refinement
      for g in 0..<groups {
        let flux = passed[g + width * e]
        let held = totals[g + width * e]
        if flux <= 0 || held <= 0 { continue }
        let share = min(1, flux / held)
        for k in g * refinement..<(g + 1) * refinement {
          let moved = share * first[k]
          first[k] -= moved
          for l in k * division..<(k + 1) * division {
            firstBelow[l] += moved / Double(division)
          }
        }
        totals[g + width * (e - 1)] += share * held
      }
    }
  }
}

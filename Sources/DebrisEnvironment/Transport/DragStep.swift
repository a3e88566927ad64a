import NumericalMethods

/// The transport over one duration: tables made once, then applied to any population.
public final class DragStep {
  public let transport: DragTransport
  /// The duration [s].
  public let duration: Double
  /// The origins of perigee edges over the step, of eccentricity edges over half of it.
  let perigeeOrigins: [CharacteristicFlow.Origin]
  let eccentricityOrigins: [CharacteristicFlow.Origin]
  let work: RemapWorkspace
  /// All groups side by side.
  let batch: RemapBatch
  /// Rates and contents of one group, row by row.
  var group: (rates: [Double], content: [Double])
  /// Where the flows bring what sources put in, by row or group; made when first needed.
  private var perigeeSourceOrigins: [Int: [CharacteristicFlow.SourceOrigin]] = [:]
  private var eccentricitySourceOrigins: [Int: [CharacteristicFlow.SourceOrigin]] = [:]

  /// Prepares the transport over a duration [s].
  public init(_ transport: DragTransport, duration: Double) {
    precondition(duration > 0, "a step needs a duration above zero")
    self.transport = transport
    self.duration = duration
    let rows = transport.grid.rows
    batch = RemapBatch(rows: transport.groupCount, cellCount: rows.count)
    perigeeOrigins = transport.perigeeOrigins(after: duration)
    eccentricityOrigins = transport.eccentricityOrigins(after: duration / 2, width: batch.width)
    work = RemapWorkspace(cellCapacity: max(rows.map(\.cellCount).max()!, rows.count))
    let zeros = [Double](repeating: 0, count: rows.count)
    group = (zeros, zeros)
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
    circularise(&population, sources)
    sinkPerigees(&population, sources, &decayed)
    circularise(&population, sources)
  }

  /// Perigees sink at constant eccentricity for the whole step, sources included.
  private func sinkPerigees(
    _ population: inout Population, _ sources: SteadySources, _ decayed: inout [Double]
  ) {
    let grid = transport.grid
    for (c, b) in transport.ballisticCoefficients.enumerated() {
      for i in 0..<grid.inclinationCount {
        let first = population.offset(class: c, inclination: i)
        let firstOrigin =
          transport.perigeeOriginsPerInclination * (i + grid.inclinationCount * c)
        for (r, row) in grid.rows.enumerated() {
          let hasSource = sources.contains(class: c, inclination: i, row: r)
          if b == 0 {
            if hasSource { keep(&population, sources, first + row.firstCell, row.cellCount) }
            continue
          }
          let cells = first + row.firstCell..<first + row.firstCell + row.cellCount
          if population.counts[cells].contains(where: { $0 != 0 }) {
            decayed[c] += transport.perigeeReconstructions[r].remap(
              &population.counts, at: cells.lowerBound, along: perigeeOrigins,
              at: firstOrigin + transport.firstPerigeeOrigin(row: r), using: work)
          }
          if hasSource && transport.entersWithPerigee(row: r) {
            decayed[c] += transport.perigeeSources[i][r].add(
              sources.rates, to: &population.counts, at: cells.lowerBound,
              along: perigeeSourceOrigins(class: c, inclination: i, row: r), drag: b, using: work)
          }
        }
      }
    }
  }

  /// Adds a step of sources to cells without drag.
  ///
  /// A retirement is a negative source; rounding may leave less than nothing of a cell that empties.
  private func keep(
    _ population: inout Population, _ sources: SteadySources, _ first: Int, _ count: Int
  ) {
    for cell in first..<first + count {
      let before = population.counts[cell]
      let content = before + sources.rates[cell] * duration
      precondition(content > -1e-9 * max(1, before), "more retires than there is")
      population.counts[cell] = max(0, content)
    }
  }

  private func perigeeSourceOrigins(
    class c: Int, inclination i: Int, row r: Int
  ) -> [CharacteristicFlow.SourceOrigin] {
    let key = r + transport.grid.rows.count * (i + transport.grid.inclinationCount * c)
    if let origins = perigeeSourceOrigins[key] { return origins }
    let origins = transport.perigeeFlows[i][r].sourceOrigins(
      after: transport.ballisticCoefficients[c] * duration)
    perigeeSourceOrigins[key] = origins
    return origins
  }

  func eccentricitySourceOrigins(
    class c: Int, inclination i: Int, group g: Int
  ) -> [CharacteristicFlow.SourceOrigin] {
    let key = g + transport.groupCount * (i + transport.grid.inclinationCount * c)
    if let origins = eccentricitySourceOrigins[key] { return origins }
    let origins = transport.eccentricityFlows[i][g].sourceOrigins(
      after: transport.ballisticCoefficients[c] * duration / 2)
    eccentricitySourceOrigins[key] = origins
    return origins
  }
}

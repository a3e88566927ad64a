import NumericalMethods

extension TransitLine {
  /// A line in which positions are edges that start at 0.
  init(positions: [Double]) {
    self.init(edges: positions, speeds: [Double](repeating: 1, count: 2 * positions.count - 1))
  }

  init(edges: [Double], speed: (Double) -> Double) {
    self.init(edges: edges, speeds: Self.speeds(edges, speed))
  }

  /// The speeds at the edges and in the middles of the cells, in turn.
  static func speeds(_ edges: [Double], _ speed: (Double) -> Double) -> [Double] {
    zip(edges, edges.dropFirst()).flatMap { [speed($0), speed(($0 + $1) / 2)] }
      + [speed(edges.last!)]
  }

  /// What passes the edges, lane by lane, for at most eight rows with a shift each.
  ///
  /// What the line need not read, and all that it must write before it reads, is not a number.
  func passing(
    _ rows: [[Double]], shifts: [Double], rates: [[Double]]? = nil, duration: Double = 0
  ) -> [[Double]] {
    let block = Self.laneBlock
    func laidOut(_ rows: [[Double]]) -> Workspace<Double> {
      let space = Workspace<Double>(repeating: .nan, count: block * cellCount)
      for k in 0..<cellCount {
        for l in 0..<block { space.start[block * k + l] = l < rows.count ? rows[l][k] : 0 }
      }
      return space
    }
    let content = laidOut(rows)
    let entering = laidOut(rates ?? [])
    let distances = Workspace(
      shifts + [Double](repeating: 0, count: block - shifts.count))
    let scratch = Workspace<Double>(
      repeating: .nan, count: Self.scratchCount(cells: cellCount))
    let result = Workspace<Double>(repeating: .nan, count: block * (cellCount + 1))
    move(
      content.start, shifts: distances.start,
      sources: rates == nil ? nil : (UnsafePointer(entering.start), duration),
      scratch: scratch.start, into: result.start)
    return rows.indices.map { l in (0...cellCount).map { result.start[block * $0 + l] } }
  }

  /// A row moved by a number of equal shifts, with the number that left.
  func moved(
    _ row: [Double], by shift: Double, steps: Int = 1, rates: [Double]? = nil,
    duration: Double = 0
  ) -> (row: [Double], lost: Double) {
    var (row, lost) = (row, 0.0)
    for _ in 0..<steps {
      let passing = passing(
        [row], shifts: [shift], rates: rates.map { [$0] }, duration: duration)[0]
      for k in row.indices {
        row[k] += passing[k + 1] - passing[k] + (rates.map { $0[k] * duration } ?? 0)
      }
      lost += passing[0]
    }
    return (row, lost)
  }
}

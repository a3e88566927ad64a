/// Solar flux and ap as functions of time that are constant between edges, with their integrals.
struct ActivitySeries: Sendable {
  /// The edges of the intervals, ascending.
  let edges: [Double]
  /// The integrals of flux and ap from the first edge to every edge.
  private let integrals: [SIMD2<Double>]

  /// Creates the series of values of flux and ap between edges.
  init(edges: [Double], values: [SIMD2<Double>]) {
    precondition(edges.count == values.count + 1, "every value lies between two edges")
    self.edges = edges
    var integrals = [SIMD2<Double>.zero]
    integrals.reserveCapacity(edges.count)
    for (i, value) in values.enumerated() {
      integrals.append(integrals[i] + (edges[i + 1] - edges[i]) * value)
    }
    self.integrals = integrals
  }

  /// The value in an interval.
  func value(_ i: Int) -> SIMD2<Double> {
    (integrals[i + 1] - integrals[i]) / (edges[i + 1] - edges[i])
  }

  /// Returns the integral from the first edge to `t`, which lies between the first and the last.
  func integral(to t: Double) -> SIMD2<Double> {
    var lower = 0
    var upper = edges.count - 1
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if edges[middle] <= t { lower = middle } else { upper = middle }
    }
    let share = (t - edges[lower]) / (edges[lower + 1] - edges[lower])
    return integrals[lower] + share * (integrals[lower + 1] - integrals[lower])
  }

  /// Returns the mean between two times, which lie between the first edge and the last.
  func mean(from a: Double, to b: Double) -> SIMD2<Double> {
    (integral(to: b) - integral(to: a)) / (b - a)
  }
}

extension ActivitySeries {
  /// The days of a record, in decimal years.
  init(_ record: DailyActivity) {
    var edges: [Double] = []
    edges.reserveCapacity(record.days.count + 1)
    // By whole years, as the calendar of a single day costs more than all else.
    var (year, yearEnd) = (record.start.date.year, record.start)
    var (yearStart, length) = (record.start, 1.0)
    for k in 0...record.days.count {
      let instant = record.start + Double(k) * day
      while instant >= yearEnd {
        year = instant.date.year
        yearStart = Instant(year: year, month: 1, day: 1)
        yearEnd = Instant(year: year + 1, month: 1, day: 1)
        length = yearEnd - yearStart
      }
      edges.append(Double(year) + (instant - yearStart) / length)
    }
    self.init(edges: edges, values: record.days.map { SIMD2($0.f107, $0.ap) })
  }
}

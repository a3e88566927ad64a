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
  /// The past days of a record, in decimal years.
  init(_ record: SpaceWeather) {
    var edges: [Double] = []
    var values: [SIMD2<Double>] = []
    edges.reserveCapacity(record.pastCount + 1)
    values.reserveCapacity(record.pastCount)
    for day in record.days.prefix(record.pastCount) {
      edges.append(day.start.decimalYear)
      values.append(SIMD2(day.observed.value, day.geomagnetic!.dailyAp))
    }
    edges.append(record.pastEnd.decimalYear)
    self.init(edges: edges, values: values)
  }
}

import NumericalMethods

/// The shape of a solar cycle: flux and ap against the phase, from 0 at the minimum with which it
/// begins to 1 at that with which it ends.
struct CycleShape: Sendable {
  /// The intervals of the phase; one is a month of a cycle of eleven years.
  static let binCount = 132

  /// The length of the cycle [decimal years].
  let length: Double
  let series: ActivitySeries

  private init(length: Double, values: [SIMD2<Double>]) {
    self.length = length
    series = ActivitySeries(
      edges: (0...Self.binCount).map { Double($0) / Double(Self.binCount) }, values: values)
  }

  /// The shape of a recorded cycle.
  init(_ cycle: SolarCycle, in record: ActivitySeries) {
    func time(_ k: Int) -> Double {
      cycle.start + Double(k) / Double(Self.binCount) * cycle.length
    }
    self.init(
      length: cycle.length,
      values: (0..<Self.binCount).map { record.mean(from: time($0), to: time($0 + 1)) })
  }

  /// The mean of shapes, phase by phase, with the mean of their lengths.
  init(meanOf shapes: [CycleShape]) {
    self.init(combining: shapes) { $0.reduce(0, +) / Double($0.count) }
  }

  /// A percentile of shapes, phase by phase and of flux and ap apart, with the mean of their lengths.
  ///
  /// Between the ranked values it is interpolated linearly, as definition 7 of Hyndman, Fan (1996),
  /// Sample quantiles in statistical packages, Am. Stat. 50, 361.
  init(percentile p: Double, of shapes: [CycleShape]) {
    self.init(combining: shapes) { values in
      let sorted = values.sorted()
      let rank = p / 100 * Double(sorted.count - 1)
      let lower = min(Int(rank), sorted.count - 1)
      let upper = min(lower + 1, sorted.count - 1)
      return sorted[lower] + (rank - Double(lower)) * (sorted[upper] - sorted[lower])
    }
  }

  private init(combining shapes: [CycleShape], by combine: ([Double]) -> Double) {
    self.init(
      length: shapes.reduce(0) { $0 + $1.length } / Double(shapes.count),
      values: (0..<Self.binCount).map { k in
        let values = shapes.map { $0.series.value(k) }
        return SIMD2(combine(values.map(\.x)), combine(values.map(\.y)))
      })
  }
}

/// Solar cycles that follow one another without end: as many as any run asks for.
struct CycleSequence: Sendable {
  private static let cycleCount = 1000

  private let shapes: [CycleShape]
  /// The shape of every cycle.
  private let order: [Int]
  /// The minima between the cycles [decimal years]; one more than there are cycles.
  private let minima: [Double]
  /// The integrals of flux and ap from the first minimum to every one.
  private let integrals: [SIMD2<Double>]

  /// Creates a thousand cycles of one shape from a minimum on.
  init(repeating shape: CycleShape, from start: Double) {
    self.init(
      shapes: [shape], order: [Int](repeating: 0, count: Self.cycleCount), from: start)
  }

  /// Creates a thousand cycles from a minimum on, each drawn from shapes with equal chances.
  ///
  /// The number k of a stream decides on cycle k.
  init(drawingFrom shapes: [CycleShape], from start: Double, using stream: RandomStream) {
    var stream = stream
    self.init(
      shapes: shapes, order: (0..<Self.cycleCount).map { _ in stream.index(below: shapes.count) },
      from: start)
  }

  private init(shapes: [CycleShape], order: [Int], from start: Double) {
    self.shapes = shapes
    self.order = order
    var minima = [start]
    var integrals = [SIMD2<Double>.zero]
    for (k, shape) in order.enumerated() {
      let length = shapes[shape].length
      minima.append(minima[k] + length)
      integrals.append(integrals[k] + length * shapes[shape].series.integral(to: 1))
    }
    self.minima = minima
    self.integrals = integrals
  }

  /// Returns the integral from the first minimum to a time [decimal years].
  private func integral(to year: Double) -> SIMD2<Double> {
    precondition(
      year >= minima[0] && year <= minima[minima.count - 1],
      "the time lies within a thousand cycles after the record")
    var lower = 0
    var upper = minima.count - 1
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if minima[middle] <= year { lower = middle } else { upper = middle }
    }
    let shape = shapes[order[lower]]
    let phase = min(1, (year - minima[lower]) / shape.length)
    return integrals[lower] + shape.length * shape.series.integral(to: phase)
  }

  /// Returns the means of flux and ap between two times [decimal years].
  func mean(from a: Double, to b: Double) -> SIMD2<Double> {
    (integral(to: b) - integral(to: a)) / (b - a)
  }
}

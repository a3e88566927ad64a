extension RunCourse.Spread {
  /// How values spread: the sample standard deviation, and quantiles by linear interpolation between the
  /// ordered values, the first standing for 0 and the last for 1.
  public init(of values: [Double]) {
    precondition(!values.isEmpty, "nothing has no spread")
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let sorted = values.sorted()
    func quantile(_ p: Double) -> Double {
      let place = p * (n - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    self.init(
      mean: mean, standardDeviation: (squares / max(1, n - 1)).squareRoot(), p05: quantile(0.05),
      p25: quantile(0.25), p50: quantile(0.5), p75: quantile(0.75), p95: quantile(0.95))
  }
}

extension RunCourse {
  /// The spreads of the members, one row for each quantity with one for each year.
  public var spreadsOfMembers: [[Spread]] {
    quantities.indices.map { q in
      years.indices.map { y in Spread(of: members.map { $0.values[q][y] }) }
    }
  }
}

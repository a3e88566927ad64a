extension RunCourse {
  /// The spreads of the members, one row for each quantity with one for each year.
  public var spreadsOfMembers: [[Spread]] {
    let n = Double(members.count)
    return quantities.indices.map { q in
      years.indices.map { y in
        let sorted = members.map { $0.values[q][y] }.sorted()
        let mean = sorted.reduce(0, +) / n
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        func quantile(_ p: Double) -> Double {
          // Between the order statistics, so that the extremes are those of 0 and 1.
          let place = p * (n - 1)
          let below = Int(place)
          let above = min(below + 1, sorted.count - 1)
          return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
        }
        return Spread(
          mean: mean, standardDeviation: n > 1 ? (squares / (n - 1)).squareRoot() : 0,
          p05: quantile(0.05), p25: quantile(0.25), p50: quantile(0.5), p75: quantile(0.75),
          p95: quantile(0.95))
      }
    }
  }
}

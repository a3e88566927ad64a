import Glibc
import NumericalMethods

/// The time that orbits have left until drag has brought their perigee to a floor, tabulated over
/// perigee and eccentricity for a ballistic coefficient of 1 m²/kg.
///
/// Each node starts an integration along its own path (the fourth-order rule of Runge and Kutta) that
/// ends at known lives: of the next lower eccentricity, or of the next lower perigee where orbits are
/// nearly circular. Lives between nodes are interpolated by cubics.
public struct LifetimeTable: Sendable {
  /// The eccentricity below which orbits are nearly circular [1]: there lives hardly depend on it but
  /// through the mean altitude.
  public static let nearlyCircular = 0.002

  /// The rates of drag that the lives come from.
  public let rates: DragRateTable
  private let altitudes: [Double]
  /// log(e/(1 − e)) of the columns from `nearlyCircular` up, which are equally spaced.
  private let firstAbscissa: Double
  private let spacing: Double
  /// The lives [s m²/kg]: by column, of e = 0, half of `nearlyCircular`, and the abscissae; then by
  /// altitude.
  private var lives: [Double]

  /// log(e/(1 − e)), in which lives and paths are smooth at both ends.
  public static func abscissa(_ e: Double) -> Double { log(e / (1 - e)) }

  /// The eccentricity of an abscissa.
  public static func eccentricity(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// Tabulates lives.
  ///
  /// - Parameters:
  ///   - rates: The rates of drag for a ballistic coefficient of 1 m²/kg.
  ///   - floor: The perigee altitude at which a life ends [m].
  ///   - ceiling: The highest perigee altitude [m].
  ///   - largestEccentricity: The largest eccentricity, below 1.
  public init(
    _ rates: DragRateTable, floor: Double, ceiling: Double, largestEccentricity: Double
  ) {
    precondition(floor < ceiling && largestEccentricity < 1, "a table without orbits")
    self.rates = rates
    altitudes = Self.altitudes(from: floor, to: ceiling)
    firstAbscissa = Self.abscissa(Self.nearlyCircular)
    let range = max(0.2, Self.abscissa(max(largestEccentricity, 1e-6)) - firstAbscissa)
    let columns = max(4, Int((range / 0.1).rounded(.up)) + 1)
    spacing = range / Double(columns - 1)
    lives = [Double](repeating: 0, count: altitudes.count * (columns + 2))
    fillNearlyCircular(rates)
    for j in 1..<columns { fill(column: j, rates) }
  }

  private static func altitudes(from floor: Double, to ceiling: Double) -> [Double] {
    var nodes = [floor]
    while let last = nodes.last, last < ceiling {
      let isClose = last < max(200_000, floor + 50_000)
      let step = isClose ? 2_500.0 : last < 1_000_000 ? 10_000 : 50_000
      nodes.append(last + step)
    }
    while nodes.count < 4 { nodes.append(nodes[nodes.count - 1] + 2_500) }
    return nodes
  }

  // MARK: - Filling

  /// Fills the columns of e = 0, half of `nearlyCircular` and all of it, from the floor up.
  private mutating func fillNearlyCircular(_ rates: DragRateTable) {
    let n = altitudes.count
    for k in 1..<n {
      let (lower, upper) = (altitudes[k - 1], altitudes[k])
      for (column, e) in [0, Self.nearlyCircular / 2, Self.nearlyCircular].enumerated() {
        let end = Self.sink(rates, from: upper, to: lower, eccentricity: e)
        let below =
          column == 0
          ? lives[k - 1]
          : Self.quadratic(
            end.eccentricity / Self.nearlyCircular, lives[k - 1], lives[n + k - 1],
            lives[2 * n + k - 1])
        lives[column * n + k] = end.time + below
      }
    }
  }

  /// The quadratic through three values at 0, 1/2 and 1.
  private static func quadratic(_ t: Double, _ a: Double, _ b: Double, _ c: Double) -> Double {
    a * (1 - t) * (1 - 2 * t) + b * 4 * t * (1 - t) + c * t * (2 * t - 1)
  }

  /// The time in which a perigee sinks, and the eccentricity that is left then.
  private static func sink(
    _ rates: DragRateTable, from upper: Double, to lower: Double, eccentricity: Double
  ) -> (time: Double, eccentricity: Double) {
    let step = upper - lower
    func slopes(_ q: Double, _ e: Double) -> (time: Double, e: Double) {
      let speed = rates.speeds(perigeeAltitude: q, eccentricity: max(0, e))
      return (1 / speed.perigee, speed.eccentricity / speed.perigee)
    }
    let one = slopes(upper, eccentricity)
    let two = slopes(upper - step / 2, eccentricity - step / 2 * one.e)
    let three = slopes(upper - step / 2, eccentricity - step / 2 * two.e)
    let four = slopes(lower, eccentricity - step * three.e)
    return (
      step / 6 * (one.time + 2 * two.time + 2 * three.time + four.time),
      max(0, eccentricity - step / 6 * (one.e + 2 * two.e + 2 * three.e + four.e))
    )
  }

  /// Fills a column from the one of the next lower eccentricity.
  private mutating func fill(column j: Int, _ rates: DragRateTable) {
    let n = altitudes.count
    let x = firstAbscissa + spacing * Double(j)
    let path = Circularisation(rates, from: x, by: spacing)
    for k in 1..<n {
      let end = path.end(from: altitudes[k])
      let time: Double
      if end.perigee >= altitudes[0] {
        time = end.time + life(atAltitude: end.perigee, column: j + 1)
      } else {
        // The perigee reaches the floor first.
        time = Self.fall(
          rates, from: altitudes[k], to: altitudes[0], eccentricity: Self.eccentricity(x))
      }
      lives[(j + 2) * n + k] = time
    }
  }

  /// A step of the abscissa of the eccentricity down.
  private struct Circularisation {
    /// Rates at its beginning, in its middle and at its end, and dt/dx times the rate of e.
    let columns: [(rates: DragRateTable.Column, scale: Double)]
    let step: Double

    init(_ rates: DragRateTable, from x: Double, by step: Double) {
      self.step = step
      columns = [x, x - step / 2, x - step].map { x in
        let e = LifetimeTable.eccentricity(x)
        // dx = de/(e (1 − e))
        return (rates.column(eccentricity: e), e * (1 - e))
      }
    }

    private func slopes(_ q: Double, _ node: Int) -> (time: Double, q: Double) {
      let speed = columns[node].rates.speeds(perigeeAltitude: q)
      let time = columns[node].scale / speed.eccentricity
      return (time, time * speed.perigee)
    }

    /// The time that it takes, and the perigee altitude then.
    func end(from q: Double) -> (time: Double, perigee: Double) {
      let one = slopes(q, 0)
      let two = slopes(q - step / 2 * one.q, 1)
      let three = slopes(q - step / 2 * two.q, 1)
      let four = slopes(q - step * three.q, 2)
      return (
        step / 6 * (one.time + 2 * two.time + 2 * three.time + four.time),
        q - step / 6 * (one.q + 2 * two.q + 2 * three.q + four.q)
      )
    }
  }

  /// The time in which a perigee falls to a floor that is near.
  private static func fall(
    _ rates: DragRateTable, from q: Double, to floor: Double, eccentricity: Double
  ) -> Double {
    let count = max(1, Int(((q - floor) / 2_500).rounded(.up)))
    var (time, e) = (0.0, eccentricity)
    for k in 0..<count {
      let upper = q - (q - floor) * Double(k) / Double(count)
      let lower = q - (q - floor) * Double(k + 1) / Double(count)
      let end = sink(rates, from: upper, to: lower, eccentricity: e)
      time += end.time
      e = end.eccentricity
    }
    return time
  }

  // MARK: - Looking up

  /// The life of an orbit [s m²/kg]: divide it by the ballistic coefficient.
  ///
  /// - Parameters:
  ///   - q: The perigee altitude [m], from the floor to the ceiling of the table.
  ///   - e: The eccentricity, from 0 to the largest.
  public func lifetime(perigeeAltitude q: Double, eccentricity e: Double) -> Double {
    let weights = CubicWeights(q, in: altitudes)
    if e < Self.nearlyCircular {
      return Self.quadratic(
        e / Self.nearlyCircular, life(weights, column: 0), life(weights, column: 1),
        life(weights, column: 2))
    }
    let n = lives.count / altitudes.count - 2
    let t = (Self.abscissa(e) - firstAbscissa) / spacing
    let j = max(0, min(n - 4, Int(t) - 1))
    let u = t - Double(j)
    let (a, b, c, d) = (u, u - 1, u - 2, u - 3)
    return -b * c * d / 6 * life(weights, column: j + 2) + a * c * d / 2
      * life(weights, column: j + 3) - a * b * d / 2 * life(weights, column: j + 4) + a * b * c
      / 6 * life(weights, column: j + 5)
  }

  /// The perigee altitude at which an orbit of an eccentricity has a life [m], to 1 m.
  public func perigeeAltitude(lifetime: Double, eccentricity e: Double) -> Double {
    var (low, high) = (altitudes[0], altitudes[altitudes.count - 1])
    while high - low > 1 {
      let middle = (low + high) / 2
      if self.lifetime(perigeeAltitude: middle, eccentricity: e) < lifetime {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }

  private func life(atAltitude q: Double, column: Int) -> Double {
    life(CubicWeights(q, in: altitudes), column: column)
  }

  private func life(_ weights: CubicWeights, column: Int) -> Double {
    weights.sum(lives, from: altitudes.count * column + weights.first)
  }
}

import DebrisEnvironment
import FileFormats
import Glibc
import OrbitalMechanics
import SpaceEnvironment
import Synchronization
import TestSupport
import Testing

/// A pulse that fills one bin of orbits, moved by the transport through the recorded solar activity,
/// against single objects that fill the same bin, integrated one by one.
///
/// Both have the same tables of drag rates. The objects are integrated by the rule of Runge and Kutta
/// in steps of 1 km of fall or less, under the mean activity of every month, or of the same intervals
/// as the transport, which has what a run has: the mean activity of half-years, or of a step where
/// that is shorter.
@Suite("Acceptance of the drag transport", .tags(.validation))
struct DragTransportAcceptanceTests {
  static let grid = OrbitGrid(
    perigeeEdges: OrbitGrid.standard.perigeeEdges,
    eccentricityEdges: OrbitGrid.standard.eccentricityEdges,
    inclinationEdges: [58, 68].map { $0 * degree }, shellEdges: OrbitGrid.standard.shellEdges)
  static let ballistic = [0.01, 0.1, 1]
  static let end = 2025.9
  static let partsPerYear = 60

  /// Tables, levels and transport speeds that all tests share.
  struct Tables: Sendable {
    let projection: SolarProjection
    let levels: ActivityLevels
    let rates: [DragRateTable]
    let speeds: DragSpeeds

    init() throws {
      let record = try SpaceWeatherFile.readDailyActivity(
        "\(DevelopmentData.root)/Scenarios/space-weather/SW-All.csv")
      let projection = try SolarProjection(record: record, then: .meanCycle)
      self.projection = projection
      let grid = DragTransportAcceptanceTests.grid
      let levels = ActivityLevels(
        covering: projection.means(
          from: 1986, to: 2026, every: 1.0 / 12))
      self.levels = levels
      let atmosphere = AveragedNRLMSISE00().prepared(for: levels)
      rates = (0..<levels.count).map {
        DragRateTable(
          atmosphere, activity: levels.activity(ofLevel: $0), inclination: 63 * degree,
          earth: grid.earth)
      }
      speeds = DragSpeeds(grid: grid, levels: rates.map { [$0] })
    }
  }

  static let tables = Result { try Tables() }

  /// The moments of objects that have been integrated, as several tests compare with them.
  static let integrated = Mutex<[String: [[Moments]]]>([:])

  /// An object on an orbit by perigee altitude [m] and eccentricity.
  struct Object: Sendable {
    var q: Double
    var e: Double
    var isAlive = true
  }

  /// What is known of a pulse at a time.
  struct Moments: Sendable {
    /// The means of perigee and apogee altitude, and the deviation of the perigee's [m].
    var perigee: Double
    var apogee: Double
    var spread: Double
    /// The mean apogee altitude, every object taken to be anywhere in its cell [m].
    var cellApogee: Double
  }

  /// A pulse: its ballistic coefficient, the bin that it fills, and whether only its lowest row, with
  /// objects that are circular.
  struct Pulse: Sendable {
    var ballistic: Double
    var perigeeBin: Int
    var eccentricityBin: Int
    var isCircular = false
    /// The parts of a year between two comparisons: fewer for what falls fast.
    var stride: Int { ballistic < 0.5 ? 5 : 1 }
  }

  // MARK: - Single objects

  static func objects(_ pulse: Pulse, perigees: Int, eccentricities: Int) -> [Object] {
    let (q1, q2) = (grid.perigeeEdges[pulse.perigeeBin], grid.perigeeEdges[pulse.perigeeBin + 1])
    let (e1, e2) = (
      grid.eccentricityEdges[pulse.eccentricityBin],
      grid.eccentricityEdges[pulse.eccentricityBin + 1]
    )
    return (0..<perigees).flatMap { k in
      (0..<(pulse.isCircular ? 1 : eccentricities)).map { j in
        Object(
          q: q1 + (q2 - q1) * (Double(k) + 0.5) / Double(perigees),
          e: pulse.isCircular ? 0 : e1 + (e2 - e1) * (Double(j) + 0.5) / Double(eccentricities))
      }
    }
  }

  static func moments(_ objects: [Object]) -> Moments {
    let (n, R) = (Double(objects.count), grid.earth.equatorialRadius)
    let mean = objects.reduce(0) { $0 + $1.q } / n
    return Moments(
      perigee: mean,
      apogee: objects.reduce(0) { $0 + (R + $1.q) * (1 + $1.e) / (1 - $1.e) } / n - R,
      spread: (objects.reduce(0) { $0 + ($1.q - mean) * ($1.q - mean) } / n).squareRoot(),
      cellApogee: objects.reduce(0) { sum, object in
        let row = rowFactors.first { object.e < $0.upper }!
        return sum + row.factor * (R + object.q)
      } / n - R)
  }

  /// The upper end of each row, and the mean of (1 + e)/(1 − e) over it.
  static let rowFactors: [(upper: Double, factor: Double)] = grid.rows.map { row in
    let (e1, e2, n) = (row.eccentricity.lowerBound, row.eccentricity.upperBound, 16)
    let sum = (0..<n).reduce(0.0) {
      let e = e1 + (e2 - e1) * (Double($1) + 0.5) / Double(n)
      return $0 + (1 + e) / (1 - e)
    }
    return (e2, sum / Double(n))
  }

  static func advance(
    _ object: inout Object, ballistic b: Double, by duration: Double,
    _ weights: [(level: Int, weight: Double)], _ rates: [DragRateTable]
  ) {
    func speeds(_ q: Double, _ e: Double) -> (q: Double, e: Double) {
      var (perigee, eccentricity) = (0.0, 0.0)
      let e = max(0, e)
      for (level, weight) in weights {
        perigee += weight * log(rates[level].perigeeSpeed(perigeeAltitude: q, eccentricity: e))
        if e > 0 {
          eccentricity +=
            weight * log(rates[level].eccentricitySpeed(perigeeAltitude: q, eccentricity: e))
        }
      }
      return (b * exp(perigee), e > 0 ? b * exp(eccentricity) : 0)
    }
    var left = duration
    while left > 0 && object.isAlive {
      let one = speeds(object.q, object.e)
      var step = min(left, 1_000 / one.q)
      if object.e > 1e-6 { step = min(step, 0.02 * object.e / one.e) }
      let two = speeds(object.q - step / 2 * one.q, object.e - step / 2 * one.e)
      let three = speeds(object.q - step / 2 * two.q, object.e - step / 2 * two.e)
      let four = speeds(object.q - step * three.q, object.e - step * three.e)
      object.q -= step / 6 * (one.q + 2 * two.q + 2 * three.q + four.q)
      object.e = max(0, object.e - step / 6 * (one.e + 2 * two.e + 2 * three.e + four.e))
      left -= step
      if object.q < 100_000 { object.isAlive = false }
    }
  }

  /// The mean activity of a block of so many parts of a year, in which a part lies.
  static func activity(_ epoch: Double, part: Int, block: Int, _ tables: Tables) -> SolarActivity {
    let first = part / block * block
    return tables.projection.mean(
      from: epoch + Double(first) / Double(partsPerYear),
      to: epoch + Double(first + block) / Double(partsPerYear))
  }

  /// The moments after each stride, until the lowest object is at 200 km, circular, or 150 km.
  ///
  /// - Parameter block: The number of parts of a year that the activity is averaged over.
  static func integrate(
    _ pulse: Pulse, from epoch: Double, block: Int, perigees: Int, eccentricities: Int,
    _ tables: Tables
  ) -> [Moments] {
    var objects = objects(pulse, perigees: perigees, eccentricities: eccentricities)
    var result = [moments(objects)]
    let lowest = pulse.eccentricityBin == 0 ? 200_000.0 : 150_000
    let count = Int((end - epoch) * Double(partsPerYear)) / pulse.stride
    for k in 0..<count {
      let weights = tables.levels.weights(
        of: activity(epoch, part: k * pulse.stride, block: block, tables))
      let duration = Double(pulse.stride) / Double(partsPerYear) * year
      for n in objects.indices {
        advance(
          &objects[n], ballistic: pulse.ballistic, by: duration, weights, tables.rates)
      }
      guard objects.allSatisfy({ $0.isAlive && $0.q > lowest }) else { break }
      result.append(moments(objects))
    }
    return result
  }

  // MARK: - Transport

  static func moments(_ population: Population, class c: Int) -> Moments {
    let R = grid.earth.equatorialRadius
    var (sum, q, q2, apogee) = (0.0, 0.0, 0.0, 0.0)
    for (r, row) in grid.rows.enumerated() {
      let factor = rowFactors[r].factor
      for k in 0..<row.cellCount {
        let n = population.counts[
          population.index(class: c, inclination: 0, cell: row.firstCell + k)]
        let (lower, upper) = (row.edges[k], row.edges[k + 1])
        let middle = (lower + upper) / 2
        sum += n
        q += n * middle
        q2 += n * (middle * middle + (upper - lower) * (upper - lower) / 12)
        apogee += n * factor * (R + middle)
      }
    }
    let mean = q / sum
    return Moments(
      perigee: mean, apogee: apogee / sum - R,
      spread: max(0, q2 / sum - mean * mean).squareRoot(), cellApogee: apogee / sum - R)
  }

  /// How far the transport is from the single objects, at worst over all steps.
  struct Comparison: Sendable {
    /// The error of the mean over the drop [1].
    var worst = 0.0
    /// The error of the deviation of the perigee [m].
    var spread = 0.0
    /// The error of the number [1].
    var number = 0.0
  }

  /// Runs all pulses side by side, and compares each with its objects at the end of every step.
  ///
  /// - Parameters:
  ///   - smallestDrop: The drop from which on errors are compared with it [m].
  static func compare(
    _ pulses: [Pulse], _ exact: [[Moments]], from epoch: Double, partsPerStep: Int,
    _ altitude: KeyPath<Moments, Double>, smallestDrop: Double, _ tables: Tables
  ) -> [Comparison] {
    let transport = DragTransport(
      grid: grid, speeds: tables.speeds, ballisticCoefficients: pulses.map(\.ballistic))
    var population = Population(grid: grid, classCount: pulses.count)
    for (c, pulse) in pulses.enumerated() {
      if pulse.isCircular {
        for cell in grid.rows[0].cells(ofPerigeeBin: pulse.perigeeBin) {
          population.counts[population.index(class: c, inclination: 0, cell: cell)] =
            1 / Double(grid.rows[0].cells(ofPerigeeBin: pulse.perigeeBin).count)
        }
      } else {
        population.add(
          1, class: c,
          bin: OrbitBin(
            perigee: pulse.perigeeBin, eccentricity: pulse.eccentricityBin, inclination: 0),
          grid: grid)
      }
    }
    let none = SteadySources(grid: grid, classCount: pulses.count)
    var decayed = [Double](repeating: 0, count: pulses.count)
    var result = pulses.map { _ in Comparison() }
    let start = pulses.indices.map { moments(population, class: $0) }
    let step = Double(partsPerStep) / Double(partsPerYear)
    let steps =
      zip(pulses, exact).map { $0.stride * ($1.count - 1) }.max()! / partsPerStep
    for k in 0..<steps {
      // Half-years, the step, or the month around it
      let block = min(30, max(5, partsPerStep))
      let activities = stride(from: partsPerStep * k, to: partsPerStep * (k + 1), by: block).map {
        activity(epoch, part: $0, block: block, tables)
      }
      let mixes = activities.map { activity in
        DragSpeeds.Mix(
          share: 1 / Double(activities.count),
          weights: tables.levels.weights(of: activity).map {
            DragSpeeds.Mix.Weight(level: $0.level, weight: $0.weight)
          })
      }
      transport.advance(
        &population, by: step * year, under: mixes, with: none, decayed: &decayed)
      for c in pulses.indices {
        result[c].number = max(
          result[c].number, abs(population.count(ofClass: c) + decayed[c] - 1))
        let part = partsPerStep * (k + 1)
        let index = part / pulses[c].stride
        guard part % pulses[c].stride == 0, index < exact[c].count else { continue }
        let (expected, observed) = (exact[c][index], moments(population, class: c))
        let drop = exact[c][0][keyPath: altitude] - expected[keyPath: altitude]
        let fallen = start[c][keyPath: altitude] - observed[keyPath: altitude]
        let error = (fallen - drop) / drop
        if drop > smallestDrop && abs(error) > abs(result[c].worst) { result[c].worst = error }
        let wider = observed.spread - expected.spread
        if abs(wider) > abs(result[c].spread) { result[c].spread = wider }
      }
    }
    return result
  }

  /// Pulses from 1986, 1996 and 2008 against single objects.
  ///
  /// - Returns: The worst comparison of the three ballistic coefficients in each perigee bin.
  static func worst(
    _ bins: [Int], eccentricityBin: Int, isCircular: Bool, partsPerStep: Int, block: Int,
    _ altitude: KeyPath<Moments, Double>, smallestDrop: Double
  ) throws -> [Comparison] {
    let tables = try Self.tables.get()
    let pulses = bins.flatMap { bin in
      ballistic.map {
        Pulse(
          ballistic: $0, perigeeBin: bin, eccentricityBin: eccentricityBin, isCircular: isCircular)
      }
    }
    let isEccentric = eccentricityBin > 0
    var result = bins.map { _ in Comparison() }
    for epoch in [1986.0, 1996, 2008] {
      let key = "\(bins) \(eccentricityBin) \(isCircular) \(epoch) \(block)"
      let exact =
        integrated.withLock { $0[key] }
        ?? pulses.map {
          integrate(
            $0, from: epoch, block: block, perigees: isEccentric ? 8 : isCircular ? 40 : 12,
            eccentricities: isEccentric ? 30 : 6, tables)
        }
      integrated.withLock { $0[key] = exact }
      let all = compare(
        pulses, exact, from: epoch, partsPerStep: partsPerStep, altitude,
        smallestDrop: smallestDrop, tables)
      for (k, c) in all.enumerated() {
        let bin = k / ballistic.count
        result[bin].worst = max(result[bin].worst, abs(c.worst))
        result[bin].spread = max(result[bin].spread, abs(c.spread))
        result[bin].number = max(result[bin].number, c.number)
      }
    }
    return result
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var isCircular = false
    /// The step, and the interval of the activity of the single objects [1/60 yr].
    var step: Int
    var block: Int
    /// The measured errors of the mean over the drop [%], and of the spread [km], at 900, 700 and
    /// 500 km.
    var means: [Double]
    var spreads: [Double]

    var testDescription: String {
      "\(isCircular ? "circular" : "bin"), steps of \(step)/60 yr, activity of \(block)/60 yr"
    }
  }

  // Over three epochs and C_D A/m of 0.01, 0.1 and 1 m²/kg, from a drop of 1 km until the lowest object
  // reaches 200 km or the record ends: errors of the mean altitude over its drop [%], of the spread
  // [km]. Shorter steps come closer to the end of fast pulses, where all errors are largest.
  //
  //                                     mean [%]               spread [km]
  //     pulse     step   activity    900    700    500       900    700    500 km
  //     bin       1 yr   the same    2.7    3.6    4.1       4.2    4.0    2.0
  //     bin       1/4    the same    3.1    3.6    4.6       5.2    4.4    3.5
  //     bin       1/12   monthly     3.0    3.7    5.0      11.8    4.9    3.8
  //     bin       1/60   monthly     3.0    3.5    5.0      12.0    5.1    3.8
  //     bin       1 yr   monthly     9.5    7.2    3.0      13.3    3.7    1.2
  //     bin       1/4    monthly     6.6    6.2    3.7      11.5    9.1    2.5
  //     circular  1 yr   the same    6.1    6.9    8.5       9.1    5.0    4.0
  //     circular  1/4    the same    7.5    8.7   10.7      15.6    9.3    8.0
  //     circular  1/12   monthly     9.0   11.5   12.4      22.8   22.0   11.6
  //     circular  1/60   monthly    10.0   11.6   14.0      29.4   22.0   13.7
  //     circular  1 yr   monthly    18.5   19.9   12.7      27.1   24.1    6.4
  //     circular  1/4    monthly    15.9   17.1   14.3      27.7   21.3   13.2
  //
  // The target of 1 % of the drop is missed everywhere; that of 25 km of spread is met by pulses that
  // fill the bin, and missed by circular ones in three cases. Pulses that fill the bin to e = 0.002 fall
  // too fast, as the lowest row sinks as at a quarter of its width, circular objects too slowly: by
  // 1.2 to 3 % early on, and more towards the end, where an error of time is a large one of
  // altitude. Against monthly activity yearly steps fall 8 to 10 % slower in the mean: the same flux
  // as that of a month makes more air than as that of half a year. What that is against the true flux
  // of every day and its mean of 81 days is in `ActivityAveragingTests`: 2.2 % at most.
  static let cases = [
    Case(step: 60, block: 30, means: [2.68, 3.59, 4.06], spreads: [4.3, 4.0, 2.1]),
    Case(step: 15, block: 15, means: [3.12, 3.59, 4.59], spreads: [5.3, 4.4, 3.5]),
    Case(step: 5, block: 5, means: [3.04, 3.72, 4.99], spreads: [11.9, 4.9, 3.8]),
    Case(step: 1, block: 5, means: [3.01, 3.54, 5.04], spreads: [12.1, 5.2, 3.8]),
    Case(step: 60, block: 5, means: [9.5, 7.24, 2.96], spreads: [13.4, 3.7, 1.3]),
    Case(step: 15, block: 5, means: [6.57, 6.16, 3.72], spreads: [11.5, 9.2, 2.5]),
    Case(isCircular: true, step: 60, block: 30, means: [6.1, 6.91, 8.51], spreads: [9.1, 5.1, 4]),
    Case(
      isCircular: true, step: 15, block: 15, means: [7.53, 8.69, 10.7], spreads: [15.7, 9.3, 8]),
    Case(
      isCircular: true, step: 5, block: 5, means: [9.04, 11.5, 12.4], spreads: [22.9, 22, 11.7]),
    Case(
      isCircular: true, step: 1, block: 5, means: [9.99, 11.7, 14.1], spreads: [29.4, 22, 13.8]),
    Case(
      isCircular: true, step: 60, block: 5, means: [18.6, 20, 12.8], spreads: [27.2, 24.1, 6.5]),
    Case(
      isCircular: true, step: 15, block: 5, means: [15.9, 17.2, 14.4], spreads: [27.8, 21.3, 13.2]),
  ]

  @Test("Circular pulses of one shell, at 900, 700 and 500 km, fall as measured", arguments: cases)
  func circular(_ c: Case) throws {
    let worst = try Self.worst(
      [16, 12, 8], eccentricityBin: 0, isCircular: c.isCircular, partsPerStep: c.step,
      block: c.block, \.perigee, smallestDrop: 1_000)
    for (k, observed) in worst.enumerated() {
      // The standard cells have been narrowed since the table was measured.
      #expect(100 * observed.worst < c.means[k] + 3)
      #expect(observed.spread < max(25, c.spreads[k] + 10) * 1_000)
      #expect(observed.number < 1e-12)
    }
  }

  // Perigee 300 to 350 km, e from 0.65 to 0.75, over the same epochs and ballistic coefficients, from a
  // drop of the apogee of 1000 km until the lowest perigee reaches 150 km, at most by 17 000 km: errors of
  // the mean apogee over its drop [%], and of it where the objects too are put anywhere in their
  // cell; of the spread of the perigee [km].
  //
  //     step      1 yr   1/4   1/12   1/60
  //     apogee    35.0  35.3   35.4   35.5   too slow
  //     in cells  28.0  29.2   29.3   29.4   too slow
  //     spread     1.6   1.9    1.8    1.6
  //
  // The target of 1 % of the apogee is missed: the bin is a single cell of eccentricity, 0.1 wide, and what
  // lies in it is spread over the times of transit evenly, not over the eccentricity. From 1986 and with
  // cells of half and of a quarter the width in both, it is 19 and 10 %, in cells 17 and 8 %. The target
  // of 25 km of spread is met, as is that of the number.
  @Test(
    "An eccentric pulse of 300 km and e = 0.7 falls as measured",
    arguments: [(60, 30), (15, 15), (5, 5), (1, 5)])
  func eccentric(step: Int, block: Int) throws {
    for (altitude, bound) in [(\Moments.apogee, 0.357), (\.cellApogee, 0.295)] {
      let worst = try Self.worst(
        [4], eccentricityBin: 10, isCircular: false, partsPerStep: step, block: block, altitude,
        smallestDrop: 1_000_000)[0]
      #expect(worst.worst < bound)
      #expect(worst.spread < 25_000)
      #expect(worst.number < 1e-12)
    }
  }
}

import Glibc
import SpaceEnvironment

/// The drag rates of all orbits during a step: the levels of activity mixed for its activity.
struct DragField {
  private var logarithms: [Float]
  private let places = DragNodePlaces()

  /// The rates of an orbit for a ballistic coefficient of 1 m²/kg.
  struct Rates {
    /// The speed at which the perigee sinks [m/s].
    let perigee: Double
    /// The relative speed at which the eccentricity falls [1/s].
    let relativeEccentricity: Double
    /// The altitude over which the speed of the perigee changes by a factor e [m].
    let scaleHeight: Double
  }

  init() {
    let count = DragNodes.inclinations.count * DragNodes.eccentricityCount
    logarithms = [Float](repeating: 0, count: 2 * DragNodes.altitudes.count * count)
  }

  /// Replaces the rates by those of an activity.
  ///
  /// - Parameters:
  ///   - trend: A long-term change of the density, and the date [decimal year].
  mutating func mix(
    _ drag: DragLevels, activity: SolarActivity, trend: (trend: DensityTrend, date: Double)?
  ) {
    let weights = drag.levels.count == 1 ? [(0, 1)] : drag.levels.weights(of: activity)
    let changes = DragNodes.altitudes.map { q in
      trend.map { Float(log($0.trend.factor(atAltitude: q, year: $0.date))) } ?? 0
    }
    let altitudes = changes.count
    logarithms.withUnsafeMutableBufferPointer { sums in
      for row in 0..<sums.count / (2 * altitudes) {
        for k in 0..<altitudes {
          sums[2 * (k + altitudes * row)] = changes[k]
          sums[2 * (k + altitudes * row) + 1] = changes[k]
        }
      }
      for (level, weight) in weights {
        let w = Float(weight)
        drag.logarithms[level].withUnsafeBufferPointer { level in
          for k in 0..<sums.count { sums[k] += w * level[k] }
        }
      }
    }
  }

  /// Returns the rates of an orbit: linear in inclination and altitude, cubic in eccentricity.
  func rates(perigee q: Double, eccentricity e: Double, inclination i: Double) -> Rates {
    let (n, m) = (places.altitudeCount, places.eccentricityCount)
    let y = places.position(ofInclination: i)
    let row = min(places.inclinationCount - 2, Int(y))
    let (z, spacing) = places.position(ofAltitude: q)
    let k = Int(z)
    let x = places.position(ofEccentricity: e)
    let j = max(0, min(m - 4, Int(x) - 1))
    let (a, t) = (Float(x - Double(j)), Float(y - Double(row)))
    let (b, c, d) = (a - 1, a - 2, a - 3)
    let weights = SIMD4<Float>(-b * c * d / 6, a * c * d / 2, -a * b * d / 2, a * b * c / 6)
    var sum = SIMD4<Float>.zero
    logarithms.withUnsafeBufferPointer { values in
      for p in 0..<4 {
        let first = 2 * (k + n * (j + p + m * row))
        let second = first + 2 * n * m
        let low = SIMD4(values[first], values[first + 1], values[first + 2], values[first + 3])
        let high = SIMD4(
          values[second], values[second + 1], values[second + 2], values[second + 3])
        sum += weights[p] * (low + t * (high - low))
      }
    }
    let s = Float(z - Double(k))
    return Rates(
      perigee: exp(Double(sum[0] + s * (sum[2] - sum[0]))),
      relativeEccentricity: exp(Double(sum[1] + s * (sum[3] - sum[1]))),
      scaleHeight: spacing / Double(max(1e-3, sum[0] - sum[2])))
  }
}

// MARK: - Integration

extension DragField {
  /// The mean orbit of an object as drag changes it.
  struct Path {
    /// The perigee altitude [m].
    var perigee: Double
    var eccentricity: Double
  }

  /// How far the perigee may sink in a step of the integration, in scale heights: for a step by the
  /// rates at its beginning, one by those in its middle, and one of fourth order.
  private static let (firstOrder, secondOrder, fourthOrder) = (1e-3, 0.05, 0.2)

  /// Follows an orbit under drag, by steps that adapt to the scale height of the air.
  ///
  /// - Parameters:
  ///   - path: The orbit; it ends below the floor where the object re-enters.
  ///   - B: The ballistic coefficient [m²/kg].
  ///   - floor: The perigee altitude of re-entry [m].
  /// - Returns: Whether the object is still in orbit.
  func advance(
    _ path: inout Path, inclination i: Double, ballisticCoefficient B: Double,
    by duration: Double, floor: Double
  ) -> Bool {
    var left = duration
    while left > 0 {
      let rates = rates(perigee: path.perigee, eccentricity: path.eccentricity, inclination: i)
      let depth = B * rates.perigee * left / rates.scaleHeight
      let shrinking = B * rates.relativeEccentricity * left
      if depth < Self.firstOrder, shrinking < Self.firstOrder {
        path.perigee -= B * rates.perigee * left
        path.eccentricity *= 1 - shrinking
        return path.perigee > floor
      }
      let most = max(depth, shrinking)
      if most < Self.secondOrder {
        let middle = self.rates(
          perigee: path.perigee - B * rates.perigee * left / 2,
          eccentricity: path.eccentricity * (1 - shrinking / 2), inclination: i)
        path.perigee -= B * middle.perigee * left
        // ln e is what falls evenly.
        path.eccentricity *= exp(-B * middle.relativeEccentricity * left)
        return path.perigee > floor
      }
      let step = left * min(1, Self.fourthOrder / most)
      advanceFourthOrder(&path, from: rates, inclination: i, ballisticCoefficient: B, by: step)
      if path.perigee <= floor { return false }
      left -= step
    }
    return true
  }

  /// One step of the fourth-order rule of Runge and Kutta, in the perigee and the logarithm of e.
  private func advanceFourthOrder(
    _ path: inout Path, from first: Rates, inclination i: Double, ballisticCoefficient B: Double,
    by step: Double
  ) {
    func at(_ share: Double, _ rates: Rates) -> Rates {
      self.rates(
        perigee: path.perigee - share * step * B * rates.perigee,
        eccentricity: path.eccentricity * exp(-share * step * B * rates.relativeEccentricity),
        inclination: i)
    }
    let second = at(0.5, first)
    let third = at(0.5, second)
    let fourth = at(1, third)
    path.perigee -=
      step * B / 6
      * (first.perigee + 2 * second.perigee + 2 * third.perigee + fourth.perigee)
    path.eccentricity *= exp(
      -step * B / 6
        * (first.relativeEccentricity + 2 * second.relativeEccentricity
          + 2 * third.relativeEccentricity + fourth.relativeEccentricity))
  }
}

import DebrisEnvironment
import Glibc
import OrbitalMechanics
import SpaceEnvironment

// Single objects that fill the bin of a pulse, integrated one by one.
extension DragTransportAcceptanceTests {
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
    let R = grid.earth.equatorialRadius
    return moments(
      objects.map { (1, (R + $0.q) / (1 - $0.e) - R, 0) }, objects.map { (1, $0.q, 0) })
  }

  /// Moments of numbers at altitudes and perigees, spread about them with variances [m²].
  static func moments(
    _ altitudes: [(number: Double, middle: Double, variance: Double)],
    _ perigees: [(number: Double, middle: Double, variance: Double)]
  ) -> Moments {
    func moments(
      _ values: [(number: Double, middle: Double, variance: Double)]
    ) -> (mean: Double, deviation: Double) {
      let n = values.reduce(0) { $0 + $1.number }
      let mean = values.reduce(0) { $0 + $1.number * $1.middle } / n
      let variance =
        values.reduce(0) {
          $0 + $1.number * ($1.variance + ($1.middle - mean) * ($1.middle - mean))
        } / n
      return (mean, variance.squareRoot())
    }
    let (altitude, perigee) = (moments(altitudes), moments(perigees))
    return Moments(
      altitude: altitude.mean, altitudeSpread: altitude.deviation,
      perigeeSpread: perigee.deviation)
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
      if object.q < floor { object.isAlive = false }
    }
  }

  /// The mean activity of a block of so many parts of a year, in which a part lies.
  static func activity(_ epoch: Double, part: Int, block: Int, _ tables: Tables) -> SolarActivity {
    let first = part / block * block
    return tables.projection.mean(
      from: epoch + Double(first) / Double(partsPerYear),
      to: epoch + Double(first + block) / Double(partsPerYear))
  }

  /// The moments after each stride, until the lowest orbit of the bin is at 200 km, circular, or 150 km.
  ///
  /// - Parameter block: The number of parts of a year that the activity is averaged over.
  static func integrate(
    _ pulse: Pulse, from epoch: Double, block: Int, perigees: Int, eccentricities: Int,
    _ tables: Tables
  ) -> [Moments] {
    var objects = objects(pulse, perigees: perigees, eccentricities: eccentricities)
    // The first to fall; the objects stand for what lies between them.
    var lowestOrbit = Object(
      q: grid.perigeeEdges[pulse.perigeeBin], e: grid.eccentricityEdges[pulse.eccentricityBin])
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
      advance(
        &lowestOrbit, ballistic: pulse.ballistic, by: duration, weights, tables.rates)
      guard lowestOrbit.isAlive && lowestOrbit.q > lowest else { break }
      result.append(moments(objects))
    }
    return result
  }
}

import Glibc
import NumericalMethods
public import SpaceEnvironment

/// Orbit-averaged drag rates along orbits of one inclination, tabulated over perigee and
/// eccentricity.
///
/// The logarithms of the rate of the perigee and of the relative rate of the eccentricity are
/// interpolated bilinearly; above 200 km the relative error is below 1 % (see the tests).
public struct DragRateTable: Sendable {
  /// The perigee altitudes of the table [m]: closest where the scale height is small and changes.
  private static let altitudes: [Double] =
    stride(from: 80.0, to: 1000, by: 10).map { $0 * kilometre }
    + stride(from: 1000.0, through: 2150, by: 50).map { $0 * kilometre }

  /// The eccentricities of the table: closest where the perigee's rate bends most.
  private static let eccentricities: [Double] = {
    var nodes = [0.0]
    for (end, step) in [
      (0.005, 0.0005), (0.02, 0.001), (0.06, 0.0025), (0.15, 0.005), (0.3, 0.0125), (0.7, 0.05),
      (0.85, 0.0125), (0.97, 0.005),
    ] {
      let start = nodes[nodes.count - 1]
      let count = Int(((end - start) / step).rounded())
      for k in 1...count { nodes.append(start + (end - start) * Double(k) / Double(count)) }
    }
    return nodes
  }()

  private let perigeeLogarithms: [Double]
  private let eccentricityLogarithms: [Double]
  public let earth: Earth

  public init(
    _ atmosphere: any Atmosphere, activity: SolarActivity, inclination: Double, earth: Earth
  ) {
    let density = OrbitAveragedDensity(
      atmosphere, activity: activity, inclination: inclination, earth: earth)
    let drag = DragRates(density: density, inclination: inclination, earth: earth)
    var perigee: [Double] = []
    var relative: [Double] = []
    for e in Self.eccentricities {
      for altitude in Self.altitudes {
        let q = earth.equatorialRadius + altitude
        let rates = drag.rates(of: Orbit(perigeeRadius: q, eccentricity: e))
        perigee.append(log(-rates.perigeeRadius))
        // The relative rate of the eccentricity has a limit at e = 0, which a nearly circular orbit
        // gives.
        let nearly =
          e > 0 ? rates : drag.rates(of: Orbit(perigeeRadius: q, eccentricity: 1e-5))
        relative.append(log(-nearly.eccentricity / max(e, 1e-5)))
      }
    }
    perigeeLogarithms = perigee
    eccentricityLogarithms = relative
    self.earth = earth
  }

  /// Returns the speed at which the perigee sinks [m/s], per unit of ballistic coefficient.
  public func perigeeSpeed(perigeeAltitude q: Double, eccentricity e: Double) -> Double {
    exp(interpolate(perigeeLogarithms, q, e))
  }

  /// Returns the speed at which the eccentricity falls [1/s], per unit of ballistic coefficient.
  public func eccentricitySpeed(perigeeAltitude q: Double, eccentricity e: Double) -> Double {
    e * exp(interpolate(eccentricityLogarithms, q, e))
  }

  private func interpolate(_ table: [Double], _ q: Double, _ e: Double) -> Double {
    let altitudes = Self.altitudes
    let count = altitudes.count
    let altitude = min(max(q, altitudes[0]), altitudes[count - 1])
    let k = altitude < altitudes[count - 1] ? binIndex(of: altitude, in: altitudes)! : count - 2
    let s = (altitude - altitudes[k]) / (altitudes[k + 1] - altitudes[k])
    let nodes = Self.eccentricities
    let j = e < nodes[nodes.count - 1] ? binIndex(of: max(0, e), in: nodes)! : nodes.count - 2
    let t = min(1, (e - nodes[j]) / (nodes[j + 1] - nodes[j]))
    let (lower, upper) = (j * count + k, (j + 1) * count + k)
    return (1 - t) * ((1 - s) * table[lower] + s * table[lower + 1])
      + t * ((1 - s) * table[upper] + s * table[upper + 1])
  }

  /// Returns the time until the perigee has sunk to a floor, per unit of ballistic coefficient.
  ///
  /// Integrates perigee and eccentricity with the midpoint rule, in steps in which the perigee falls
  /// by 2 km or the eccentricity by a twentieth.
  ///
  /// - Parameters:
  ///   - q: The perigee altitude [m].
  ///   - e: The eccentricity [1].
  ///   - floor: The altitude at which the life ends [m].
  ///   - limit: The time at which the integration stops [s m²/kg].
  /// - Returns: The time times the ballistic coefficient [s m²/kg]; at most `limit`.
  public func lifetime(
    perigeeAltitude q: Double, eccentricity e: Double, floor: Double = 100_000,
    limit: Double = .infinity
  ) -> Double {
    var (q, e, elapsed) = (q, e, 0.0)
    while q > floor && elapsed < limit {
      let qSpeed = perigeeSpeed(perigeeAltitude: q, eccentricity: e)
      let eSpeed = eccentricitySpeed(perigeeAltitude: q, eccentricity: e)
      var step = 2_000 / qSpeed
      if e > 1e-4 { step = min(step, 0.05 * e / eSpeed) }
      let qMiddle = q - step / 2 * qSpeed
      let eMiddle = max(0, e - step / 2 * eSpeed)
      let qFall = step * perigeeSpeed(perigeeAltitude: qMiddle, eccentricity: eMiddle)
      let eFall = step * eccentricitySpeed(perigeeAltitude: qMiddle, eccentricity: eMiddle)
      if q - qFall < floor { step *= max(0, (q - floor) / qFall) }
      q -= qFall
      e = max(0, e - eFall)
      elapsed += step
    }
    return min(elapsed, limit)
  }
}

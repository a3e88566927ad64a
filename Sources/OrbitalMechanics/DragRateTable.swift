import Glibc
public import SpaceEnvironment

/// Orbit-averaged drag rates along orbits of one inclination, tabulated over perigee and
/// eccentricity.
///
/// The logarithms of the rate of the perigee and of the relative rate of the eccentricity are
/// interpolated bilinearly; the relative error is below 1 % at the spacing used (see the tests).
public struct DragRateTable: Sendable {
  /// The perigee altitudes of the table [m]: lowest, spacing, number.
  private static let lowest = 80_000.0
  private static let spacing = 10_000.0
  private static let count = 205

  private static let eccentricities: [Double] = [
    0, 0.0005, 0.001, 0.002, 0.0035, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.035, 0.05, 0.075, 0.1,
    0.15, 0.2, 0.275, 0.35, 0.425, 0.5, 0.575, 0.65, 0.7, 0.75, 0.85, 0.96,
  ]

  private let perigeeLogarithms: [Double]
  private let eccentricityLogarithms: [Double]
  public let earth: Earth

  public init(
    _ atmosphere: some Atmosphere, activity: SolarActivity, inclination: Double, earth: Earth
  ) {
    let density = OrbitAveragedDensity(
      atmosphere, activity: activity, inclination: inclination, earth: earth)
    let drag = DragRates(density: density, inclination: inclination, earth: earth)
    var perigee: [Double] = []
    var relative: [Double] = []
    for e in Self.eccentricities {
      for k in 0..<Self.count {
        let q = earth.equatorialRadius + Self.lowest + Self.spacing * Double(k)
        // The relative rate has a limit at e = 0, which a nearly circular orbit gives.
        let rates = drag.rates(of: Orbit(perigeeRadius: q, eccentricity: max(e, 1e-4)))
        perigee.append(log(-rates.perigeeRadius))
        relative.append(log(-rates.eccentricity / max(e, 1e-4)))
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
    let x = min(Double(Self.count - 1), max(0, (q - Self.lowest) / Self.spacing))
    let k = min(Self.count - 2, Int(x))
    let s = x - Double(k)
    let nodes = Self.eccentricities
    var j = 0
    while j < nodes.count - 2 && nodes[j + 1] <= e { j += 1 }
    let t = min(1, (e - nodes[j]) / (nodes[j + 1] - nodes[j]))
    let (lower, upper) = (j * Self.count + k, (j + 1) * Self.count + k)
    return (1 - t) * ((1 - s) * table[lower] + s * table[lower + 1])
      + t * ((1 - s) * table[upper] + s * table[upper + 1])
  }

  /// Returns the time until the perigee has sunk to a floor, per unit of ballistic coefficient.
  ///
  /// Integrates perigee and eccentricity with the midpoint rule in steps of a tenth of the fall by
  /// one scale of the rates.
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
      // A fall of the perigee by 2 km, or a tenth of the eccentricity, whichever comes first.
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

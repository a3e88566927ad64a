import Glibc
import NumericalMethods
public import SpaceEnvironment

/// Orbit-averaged drag rates along orbits of one inclination, tabulated over perigee and
/// eccentricity.
///
/// The logarithms of the rate of the perigee and of the relative rate of the eccentricity are
/// interpolated, linearly in altitude and by cubics in eccentricity; above 200 km the relative error
/// is below 1 % (see the tests).
public struct DragRateTable: Sendable {
  /// The perigee altitudes of the table [m]: closest where the scale height is small and changes.
  private static let altitudes: [Double] =
    stride(from: 80.0, to: 1000, by: 10).map { $0 * kilometre }
    + stride(from: 1000.0, through: 2150, by: 50).map { $0 * kilometre }

  /// The eccentricities of the table, from 0: equal steps of log((e + s)/(1 − e)), as the rates turn
  /// at the eccentricity at which an orbit is a scale height deep.
  private static let turn = 0.004
  private static let largestEccentricity = 0.97
  private static let abscissae: [Double] = {
    let (first, last, count) = (abscissa(0), abscissa(largestEccentricity), 40)
    return (0...count).map { first + (last - first) * Double($0) / Double(count) }
  }()
  private static func abscissa(_ e: Double) -> Double { log((e + turn) / (1 - e)) }

  /// The logarithms, by eccentricity, then altitude.
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
    for (k, x) in Self.abscissae.enumerated() {
      let e = k == 0 ? 0 : (exp(x) - Self.turn) / (1 + exp(x))
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
    speeds(perigeeAltitude: q, eccentricity: e).perigee
  }

  /// Returns the speed at which the eccentricity falls [1/s], per unit of ballistic coefficient.
  public func eccentricitySpeed(perigeeAltitude q: Double, eccentricity e: Double) -> Double {
    speeds(perigeeAltitude: q, eccentricity: e).eccentricity
  }

  /// Returns both speeds, per unit of ballistic coefficient: of the perigee [m/s], of the eccentricity
  /// [1/s].
  public func speeds(
    perigeeAltitude q: Double, eccentricity e: Double
  ) -> (perigee: Double, eccentricity: Double) {
    let along = Altitude(q)
    let across = Self.weights(ofEccentricity: e)
    var (perigee, relative) = (0.0, 0.0)
    for j in 0..<4 {
      let first = Self.altitudes.count * (across.first + j) + along.first
      perigee += across.weights[j] * along.mean(perigeeLogarithms, from: first)
      relative += across.weights[j] * along.mean(eccentricityLogarithms, from: first)
    }
    return (exp(perigee), e * exp(relative))
  }

  private static func weights(ofEccentricity e: Double) -> CubicWeights {
    CubicWeights(abscissa(min(max(e, 0), largestEccentricity)), in: abscissae)
  }

  /// A perigee altitude between two of the table, whose ends stand for what is beyond.
  private struct Altitude {
    let first: Int
    let share: Double

    init(_ q: Double) {
      let (nodes, last) = (altitudes, altitudes.count - 1)
      let altitude = min(max(q, nodes[0]), nodes[last])
      first = altitude < nodes[last] ? binIndex(of: altitude, in: nodes)! : last - 1
      share = (altitude - nodes[first]) / (nodes[first + 1] - nodes[first])
    }

    func mean(_ values: [Double], from start: Int) -> Double {
      (1 - share) * values[start] + share * values[start + 1]
    }
  }

  /// The rates of orbits of one eccentricity.
  struct Column {
    private let perigeeLogarithms: [Double]
    private let eccentricityLogarithms: [Double]
    private let eccentricity: Double

    fileprivate init(_ table: DragRateTable, eccentricity e: Double) {
      let (n, across) = (altitudes.count, weights(ofEccentricity: e))
      func mean(_ logarithms: [Double]) -> [Double] {
        (0..<n).map { k in
          (0..<4).reduce(0) {
            $0 + across.weights[$1] * logarithms[n * (across.first + $1) + k]
          }
        }
      }
      perigeeLogarithms = mean(table.perigeeLogarithms)
      eccentricityLogarithms = mean(table.eccentricityLogarithms)
      eccentricity = e
    }

    /// As those of the table.
    func speeds(perigeeAltitude q: Double) -> (perigee: Double, eccentricity: Double) {
      let along = Altitude(q)
      return (
        exp(along.mean(perigeeLogarithms, from: along.first)),
        eccentricity * exp(along.mean(eccentricityLogarithms, from: along.first))
      )
    }
  }

  func column(eccentricity: Double) -> Column { Column(self, eccentricity: eccentricity) }
}

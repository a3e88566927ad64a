import OrbitalMechanics
import SpaceEnvironment

/// Paths that drag takes eccentric orbits along: perigee against eccentricity.
///
/// They hardly depend on how much air there is, only on how fast it thins with altitude, and are taken
/// from the exponential layers of the reference atmosphere, at 63 degrees. What depends on the
/// atmosphere of a run, the time between two points of a path, is taken from that.
struct DragPaths: Sendable {
  static let rates = DragRateTable(
    ExponentialAtmosphere.vallado, activity: SolarActivity(meanF107: 140, ap: 15),
    inclination: 63 * .pi / 180, earth: .wgs84)
  private static let spacing = 0.05

  /// The perigee altitudes of each path, from the lowest eccentricity up [m].
  private let perigees: [[Double]]
  private let lowest: Double

  /// Follows paths up.
  ///
  /// - Parameters:
  ///   - bottoms: The perigee altitude where each path ends [m].
  ///   - eccentricities: The eccentricities where the paths end and begin.
  init(bottoms: [Double], eccentricities: ClosedRange<Double>) {
    lowest = LifetimeTable.abscissa(eccentricities.lowerBound)
    let count = Int(
      ((LifetimeTable.abscissa(eccentricities.upperBound) - lowest) / Self.spacing).rounded(.up))
    let lowest = lowest
    perigees = bottoms.map { bottom in
      var perigees = [bottom]
      for k in 0..<count {
        perigees.append(
          Self.raise(perigees[k], from: lowest + Self.spacing * Double(k)))
      }
      return perigees
    }
  }

  private static func raise(_ q: Double, from x: Double) -> Double {
    func slope(_ q: Double, _ x: Double) -> Double {
      let e = LifetimeTable.eccentricity(x)
      return e * (1 - e) * rates.perigeeSpeed(perigeeAltitude: q, eccentricity: e)
        / rates.eccentricitySpeed(perigeeAltitude: q, eccentricity: e)
    }
    let one = slope(q, x)
    let two = slope(q + spacing / 2 * one, x + spacing / 2)
    let three = slope(q + spacing / 2 * two, x + spacing / 2)
    let four = slope(q + spacing * three, x + spacing)
    return q + spacing / 6 * (one + 2 * two + 2 * three + four)
  }

  /// The perigee altitude of a path at an eccentricity [m].
  func perigee(ofPath path: Int, eccentricity e: Double) -> Double {
    let t = (LifetimeTable.abscissa(e) - lowest) / Self.spacing
    let k = max(0, min(perigees[path].count - 2, Int(t)))
    let (a, b) = (perigees[path][k], perigees[path][k + 1])
    return a + (t - Double(k)) * (b - a)
  }
}

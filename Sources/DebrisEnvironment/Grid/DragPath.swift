import OrbitalMechanics
import SpaceEnvironment

/// A path that drag takes an eccentric orbit along: perigee against eccentricity.
///
/// Paths hardly depend on how much air there is, only on how fast it thins with altitude, and are taken
/// from the mean air of a reference: NRLMSISE-00 at a mean flux of 140, at 63 degrees. What depends on the
/// atmosphere of a run, the time between two points of a path, is taken from that.
struct DragPath: Sendable {
  static let rates: DragRateTable = {
    let activity = SolarActivity(meanF107: 140, ap: 15)
    return DragRateTable(
      AveragedNRLMSISE00().prepared(for: ActivityLevels(constant: activity)), activity: activity,
      inclination: 63 * .pi / 180, earth: .wgs84)
  }()
  private static let spacing = 0.05

  /// The eccentricity that the path ends at [1].
  let endEccentricity: Double
  /// log(e/(1 − e)) there.
  private let end: Double
  /// The perigee altitudes from the end up, equally spaced in log(e/(1 − e)) [m].
  private let perigees: [Double]

  /// Follows a path up.
  ///
  /// - Parameters:
  ///   - perigee: The perigee altitude where the path ends [m].
  ///   - eccentricity: The eccentricity there.
  ///   - largest: The eccentricity that the path is needed to.
  init(endingAt perigee: Double, eccentricity: Double, upTo largest: Double) {
    endEccentricity = eccentricity
    end = LifetimeTable.abscissa(eccentricity)
    let count = max(1, Int(((LifetimeTable.abscissa(largest) - end) / Self.spacing).rounded(.up)))
    var perigees = [perigee]
    for k in 0..<count {
      perigees.append(
        Self.follow(perigees[k], from: end + Self.spacing * Double(k), by: Self.spacing))
    }
    self.perigees = perigees
  }

  /// Finds where a path comes down to a floor.
  ///
  /// - Parameters:
  ///   - perigee: A perigee altitude of the path above the floor [m].
  ///   - eccentricity: The eccentricity there.
  ///   - floor: The altitude of the floor [m].
  /// - Returns: The eccentricity at the floor.
  static func eccentricity(
    ofPathThrough perigee: Double, eccentricity: Double, atFloor floor: Double
  ) -> Double {
    var (q, x) = (perigee, LifetimeTable.abscissa(eccentricity))
    while true {
      let next = follow(q, from: x, by: -spacing)
      if next <= floor {
        return LifetimeTable.eccentricity(x - spacing * (q - floor) / (q - next))
      }
      (q, x) = (next, x - spacing)
    }
  }

  /// The perigee altitude a step of the abscissa further on, by the rule of Runge and Kutta.
  private static func follow(_ q: Double, from x: Double, by step: Double) -> Double {
    func slope(_ q: Double, _ x: Double) -> Double {
      let e = LifetimeTable.eccentricity(x)
      let speeds = rates.speeds(perigeeAltitude: q, eccentricity: e)
      return e * (1 - e) * speeds.perigee / speeds.eccentricity
    }
    let one = slope(q, x)
    let two = slope(q + step / 2 * one, x + step / 2)
    let three = slope(q + step / 2 * two, x + step / 2)
    let four = slope(q + step * three, x + step)
    return q + step / 6 * (one + 2 * two + 2 * three + four)
  }

  /// The perigee altitude at an eccentricity [m]: below the end of the path that of its end.
  func perigee(atEccentricity e: Double) -> Double {
    let t = (LifetimeTable.abscissa(e) - end) / Self.spacing
    if t <= 0 { return perigees[0] }
    let k = min(perigees.count - 2, Int(t))
    let (a, b) = (perigees[k], perigees[k + 1])
    return a + (t - Double(k)) * (b - a)
  }

  /// The eccentricity at which the path reaches a perigee altitude, if it does.
  func eccentricity(atPerigee altitude: Double) -> Double? {
    guard let k = perigees.firstIndex(where: { $0 >= altitude }) else { return nil }
    if k == 0 { return endEccentricity }
    let t = (altitude - perigees[k - 1]) / (perigees[k] - perigees[k - 1])
    return LifetimeTable.eccentricity(end + Self.spacing * (Double(k - 1) + t))
  }
}

import OrbitalMechanics
import SpaceEnvironment

/// The lives that orbits have left under a lasting activity, at the nodes of inclination.
struct ResidualLifetimes: Sendable {
  private let tables: [LifetimeTable]
  private let floor: Double
  private let equatorialRadius: Double

  /// - Parameters:
  ///   - floor: The perigee altitude at which a life ends [m].
  ///   - ceiling: The highest perigee altitude [m].
  ///   - largestEccentricity: The largest eccentricity, below 1.
  init(
    _ atmosphere: any Atmosphere, activity: SolarActivity, floor: Double, ceiling: Double,
    largestEccentricity: Double, earth: Earth
  ) {
    let air = atmosphere.prepared(for: ActivityLevels(constant: activity))
    self.floor = floor
    equatorialRadius = earth.equatorialRadius
    tables = DragNodes.inclinations.map {
      LifetimeTable(
        DragRateTable(air, activity: activity, inclination: $0, earth: earth), floor: floor,
        ceiling: ceiling, largestEccentricity: largestEccentricity)
    }
  }

  /// The life of an orbit [s m²/kg].
  func lifetime(perigee q: Double, eccentricity e: Double, inclination i: Double) -> Double {
    let y = i / DragNodes.inclinationSpacing
    let row = min(tables.count - 2, Int(y))
    let share = y - Double(row)
    return (1 - share) * tables[row].lifetime(perigeeAltitude: q, eccentricity: e)
      + share * tables[row + 1].lifetime(perigeeAltitude: q, eccentricity: e)
  }

  /// Returns the perigee altitude, found to 100 m, to which an object lowers its orbit at the same
  /// apogee for it to decay in time [m]; `nil` where it does so anyway.
  ///
  /// - Parameters:
  ///   - q: The perigee altitude [m].
  ///   - limit: The longest remaining life times the ballistic coefficient [s m²/kg].
  func loweredPerigee(
    from q: Double, eccentricity e: Double, inclination i: Double, limit: Double
  ) -> Double? {
    if lifetime(perigee: q, eccentricity: e, inclination: i) <= limit { return nil }
    let R = equatorialRadius
    let apogee = (R + q) * (1 + e) / (1 - e)
    func eccentricity(_ q: Double) -> Double { (apogee - R - q) / (apogee + R + q) }
    var (low, high) = (floor, q)
    while high - low > 100 {
      let middle = (low + high) / 2
      if lifetime(perigee: middle, eccentricity: eccentricity(middle), inclination: i) < limit {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }
}

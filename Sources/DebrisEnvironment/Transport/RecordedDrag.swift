import Glibc
import OrbitalMechanics
public import SpaceEnvironment

/// What drag does to single orbits under a recorded activity, forwards and backwards in time.
///
/// The speeds of perigee and eccentricity are those that move the population, averaged over a revolution
/// and tabulated for bands of inclination and levels of activity; the activity is that of half-years.
public struct RecordedDrag: Sendable {
  /// The size and shape of an orbit.
  public struct Orbit: Hashable, Sendable {
    /// The altitude of the perigee [m].
    public var perigeeAltitude: Double
    /// The eccentricity [1].
    public var eccentricity: Double

    public init(perigeeAltitude: Double, eccentricity: Double) {
      self.perigeeAltitude = perigeeAltitude
      self.eccentricity = eccentricity
    }

    /// The semi-major axis [m].
    public func semiMajorAxis(_ earth: Earth) -> Double {
      (earth.equatorialRadius + perigeeAltitude) / (1 - eccentricity)
    }
  }

  /// The length of the parts with a constant activity [yr].
  private static let interval = 0.5
  /// The perigee altitude at which an orbit ends [m].
  public static let floor = 100_000.0
  /// The longest fall of the perigee in a step, as a share of its height over the floor and 20 km more.
  private static let stepShare = 0.05

  public let earth: Earth
  /// The first date [decimal year].
  public let start: Double
  /// The last date [decimal year].
  public let end: Double
  private let inclinationEdges: [Double]
  /// By level, then band.
  private let tables: [[DragRateTable]]
  /// The levels and weights of each interval.
  private let weights: [[(level: Int, weight: Double)]]

  /// Tabulates the drag from a date to a later one [decimal years].
  public init(
    atmosphere: any Atmosphere, activity: SolarProjection, from start: Double, to end: Double,
    grid: OrbitGrid = .standard
  ) {
    precondition(end > start, "the span has a length")
    self.start = start
    self.end = end
    earth = grid.earth
    inclinationEdges = grid.inclinationEdges
    let parts = max(1, Int(((end - start) / Self.interval - 1e-9).rounded(.up)))
    let activities = (0..<parts).map { k in
      let from = start + Double(k) * Self.interval
      return activity.mean(from: from, to: min(end, from + Self.interval))
    }
    let levels = ActivityLevels(covering: activities)
    let prepared = atmosphere.prepared(for: levels)
    let edges = inclinationEdges
    tables = (0..<levels.count).map { level in
      zip(edges, edges.dropFirst()).map { low, high in
        DragRateTable(
          prepared, activity: levels.activity(ofLevel: level), inclination: (low + high) / 2,
          earth: grid.earth)
      }
    }
    weights = activities.map { levels.weights(of: $0) }
  }

  /// Moves an orbit along.
  ///
  /// - Parameters:
  ///   - orbit: The orbit at the first date.
  ///   - inclination: Its inclination [rad].
  ///   - B: The ballistic coefficient C_D A/m [m²/kg], not negative.
  ///   - from: The first date [decimal year], within the span.
  ///   - to: The last date; earlier than the first to go back.
  ///   - ceiling: The perigee altitude above which an orbit that goes back is not followed [m].
  /// - Returns: The orbit at the last date, or at the ceiling; `nil` where it has come down.
  public func moved(
    _ orbit: Orbit, inclination: Double, ballisticCoefficient B: Double, from: Double, to: Double,
    ceiling: Double = .infinity
  ) -> Orbit? {
    let band = max(
      0,
      min(inclinationEdges.count - 2, (inclinationEdges.firstIndex { $0 > inclination } ?? 1) - 1)
    )
    let direction = to >= from ? 1.0 : -1.0
    var orbit = orbit
    var t = from
    while direction * (to - t) > 1e-9, B > 0 {
      if orbit.perigeeAltitude >= ceiling { return orbit }
      // The interval that the step lies in, and how far it reaches in the direction.
      let place = (t - start) / Self.interval + direction * 1e-7
      let k = max(0, min(weights.count - 1, Int(place.rounded(.down))))
      let edge = start + Self.interval * Double(direction > 0 ? k + 1 : k)
      let first = speeds(orbit, interval: k, band: band)
      let most =
        Self.stepShare * (orbit.perigeeAltitude - Self.floor + 20_000)
        / max(B * first.perigee, 1e-300) / year
      let shape = 0.05 / max(B * first.eccentricity / max(orbit.eccentricity, 1e-4), 1e-300) / year
      let rest = direction * (to - t)
      var span = min(rest, most, shape)
      let toEdge = direction * (edge - t)
      if toEdge > 1e-9 { span = min(span, toEdge) }
      // The rule of the middle point.
      let half = Self.stepped(orbit, first, -direction * B * span * year / 2)
      orbit = Self.stepped(
        orbit, speeds(half, interval: k, band: band), -direction * B * span * year)
      if orbit.perigeeAltitude <= Self.floor { return nil }
      t += direction * span
    }
    return orbit
  }

  /// The ballistic coefficient with which drag takes an orbit to a semi-major axis in a time [m²/kg].
  ///
  /// - Returns: `nil` where the semi-major axis does not fall.
  public func ballisticCoefficient(
    of orbit: Orbit, inclination: Double, reaching semiMajorAxis: Double, from: Double, to: Double
  ) -> Double? {
    guard semiMajorAxis < orbit.semiMajorAxis(earth) else { return nil }
    func isLower(_ B: Double) -> Bool {
      guard
        let end = moved(
          orbit, inclination: inclination, ballisticCoefficient: B, from: from, to: to)
      else { return true }
      return end.semiMajorAxis(earth) < semiMajorAxis
    }
    var (low, high) = (log(1e-5), log(100.0))
    if isLower(exp(low)) || !isLower(exp(high)) { return nil }
    for _ in 0..<16 {
      let middle = (low + high) / 2
      if isLower(exp(middle)) { high = middle } else { low = middle }
    }
    return exp((low + high) / 2)
  }

  private static func stepped(
    _ orbit: Orbit, _ speeds: (perigee: Double, eccentricity: Double), _ distance: Double
  ) -> Orbit {
    Orbit(
      perigeeAltitude: orbit.perigeeAltitude + distance * speeds.perigee,
      eccentricity: max(0, orbit.eccentricity + distance * speeds.eccentricity))
  }

  /// The speeds for a ballistic coefficient of 1 m²/kg; logarithms are interpolated between levels.
  private func speeds(
    _ orbit: Orbit, interval k: Int, band: Int
  ) -> (perigee: Double, eccentricity: Double) {
    var (perigee, eccentricity) = (0.0, 0.0)
    for (level, weight) in weights[k] {
      let speeds = tables[level][band].speeds(
        perigeeAltitude: orbit.perigeeAltitude, eccentricity: orbit.eccentricity)
      perigee += weight * log(speeds.perigee)
      eccentricity += weight * log(max(speeds.eccentricity, 1e-300))
    }
    return (exp(perigee), orbit.eccentricity > 0 ? exp(eccentricity) : 0)
  }
}

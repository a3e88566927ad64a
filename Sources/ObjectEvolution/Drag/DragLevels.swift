import Glibc
import OrbitalMechanics
import SpaceEnvironment

/// The logarithms of orbit-averaged drag rates at a few levels of solar activity, at nodes of
/// inclination, eccentricity and perigee altitude.
///
/// Every object has the rates of its own inclination, between nodes ten degrees apart.
struct DragLevels: Sendable {
  let levels: ActivityLevels
  /// By level: of each inclination, of each eccentricity, of each altitude, the logarithms of the
  /// speed of the perigee [m/s] and of the relative speed of the eccentricity [1/s], for a ballistic
  /// coefficient of 1 m²/kg.
  let logarithms: [[Float]]

  init(_ atmosphere: any Atmosphere, levels: ActivityLevels, earth: Earth) {
    self.levels = levels
    let air = atmosphere.prepared(for: levels)
    logarithms = (0..<levels.count).map { level in
      let activity = levels.activity(ofLevel: level)
      return DragNodes.inclinations.flatMap { inclination in
        Self.logarithms(
          DragRateTable(air, activity: activity, inclination: inclination, earth: earth))
      }
    }
  }

  private static func logarithms(_ table: DragRateTable) -> [Float] {
    DragNodes.eccentricities.flatMap { e in
      DragNodes.altitudes.flatMap { q -> [Float] in
        // The relative speed of the eccentricity has a limit for circular orbits.
        let e = max(e, 1e-9)
        let speeds = table.speeds(perigeeAltitude: q, eccentricity: e)
        return [Float(log(speeds.perigee)), Float(log(speeds.eccentricity / e))]
      }
    }
  }
}

/// The nodes of inclination, eccentricity and perigee altitude that rates are tabulated at.
enum DragNodes {
  static let inclinationSpacing = 10 * degree
  static let inclinations = (0...18).map { Double($0) * inclinationSpacing }

  /// Below this altitude nodes are close [m].
  static var division: Double { 1_000_000 }
  static var lowest: Double { 80_000 }
  static var closeSpacing: Double { 10_000 }
  static var wideSpacing: Double { 50_000 }
  static let closeCount = Int((division - lowest) / closeSpacing)
  static let altitudes =
    (0..<closeCount).map { lowest + closeSpacing * Double($0) }
    + (0...23).map { division + wideSpacing * Double($0) }

  /// Equal steps of log((e + s)/(1 − e)): rates turn at the eccentricity at which an orbit is a scale
  /// height deep.
  private static var turn: Double { 0.004 }
  fileprivate static var largestEccentricity: Double { 0.97 }
  static let eccentricityCount = 41
  private static let firstAbscissa = abscissa(0)
  private static let spacing =
    (abscissa(largestEccentricity) - abscissa(0)) / Double(eccentricityCount - 1)
  static let eccentricities = (0..<eccentricityCount).map { k in
    let x = exp(firstAbscissa + spacing * Double(k))
    return k == 0 ? 0 : (x - turn) / (1 + x)
  }

  fileprivate static func abscissa(_ e: Double) -> Double { log((e + turn) / (1 - e)) }

  /// The position of an eccentricity among the nodes [1].
  fileprivate static func position(_ e: Double) -> Double {
    (abscissa(min(e, largestEccentricity)) - firstAbscissa) / spacing
  }
}

/// The nodes as the innermost loop needs them: plain numbers.
struct DragNodePlaces: Sendable {
  let altitudeCount = DragNodes.altitudes.count
  let eccentricityCount = DragNodes.eccentricityCount
  let inclinationCount = DragNodes.inclinations.count
  private let inverseInclinationSpacing = 1 / DragNodes.inclinationSpacing
  private let closeCount = Double(DragNodes.closeCount)
  private let lastAltitude = Double(DragNodes.altitudes.count) - 1.001
  private let firstAbscissa: Double
  private let inverseSpacing: Double

  init() {
    let (zero, one) = (DragNodes.position(0), DragNodes.position(0.5))
    let (x0, x1) = (DragNodes.abscissa(0), DragNodes.abscissa(0.5))
    inverseSpacing = (one - zero) / (x1 - x0)
    firstAbscissa = x0
  }

  /// The position of an eccentricity among the nodes [1].
  func position(ofEccentricity e: Double) -> Double {
    (DragNodes.abscissa(min(e, DragNodes.largestEccentricity)) - firstAbscissa) * inverseSpacing
  }

  func position(ofInclination i: Double) -> Double { i * inverseInclinationSpacing }

  /// The position of a perigee altitude among the nodes [1], and the distance of the nodes around it
  /// [m]; the ends stand for what is beyond.
  func position(ofAltitude q: Double) -> (position: Double, spacing: Double) {
    let isClose = q < DragNodes.division
    let position =
      isClose
      ? (q - DragNodes.lowest) * (1 / DragNodes.closeSpacing)
      : closeCount + (q - DragNodes.division) * (1 / DragNodes.wideSpacing)
    return (
      min(max(position, 0), lastAltitude), isClose ? DragNodes.closeSpacing : DragNodes.wideSpacing
    )
  }
}

public import OrbitalMechanics
import Synchronization

/// The orbits into which objects are disposed of.
///
/// An object whose orbit decays in time stays; any other lowers its perigee, at the same apogee, as
/// far as the residual lifetime asks for. Where the rule allows it, an object rises to a circular orbit
/// above the grid instead if that takes less Δv [1].
///
/// [1] Liou, Hall, Krisko, Opiela (2004), Adv. Space Res. 34(5), 981-986: LEGEND's disposal.
public final class DisposalOrbits: Sendable {
  public let grid: OrbitGrid
  public let residualLifetime: Double
  public let allowsGraveyard: Bool
  private let lives: [LifetimeTable]
  private let ballisticCoefficients: [Double]

  /// Where an object goes.
  public enum Destination: Hashable, Sendable {
    /// It stays: its orbit decays in time.
    case same
    /// Two neighbouring transport cells, shared so that the mean life is the one that is asked for;
    /// the inclination stays.
    case cells(lower: Int, upper: Int, upperShare: Double)
    /// It leaves orbit at once.
    case removed
    /// It leaves through the top of the grid.
    case graveyard
  }

  private struct Key: Hashable {
    var objectClass: Int
    var bin: OrbitBin
  }
  private let known = Mutex<[Key: Destination]>([:])

  /// Creates the orbits of a rule.
  ///
  /// - Parameters:
  ///   - lives: The lives of orbits in each inclination bin.
  ///   - ballisticCoefficients: C_D A/m of each class after its mission [m²/kg], above zero.
  ///   - residualLifetime: The longest remaining life [s].
  ///   - allowsGraveyard: Whether objects may rise above the grid.
  public init(
    grid: OrbitGrid, lives: [LifetimeTable], ballisticCoefficients: [Double],
    residualLifetime: Double, allowsGraveyard: Bool = false
  ) {
    self.grid = grid
    self.lives = lives
    self.ballisticCoefficients = ballisticCoefficients
    self.residualLifetime = residualLifetime
    self.allowsGraveyard = allowsGraveyard
  }

  /// Returns where an object of a class goes from an orbit bin.
  public func destination(ofClass c: Int, from bin: OrbitBin) -> Destination {
    if residualLifetime == 0 && !allowsGraveyard { return .removed }
    let key = Key(objectClass: c, bin: bin)
    if let destination = known.withLock({ $0[key] }) { return destination }
    let destination = find(c, bin)
    known.withLock { $0[key] = destination }
    return destination
  }

  private func find(_ c: Int, _ bin: OrbitBin) -> Destination {
    let limit = residualLifetime * ballisticCoefficients[c]
    let table = lives[bin.inclination]
    let q = (grid.perigeeEdges[bin.perigee] + grid.perigeeEdges[bin.perigee + 1]) / 2
    let e = grid.eccentricity(ofBin: bin.eccentricity)
    let R = grid.earth.equatorialRadius
    let apogee = (R + q) * (1 + e) / (1 - e)
    if table.lifetime(perigeeAltitude: q, eccentricity: e) <= limit { return .same }
    let lowered =
      residualLifetime == 0
      ? grid.perigeeEdges[0]
      : solve(from: grid.perigeeEdges[0], to: q) { q in
        table.lifetime(
          perigeeAltitude: q, eccentricity: (apogee - R - q) / (apogee + R + q)) - limit
      }
    if allowsGraveyard {
      let orbit = Orbit(perigeeRadius: R + q, eccentricity: e)
      let manoeuvre = DisposalManoeuvre(
        earth: grid.earth, graveyardAltitude: grid.perigeeEdges[grid.perigeeCount])
      if manoeuvre.risesRather(orbit, thanToPerigee: R + lowered) { return .graveyard }
    }
    if residualLifetime == 0 { return .removed }
    let line = grid.lines[
      grid.line(
        perigeeAltitude: lowered, eccentricity: (apogee - R - lowered) / (apogee + R + lowered))]
    let (lower, upperShare) = CellMap.place(limit, in: line.middleLives(table))
    let first = line.firstCell + lower
    return .cells(lower: first, upper: first + (upperShare > 0 ? 1 : 0), upperShare: upperShare)
  }

  /// The root of a rising function, to 100 m; the end of the range where it has none.
  private func solve(
    from lower: Double, to upper: Double, _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (lower, upper)
    while high - low > 100 {
      let middle = (low + high) / 2
      if function(middle) < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}

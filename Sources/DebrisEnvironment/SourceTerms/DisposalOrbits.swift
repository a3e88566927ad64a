public import OrbitalMechanics
import Synchronization

/// The orbits into which objects are disposed of.
///
/// An object whose orbit decays in time stays; any other lowers its perigee, at the same apogee, as
/// far as the residual lifetime asks for. Where the rule allows it, an object rises to a circular orbit
/// above the grid instead if that takes less Δv [1]. Each transport cell of a bin goes its own way.
///
/// [1] Liou, Hall, Krisko, Opiela (2004), Adv. Space Res. 34(5), 981-986: LEGEND's disposal.
public final class DisposalOrbits: Sendable {
  public let grid: OrbitGrid
  /// The longest remaining life [s].
  public let residualLifetime: Double
  public let allowsGraveyard: Bool
  private let lives: [LifetimeTable]
  /// The middle lives of the cells by inclination bin and line [s m²/kg].
  private let middleLives: [[[Double]]]
  private let ballisticCoefficients: [Double]

  /// Where an object goes.
  public enum Destination: Hashable, Sendable {
    /// It stays: its orbit decays in time.
    case same
    /// A transport cell of the same inclination.
    case cell(Int)
    /// It leaves orbit at once.
    case removed
    /// It leaves through the top of the grid.
    case graveyard
  }

  /// A destination and the share of the objects that go there.
  public struct Share: Sendable {
    public let destination: Destination
    /// The share of the objects [1].
    public let share: Double
  }

  private struct Key: Hashable {
    var objectClass: Int
    var inclination: Int
    var place: Int
  }
  private let ofBins = Mutex<[Key: [Share]]>([:])
  private let ofCells = Mutex<[Key: [Share]]>([:])

  /// Creates the orbits of a rule.
  ///
  /// - Parameters:
  ///   - grid: The orbit bins and their cells.
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
    middleLives = lives.map { table in grid.lines.map { $0.middleLives(table) } }
  }

  /// Returns where objects of a class go that fill an orbit bin.
  ///
  /// - Returns: Destinations, each once, and shares that sum to one.
  public func shares(ofClass c: Int, from bin: OrbitBin) -> [Share] {
    let place = bin.perigee + grid.perigeeCount * bin.eccentricity
    let key = Key(objectClass: c, inclination: bin.inclination, place: place)
    if let shares = ofBins.withLock({ $0[key] }) { return shares }
    let parts = grid.cellMap.cells(ofBin: place)
    let found = parts.map { shares(ofClass: c, fromCell: $0.cell, inclination: bin.inclination) }
    var result = [Share(destination: .same, share: 1)]
    if !found.allSatisfy({ $0[0].destination == .same }) {
      var sums: [Destination: Double] = [:]
      var order: [Destination] = []
      for (part, found) in zip(parts, found) {
        for one in found {
          let destination: Destination =
            one.destination == .same ? .cell(part.cell) : one.destination
          if sums[destination] == nil { order.append(destination) }
          sums[destination, default: 0] += part.share * one.share
        }
      }
      result = order.map { Share(destination: $0, share: sums[$0]!) }
    }
    ofBins.withLock { $0[key] = result }
    return result
  }

  /// Returns where objects of a class go from a transport cell: two neighbouring cells, shared so that the
  /// mean life is the one that is asked for, or all of them the same way.
  public func shares(ofClass c: Int, fromCell cell: Int, inclination i: Int) -> [Share] {
    if residualLifetime == 0 && !allowsGraveyard { return [Share(destination: .removed, share: 1)] }
    let key = Key(objectClass: c, inclination: i, place: cell)
    if let shares = ofCells.withLock({ $0[key] }) { return shares }
    let shares = find(c, cell, i)
    ofCells.withLock { $0[key] = shares }
    return shares
  }

  private func find(_ c: Int, _ cell: Int, _ i: Int) -> [Share] {
    let limit = residualLifetime * ballisticCoefficients[c]
    let table = lives[i]
    let n = grid.lines.firstIndex { $0.cells.contains(cell) }!
    if middleLives[i][n][cell - grid.lines[n].firstCell] <= limit {
      return [Share(destination: .same, share: 1)]
    }
    let orbit = grid.middleOrbit(ofCell: cell, line: n)
    let R = grid.earth.equatorialRadius
    let (q, apogee) = (orbit.perigeeRadius - R, orbit.apogeeRadius)
    func eccentricity(_ q: Double) -> Double { (apogee - R - q) / (apogee + R + q) }
    let lowered =
      residualLifetime == 0
      ? grid.perigeeEdges[0]
      : solve(from: grid.perigeeEdges[0], to: max(q, grid.perigeeEdges[0])) { q in
        table.lifetime(perigeeAltitude: q, eccentricity: eccentricity(q)) - limit
      }
    if allowsGraveyard {
      let manoeuvre = DisposalManoeuvre(
        earth: grid.earth, graveyardAltitude: grid.perigeeEdges[grid.perigeeCount])
      if manoeuvre.risesRather(orbit, thanToPerigee: R + lowered) {
        return [Share(destination: .graveyard, share: 1)]
      }
    }
    if residualLifetime == 0 { return [Share(destination: .removed, share: 1)] }
    let end = grid.line(perigeeAltitude: lowered, eccentricity: eccentricity(lowered))
    let (lower, upperShare) = CellMap.place(limit, in: middleLives[i][end])
    let first = grid.lines[end].firstCell + lower
    return [
      Share(destination: .cell(first), share: 1 - upperShare),
      Share(destination: .cell(first + 1), share: upperShare),
    ].filter { $0.share > 0 }
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

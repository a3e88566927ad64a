// References
// [1] Johnson, Krisko, Liou, Anz-Meador (2001), Adv. Space Res. 28(9), 1377-1384, Eqs. 11 and 12: Δv.
public import BreakupModel
import Glibc
import NumericalMethods

/// The fragments of an event on their orbits.
///
/// The parent breaks up anywhere along its orbit with the same chance in time, and at any argument of
/// latitude; the Δv is isotropic. Perigee, eccentricity and inclination of every fragment follow from
/// its velocity.
public struct FragmentCloud: Sendable {
  /// Fragments of one class that go to one bin.
  public struct Part: Hashable, Sendable {
    public let objectClass: Int
    public let bin: OrbitBin
    /// The expected number [1].
    public let count: Double
  }

  public let parts: [Part]
  /// The fragments created, by class, and of these the ones that enter the atmosphere at once and
  /// those that leave through the top of the grid.
  public let created: [Double]
  /// Of those, what enters the atmosphere at once, by class [1].
  public let decaying: [Double]
  /// Of those, what leaves through the top of the grid, by class [1].
  public let leaving: [Double]
  /// The mass that is too small to be counted [kg].
  public let dustMass: Double

  /// Spreads the expected fragments of an event.
  ///
  /// - Parameters:
  ///   - event: The fragmentation.
  ///   - classes: The classes of objects.
  ///   - grid: The orbit bins and their cells.
  ///   - smallestSize: The smallest characteristic length that is counted [m].
  public init(
    of event: FragmentationEvent, classes: ClassTable, grid: OrbitGrid, smallestSize: Double
  ) {
    let yields = BreakupYields(bins: classes.fragmentBins, smallestSize: smallestSize)
    let yield = yields.yield(of: event)
    var created = [Double](repeating: 0, count: classes.count)
    var (decaying, leaving) = (created, created)
    var parts: [Part] = []
    let cause: BreakupEvent = if case .explosion = event.cause { .explosion } else { .collision }
    for column in classes.fragmentColumns {
      let members = column.map { classes.classes[$0] }
      let ratio = members.reduce(0) { $0 + $1.areaToMassRatio } / Double(members.count)
      let spread = Spread(of: event, areaToMassRatio: ratio, cause: cause, grid: grid)
      for c in column {
        let count = yield.counts[c - classes.firstFragment]
        created[c] = count
        decaying[c] = count * spread.decaying
        leaving[c] = count * spread.leaving
        for (bin, share) in spread.shares where count > 0 {
          parts.append(Part(objectClass: c, bin: bin, count: count * share))
        }
      }
    }
    self.parts = parts
    self.created = created
    self.decaying = decaying
    self.leaving = leaving
    dustMass = yield.massBelowCutoff
  }

  /// Where fragments of one area-to-mass ratio go.
  struct Spread {
    var shares: [(bin: OrbitBin, share: Double)] = []
    var decaying = 0.0
    var leaving = 0.0

    init(
      of event: FragmentationEvent, areaToMassRatio ratio: Double, cause: BreakupEvent,
      grid: OrbitGrid
    ) {
      let (R, μ) = (grid.earth.equatorialRadius, grid.earth.gravitationalParameter)
      let speeds = EjectionSpeed.nodes(areaToMassRatio: ratio, event: cause, count: 40)
      let (anomalies, latitudes, directions) = (12, 12, 200)
      let a = R + (event.perigee + event.apogee) / 2
      let e = (event.apogee - event.perigee) / (2 * a)
      let golden = Double.pi * (3 - 5.0.squareRoot())
      var held: [OrbitBin: Double] = [:]
      let weight =
        1 / Double(anomalies * latitudes * directions)
      for k in 0..<anomalies {
        // Evenly in time: Kepler's equation by fixed-point steps, which contract with e.
        let M = .pi * (Double(k) + 0.5) / Double(anomalies) * 2
        var E = M
        for _ in 0..<200 { E = M + e * sin(E) }
        let r = a * (1 - e * cos(E))
        let across = (μ * a * (1 - e * e)).squareRoot() / r
        let radial = (μ * a).squareRoot() * e * sin(E) / r
        for l in 0..<latitudes {
          // Arguments of latitude; the course turns north or south of east there.
          let u = 2 * .pi * (Double(l) + 0.5) / Double(latitudes)
          let sinβ = sin(event.inclination) * sin(u)
          let cosβ = max(1e-12, 1 - sinβ * sinβ).squareRoot()
          let (east, north) = (
            cos(event.inclination) / cosβ, sin(event.inclination) * cos(u) / cosβ
          )
          for (n, node) in speeds.enumerated() {
            // A Fibonacci lattice, turned from node to node
            for d in 0..<directions {
              let z = 1 - (2 * Double(d) + 1) / Double(directions)
              let ρ = (1 - z * z).squareRoot()
              let angle = golden * (Double(d) + Double(directions * (n + 40 * l)))
              let vr = radial + node.speed * z
              let vEast = across * east + node.speed * ρ * cos(angle)
              let vNorth = across * north + node.speed * ρ * sin(angle)
              let across2 = vEast * vEast + vNorth * vNorth
              let share = weight * node.weight
              let cosi = max(-1, min(1, cosβ * vEast / across2.squareRoot()))
              let inclination = min(acos(cosi), Double.pi.nextDown)
              switch FragmentDestination(radius: r, radial: vr, across2: across2, grid: grid) {
              case .decays: decaying += share
              case .leaves: leaving += share
              case .bin(let p, let e):
                if let i = binIndex(of: inclination, in: grid.inclinationEdges) {
                  held[OrbitBin(perigee: p, eccentricity: e, inclination: i), default: 0] += share
                } else {
                  leaving += share
                }
              }
            }
          }
        }
      }
      shares = held.map { ($0.key, $0.value) }.sorted {
        ($0.bin.inclination, $0.bin.eccentricity, $0.bin.perigee)
          < ($1.bin.inclination, $1.bin.eccentricity, $1.bin.perigee)
      }
    }
  }
}

import BreakupModel
import FileFormats
import NumericalMethods
import SourceSinkModel
import SpaceEnvironment

/// Tables of a source-sink system made by this package, for the species and shells of a peer: decay in
/// the air of Vallado (2013), collisions as in a gas, and the expected fragments of the NASA breakup
/// model, each pair once.
///
/// They are not the tables of the peer: two objects of one species collide half as often, the fragments
/// are expectations with the mixture of area-to-mass ratios, and those that spread go both up and down
/// from the shell of their collision, at its rate.
struct OwnTables {
  private struct Species {
    let name: String
    let mass, radius, areaToMass, ballistic: Double
    let masses: Range<Double>
    let isActive, isManoeuvrable, isTrackable, isSlotted, feelsDrag: Bool
    let kind: ParentKind
    let avoided, avoidedByBoth, slotting: Double
  }

  private let species: [Species]
  private let scenario: SourceSinkTables
  private let earth = Earth.wgs84

  private var shells: [SourceSinkTables.Shell] { scenario.shells }

  /// Reads the species; population, missions and launches are those of the scenario.
  init(of peer: PeerCase) throws {
    scenario = peer.scenario.tables
    let table = try CSVTable.read(
      Paths.join(peer.folder, "species.csv"), columns: ["name"], allowingOthers: true)
    species = try table.rows.map { row in
      func number(_ name: String) throws -> Double { try row.number(table[name]) }
      func flag(_ name: String) throws -> Bool { try row.text(table[name]) == "True" }
      let mass = try number("mass_kg")
      return Species(
        name: try row.text(table["name"]), mass: mass, radius: try number("radius_m"),
        areaToMass: try number("A_m2") / mass, ballistic: try number("beta"),
        masses: try number("mass_lb")..<number("mass_ub"), isActive: try flag("active"),
        isManoeuvrable: try flag("maneuverable"), isTrackable: try flag("trackable"),
        isSlotted: try flag("slotted"), feelsDrag: try flag("drag"),
        kind: try row.optionalNumber(table["RB"]) == 1 ? .rocketBody : .spacecraft,
        avoided: try number("alpha"), avoidedByBoth: try number("alpha_active"),
        slotting: try number("slotting"))
    }
  }

  /// Makes the tables.
  ///
  /// - Parameter spreads: Whether fragments leave the shell of their collision.
  func tables(spreads: Bool) -> SourceSinkTables {
    let fragments = species.indices.filter {
      !species[$0].isActive && species[$0].kind == .spacecraft
    }
    let yields = BreakupYields(
      bins: fragments.map {
        FragmentBin(
          mass: species[$0].masses, areaToMassRatio: 0..<Double.infinity,
          representativeMass: species[$0].mass)
      }, smallestSize: 0.1)
    let volumes = shells.map { shell in
      func cube(_ h: Double) -> Double {
        let r = earth.equatorialRadius + h
        return r * r * r
      }
      return 4.0 / 3 * Double.pi * (cube(shell.upper) - cube(shell.lower))
    }
    let shellShares = spreads ? fragments.map { shares(of: species[$0].areaToMass) } : []
    var collisions: [SourceSinkTables.Collision] = []
    for i in species.indices {
      for j in i..<species.count {
        let (a, b) = (species[i], species[j])
        let sum = a.radius + b.radius
        let share = remaining(a, b)
        let rates = shells.indices.map { k in
          Double.pi * sum * sum * speed(shells[k].lower) / volumes[k] * share * (i == j ? 0.5 : 1)
        }
        let (large, small) = a.mass >= b.mass ? (a, b) : (b, a)
        let yield = yields.collision(
          target: Parent(mass: large.mass, kind: large.kind),
          projectile: Parent(mass: small.mass, kind: small.kind), relativeSpeed: 10 * kilometre)
        let counts = zip(yield.fromTarget.counts, yield.fromProjectile.counts).map(+)
        func everywhere(_ x: Double) -> [Double] { [Double](repeating: x, count: shells.count) }
        var changes = [i, j].map {
          SourceSinkTables.Collision.Change(species: $0, perCollision: everywhere(-1))
        }
        var spread: [SourceSinkTables.Collision.Spread] = []
        for (f, count) in counts.enumerated() {
          if spreads {
            let put = shellShares[f].enumerated().map { cell, share in
              rates[cell / shells.count] * count * share
            }
            spread.append(.init(species: fragments[f], rates: put))
          } else {
            changes.append(.init(species: fragments[f], perCollision: everywhere(count)))
          }
        }
        collisions.append(
          .init(first: i, second: j, rates: rates, changes: changes, spreads: spread))
      }
    }
    return SourceSinkTables(
      species: species.map(\.name), shells: shells, initialCounts: scenario.initialCounts,
      decayRates: species.flatMap { species in shells.map { decayRate(species, $0) } },
      transfers: scenario.transfers, collisions: collisions, launches: scenario.launches)
  }

  /// The speed on a circular orbit [m/s].
  private func speed(_ altitude: Double) -> Double {
    (earth.gravitationalParameter / (earth.equatorialRadius + altitude)).squareRoot()
  }

  private func decayRate(_ species: Species, _ shell: SourceSinkTables.Shell) -> Double {
    if !species.feelsDrag { return 0 }
    let r = earth.equatorialRadius + shell.lower
    return ExponentialAtmosphere.vallado.density(atAltitude: shell.lower) * species.ballistic
      * (earth.gravitationalParameter * r).squareRoot() / (shell.upper - shell.lower)
  }

  /// The share of collisions that nobody avoids.
  private func remaining(_ a: Species, _ b: Species) -> Double {
    switch (a.isManoeuvrable, b.isManoeuvrable) {
    case (true, true):
      a.avoidedByBoth * b.avoidedByBoth
        * (a.isSlotted && b.isSlotted ? min(a.slotting, b.slotting) : 1)
    case (true, false): b.isTrackable ? a.avoided : 1
    case (false, true): a.isTrackable ? b.avoided : 1
    case (false, false): 1
    }
  }

  /// The share of fragments that each shell receives from a collision in each: their speeds stand for the
  /// law of ejection, their directions are even, and their orbits are taken as circular, with the mean
  /// radius that the speed along the track gives.
  private func shares(of areaToMass: Double) -> [Double] {
    let speeds = EjectionSpeed.nodes(areaToMassRatio: areaToMass, event: .collision, count: 16)
    var shares = [Double](repeating: 0, count: shells.count * shells.count)
    for (from, shell) in shells.enumerated() {
      let h = (shell.lower + shell.upper) / 2
      let reachPerSpeed = 2 * (earth.equatorialRadius + h) / speed(h)
      for (Δv, weight) in speeds {
        let reach = reachPerSpeed * Δv + (shell.upper - shell.lower) / 2
        for (to, other) in shells.enumerated() {
          let part = min(other.upper, h + reach) - max(other.lower, h - reach)
          if part > 0 { shares[from * shells.count + to] += weight * part / (2 * reach) }
        }
      }
    }
    return shares
  }
}

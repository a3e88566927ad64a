/// A source-sink model given by tables: species in altitude shells, with every rate as a number.
///
///     dN[s,k]/dt = Σ_p φ[p,k] N_i N_j γ[p,s,k] + Σ_t M[s,t] N[t,k]
///                  - λ[s,k] N[s,k] + λ[s,k+1] N[s,k+1] + L[s,k](t)
///
/// Arrays by species and shell hold the shells of the first species, then those of the second, ... A
/// shell is numbered from the lowest; what leaves shell k by drag enters shell k - 1.
public struct SourceSinkTables: Sendable {
  /// The altitudes of a shell [m].
  public struct Shell: Sendable, Hashable {
    /// The lower edge [m].
    public let lower: Double
    /// The upper edge [m].
    public let upper: Double

    public init(lower: Double, upper: Double) {
      precondition(lower < upper, "a shell without height")
      self.lower = lower
      self.upper = upper
    }
  }

  /// Members of one species that become members of another, or vanish, at a rate in every shell.
  public struct Transfer: Sendable, Hashable {
    public let from: Int
    /// `nil` where they vanish.
    public let to: Int?
    /// The rate [1/s].
    public let rate: Double

    public init(from: Int, to: Int?, rate: Double) {
      self.from = from
      self.to = to
      self.rate = rate
    }
  }

  /// The collisions between two species, or within one.
  public struct Collision: Sendable {
    /// The change of a species with every collision of the pair.
    public struct Change: Sendable {
      public let species: Int
      /// The objects gained, by shell; negative where they are lost.
      public let perCollision: [Double]

      public init(species: Int, perCollision: [Double]) {
        self.species = species
        self.perCollision = perCollision
      }
    }

    /// The fragments of a species that collisions in one shell put into any.
    public struct Spread: Sendable {
      public let species: Int
      /// The fragments per pair N_i N_j and time [1/s], for each shell of the collision those that each
      /// shell receives.
      public let rates: [Double]

      public init(species: Int, rates: [Double]) {
        self.species = species
        self.rates = rates
      }
    }

    public let first: Int
    public let second: Int
    /// φ by shell, the collisions per pair N_i N_j and time [1/s].
    public let rates: [Double]
    public let changes: [Change]
    public let spreads: [Spread]

    public init(
      first: Int, second: Int, rates: [Double], changes: [Change], spreads: [Spread] = []
    ) {
      self.first = first
      self.second = second
      self.rates = rates
      self.changes = changes
      self.spreads = spreads
    }
  }

  /// Launches at rates that hold for one interval after another.
  public struct Launches: Sendable {
    /// How long the rates of a row hold [s].
    public let interval: Double
    /// The objects launched per time [1/s], by species and shell; nothing is launched after the last.
    public let rows: [[Double]]

    public init(interval: Double, rows: [[Double]]) {
      precondition(interval > 0, "launches without an interval")
      self.interval = interval
      self.rows = rows
    }
  }

  /// The names of the species.
  public let species: [String]
  public let shells: [Shell]
  /// N at the start, by species and shell.
  public let initialCounts: [Double]
  /// λ, the rate at which objects leave a shell downwards [1/s], by species and shell.
  public let decayRates: [Double]
  public let transfers: [Transfer]
  public let collisions: [Collision]
  /// `nil` where nothing is launched.
  public let launches: Launches?

  /// The number of species times that of shells.
  public var count: Int { species.count * shells.count }

  public init(
    species: [String], shells: [Shell], initialCounts: [Double], decayRates: [Double],
    transfers: [Transfer] = [], collisions: [Collision] = [], launches: Launches? = nil
  ) {
    let size = species.count * shells.count
    precondition(size > 0, "no species or no shells")
    precondition(initialCounts.count == size && decayRates.count == size, "tables of other sizes")
    precondition(launches?.rows.allSatisfy { $0.count == size } ?? true, "launches of another size")
    precondition(
      collisions.allSatisfy { pair in
        pair.rates.count == shells.count
          && pair.changes.allSatisfy { $0.perCollision.count == shells.count }
          && pair.spreads.allSatisfy { $0.rates.count == shells.count * shells.count }
      }, "collisions of other shells")
    self.species = species
    self.shells = shells
    self.initialCounts = initialCounts
    self.decayRates = decayRates
    self.transfers = transfers
    self.collisions = collisions
    self.launches = launches
  }
}

public import DebrisEnvironment

/// What a run has recorded: the tables that its files are written from, in SI units.
public struct RunRecord: Sendable {
  /// The state and the events at one time.
  public struct Totals: Sendable {
    /// The date as a decimal year, counted in Julian years from the epoch.
    public var date: Double
    /// Residence-weighted numbers in the shells, by type in the order of `ObjectType.reported`.
    public var counts: [Double]
    /// The residence-weighted mass in the shells [kg].
    public var mass: Double
    /// Everything in the grid, wherever it is.
    public var objectsInGrid: Double
    /// The mass of everything in the grid [kg].
    public var massInGrid: Double
    /// Since the epoch.
    public var objects: Budget
    public var massBudget: Budget
    /// The mass that collisions have ground below the smallest size that is counted [kg].
    public var massBelowCutoff: Double
    /// Explosions since the epoch [1].
    public var explosions: Double
    /// Catastrophic collisions since the epoch [1].
    public var catastrophicCollisions: Double
    /// Other collisions since the epoch [1].
    public var nonCatastrophicCollisions: Double
    /// Collisions avoided since the epoch [1].
    public var avoidedCollisions: Double
    /// Active payloads whose mission a hit ended without destroying them.
    public var disabledPayloads: Double
    /// The solar radio flux [sfu].
    public var f107: Double

    /// The residence-weighted number of all objects.
    public var total: Double { counts.reduce(0, +) }
  }

  /// The objects of one type in one shell.
  public struct ShellPopulation: Sendable {
    /// The date as a decimal year.
    public var date: Double
    public var type: ObjectType
    /// The altitudes of the shell [m].
    public var altitude: Range<Double>
    /// The residence-weighted number [1] and mass [kg].
    public var count: Double
    /// The residence-weighted mass [kg].
    public var mass: Double
    /// [1/m³]
    public var spatialDensity: Double

    public init(
      date: Double, type: ObjectType, altitude: Range<Double>, count: Double, mass: Double,
      spatialDensity: Double
    ) {
      self.date = date
      self.type = type
      self.altitude = altitude
      self.count = count
      self.mass = mass
      self.spatialDensity = spatialDensity
    }
  }

  /// The expected number of collisions of two types in one shell since the epoch.
  public struct ShellCollisions: Sendable {
    /// The date as a decimal year.
    public var date: Double
    public var altitude: Range<Double>
    public var typeA: ObjectType
    public var typeB: ObjectType
    public var isCatastrophic: Bool
    /// The expected number since the epoch [1].
    public var expectedCount: Double

    public init(
      date: Double, altitude: Range<Double>, typeA: ObjectType, typeB: ObjectType,
      isCatastrophic: Bool, expectedCount: Double
    ) {
      self.date = date
      self.altitude = altitude
      self.typeA = typeA
      self.typeB = typeB
      self.isCatastrophic = isCatastrophic
      self.expectedCount = expectedCount
    }
  }

  public var totals: [Totals] = []
  public var shells: [ShellPopulation] = []
  public var collisions: [ShellCollisions] = []
  public var sizes: [SizePopulation] = []

  public init() {}
}

extension RunRecord {
  /// What the budget of objects is open by at the end, over all objects that there have been [1]; nothing
  /// but rounding where all is as it should be.
  public var budgetGap: Double {
    guard let first = totals.first, let last = totals.last else { return 0 }
    let all = first.objectsInGrid + last.objects.launched + last.objects.createdByCollisions
    let gap = last.objectsInGrid - first.objectsInGrid - last.objects.balance
    return all > 0 ? abs(gap) / all : 0
  }
}

extension RunRecord.Totals {
  /// Creates totals of nothing at a date [decimal year].
  public init(date: Double) {
    self.init(
      date: date, counts: ObjectType.reported.map { _ in 0 }, mass: 0, objectsInGrid: 0,
      massInGrid: 0, objects: Budget(), massBudget: Budget(), massBelowCutoff: 0, explosions: 0,
      catastrophicCollisions: 0, nonCatastrophicCollisions: 0, avoidedCollisions: 0,
      disabledPayloads: 0, f107: 0)
  }
}

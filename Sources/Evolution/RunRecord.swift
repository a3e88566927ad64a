public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

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

extension Simulation {
  /// The totals of the present state.
  public func totals() -> RunRecord.Totals {
    var counts = [Double](repeating: 0, count: ObjectType.reported.count)
    var weightedMass = 0.0
    var (objectsInGrid, massInGrid) = (0.0, 0.0)
    for (c, objectClass) in model.classes.classes.enumerated() {
      let inShells = binned.countInShells(ofClass: c)
      counts[ObjectType.reported.firstIndex(of: objectClass.type.reportedType)!] += inShells
      weightedMass += inShells * objectClass.meanMass
      let inGrid = binned.count(ofClass: c)
      objectsInGrid += inGrid
      massInGrid += inGrid * objectClass.meanMass
    }
    return RunRecord.Totals(
      date: model.scenario.epoch + time / year, counts: counts, mass: weightedMass,
      objectsInGrid: objectsInGrid, massInGrid: massInGrid, objects: objects, massBudget: mass,
      massBelowCutoff: events.dustMass + eventDust, explosions: explosions,
      catastrophicCollisions: events.totalCatastrophic,
      nonCatastrophicCollisions: events.totalNonCatastrophic, avoidedCollisions: events.avoided,
      disabledPayloads: events.disabled,
      f107: model.scenario.flux(at: time))
  }

  /// The residence-weighted number in each shell, of each class, in each inclination bin; the shell runs
  /// fastest.
  func shellCounts() -> [Double] {
    let (S, C) = (model.grid.shellCount, model.classes.count)
    let width = Population.blockWidth
    if model.collisions != nil { change.carry(to: &population) }
    let sums = Workspace(repeating: 0.0, count: width * S)
    var counts = [Double](repeating: 0, count: S * C * model.grid.inclinationCount)
    population.forEachBlock { block in
      sums.start.update(repeating: 0, count: sums.count)
      model.cellResidence.add(block, to: sums.start)
      let members = block.classes(of: C)
      for c in members {
        let to = S * (c + C * block.inclination)
        for s in 0..<S { counts[to + s] = sums.start[c - members.lowerBound + width * s] }
      }
    }
    return counts
  }

  /// The present population by type and shell; constellations also under their own names.
  ///
  /// - Parameter counts: What `shellCounts` returns.
  func shellPopulations(_ counts: [Double]) -> [RunRecord.ShellPopulation] {
    let (S, C) = (model.grid.shellCount, model.classes.count)
    var shells = [Double](repeating: 0, count: S * C)
    for (k, count) in counts.enumerated() { shells[k % shells.count] += count }
    var types = ObjectType.reported
    for objectClass in model.classes.classes where !types.contains(objectClass.type) {
      types.append(objectClass.type)
    }
    var rows: [RunRecord.ShellPopulation] = []
    for type in types {
      let members = model.classes.classes.indices.filter {
        let own = model.classes.classes[$0].type
        return own == type || own.reportedType == type
      }
      for s in 0..<S {
        var (count, mass) = (0.0, 0.0)
        for c in members {
          count += shells[s + S * c]
          mass += shells[s + S * c] * model.classes.classes[c].meanMass
        }
        rows.append(
          RunRecord.ShellPopulation(
            date: model.scenario.epoch + time / year, type: type,
            altitude: model.grid.shellEdges[s]..<model.grid.shellEdges[s + 1], count: count,
            mass: mass, spatialDensity: count / model.grid.shellVolume(s)))
      }
    }
    return rows
  }

  /// The collisions since the epoch by shell and pair of types; pairs without any are left out.
  public func shellCollisions() -> [RunRecord.ShellCollisions] {
    var rows: [RunRecord.ShellCollisions] = []
    let types = events.types
    for s in 0..<model.grid.shellCount {
      for b in types.indices {
        for a in 0...b {
          let k = events.eventIndex(shell: s, a, b)
          for (isCatastrophic, count) in [
            (true, events.catastrophic[k]), (false, events.nonCatastrophic[k]),
          ] where count > 0 {
            rows.append(
              RunRecord.ShellCollisions(
                date: model.scenario.epoch + time / year,
                altitude: model.grid.shellEdges[s]..<model.grid.shellEdges[s + 1],
                typeA: types[a], typeB: types[b], isCatastrophic: isCatastrophic,
                expectedCount: count))
          }
        }
      }
    }
    return rows
  }

  /// Runs to the end of the scenario and records on the way.
  ///
  /// - Parameter progress: Told the simulated share of the whole after every period; returning
  ///   `false` stops the run.
  /// - Returns: The record, or `nil` where the run was stopped.
  public func run(
    progress: (Double) -> Bool = { _ in true }
  ) throws(SimulationError) -> RunRecord? {
    let scenario = model.scenario
    let steps = Int((scenario.duration / scenario.step).rounded())
    let every = Int((scenario.record.interval / scenario.step).rounded())
    let everyShells = Int((scenario.record.shellInterval / scenario.step).rounded())
    var record = RunRecord()
    func note() {
      if stepCount % every == 0 || stepCount == steps { record.totals.append(totals()) }
      if stepCount % everyShells == 0 || stepCount == steps {
        let counts = shellCounts()
        record.shells += shellPopulations(counts)
        record.collisions += shellCollisions()
        record.sizes += sizePopulations(counts)
      }
    }
    note()
    while stepCount < steps {
      try advance()
      note()
      if !progress(Double(stepCount) / Double(steps)) { return nil }
    }
    return record
  }
}

public import DebrisEnvironment
import OrbitalMechanics
import SpaceEnvironment

/// The classes and orbits of a population in the order of what one of their objects does.
public struct EnvironmentRanking: Sendable {
  /// What decides the order.
  public enum Criterion: String, Sendable, CaseIterable {
    /// The effect-based index of `EnvironmentalIndex`.
    case index
    /// The mass times the probability of a catastrophic collision.
    case massTimesProbability = "mass_times_probability"
    /// The catastrophic collisions until the end of the run that one more object causes:
    /// `RunSensitivities`.
    case marginal
  }

  /// Which objects fragments are counted to hit.
  public enum Targets: String, Sendable, CaseIterable {
    /// Payloads, active or not, and rocket bodies.
    case intact
    case active
  }

  /// The objects of a class in a perigee and an inclination bin.
  public struct Row: Sendable {
    public var objectClass: ObjectClass
    /// The perigee altitudes [m] and inclinations [rad].
    public var perigee: Range<Double>
    public var inclination: Range<Double>
    /// The number of objects [1].
    public var count: Double
    /// Of one object on average: catastrophic collisions, and hits that its fragments cause [1/s].
    public var catastrophicRate: Double
    /// The hits on targets that the fragments of one object cause [1/s].
    public var index: Double
    /// Of one more object: the catastrophic collisions that it causes; `nil` where nobody asked.
    public var marginal: Double?

    /// [kg/s]
    public var massTimesRate: Double { objectClass.meanMass * catastrophicRate }

    func value(_ criterion: Criterion) -> Double {
      switch criterion {
      case .index: index
      case .massTimesProbability: massTimesRate
      case .marginal: marginal ?? 0
      }
    }
  }

  /// The highest first.
  public let rows: [Row]

  /// Ranks the population of a scenario at its epoch.
  ///
  /// - Parameters:
  ///   - scenario: A scenario with collisions.
  ///   - criterion: What rows are ranked by.
  ///   - targets: What fragments are counted to hit.
  ///   - horizon: The time for which fragments are followed [s].
  ///   - marginal: The derivatives of the catastrophic collisions of the scenario's run; needed for
  ///     that criterion.
  /// - Throws: `OutsideGrid` where the grid does not cover the population.
  public init(
    _ scenario: Scenario, by criterion: Criterion = .index, targets: Targets = .intact,
    horizon: Double = EnvironmentalIndex.standardHorizon_yr * year,
    marginal: RunSensitivities? = nil
  ) throws(OutsideGrid) {
    precondition(criterion != .marginal || marginal != nil, "no derivatives to rank by")
    let model = try EpochModel(scenario)
    guard let collisions = model.collisions else {
      preconditionFailure("a ranking needs collisions")
    }
    let (grid, classes) = (model.grid, model.classes.classes)
    let (population, _) = try model.initialPopulation()
    var binned = BinnedPopulation(grid: grid, classCount: classes.count)
    binned.sum(population, grid: grid)
    let index = EnvironmentalIndex(
      collisions, population: binned, residence: model.residence, lives: scenario.meanLives(),
      ballisticCoefficients: classes.map { scenario.dragCoefficient * $0.areaToMassRatio },
      isTarget: classes.map { objectClass in
        switch objectClass.type {
        case .activePayload, .constellation: true
        case .inactivePayload, .rocketBody: targets == .intact
        case .missionRelatedObject, .fragment: false
        }
      }, horizon: horizon)
    var rows: [Row] = []
    for (c, objectClass) in classes.enumerated() {
      for i in 0..<grid.inclinationCount {
        for p in 0..<grid.perigeeCount {
          var row = Row(
            objectClass: objectClass, perigee: grid.perigeeEdges[p]..<grid.perigeeEdges[p + 1],
            inclination: grid.inclinationEdges[i]..<grid.inclinationEdges[i + 1], count: 0,
            catastrophicRate: 0, index: 0, marginal: marginal.map { _ in 0 })
          for e in 0..<grid.eccentricityCount {
            let bin = p + grid.perigeeCount * e
            let count = binned.counts[binned.offset(class: c, inclination: i) + bin]
            if count == 0 { continue }
            let effect = index.effect(ofClass: c, bin: bin, inclination: i)
            row.count += count
            row.catastrophicRate += count * effect.catastrophicRate
            row.index += count * effect.index
            if let marginal {
              row.marginal! +=
                count
                * marginal.derivative(
                  ofClass: c, bin: OrbitBin(perigee: p, eccentricity: e, inclination: i))
            }
          }
          if row.count == 0 { continue }
          row.catastrophicRate /= row.count
          row.index /= row.count
          row.marginal = row.marginal.map { $0 / row.count }
          rows.append(row)
        }
      }
    }
    self.rows = rows.sorted { $0.value(criterion) > $1.value(criterion) }
  }
}

extension Scenario {
  /// The lives of all orbits of each inclination bin under the mean activity of the run.
  func meanLives() -> [LifetimeTable] {
    let mean = meanActivity
    let atmosphere = atmosphere.prepared(for: ActivityLevels(constant: mean))
    return (0..<grid.inclinationCount).map { i in
      LifetimeTable(
        DragRateTable(
          atmosphere, activity: mean,
          inclination: (grid.inclinationEdges[i] + grid.inclinationEdges[i + 1]) / 2,
          earth: grid.earth), grid: grid)
    }
  }
}

public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// The derivatives of a number that a run ends with, by every policy value and by one more object of each
/// class in each orbit at the epoch.
///
/// They are the exact derivatives of the run itself, its tables and the order of removal held, found in one
/// pass backwards (`RunAdjoint`): the cost does not depend on how many are asked for.
public struct RunSensitivities {
  /// The derivative by one policy value.
  public struct PolicyDerivative: Hashable, Sendable {
    /// The key of the scenario; `launches.<type>` is a factor on the launches of a type.
    public let key: String
    /// The value of the key, in SI units.
    public let value: Double
    /// The derivative of the quantity by the value, in SI units.
    public let derivative: Double
  }

  public let quantity: SensitivityQuantity
  /// Its value at the end of the run.
  public let value: Double
  public let policies: [PolicyDerivative]
  public let model: EvolutionModel
  /// By the cells at the epoch, and by payloads of the fleet: step, key.
  private let cells: Population
  private let due: [Int: [Int: Double]]
  private let counts: [Double]
  private let keys: [MissionFleet.Key]
  private let retirement: [Int: [Double]]

  /// Runs a model, and goes back.
  ///
  /// - Parameters:
  ///   - quantity: The number that is differentiated.
  ///   - model: The model of a scenario whose payloads keep their station.
  ///   - progress: Told the share that is done; returns whether to go on.
  /// - Returns: `nil` where it was stopped.
  public init?(
    of quantity: SensitivityQuantity, _ model: EvolutionModel,
    progress: (Double) -> Bool = { _ in true }
  ) throws {
    precondition(model.scenario.missions.allKeepStation, "payloads that drift have no derivatives")
    let simulation = try Simulation(model)
    let steps = Int((model.scenario.duration / model.scenario.step).rounded())
    let length = max(1, Int(Double(steps).squareRoot() / 1.5))
    var checkpoints: [Simulation.Checkpoint] = []
    for step in 0..<steps {
      if step % length == 0 { checkpoints.append(simulation.checkpoint) }
      try simulation.advance()
      guard progress(0.15 * Double(step + 1) / Double(steps)) else { return nil }
    }
    self.quantity = quantity
    value = quantity.value(of: simulation.totals())
    let adjoint = RunAdjoint(simulation, of: quantity)
    while let checkpoint = checkpoints.popLast() {
      simulation.restore(checkpoint)
      simulation.traces = []
      let first = checkpoint.stepCount
      for _ in first..<min(first + length, steps) { try simulation.advance() }
      var traces = simulation.traces!
      simulation.traces = nil
      while let trace = traces.popLast() { adjoint.reverse(trace) }
      guard progress(0.15 + 0.85 * Double(steps - first) / Double(steps)) else { return nil }
    }
    adjoint.finish()
    self.model = model
    cells = adjoint.cells
    counts = adjoint.counts
    keys = adjoint.keys
    due = adjoint.due.mapValues { $0.compactMapValues(\.last) }
    retirement = adjoint.retirement
    policies = adjoint.policyDerivatives()
  }

  /// The derivative by one more object of a class in an orbit bin at the epoch.
  ///
  /// A payload is at the beginning of its mission.
  public func derivative(ofClass c: Int, bin: OrbitBin) -> Double {
    let isActive = model.classes.classes[c].type.isActive
    guard isActive else { return inCells(c, bin) }
    let lifetime = model.scenario.missions.payloadLifetime / model.scenario.move
    let key = MissionFleet.Key(objectClass: c, bin: bin)
    let index =
      model.grid.binCount * (c + model.classes.count * bin.inclination) + bin.perigee
      + model.grid.perigeeCount * bin.eccentricity
    let ends = MissionFleet.cohorts(from: lifetime, to: lifetime + 1)
    return inCells(c, bin) + (keys.firstIndex(of: key).map { counts[$0] } ?? 0)
      + ends.reduce(0) { $0 + $1.share * (retirement[$1.step]?[index] ?? 0) }
  }

  /// The derivative by one more object that stays a member of its class: for payloads, one that never
  /// retires.
  public func inCells(_ c: Int, _ bin: OrbitBin) -> Double {
    model.grid.cellMap.gathered(
      cells, class: c, inclination: bin.inclination,
      bin: bin.perigee + model.grid.perigeeCount * bin.eccentricity)
  }
}

extension RunAdjoint {
  /// The derivatives by all policy values that the scenario has.
  func policyDerivatives() -> [RunSensitivities.PolicyDerivative] {
    let scenario = model.scenario
    var result: [RunSensitivities.PolicyDerivative] = []
    func add(_ key: String, _ value: Double) {
      guard let derivative = policies.removeValue(forKey: key) else { return }
      result.append(.init(key: key, value: value, derivative: derivative))
    }
    for type in ObjectType.reported { add("launches.\(type.name)", 1) }
    add("launches.growth_per_yr", scenario.launches?.growth ?? 0)
    func addRules(_ key: String, _ schedule: DisposalSchedule) {
      for (k, period) in schedule.periods.enumerated() {
        let name = "disposal.\(key)" + (k > 0 ? ".change_\(k)" : "")
        add("\(name).compliance", period.rule?.compliance ?? 0)
        add("\(name).direct_reentry", period.rule?.directReentry ?? 0)
      }
    }
    addRules("payload", scenario.disposal.payload)
    addRules("rocket_body", scenario.disposal.rocketBody)
    for constellation in scenario.constellations {
      add("constellations.\(constellation.name).satellites", constellation.satelliteCount)
      if let disposal = constellation.disposal {
        addRules("constellations.\(constellation.name)", disposal)
      }
    }
    for type in ObjectType.reported {
      add("explosions.rates_per_yr.\(type.name)", scenario.explosions?.rates[type] ?? 0)
    }
    add("removal.per_yr", scenario.removal?.rate ?? 0)
    return result + avoidanceDerivatives()
  }

  /// The shares of collisions that are avoided: the rates are linear in each of them.
  private func avoidanceDerivatives() -> [RunSensitivities.PolicyDerivative] {
    guard let pairs, let policy = model.scenario.collisions, let collisions = model.collisions
    else { return [] }
    let classes = model.classes.classes
    let table = collisions.unavoidedPairs(
      policy.settings(kernel: collisions.kernel, smallestSize: model.scenario.smallestSize))
    let shares: [(String, WritableKeyPath<Avoidance, Double>)] = [
      ("active_inactive", \.activeInactive), ("active_active", \.activeActive),
      ("same_constellation", \.sameConstellation), ("debris_debris", \.debrisDebris),
    ]
    return shares.map { name, path in
      var (none, all) = (policy.avoidance, policy.avoidance)
      none[keyPath: path] = 0
      all[keyPath: path] = 1
      return .init(
        key: "avoidance.\(name)", value: policy.avoidance[keyPath: path],
        derivative: pairs.derivative(of: table) {
          all.remainingShare(classes[$0], classes[$1])
            - none.remainingShare(classes[$0], classes[$1])
        })
    }
  }
}

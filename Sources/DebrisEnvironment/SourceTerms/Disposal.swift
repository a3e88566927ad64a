public import OrbitalMechanics

/// What happens to one group of objects at the end of their use, as rules change with time.
public struct Disposal: Sendable {
  public let schedule: DisposalSchedule
  /// The orbits of each period; `nil` where it has no rule.
  private let orbits: [DisposalOrbits?]

  /// A destination and the share of the objects that go there.
  public struct Share: Sendable {
    public let destination: DisposalOrbits.Destination
    public let share: Double
  }

  /// - Parameters:
  ///   - lives: The lives of orbits in each inclination bin.
  ///   - ballisticCoefficients: C_D A/m of each class after its mission [m²/kg], above zero.
  public init(
    schedule: DisposalSchedule, grid: OrbitGrid, lives: [LifetimeTable],
    ballisticCoefficients: [Double]
  ) {
    self.schedule = schedule
    orbits = schedule.periods.map { period in
      period.rule.map {
        DisposalOrbits(
          grid: grid, lives: lives, ballisticCoefficients: ballisticCoefficients,
          residualLifetime: $0.residualLifetime, allowsGraveyard: $0.allowsGraveyard)
      }
    }
  }

  /// Returns where objects of a class go that follow the rule in force; `nil` where there is none.
  public func destination(
    ofClass c: Int, from bin: OrbitBin, at time: Double
  ) -> DisposalOrbits.Destination? {
    orbits[schedule.index(at: time)]?.destination(ofClass: c, from: bin)
  }

  /// Returns where objects of a class go from an orbit bin at a time [s since the epoch].
  ///
  /// - Returns: Destinations and shares that sum to one.
  public func shares(ofClass c: Int, from bin: OrbitBin, at time: Double) -> [Share] {
    let k = schedule.index(at: time)
    guard let rule = schedule.periods[k].rule, let orbits = orbits[k], rule.compliance > 0 else {
      return [Share(destination: .same, share: 1)]
    }
    return [
      Share(destination: .same, share: 1 - rule.compliance),
      Share(destination: .removed, share: rule.compliance * rule.directReentry),
      Share(
        destination: orbits.destination(ofClass: c, from: bin),
        share: rule.compliance * (1 - rule.directReentry)),
    ].filter { $0.share > 0 }
  }
}

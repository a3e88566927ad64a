public import OrbitalMechanics

/// What happens to one group of objects at the end of their use, as rules change with time.
public struct Disposal: Sendable {
  public let schedule: DisposalSchedule
  /// The orbits of each period; `nil` where it has no rule.
  private let orbits: [DisposalOrbits?]

  public typealias Share = DisposalOrbits.Share

  /// - Parameters:
  ///   - schedule: The rules and when they hold.
  ///   - grid: The orbit bins and their cells.
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

  /// Returns where objects of a class go that fill an orbit bin and follow the rule in force at a time
  /// [s since the epoch]; `nil` where there is none.
  public func sharesFollowing(
    ofClass c: Int, from bin: OrbitBin, at time: Double
  ) -> [Share]? {
    orbits[schedule.index(at: time)]?.shares(ofClass: c, from: bin)
  }

  /// Returns where objects of a class go that fill an orbit bin, at a time [s since the epoch].
  ///
  /// - Returns: Destinations and shares that sum to one; those that stay as they are come first.
  public func shares(ofClass c: Int, from bin: OrbitBin, at time: Double) -> [Share] {
    shares(at: time) { $0.shares(ofClass: c, from: bin) }
  }

  /// Returns where objects of a class go from a transport cell, at a time [s since the epoch].
  ///
  /// - Returns: Destinations and shares that sum to one; those that stay as they are come first.
  public func shares(
    ofClass c: Int, fromCell cell: Int, inclination i: Int, at time: Double
  ) -> [Share] {
    shares(at: time) { $0.shares(ofClass: c, fromCell: cell, inclination: i) }
  }

  private func shares(
    at time: Double, of following: (DisposalOrbits) -> [Share]
  ) -> [Share] {
    let k = schedule.index(at: time)
    guard let rule = schedule.periods[k].rule, let orbits = orbits[k], rule.compliance > 0 else {
      return [Share(destination: .same, share: 1)]
    }
    let first = [
      Share(destination: .same, share: 1 - rule.compliance),
      Share(destination: .removed, share: rule.compliance * rule.directReentry),
    ]
    let moved = rule.compliance * (1 - rule.directReentry)
    let rest = following(orbits).map { Share(destination: $0.destination, share: moved * $0.share) }
    return (first + rest).filter { $0.share > 0 }
  }
}

import DebrisEnvironment

/// What a move of a run has done, as far as its derivatives ask for it.
final class MoveTrace {
  /// Objects taken out of an orbit bin.
  struct Taking {
    let objectClass: Int
    let bin: OrbitBin
    /// What the bin held, what was taken, and what was still to be taken before.
    let held: Double
    let taken: Double
    let wanted: Double
    /// What the cells of the bin held.
    let cells: [Double]
    let survival: FleetSurvival?
  }

  /// Payloads of the fleet that losses have left.
  struct FleetSurvival {
    let shares: [Double]
    let survivals: [Double]
    let counts: [Double]
  }

  /// What collisions have taken from the bins.
  struct Destruction {
    let binned: [Double]
    let factors: [Double]
    let additions: [Double]
    let survival: FleetSurvival
    /// The numbers of the keys of the fleet before and after.
    let held: [Double]
    let left: [Double]
  }

  /// What explosions have done.
  struct Explosion {
    let binned: BinnedPopulation
    let cells: Population
    let counts: [Double]
    /// What was left by the explosions of the move before.
    let exploding: [Double]
    let trends: [Double]
    let survival: FleetSurvival
  }

  /// Payloads that have joined the fleet.
  struct Joining {
    let key: Int
    let count: Double
    let start: Double
    let end: Double
    let survival: Double
  }

  /// Payloads that have retired: those due, and the share that survived.
  struct Retiring {
    let key: Int
    let stored: [Double]
    let survival: Double
  }

  let move: Int
  let time: Double
  /// The cells at the beginning, and what they were still to take, where that was done first.
  var start: (cells: Population, factors: [Double], additions: [Double])?
  var explosion: Explosion?
  var parents: [Taking] = []
  var removed: [Taking] = []
  /// The population whose rates were evaluated in this move.
  var evaluated: BinnedPopulation?
  var latest: CollisionRates?
  /// The rates before, and how far the trend went on.
  var last: (rates: CollisionRates, share: Double)?
  var rates: CollisionRates?
  /// What collisions destroy in a time [1/s], by bin.
  var change: [Double] = []
  var destructions: [Destruction] = []
  /// The cells before the transport, and what they were still to take.
  var cells: Population?
  var factors: [Double] = []
  var additions: [Double] = []
  var launched: [Joining] = []
  var retired: [Retiring] = []
  /// The shares of the keys of the fleet that have survived when they retire.
  var survivals: [Double] = []
  var replenished: [(constellation: Int, joining: Joining)] = []

  init(move: Int, time: Double) {
    self.move = move
    self.time = time
  }
}

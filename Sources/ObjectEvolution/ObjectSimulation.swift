import DebrisEnvironment
public import Evolution
import Glibc
import NumericalMethods
import SpaceEnvironment

/// A member in progress: what changes.
///
/// A move of at most a year is cut into parts of at most half a year, in which the activity of the Sun
/// is constant. In every part each orbit decays and precesses, what is launched or breaks up on a given
/// date enters and missions end, each at its own time. Explosions, removal and collisions come once, in
/// the middle of the move.
public final class ObjectSimulation {
  public let model: ObjectModel
  /// The number of the member, from 0 on.
  public let member: Int
  public internal(set) var objects: ObjectArrays
  /// The number of steps done.
  public private(set) var stepCount = 0
  private(set) var moveCount = 0
  /// Objects and mass since the epoch.
  public internal(set) var objectBudget = Budget()
  public internal(set) var massBudget = Budget()

  /// The collisions since the epoch, in the order of time.
  public internal(set) var collisions: [CollisionEvent] = []
  /// The same by shell and pair of types, as `RecordLayout` lays them out: catastrophic ones, then others.
  var collisionCounts: [Double]
  var avoidedCollisions = 0.0
  var disabledPayloads = 0.0
  public internal(set) var explosions = 0
  var removedCount = 0
  /// The mass that breakups have ground below the smallest size that is counted [kg].
  var massBelowCutoff = 0.0

  let projection: SolarProjection
  private(set) var field = DragField()
  private var launches: LaunchSchedule
  var replacementCount: UInt32 = 1 << 31
  private var finder: CollisionFinder?
  /// What ranks objects for removal.
  var hazards: KineticCollisions?
  /// The seed that fragments of the member are drawn with, breakup by breakup.
  let breakupSeed: UInt64

  public init(_ model: ObjectModel, member: Int) {
    self.model = model
    self.member = member
    let scenario = model.scenario
    func stream(_ process: RandomProcess) -> RandomStream {
      scenario.ensemble.stream(process, member: member)
    }
    objects = model.initialObjects(stream(.population))
    launches = LaunchSchedule(
      scenario, draw: RecordDraw(stream(.launches), types: model.types))
    projection = scenario.projection(ofMember: member)
    finder = CollisionFinder(model)
    hazards = scenario.removal == nil ? nil : KineticCollisions(model)
    var fragments = stream(.fragments)
    breakupSeed = fragments.next()
    collisionCounts = [Double](repeating: 0, count: 2 * model.layout.collisionCount)
  }

  /// The time since the epoch [s].
  public var time: Double { Double(stepCount) * model.scenario.step }

  /// The random numbers of a process in the present move.
  func numbers(of process: RandomProcess) -> RandomStream {
    var stream = model.scenario.ensemble.stream(process, member: member)
    stream.position = UInt64(moveCount + 1) << 36
    return stream
  }

  /// Advances by one step.
  ///
  /// - Throws: `SimulationError` where the parent of an event is missing.
  public func advance() throws(SimulationError) {
    for _ in 0..<model.scenario.movesPerStep {
      let parts = ObjectModel.parts(ofMove: moveCount, model.scenario, under: projection)
      for part in parts[..<(parts.count / 2)] { try pass(part) }
      explode()
      remove()
      if let policy = model.scenario.collisions {
        var stream = numbers(of: .collisions)
        let encounters = finder?.encounters(
          of: objects, from: Double(moveCount) * model.scenario.move,
          during: model.scenario.move, &stream)
        collide(encounters ?? [], policy)
      }
      for part in parts[(parts.count / 2)...] { try pass(part) }
      moveCount += 1
    }
    stepCount += 1
  }

  // MARK: - Decay, launches, missions

  private func pass(_ part: ObjectModel.Part) throws(SimulationError) {
    let scenario = model.scenario
    field.mix(
      model.drag, activity: part.activity,
      trend: scenario.densityTrend.map {
        ($0, scenario.epoch + (part.start + part.end) / 2 / year)
      })
    try takeParents(from: part.start, to: part.end)
    let turns = objects.turns(during: part, under: field, model)
    // From the last to the first: whatever takes the place of a lost object has had its turn.
    for k in turns {
      if model.types.isActive(Int(objects.type[k])) {
        follow(k, from: part.start, to: part.end)
      } else {
        reenter(k)
      }
    }
    for launch in launches.launches(before: part.end) { enter(launch, until: part.end) }
    replenish(from: part.start, to: part.end)
    breakUp(from: part.start, to: part.end)
  }

  /// Follows an object through a time, to the end of its mission and beyond.
  private func follow(_ k: Int, from start: Double, to end: Double) {
    let type = Int(objects.type[k])
    guard model.types.isActive(type) else {
      decay(k, during: end - start)
      return
    }
    let missionEnd = max(start, objects.missionEnd[k])
    let working = min(missionEnd, end) - start
    if objects.mass[k] >= model.stationMasses[type] {
      precess(k, during: working)
    } else if !decay(k, during: working) {
      return
    }
    if missionEnd >= end { return }
    objects.endMission(of: k, as: ObjectTypes.inactive)
    if dispose(of: k, by: model.payloadDisposals[type], at: missionEnd) {
      decay(k, during: end - missionEnd)
    }
  }

  func enter(_ launch: LaunchSchedule.Launch, until end: Double) {
    objects.append(launch.object)
    objectBudget.launched += 1
    massBudget.launched += launch.object.mass
    let k = objects.count - 1
    if launch.object.type == ObjectTypes.rocketBody,
      !dispose(of: k, by: model.scenario.disposal.rocketBody, at: launch.time)
    {
      return
    }
    follow(k, from: launch.time, to: end)
  }

  /// Lets drag act on one object.
  ///
  /// - Returns: Whether the object is still in orbit.
  @discardableResult
  func decay(_ k: Int, during duration: Double) -> Bool {
    var path = DragField.Path(
      perigee: objects.perigee[k], eccentricity: objects.eccentricity[k])
    let B = model.scenario.dragCoefficient * objects.area[k] / objects.mass[k]
    let isInOrbit = field.advance(
      &path, inclination: objects.inclination[k], ballisticCoefficient: B, by: duration,
      floor: model.floor)
    guard isInOrbit else {
      reenter(k)
      return false
    }
    objects.perigee[k] = path.perigee
    objects.eccentricity[k] = path.eccentricity
    precess(k, during: duration)
    return true
  }

  private func precess(_ k: Int, during duration: Double) {
    objects.precess(k, during: duration, model)
  }

  private func reenter(_ k: Int) { take(k, as: \.decayed) }

  /// Takes an object out, and enters it in the budgets.
  func take(_ k: Int, as flow: WritableKeyPath<Budget, Double>) {
    objectBudget[keyPath: flow] += 1
    massBudget[keyPath: flow] += objects.mass[k]
    objects.remove(at: k)
  }
}

import DebrisEnvironment
public import Evolution
import Glibc
import NumericalMethods
import SpaceEnvironment

/// A member in progress: what changes.
///
/// A move of at most a year is cut into parts of at most half a year, in which the activity of the Sun
/// is constant. In every part each orbit decays and precesses, what is launched enters and missions
/// end, each at its own time; collisions enter once, in the middle of the move.
public final class ObjectSimulation {
  public let model: ObjectModel
  /// The number of the member, from 0 on.
  public let member: Int
  public internal(set) var objects: ObjectArrays
  /// The number of steps done.
  public private(set) var stepCount = 0
  private var moveCount = 0
  /// Objects and mass since the epoch.
  public internal(set) var objectBudget = Budget()
  public internal(set) var massBudget = Budget()

  /// The collisions since the epoch, in the order of time.
  public internal(set) var collisions: [ObjectCollision] = []

  var counts: CollisionCounts
  var avoidedCollisions = 0.0
  var disabledPayloads = 0.0
  /// The mass that collisions have ground below the smallest size that is counted [kg].
  var massBelowCutoff = 0.0

  private var field = DragField()
  private var launches: LaunchSchedule
  private var disposalNumbers: RandomStream
  private var finder: CollisionFinder?
  private var collisionNumbers: RandomStream
  var avoidanceNumbers: RandomStream
  /// The seed that the fragments of the member are drawn with, collision by collision.
  let breakupSeed: UInt64

  public init(_ model: ObjectModel, seed: Int, member: Int) {
    self.model = model
    self.member = member
    objects = model.initialObjects(ObjectProcess.population.stream(seed: seed, member: member))
    launches = LaunchSchedule(
      model.scenario,
      draw: RecordDraw(
        ObjectProcess.launches.stream(seed: seed, member: member), types: model.types))
    func stream(_ process: ObjectProcess) -> RandomStream {
      process.stream(seed: seed, member: member)
    }
    disposalNumbers = stream(.disposal)
    finder = CollisionFinder(model)
    collisionNumbers = stream(.collisions)
    avoidanceNumbers = stream(.avoidance)
    var breakups = stream(.breakups)
    breakupSeed = breakups.next()
    counts = CollisionCounts(shellEdges: model.scenario.grid.shellEdges)
  }

  /// The time since the epoch [s].
  public var time: Double { Double(stepCount) * model.scenario.step }

  /// Advances by one step.
  public func advance() {
    for _ in 0..<model.scenario.movesPerStep {
      let parts = ObjectModel.parts(ofMove: moveCount, model.scenario)
      for part in parts[..<(parts.count / 2)] { pass(part) }
      if let policy = model.scenario.collisions {
        let encounters = finder?.encounters(
          of: objects, from: Double(moveCount) * model.scenario.move,
          during: model.scenario.move, &collisionNumbers)
        collide(encounters ?? [], policy)
      }
      for part in parts[(parts.count / 2)...] { pass(part) }
      moveCount += 1
    }
    stepCount += 1
  }

  // MARK: - Decay, launches, missions

  private func pass(_ part: ObjectModel.Part) {
    let scenario = model.scenario
    field.mix(
      model.drag, activity: part.activity,
      trend: scenario.densityTrend.map {
        ($0, scenario.epoch + (part.start + part.end) / 2 / year)
      })
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
  }

  /// Follows an object through a time, to the end of its mission and beyond.
  private func follow(_ k: Int, from start: Double, to end: Double) {
    guard model.types.isActive(Int(objects.type[k])) else {
      decay(k, during: end - start)
      return
    }
    let missionEnd = objects.missionEnd[k]
    if missionEnd >= end {
      precess(k, during: end - start)
      return
    }
    objects.endMission(of: k, as: ObjectTypes.inactive)
    if dispose(of: k, by: model.scenario.disposal.payload, at: missionEnd) {
      decay(k, during: end - max(start, missionEnd))
    }
  }

  private func enter(_ launch: LaunchSchedule.Launch, until end: Double) {
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

  private func decay(_ k: Int, during duration: Double) {
    var path = DragField.Path(
      perigee: objects.perigee[k], eccentricity: objects.eccentricity[k])
    let B = model.scenario.dragCoefficient * objects.area[k] / objects.mass[k]
    let isInOrbit = field.advance(
      &path, inclination: objects.inclination[k], ballisticCoefficient: B, by: duration,
      floor: model.floor)
    guard isInOrbit else {
      reenter(k)
      return
    }
    objects.perigee[k] = path.perigee
    objects.eccentricity[k] = path.eccentricity
    precess(k, during: duration)
  }

  private func precess(_ k: Int, during duration: Double) {
    objects.precess(k, during: duration, model)
  }

  private func reenter(_ k: Int) {
    objectBudget.decayed += 1
    massBudget.decayed += objects.mass[k]
    objects.remove(at: k)
  }

  /// Disposes of an object if it follows the rule.
  ///
  /// - Returns: Whether the object is still there.
  private func dispose(of k: Int, by schedule: DisposalSchedule, at time: Double) -> Bool {
    guard let rule = schedule.periods[schedule.index(at: time)].rule,
      disposalNumbers.uniform() < rule.compliance
    else { return true }
    let isDirect = rule.directReentry > 0 && disposalNumbers.uniform() < rule.directReentry
    guard rule.residualLifetime > 0, !isDirect, let lives = model.lives else {
      objectBudget.disposed += 1
      massBudget.disposed += objects.mass[k]
      objects.remove(at: k)
      return false
    }
    let B = model.scenario.dragCoefficient * objects.area[k] / objects.mass[k]
    let orbit = lives.disposalOrbit(
      perigee: objects.perigee[k], eccentricity: objects.eccentricity[k],
      inclination: objects.inclination[k], limit: rule.residualLifetime * B)
    objects.perigee[k] = orbit.perigee
    objects.eccentricity[k] = orbit.eccentricity
    return true
  }
}

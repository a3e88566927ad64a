import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// One member of an ensemble: whole objects and what happens to them, drawn.
///
/// A move draws the collisions of its first half, takes what is in orbit along its paths, ends missions and disposes of
/// payloads, launches, lets objects explode, removes, and draws the collisions of its second half. What
/// appears during the move does so at a time drawn evenly, and drag acts on it for the rest.
final class Member {
  let model: EnsembleModel
  let number: Int
  var objects: [MemberObject] = [] { didSet { isSorted = false } }
  /// What has appeared in the present move.
  var arrivals: [MemberObject] = []
  private var retiring: [MemberObject] = []
  var budget = Budget()
  var massBudget = Budget()
  var massBelowCutoff = 0.0
  var explosions = 0
  var catastrophicCollisions = 0
  var nonCatastrophicCollisions = 0
  var avoidedCollisions = 0
  var disabledPayloads = 0
  /// The collisions since the epoch by shell and pair of types, as `CollisionRates` counts them.
  var collisionCounts: [Double]
  var otherCollisionCounts: [Double]
  var events: [CollisionEvent] = []
  private(set) var moveCount = 0
  var streams: [RandomStream]
  var launchCount: UInt32 = 1 << 24
  var replacementCount: UInt32 = 1 << 31
  var removedCount = 0
  /// The objects of every class.
  var classCounts: [Int]
  /// The same at the beginning of the move.
  var classCountsBefore: [Int]
  // The workspace of collisions
  var moments: EncounterMoments?
  var sorted: ObjectsByBin
  /// Whether the objects are those that were sorted last.
  var isSorted = false

  init(_ model: EnsembleModel, number: Int) {
    self.model = model
    self.number = number
    streams = RandomProcess.allCases.map { model.policy.stream($0, member: number) }
    collisionCounts = [Double](repeating: 0, count: model.layout.collisionCount)
    otherCollisionCounts = collisionCounts
    moments = model.moments
    sorted = ObjectsByBin(grid: model.grid, classes: model.classes)
    classCounts = [Int](repeating: 0, count: model.classes.count)
    classCountsBefore = classCounts
    populate()
  }

  var time: Double { Double(moveCount) * model.move }

  /// Draws with the stream of a process.
  func draw<Value>(_ process: RandomProcess, _ body: (inout RandomStream) -> Value) -> Value {
    body(&streams[Int(process.rawValue) - 1])
  }

  /// The position in its stream of the draws about one object.
  func draw<Value>(
    _ process: RandomProcess, about object: MemberObject, _ body: (inout RandomStream) -> Value
  ) -> Value {
    var stream = streams[Int(process.rawValue) - 1]
    stream.position = UInt64(object.identity) << 3
    return body(&stream)
  }

  // MARK: - The initial population

  private func populate() {
    // Far from the draws about single objects, which begin at 0.
    streams[Int(RandomProcess.population.rawValue) - 1].position = 1 << 60
    for entry in model.initial {
      let count = draw(.population) { $0.rounded(entry.count) }
      for _ in 0..<count {
        let bin = entry.bin.perigee + model.grid.perigeeCount * entry.bin.eccentricity
        var object = MemberObject(
          place: draw(.population) { model.paths.place(inBin: bin, using: &$0) },
          missionEnd: .infinity, identity: UInt32(objects.count),
          objectClass: UInt16(entry.objectClass), inclination: UInt8(entry.bin.inclination))
        if let ends = entry.missionEnds {
          let u = draw(.population) { $0.uniform() }
          object.missionEnd = Float(ends.lowerBound + u * (ends.upperBound - ends.lowerBound))
        }
        objects.append(object)
        classCounts[entry.objectClass] += 1
      }
    }
  }

  // MARK: - A move

  /// Advances by one move.
  ///
  /// - Parameter times: The times through the cells during the move.
  func advance(_ times: PathTimes) throws(SimulationError) {
    for k in streams.indices { streams[k].position = UInt64(moveCount + 1) << 36 }
    classCountsBefore = classCounts
    try takeParents()
    times.times.withUnsafeBufferPointer { times in
      collide(inHalf: 0, times.baseAddress!)
      drift(times.baseAddress!)
      launch(times.baseAddress!)
      replenish(times.baseAddress!)
      breakUp(times.baseAddress!)
      explode(times.baseAddress!)
      settle()
      remove()
      collide(inHalf: 1, times.baseAddress!)
      settle()
    }
    moveCount += 1
  }

  /// Moves everything that drag acts on, and ends missions.
  private func drift(_ times: UnsafePointer<Double>) {
    let (paths, cells) = (model.paths, model.cellCount)
    let end = Float(moveCount + 1)
    var kept = 0
    var decayed = [Int](repeating: 0, count: model.classes.count)
    var transport = streams[Int(RandomProcess.transport.rawValue) - 1]
    model.distances.withUnsafeBufferPointer { distances in
      objects.withUnsafeMutableBufferPointer { objects in
        for k in objects.indices {
          var object = objects[k]
          if object.objectClass == MemberObject.gone { continue }
          let c = Int(object.objectClass)
          let isRetiring = object.missionEnd < end
          var distance = distances[c]
          if isRetiring { distance *= Double(max(0, object.missionEnd - Float(moveCount))) }
          if distance > 0,
            !paths.move(
              &object.place, by: distance, times: times + cells * Int(object.inclination),
              using: &transport)
          {
            decayed[c] += 1
            continue
          }
          if isRetiring {
            retiring.append(object)
            continue
          }
          objects[kept] = object
          kept += 1
        }
      }
    }
    streams[Int(RandomProcess.transport.rawValue) - 1] = transport
    objects.removeLast(objects.count - kept)
    for object in retiring { retire(object, times) }
    retiring.removeAll(keepingCapacity: true)
    for (c, count) in decayed.enumerated() where count > 0 {
      classCounts[c] -= count
      budget.decayed += Double(count)
      massBudget.decayed += Double(count) * model.classes.classes[c].meanMass
    }
  }

  /// Puts what has appeared among the objects.
  private func settle() {
    if arrivals.isEmpty { return }
    objects += arrivals
    arrivals.removeAll(keepingCapacity: true)
  }

  /// Lets drag act on a new object for the rest of the move, and keeps it if it stays in orbit.
  ///
  /// - Parameter share: The share of the move that is left.
  func enter(_ given: MemberObject, share: Double, _ times: UnsafePointer<Double>) {
    var object = given
    let c = Int(object.objectClass)
    let distance = model.distances[c] * share
    if distance > 0 {
      let stays = draw(.transport) {
        model.paths.move(
          &object.place, by: distance,
          times: times + model.cellCount * Int(object.inclination), using: &$0)
      }
      if !stays {
        budget.decayed += 1
        massBudget.decayed += model.classes.classes[c].meanMass
        return
      }
    }
    classCounts[c] += 1
    arrivals.append(object)
  }

  /// Takes an object out of orbit.
  func destroy(_ k: Int) {
    classCounts[Int(objects[k].objectClass)] -= 1
    objects[k].objectClass = MemberObject.gone
  }
}

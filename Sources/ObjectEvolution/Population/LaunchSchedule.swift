import Evolution
import NumericalMethods
import SpaceEnvironment

/// The launches of one member, drawn year by year from the records of the traffic.
struct LaunchSchedule {
  struct Launch {
    /// [s since the epoch]
    let time: Double
    let object: OrbitingObject
  }

  private let policy: Scenario.LaunchPolicy?
  private let payloadLifetime: Double
  /// Whether numbers are drawn; where not, they add up to the traffic as nearly as whole objects can.
  private let isDrawn: Bool
  private var draw: RecordDraw
  /// The number of years drawn so far, and the launches to come, the next one last.
  private var drawnYears = 0
  private var waiting: [Launch] = []
  private var identity: UInt32 = 1 << 24

  init(_ scenario: Scenario, draw: RecordDraw) {
    policy = scenario.launches
    payloadLifetime = scenario.missions.payloadLifetime
    isDrawn = scenario.ensemble.drawn.contains(.launches)
    self.draw = draw
  }

  /// Takes the launches before a time [s since the epoch], in their order.
  mutating func launches(before time: Double) -> [Launch] {
    while policy != nil, Double(drawnYears) * year < time - 1 { drawYear() }
    var taken: [Launch] = []
    while let next = waiting.last, next.time < time { taken.append(waiting.removeLast()) }
    return taken
  }

  /// Draws the launches of a year: each record as often as it says with the growth until then, evenly
  /// over the year.
  private mutating func drawYear() {
    guard let policy else { return }
    defer { drawnYears += 1 }
    let first = max(policy.start, Double(drawnYears))
    let part = min(policy.end ?? .infinity, Double(drawnYears + 1)) - first
    if part <= 0 { return }
    var factor = part
    for _ in 0..<drawnYears { factor *= 1 + policy.growth }
    let years = policy.traffic.years
    let recorded = years.lowerBound + drawnYears % years.count
    for record in policy.traffic.records where record.year == recorded {
      let expected = factor * record.launched.count
      let number = isDrawn ? draw.numbers.poisson(mean: expected) : draw.wholeNumber(of: expected)
      for _ in 0..<number {
        var object = draw.object(of: record.launched)
        let time = (first + part * draw.numbers.uniform()) * year
        if draw.types.isActive(object.type) { object.missionEnd = time + payloadLifetime }
        object.identity = identity
        identity += 1
        waiting.append(Launch(time: time, object: object))
      }
    }
    waiting.sort { $0.time > $1.time }
  }
}

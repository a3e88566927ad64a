import DebrisEnvironment
import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Binning of populations")
struct PopulationBinningTests {
  /// Objects at random, of all kinds, in and out of the grid.
  static func objects(_ count: Int) -> [SpaceObject] {
    var generator = SplitMix(state: 31)
    let kinds: [SpaceObject.Kind] = [.payload, .rocketBody, .missionRelatedObject, .fragment]
    return (0..<count).map { _ in
      let mass = pow(10, Double.random(in: -2.5...4, using: &generator))
      let perigee = Double.random(in: 90e3...2_100e3, using: &generator)
      let e = pow(10, Double.random(in: -4...(-0.01), using: &generator))
      return SpaceObject(
        kind: kinds.randomElement(using: &generator)!, mass: mass,
        radius: pow(10, Double.random(in: -1.3...1, using: &generator)),
        area: mass * pow(10, Double.random(in: -3...1, using: &generator)),
        semiMajorAxis: (6_378_137 + perigee) / (1 - e), eccentricity: e,
        inclination: Double.random(in: 0...Double.pi, using: &generator),
        launchDate: Bool.random(using: &generator)
          ? Double.random(in: 1960...2018, using: &generator) : nil)
    }
  }

  static func isActive(_ object: SpaceObject, epoch: Double) -> Bool {
    guard object.kind == .payload, let launch = object.launchDate else { return false }
    return launch <= epoch && launch + 8 > epoch
  }

  static func type(_ object: SpaceObject, epoch: Double) -> ObjectType {
    switch object.kind {
    case .payload: isActive(object, epoch: epoch) ? .activePayload : .inactivePayload
    case .rocketBody: .rocketBody
    case .missionRelatedObject: .missionRelatedObject
    case .fragment: .fragment
    }
  }

  /// Number, mass and area of every type, and ⟨(r_a + r_b)²⟩ of every two classes.
  static func check(_ objects: [SpaceObject], epoch: Double) {
    let binning = PopulationBinning()
    let (table, outside) = binning.population(of: objects, epoch: epoch, source: "test")
    let left = Set(outside)
    let inside = objects.indices.filter { !left.contains($0) }.map { objects[$0] }
    for type in ObjectType.reported {
      let members = inside.filter { Self.type($0, epoch: epoch) == type }
      let records = table.records.filter { $0.objectClass.type == type }
      let count = records.reduce(0) { $0 + $1.count }
      let mass = records.reduce(0) { $0 + $1.count * $1.objectClass.meanMass }
      let area = records.reduce(0) { $0 + $1.count * $1.objectClass.meanArea }
      #expect(count == Double(members.count))
      #expect(relativeError(mass, members.reduce(0) { $0 + $1.mass }) < 1e-12)
      #expect(relativeError(area, members.reduce(0) { $0 + $1.area }) < 1e-12)
    }
    // By the moments of the members: ⟨r_a²⟩ + 2⟨r_a⟩⟨r_b⟩ + ⟨r_b²⟩, which a sum over pairs confirms
    // where there are few.
    let classes = Array(Set(table.records.map(\.objectClass))).sorted { $0.meanMass < $1.meanMass }
    let members = Dictionary(grouping: inside) {
      binning.scheme.bin(
        type: Self.type($0, epoch: epoch), mass: $0.mass, areaToMassRatio: $0.area / $0.mass)
    }
    #expect(members.count == classes.count)
    var worst = 0.0
    for a in classes {
      for b in classes {
        let (first, second) = (members[a.bin]!, members[b.bin]!)
        guard first.count * second.count < 20_000 else { continue }
        var sum = 0.0
        for p in first { for q in second { sum += (p.radius + q.radius) * (p.radius + q.radius) } }
        let observed =
          a.meanRadiusSquared + 2 * a.meanRadius * b.meanRadius + b.meanRadiusSquared
        worst = max(worst, relativeError(observed, sum / Double(first.count * second.count)))
      }
    }
    #expect(worst < 1e-11)
    for a in classes {
      let radii = members[a.bin]!.map(\.radius)
      let n = Double(radii.count)
      #expect(relativeError(a.meanRadius, radii.reduce(0, +) / n) < 1e-12)
      #expect(relativeError(a.meanRadiusSquared, radii.reduce(0) { $0 + $1 * $1 } / n) < 1e-12)
    }
  }

  @Test("Property: number, mass and area by type and ⟨(r_a + r_b)²⟩ survive, objects at random")
  func random() {
    Self.check(Self.objects(4_000), epoch: 2018.1)
  }

  @Test(
    "Property: number, mass and area by type and ⟨(r_a + r_b)²⟩ survive, the list of 2018",
    .enabled(if: DevelopmentData.population != nil, "needs the object list of 2018"))
  func real() throws {
    let objects = ObjectList.read(try #require(DevelopmentData.population))
    #expect(objects.count == 26_317)
    Self.check(objects, epoch: 2018 + 31.0 / 365)
  }

  // A life is as long as the ratio is small: of one class, at 0.43 m²/kg, the mean would be a twelfth.
  @Test(
    "Property: mission-related objects of one mass live as long in their classes as by themselves")
  func lives() {
    var object = Self.objects(1)[0]
    object.kind = .missionRelatedObject
    object.semiMajorAxis = 7_200e3
    object.eccentricity = 0.001
    object.launchDate = 2012.5
    let objects = [0.01, 0.03, 0.05, 0.1, 0.4, 2].map { ratio in
      var one = object
      (one.mass, one.area) = (5, 5 * ratio)
      return one
    }
    let binning = PopulationBinning()
    let (population, _) = binning.population(of: objects, epoch: 2018.1, source: "x")
    let (traffic, _) = binning.traffic(of: objects, years: 2012...2012, source: "x")
    for records in [population.records, traffic.records.map(\.launched)] {
      #expect(records.count == 5)
      let life = records.reduce(0) { $0 + $1.count / $1.objectClass.areaToMassRatio }
      #expect(relativeError(life, objects.reduce(0) { $0 + $1.mass / $1.area }) < 0.05)
    }
  }

  @Test("Property: every object is in the bins of its orbit; those outside the grid are told")
  func places() {
    let objects = Self.objects(1_500)
    let grid = OrbitGrid.standard
    let (table, outside) = PopulationBinning().population(of: objects, epoch: 2018.1, source: "x")
    let expected = objects.indices.filter {
      let perigee = objects[$0].semiMajorAxis * (1 - objects[$0].eccentricity) - 6_378_137
      return perigee < 100e3 || perigee >= 2_000e3 || objects[$0].eccentricity >= 0.95
    }
    #expect(!expected.isEmpty && outside == expected)
    var counts: [OrbitBin: Double] = [:]
    for record in table.records {
      let placed = try! grid.placement(of: record)
      #expect(placed.count == 1)
      counts[placed[0].bin, default: 0] += record.count
    }
    for index in objects.indices where !outside.contains(index) {
      let o = objects[index]
      func bin(_ x: Double, _ edges: [Double]) -> Int { edges.lastIndex { $0 <= x }! }
      counts[
        OrbitBin(
          perigee: bin(o.semiMajorAxis * (1 - o.eccentricity) - 6_378_137, grid.perigeeEdges),
          eccentricity: bin(o.eccentricity, grid.eccentricityEdges),
          inclination: bin(o.inclination, grid.inclinationEdges)), default: 0] -= 1
    }
    #expect(counts.values.allSatisfy { abs($0) < 1e-9 })
  }

  @Test("Property: traffic keeps years and launches; missions end a lifetime after launch")
  func years() {
    var object = Self.objects(1)[0]
    object.kind = .payload
    object.semiMajorAxis = 7_200e3
    object.eccentricity = 0.001
    object.launchDate = 2012.75
    var other = object
    other.launchDate = 2019.2
    let binning = PopulationBinning()
    let (traffic, outside) = binning.traffic(of: [object, other], years: 2010...2017, source: "x")
    #expect(outside == [1] && traffic.records.count == 1 && traffic.records[0].year == 2012)
    #expect(traffic.records[0].launched.objectClass.type == .activePayload)
    let (table, _) = binning.population(of: [object], epoch: 2018.1, source: "x")
    #expect(table.records[0].missionEndYear == 2020)
    #expect(table.records[0].objectClass.type == .activePayload)
    let (later, _) = binning.population(of: [object], epoch: 2020.8, source: "x")
    #expect(later.records[0].missionEndYear == nil)
    #expect(later.records[0].objectClass.type == .inactivePayload)
  }
}

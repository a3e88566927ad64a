import BreakupModel
import DebrisEnvironment
import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Fragmentation events")
struct FragmentCloudTests {
  static let grid = OrbitGrid.standard
  static let classes = ClassTable(
    population: [], fragments: FragmentClasses.all(population: [], smallestSize: 0.1))

  static func event(
    mass: Double, perigee_km: Double = 843, apogee_km: Double = 862, inclination_deg: Double = 98.7,
    cause: FragmentationEvent.Cause? = nil, fragments: Double? = nil
  ) -> FragmentationEvent {
    FragmentationEvent(
      date: 2007, parent: Parent(mass: mass, kind: .spacecraft),
      cause: cause ?? .collision(mass: mass), perigee: perigee_km * kilometre,
      apogee: apogee_km * kilometre, inclination: inclination_deg * degree,
      fragmentCount: fragments)
  }

  static func cloud(_ event: FragmentationEvent) -> FragmentCloud {
    FragmentCloud(of: event, classes: classes, grid: grid, smallestSize: 0.1)
  }

  // 0.1 M^0.75 0.1^-1.71, of which those above 1 m are left to the large pieces.
  @Test(
    "Published: the number of 10 cm and more of Fengyun-1C, Iridium 33 and Cosmos 1408 by the model",
    arguments: [(880.0, 829.0), (958, 883), (560, 590), (900, 843), (2_000, 1_534)])
  func number(mass: Double, law: Double) {
    let created = Self.cloud(Self.event(mass: mass)).created.reduce(0, +)
    let aboveOneMetre = 0.1 * pow(mass, 0.75)
    #expect(created > law - aboveOneMetre - 1 && created < law + 8)
  }

  @Test(
    "Property: mass closes to 1e-9, whatever the number of fragments",
    arguments: [nil, 300, 3_037.0])
  func mass(fragments: Double?) {
    let cloud = Self.cloud(Self.event(mass: 920, fragments: fragments))
    if let fragments {
      #expect(relativeError(cloud.created.reduce(0, +), fragments) < 1e-9)
    }
    let mass = zip(cloud.created, Self.classes.classes).reduce(cloud.dustMass) {
      $0 + $1.0 * $1.1.meanMass
    }
    #expect(relativeError(mass, 920) < 1e-9)
  }

  @Test("Property: all fragments go into bins, decay or leave (1e-10)", arguments: [320.0, 850])
  func places(altitude_km: Double) {
    for cause in [FragmentationEvent.Cause.collision(mass: 600), .explosion(scale: 1)] {
      let cloud = Self.cloud(
        Self.event(
          mass: 600, perigee_km: altitude_km, apogee_km: altitude_km, cause: cause))
      var held = [Double](repeating: 0, count: Self.classes.count)
      for part in cloud.parts { held[part.objectClass] += part.count }
      for (c, created) in cloud.created.enumerated() {
        #expect(
          abs(held[c] + cloud.decaying[c] + cloud.leaving[c] - created) <= 1e-10 * created)
      }
      #expect(cloud.decaying.reduce(0, +) > 0)
    }
  }

  // The legs of the diagram of Gabbard: a fragment of a circular orbit passes the place of the event
  // again, so that its perigee is no higher and its apogee no lower.
  @Test("Property: no perigee lies above the place of the event, no apogee below it")
  func gabbard() {
    let cloud = Self.cloud(
      Self.event(mass: 900, perigee_km: 780, apogee_km: 780, inclination_deg: 74))
    var inclined = 0.0
    for part in cloud.parts where part.count > 0 {
      #expect(Self.grid.perigeeEdges[part.bin.perigee] <= 780 * kilometre)
      let (q, e) = (
        6_378_137 + Self.grid.perigeeEdges[part.bin.perigee + 1],
        Self.grid.eccentricityEdges[part.bin.eccentricity + 1]
      )
      #expect(q * (1 + e) / (1 - e) >= 6_378_137 + 780 * kilometre)
      if Self.grid.inclinationEdges[part.bin.inclination] > 74 * degree
        || Self.grid.inclinationEdges[part.bin.inclination + 1] < 74 * degree
      {
        inclined += part.count
      }
    }
    // A median Δv of some 100 m/s turns a plane by less than a degree: few leave 68 to 77 degrees.
    let total = cloud.created.reduce(0, +)
    #expect(inclined > 0.001 * total && inclined < 0.1 * total)
  }
}

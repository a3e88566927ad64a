import NumericalMethods
import TestSupport
import Testing

@testable import DebrisEnvironment

private let R = 6_378_137.0

private func object(
  _ number: Int, _ kind: SpaceObject.Kind, altitude: Double = 700e3, dragTerm: Double? = nil,
  mass: Double? = nil, radius: Double? = nil, area: Double? = nil, crossSection: Double? = nil,
  name: String? = nil, isActive: Bool? = nil, inclination: Double = 1.4
) -> CatalogueObject {
  CatalogueObject(
    catalogNumber: number, kind: kind, name: name, semiMajorAxis: R + altitude, eccentricity: 0,
    inclination: inclination, dragTerm: dragTerm, mass: mass, radius: radius, area: area,
    radarCrossSection: crossSection, launchDate: 2000, isActive: isActive)
}

/// Rocket bodies of 1000 kg and a disc of 10 m² with one drag term.
private func bodies(_ count: Int, altitude: Double, dragTerm: Double) -> [CatalogueObject] {
  (0..<count).map {
    object(
      1000 + $0, .rocketBody, altitude: altitude, dragTerm: dragTerm, mass: 1000,
      radius: (10 / Double.pi).squareRoot())
  }
}

@Suite("What fills in for masses and sizes")
struct CatalogueFillTests {
  @Test("What is known is kept, and the disc of the radius is the area")
  func known() {
    let (objects, report) = CatalogueFill().objects(of: [
      object(1, .payload, mass: 500, radius: 2),
      object(2, .fragment, mass: 3, radius: 0.4, area: 1),
    ])
    #expect(objects[0].mass == 500 && objects[0].radius == 2)
    #expect(abs(objects[0].area - 4 * .pi) < 1e-12)
    #expect(objects[1].area == 1)
    #expect(report.shareOfMassesFilled() == 0 && report.shareOfSizesFilled() == 0)
  }

  @Test("A fragment's A/m is its B* times the ratio of rocket bodies in its band")
  func dragTerm() {
    // 0.01 m²/kg per 2e-4: 50; a B* of 1e-3 is 0.05 m²/kg.
    let list =
      bodies(20, altitude: 700e3, dragTerm: 2e-4) + [
        object(7, .fragment, altitude: 700e3, dragTerm: 1e-3)
      ]
    let (objects, report) = CatalogueFill().objects(of: list)
    let fragment = objects.last!
    #expect(relativeError(fragment.area / fragment.mass, 0.05) < 1e-12)
    #expect(report.masses[.fragment] == [.dragTerm: 1])
    #expect(report.dragTermBands.map(\.count) == [20])
    #expect(fragment.radius > 0.05 && fragment.radius < 2)
  }

  @Test("A B* that no one fitted, or of the wrong sign, tells nothing")
  func unfitted() {
    let list =
      bodies(20, altitude: 700e3, dragTerm: 2e-4) + [
        object(7, .fragment, dragTerm: 1e-4), object(8, .fragment, dragTerm: -1e-3),
        object(9, .fragment, altitude: 1200e3, dragTerm: 1e-3), object(10, .fragment),
      ]
    let report = CatalogueFill().objects(of: list).report
    #expect(report.masses[.fragment] == [.drawnRatio: 4])
  }

  @Test("The chances of an object do not depend on the others, but on the seed")
  func seeds() {
    let one = object(7, .fragment)
    let others = (20..<60).map { object($0, .fragment) }
    func fill(_ seed: UInt64, _ list: [CatalogueObject]) -> SpaceObject {
      CatalogueFill(seed: seed).objects(of: list).objects.last!
    }
    #expect(fill(1, [one]) == fill(1, others + [one]))
    #expect(fill(1, [one]) != fill(2, [one]))
  }

  @Test("Sizes that are drawn follow the number law: 2^-1.6 of them above twice the smallest")
  func numberLaw() {
    let list = (1...20_000).map { object($0, .fragment) }
    let objects = CatalogueFill().objects(of: list).objects
    // Areas of 10 and 20 cm by the breakup model, [1] Eq. 9: 0.556945 L^2.0047077
    func radius(_ area: Double) -> Double { (area / .pi).squareRoot() }
    let smallest = radius(0.005_509_5), twice = radius(0.022_112)
    #expect(objects.allSatisfy { $0.radius > 0.999 * smallest })
    let share = Double(objects.count { $0.radius > twice }) / 20_000
    // Truncated at 3 m: (2^-1.6 - 30^-1.6) / (1 - 30^-1.6); three standard errors.
    #expect(abs(share - 0.3270) < 3 * (0.327 * 0.673 / 20_000).squareRoot())
  }

  @Test("Payloads without a mass have the median area-to-mass ratio of those with one")
  func payloads() {
    let known = (1...20).map { object($0, .payload, mass: 100 * .pi, radius: 1) }
    let objects = CatalogueFill().objects(of: known + [object(99, .payload, radius: 2)]).objects
    // 0.01 m²/kg: 4π m² are 400 π kg.
    #expect(relativeError(objects.last!.mass, 400 * .pi) < 1e-12)
  }

  @Test("The factors of sensitivity change what is filled in alone")
  func factors() {
    var rules = FillRules()
    rules.areaToMassFactor = 1.3
    let list = bodies(20, altitude: 700e3, dragTerm: 2e-4) + [object(7, .fragment, dragTerm: 1e-3)]
    let plain = CatalogueFill().objects(of: list).objects
    let changed = CatalogueFill(rules: rules).objects(of: list).objects
    #expect(plain.dropLast() == changed.dropLast())
    #expect(relativeError(plain.last!.mass, 1.3 * changed.last!.mass) < 1e-12)
  }
}

@Suite("Sizes from radar cross-sections")
struct RadarSizeTests {
  @Test("A large sphere scatters like its disc, a small one by Rayleigh's law")
  func limits() {
    // σ = π r²: a sphere of 1 m radius.
    #expect(relativeError(RadarSize.diameter(radarCrossSection: .pi), 2) < 1e-12)
    // σ = (9 π⁵/4) L⁶/λ⁴ for L = 0.05 m at λ = 0.69 m: 4.7459e-5 m².
    #expect(relativeError(RadarSize.diameter(radarCrossSection: 4.7459e-5), 0.05) < 1e-4)
  }

  @Test("Both laws meet at 1/(12π) square wavelengths: 0.127 m")
  func crossing() {
    let σ = 0.69 * 0.69 / (12 * .pi)
    let below = RadarSize.diameter(radarCrossSection: 0.999 * σ)
    let above = RadarSize.diameter(radarCrossSection: 1.001 * σ)
    #expect(relativeError(below, above) < 2e-3)
    #expect(abs(above - 0.1269) < 5e-4)
  }
}

@Suite("Members of constellations")
struct ConstellationMembershipTests {
  @Test("Name, altitude and inclination tell a member")
  func members() {
    let standard = ConstellationMembership.standard
    func constellation(_ name: String, _ altitude: Double, _ degrees: Double) -> String? {
      standard.constellation(
        of: object(
          1, .payload, altitude: altitude, name: name, inclination: degrees * .pi / 180))
    }
    #expect(constellation("STARLINK-1007", 550e3, 53) == "starlink")
    #expect(constellation("STARLINK-1007", 250e3, 53) == nil)
    #expect(constellation("ONEWEB-0012", 1200e3, 87.9) == "oneweb")
    #expect(constellation("ONEWEB-0012", 600e3, 87.9) == nil)
    #expect(constellation("IRIDIUM 33", 778e3, 86.4) == "iridium")
    #expect(constellation("ENVISAT", 778e3, 86.4) == nil)
    #expect(standard.constellation(of: object(1, .fragment, name: "STARLINK DEB")) == nil)
  }

  @Test("Status comes before age, and members have the type of their constellation")
  func binned() {
    let list = [
      object(
        1, .payload, altitude: 550e3, mass: 260, radius: 2, name: "STARLINK-7", isActive: true,
        inclination: 0.925),
      object(2, .payload, altitude: 550e3, mass: 260, radius: 2, isActive: false),
      object(3, .payload, altitude: 550e3, mass: 260, radius: 2),
    ]
    let objects = CatalogueFill().objects(of: list).objects
    let table = PopulationBinning().population(of: objects, epoch: 2003, source: "").table
    #expect(
      Set(table.records.map(\.objectClass.type))
        == [.constellation("starlink"), .inactivePayload, .activePayload])
    // Beyond the usual lifetime a status still counts; the end of such a mission is not known.
    let old = PopulationBinning().population(of: objects, epoch: 2020, source: "").table
    #expect(
      old.records.map { $0.objectClass.type.name }.sorted()
        == ["constellation:starlink", "inactive_payload"])
    #expect(old.records.allSatisfy { $0.missionEndYear == nil })
  }
}

@Suite("Completion factors")
struct CompletionFactorsTests {
  private func fragments(_ count: Int, altitude: Double, diameter: Double) -> [SpaceObject] {
    (0..<count).map { _ in
      SpaceObject(
        kind: .fragment, mass: 1, radius: diameter / 2, area: 0.03, semiMajorAxis: R + altitude,
        eccentricity: 0, inclination: 1.4, launchDate: nil)
    }
  }

  @Test(
    "Factors are ratios of numbers; few pieces take the ratio of their altitude; none is below 1")
  func ratios() {
    let list =
      fragments(300, altitude: 850e3, diameter: 0.12)
      + fragments(40, altitude: 850e3, diameter: 0.4)
      + fragments(10, altitude: 450e3, diameter: 0.4)
    let catalogue =
      fragments(100, altitude: 850e3, diameter: 0.12) + fragments(5, altitude: 850e3, diameter: 0.4)
      + fragments(20, altitude: 450e3, diameter: 0.4)
    let factors = CompletionFactors(list: list, catalogue: catalogue)
    #expect(factors.factor(perigeeAltitude: 850e3, diameter: 0.12) == 3)
    #expect(factors.factor(perigeeAltitude: 850e3, diameter: 0.4) == 340.0 / 105)
    #expect(factors.factor(perigeeAltitude: 450e3, diameter: 0.4) == 1)
    #expect(factors.factor(perigeeAltitude: 3000e3, diameter: 0.4) == 1)
    let added = factors.completing(catalogue, seed: 1)
    #expect(added.count { $0.radius == 0.06 } == 200)
    #expect(added == factors.completing(catalogue, seed: 1))
  }
}

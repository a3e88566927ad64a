import DebrisEnvironment
import NumericalMethods
import TestSupport
import Testing

@testable import Evolution

@Suite("Objects sorted by orbit bin")
struct ObjectsByBinTests {
  private static let model = try! EnsembleModel(EvolutionModel(SmallScenario.make()))

  /// Objects anywhere, some of them gone.
  private static func objects(_ count: Int, _ stream: inout RandomStream) -> [MemberObject] {
    (0..<count).map { k in
      let isGone = stream.uniform() < 0.1
      return MemberObject(
        place: PathPlace(cell: stream.index(below: model.grid.cellCount), position: 0.5),
        missionEnd: .infinity, identity: UInt32(k),
        objectClass: isGone ? MemberObject.gone : UInt16(stream.index(below: model.classes.count)),
        inclination: UInt8(stream.index(below: model.grid.inclinationCount)))
    }
  }

  @Test("Property: every object is in its bin once, in the order of the list; sums are theirs")
  func bins() {
    let (grid, paths, classes) = (Self.model.grid, Self.model.paths, Self.model.classes.classes)
    var sorted = ObjectsByBin(grid: grid, classes: Self.model.classes)
    var stream = RandomStream(seed: 7)
    // The same room is used again for longer and shorter lists.
    for count in [300, 2_000, 0, 700] {
      let objects = Self.objects(count, &stream)
      sorted.sort(objects, paths: paths)
      for bin in sorted.sums.values.indices {
        let expected = objects.indices.filter {
          objects[$0].objectClass != MemberObject.gone
            && Int(paths.bins[Int(objects[$0].place.cell)])
              + grid.binCount * Int(objects[$0].inclination) == bin
        }
        #expect(sorted.objects(ofBin: bin).map(Int.init) == expected)
        let radii = expected.map { classes[Int(objects[$0].objectClass)].meanRadius }
        #expect(sorted.sums.values[bin][0] == Double(expected.count))
        #expect(abs(sorted.sums.values[bin][1] - radii.reduce(0, +)) < 1e-12)
      }
    }
  }
}

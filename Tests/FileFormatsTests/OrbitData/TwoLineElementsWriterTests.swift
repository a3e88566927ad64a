import FileFormats
import OrbitalMechanics
import SpaceEnvironment
import Testing

@Suite("Writing two-line elements")
struct TwoLineElementsWriterTests {
  private static let lines = """
    SATELLITE
    1 00005U 58002B   00179.78495062  .00000000  00000-0  28098-4 0   473
    2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667

    """

  @Test("A set that was read is written with the same columns")
  func same() throws {
    let set = try OrbitDataFile.read(Array(Self.lines.utf8), file: "x").elementSets[0]
    #expect(TwoLineElementsWriter.text(of: set) == Self.lines)
  }

  @Test(
    "Small and negative drag terms and angles near a turn come back",
    arguments: [
      -1.5e-5, 0, 0.999_999_9, 3e-9, 12.5,
    ])
  func drag(bstar: Double) throws {
    var set = try OrbitDataFile.read(Array(Self.lines.utf8), file: "x").elementSets[0]
    set.elements.bstar = bstar
    set.elements.meanAnomaly = 359.99996 * degree
    let text = TwoLineElementsWriter.text(of: set)
    let back = try OrbitDataFile.read(Array(text.utf8), file: "x").elementSets[0]
    #expect(abs(back.elements.bstar - bstar) <= 1e-5 * abs(bstar))
  }
}

import NumericalMethods
import TestSupport
import Testing

@Suite("Bin search")
struct BinSearchTests {
  @Test(
    "Property: a bin holds its lower edge and not its upper one",
    arguments: [
      (-1e-300, nil), (0, 0), (0.999, 0), (1, 1), (2.5.nextDown, 1), (2.5, 2), (7, 3), (9.0, nil),
      (9.0.nextDown, 3), (Double.infinity, nil), (Double.nan, nil),
    ] as [(Double, Int?)])
  func edges(value: Double, bin: Int?) {
    #expect(binIndex(of: value, in: [0, 1, 2.5, 7, 9]) == bin)
  }

  @Test("Property: every value is in the bin that a linear search finds")
  func linear() {
    var generator = SplitMix(state: 4)
    for count in [2, 3, 8, 33] {
      let edges = (0..<count).map { _ in Double.random(in: -5...5, using: &generator) }.sorted()
      for _ in 0..<200 {
        let x = Double.random(in: -6...6, using: &generator)
        let expected = (0..<count - 1).first { edges[$0] <= x && x < edges[$0 + 1] }
        #expect(binIndex(of: x, in: edges) == expected)
      }
    }
  }
}

import NumericalMethods
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
  @Test(
    "Published: known answers of Random123, tests/kat_vectors, philox4x32 10",
    arguments: [
      (
        SIMD4(repeating: 0), SIMD2(repeating: 0),
        SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
      ),
      (
        SIMD4(repeating: 0xffff_ffff), SIMD2(repeating: 0xffff_ffff),
        SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
      ),
      (
        SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        SIMD2(0xa409_3822, 0x299f_31d0),
        SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
      ),
    ] as [(SIMD4<UInt32>, SIMD2<UInt32>, SIMD4<UInt32>)])
  func knownAnswers(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>, expected: SIMD4<UInt32>
  ) {
    #expect(Philox.block(counter: counter, key: key) == expected)
  }

  @Test("Property: a stream gives the words of its blocks in their order, from any place")
  func order() {
    var stream = RandomStream(seed: 0x299f_31d0_a409_3822, stream: 0x0370_7344_1319_8a2e)
    for index in 0..<3 as Range<UInt32> {
      let block = Philox.block(
        counter: SIMD4(index, 0, 0x1319_8a2e, 0x0370_7344), key: SIMD2(0xa409_3822, 0x299f_31d0))
      #expect(stream.next() == UInt64(block.x) | UInt64(block.y) << 32)
      #expect(stream.next() == UInt64(block.z) | UInt64(block.w) << 32)
    }
    var other = stream
    let next = stream.next()
    other.position = 6
    #expect(other.next() == next)
  }

  @Test("Property: the same seed and stream give the same numbers, others give others")
  func streams() {
    func numbers(_ seed: UInt64, _ stream: UInt64) -> [UInt64] {
      var stream = RandomStream(seed: seed, stream: stream)
      return (0..<100).map { _ in stream.next() }
    }
    #expect(numbers(1, 2) == numbers(1, 2))
    let all = [(1, 0), (2, 0), (1, 1), (1, 1 << 40), (1 << 40, 0)].flatMap { numbers($0.0, $0.1) }
    #expect(Set(all).count == 500)
  }

  @Test("Property: uniform numbers have mean 1/2 and variance 1/12; drawn indices are even")
  func uniform() {
    var stream = RandomStream(seed: 7)
    let count = 200_000
    let numbers = (0..<count).map { _ in stream.uniform() }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    let mean = numbers.reduce(0, +) / Double(count)
    let variance = numbers.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / Double(count)
    // Four standard errors.
    #expect(abs(mean - 0.5) < 4 * (1 / 12.0 / Double(count)).squareRoot())
    #expect(abs(variance - 1 / 12.0) < 4 * (1 / 180.0 / Double(count)).squareRoot())
    var counts = [Int](repeating: 0, count: 5)
    for _ in 0..<count { counts[stream.index(below: 5)] += 1 }
    #expect(counts.allSatisfy { abs(Double($0) - 40_000) < 4 * 32_000.0.squareRoot() })
  }
}

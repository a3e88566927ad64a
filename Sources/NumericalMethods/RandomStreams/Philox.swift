// References
// [1] Salmon, Moraes, Dror, Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC '11,
//     https://doi.org/10.1145/2063384.2063405; the constants are those of its Section 3.3 and of
//     the authors' library Random123.

/// The counter-based generator Philox4x32-10 [1]: a keyed bijection of 128-bit numbers.
///
/// Every block is a pure function of its counter and key, so that any number of any stream can be
/// had without those before it.
public enum Philox {
  /// Returns the block of a counter under a key, after ten rounds.
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var block = counter
    var key = key
    for round in 0..<10 {
      if round > 0 { key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85) }
      let p0 = UInt64(0xD251_1F53) * UInt64(block.x)
      let p1 = UInt64(0xCD9E_8D57) * UInt64(block.z)
      block = SIMD4(
        UInt32(truncatingIfNeeded: p1 >> 32) ^ block.y ^ key.x, UInt32(truncatingIfNeeded: p1),
        UInt32(truncatingIfNeeded: p0 >> 32) ^ block.w ^ key.y, UInt32(truncatingIfNeeded: p0))
    }
    return block
  }
}

/// A stream of random numbers: the same seed and number of the stream give the same numbers.
///
/// The seed is the key of Philox4x32-10; the upper half of the counter is the number of the stream,
/// the lower half the number of the block in it. A stream has 2⁶⁴ numbers of 64 bits.
public struct RandomStream: RandomNumberGenerator, Hashable, Sendable {
  public let seed: UInt64
  /// The number of the stream under its seed.
  public let stream: UInt64
  /// How many numbers of 64 bits were drawn.
  public var position: UInt64 = 0

  public init(seed: UInt64, stream: UInt64 = 0) {
    self.seed = seed
    self.stream = stream
  }

  public mutating func next() -> UInt64 {
    let index = position / 2
    let block = Philox.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32),
        UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    defer { position += 1 }
    return position.isMultiple(of: 2)
      ? UInt64(block.x) | UInt64(block.y) << 32 : UInt64(block.z) | UInt64(block.w) << 32
  }

  /// Returns a number uniform on the multiples of 2⁻⁵³ from 0 to below 1.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Returns a whole number from 0 to below a limit, all equally likely to within 2⁻⁵³.
  public mutating func index(below limit: Int) -> Int {
    precondition(limit > 0, "there is something to draw from")
    return Int(uniform() * Double(limit))
  }
}

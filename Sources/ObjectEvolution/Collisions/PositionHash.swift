import NumericalMethods

/// Points sorted into cubes by hashing, so that neighbours are found in linear time.
struct PositionHash {
  private static let bits = 16
  private var edge = 1.0
  /// The first point of each bucket, and the next one after each point; −1 for none.
  private var heads: [Int32] = []
  private var next: [Int32] = []
  private var cubes: [SIMD3<Int32>] = []

  /// Replaces the points.
  ///
  /// - Parameter edge: The edge of the cubes [m].
  mutating func fill(_ points: [Vector3], edge: Double) {
    self.edge = edge
    heads = [Int32](repeating: -1, count: 1 << Self.bits)
    next = [Int32](repeating: -1, count: points.count)
    cubes = points.map { SIMD3<Int32>(($0 / edge).rounded(.down)) }
    for (k, cube) in cubes.enumerated() {
      let bucket = Self.bucket(cube)
      next[k] = heads[bucket]
      heads[bucket] = Int32(k)
    }
  }

  private static func bucket(_ cube: SIMD3<Int32>) -> Int {
    // Large primes as in Teschner et al. (2003), Optimized spatial hashing.
    let mixed =
      (UInt32(bitPattern: cube.x) &* 73_856_093) ^ (UInt32(bitPattern: cube.y) &* 19_349_663)
      ^ (UInt32(bitPattern: cube.z) &* 83_492_791)
    return Int((mixed ^ (mixed >> 16)) & (1 << bits - 1))
  }

  /// One of each two opposite neighbours, so that each pair of cubes comes once.
  private static let neighbours: [SIMD3<Int32>] = {
    var result: [SIMD3<Int32>] = []
    for x in Int32(-1)...1 {
      for y in Int32(-1)...1 {
        for z in Int32(-1)...1 where (x, y, z) > (0, 0, 0) { result.append(SIMD3(x, y, z)) }
      }
    }
    return result
  }()

  /// Visits each pair of points nearer than a distance once.
  ///
  /// - Parameter reach: The distance [m], at most the edge of the cubes.
  func forEachPair(of points: [Vector3], within reach: Double, _ visit: (Int, Int) -> Void) {
    precondition(reach <= edge, "a pair may be farther apart than neighbouring cubes")
    let limit = reach * reach
    for k in points.indices {
      // In its own cube, those before it in the bucket
      var other = next[k]
      while other >= 0 {
        let j = Int(other)
        if cubes[j] == cubes[k], (points[j] - points[k]).squaredLength < limit { visit(k, j) }
        other = next[j]
      }
      for offset in Self.neighbours {
        let cube = cubes[k] &+ offset
        other = heads[Self.bucket(cube)]
        while other >= 0 {
          let j = Int(other)
          if cubes[j] == cube, (points[j] - points[k]).squaredLength < limit { visit(k, j) }
          other = next[j]
        }
      }
    }
  }
}

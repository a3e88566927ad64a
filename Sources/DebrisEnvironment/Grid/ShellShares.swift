/// The shells that each of many ranges of orbits has a share of its time in.
struct ShellShares: Sendable {
  /// By range, the first of its parts; one more ends them.
  private var first: [Int32] = [0]
  private var shells: [Int32] = []
  private var shares: [Double] = []

  init() {}

  /// The shares of perigee x eccentricity bins.
  init(_ bins: ResidenceFractions) {
    for bin in 0..<bins.ofBins.rowCount {
      append((0..<bins.ofBins.columnCount).map { bins.ofBins[bin, $0] })
    }
  }

  /// Adds a range, by its share in every shell.
  mutating func append(_ fractions: [Double]) {
    for (s, share) in fractions.enumerated() where share > 0 {
      shells.append(Int32(s))
      shares.append(share)
    }
    first.append(Int32(shells.count))
  }

  /// The shells of a range, and the shares.
  subscript(range: Int) -> [(shell: Int, share: Double)] {
    parts(range).map { (Int(shells[$0]), shares[$0]) }
  }

  /// Adds the shares of a range to sums by shell.
  @inline(__always)
  func add(_ range: Int, to sums: UnsafeMutablePointer<Double>) {
    for part in parts(range) { sums[Int(shells[part])] += shares[part] }
  }

  /// Adds lanes of a range, times its shares, to the lanes of shells.
  @inline(__always)
  func add(_ lanes: Lanes, _ range: Int, to sums: UnsafeMutablePointer<Double>) {
    for part in parts(range) {
      let to = Population.blockWidth * Int(shells[part])
      store(load(sums, to) + shares[part] * lanes, sums, to)
    }
  }

  /// Adds the moments of a range, times its shares, to those of shells.
  @inline(__always)
  func add(
    _ moments: SIMD4<Double>, _ range: Int, to sums: UnsafeMutablePointer<SIMD4<Double>>,
    stride: Int
  ) {
    for part in parts(range) { sums[stride * Int(shells[part])] += shares[part] * moments }
  }

  /// The sum of the moments of shells, times the shares of a range.
  @inline(__always)
  func sum(
    _ range: Int, of values: UnsafePointer<SIMD4<Double>>, stride: Int
  ) -> SIMD4<Double> {
    var sum = SIMD4<Double>.zero
    for part in parts(range) { sum += shares[part] * values[stride * Int(shells[part])] }
    return sum
  }

  /// Whether a range has no part in any shell.
  func isEmpty(_ range: Int) -> Bool { parts(range).isEmpty }

  private func parts(_ range: Int) -> Range<Int> { Int(first[range])..<Int(first[range + 1]) }
}

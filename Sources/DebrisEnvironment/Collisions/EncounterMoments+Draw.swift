public import NumericalMethods

/// The objects of orbit bins, as a draw needs them: the sums of 1, r [m] and r² [m²] in each bin.
public struct RadiusSums: Sendable {
  /// By inclination and bin, the bin running fastest.
  public var values: [SIMD4<Double>]

  public init(grid: OrbitGrid) {
    values = [SIMD4<Double>](repeating: .zero, count: grid.binCount * grid.inclinationCount)
  }
}

/// Which of the moments of the radius an object is drawn by.
public enum RadiusPower: Int, Sendable {
  case number = 0
  case radius = 1
  case square = 2
}

extension EncounterMoments {
  /// An encounter that is drawn: where, in which streams, how fast, and what the two are drawn by.
  public struct Encounter: Sendable {
    public let shell: Int
    public let first: Int
    public let second: Int
    public let speedBin: Int
    public let firstPower: RadiusPower
    public let secondPower: RadiusPower
  }

  /// Replaces the objects by those of orbit bins.
  public mutating func set(_ sums: RadiusSums) {
    clear()
    let bins = sums.values.count / kernel.streams.inclinationCount
    for (k, sum) in sums.values.enumerated() where sum[0] > 0 {
      add(sum, bin: k % bins, inclination: k / bins)
    }
    findMet()
  }

  /// The rate of all encounters, each pair counted once [1/s].
  public var totalRate: Double { 0.5 * cumulatedRates().last! }

  /// The rates of streams and shells, cumulated, the stream running fastest [1/s].
  public func cumulatedRates() -> [Double] {
    var sum = 0.0
    return held.indices.map { k in
      sum += rate(ofStream: k % streamCount, shell: k / streamCount)
      return sum
    }
  }

  /// Draws an encounter with the probability of its rate.
  public func draw(
    cumulated: [Double], using random: inout RandomStream
  ) -> Encounter {
    let target = random.uniform() * cumulated[cumulated.count - 1]
    let k = cumulated.firstIndex { $0 > target } ?? cumulated.count - 1
    let (m, s) = (k % streamCount, k / streamCount)
    let (own, other) = (held[k], met(stream: m, shell: s))
    // π (Σr² Σ1 + 2 Σr Σr + Σ1 Σr²)
    let terms: [(RadiusPower, RadiusPower, Double)] = [
      (.square, .number, own[2] * other[0]), (.radius, .radius, 2 * own[1] * other[1]),
      (.number, .square, own[0] * other[2]),
    ]
    var left = random.uniform() * terms.reduce(0) { $0 + $1.2 }
    let term =
      terms.first {
        left -= $0.2; return left < 0
      } ?? terms[2]
    var partner = random.uniform() * other[term.1.rawValue]
    let n =
      (0..<streamCount).first {
        partner -= weight(of: $0, with: m, shell: s, power: term.1)
        return partner < 0
      } ?? m
    var speed =
      random.uniform()
      * (0..<kernel.speeds.count).reduce(0) {
        $0 + kernel.value(shell: s, m, n, speedBin: $1)
      }
    let v =
      (0..<kernel.speeds.count).first {
        speed -= kernel.value(shell: s, m, n, speedBin: $0)
        return speed < 0
      } ?? kernel.speeds.count - 1
    return Encounter(
      shell: s, first: m, second: n, speedBin: v, firstPower: term.0, secondPower: term.1)
  }

  /// Draws the orbit bin of an object of a stream in a shell, by a moment of its radius.
  ///
  /// - Returns: The index of the bin among those of `sums`.
  public func drawBin(
    stream m: Int, shell s: Int, power: RadiusPower, from sums: RadiusSums,
    using random: inout RandomStream
  ) -> Int? {
    let streams = kernel.streams
    let isCircular = m < streams.inclinationCount
    let bins = isCircular ? streams.circularBins : streams.eccentricBins
    let count = sums.values.count / streams.inclinationCount
    var left = random.uniform() * held[m + streamCount * s][power.rawValue]
    var last: Int?
    for i in streams.inclinations(ofStream: m) {
      for bin in bins {
        let share = residence.ofBins[bin, s]
        if share == 0 { continue }
        let weight = share * sums.values[bin + count * i][power.rawValue]
        if weight == 0 { continue }
        last = bin + count * i
        left -= weight
        if left < 0 { return last }
      }
    }
    return last
  }
}

/// The objects of every stream and shell by the moments of their radius, whence how often anything
/// meets them.
///
/// The cross-section π ⟨(r_a + r_b)²⟩ = π (⟨r_a²⟩ + 2 ⟨r_a⟩⟨r_b⟩ + ⟨r_b²⟩) needs no more than the numbers, the sums of r
/// and those of r²: the rate of all encounters costs a sum over streams, not over pairs of classes.
/// Nothing is avoided here.
public struct EncounterMoments: Sendable {
  public let kernel: EncounterKernel
  let streamCount: Int
  let residence: ResidenceFractions
  /// Σ_v K over the volume [1/(m² s)]: the other stream fastest, then the stream, then the shell.
  private let rates: [Double]
  /// The objects of each stream in each shell, the stream fastest: number, Σr [m], Σr² [m²].
  private(set) var held: [SIMD4<Double>]
  /// Whom an object of each stream meets in each shell: Σ K n/V, Σ K Σr/V, Σ K Σr²/V.
  private var met: [SIMD4<Double>]
  private let perigeeCount: Int
  /// The shells that each bin crosses.
  private let crossings: ShellShares

  public init(grid: OrbitGrid, residence: ResidenceFractions, kernel: EncounterKernel) {
    self.kernel = kernel
    self.residence = residence
    let (M, S, V) = (kernel.streams.count, grid.shellCount, kernel.speeds.count)
    streamCount = M
    perigeeCount = grid.perigeeCount
    var rates = [Double](repeating: 0, count: M * M * S)
    for s in 0..<S {
      for m in 0..<M {
        for n in 0..<M {
          for v in 0..<V {
            rates[n + M * (m + M * s)] +=
              kernel.value(shell: s, m, n, speedBin: v) / grid.shellVolume(s)
          }
        }
      }
    }
    self.rates = rates
    held = [SIMD4<Double>](repeating: .zero, count: M * S)
    met = held
    crossings = ShellShares(residence)
  }

  /// The stream of an orbit bin.
  public func stream(bin: Int, inclination i: Int) -> Int {
    kernel.streams.stream(
      inclination: i, isEccentric: !kernel.streams.circularBins.contains(bin))
  }

  /// Takes everything out.
  mutating func clear() {
    for k in held.indices { held[k] = .zero }
  }

  /// What an object of a stream meets in a shell: the sums of K/V times 1, r and r² of the others.
  func met(stream m: Int, shell s: Int) -> SIMD4<Double> { met[m + streamCount * s] }

  /// What one stream adds to that.
  func weight(of n: Int, with m: Int, shell s: Int, power: RadiusPower) -> Double {
    rates[n + streamCount * (m + streamCount * s)] * held[n + streamCount * s][power.rawValue]
  }

  /// Adds the objects of an orbit bin: their number, Σr [m] and Σr² [m²].
  mutating func add(_ moments: SIMD4<Double>, bin: Int, inclination i: Int) {
    let m = stream(bin: bin, inclination: i)
    held.withUnsafeMutableBufferPointer {
      crossings.add(moments, bin, to: $0.baseAddress! + m, stride: streamCount)
    }
  }

  /// Replaces the objects by a population.
  public mutating func set(_ population: BinnedPopulation, classes: ClassTable) {
    clear()
    for i in 0..<population.inclinationCount {
      for bin in 0..<population.binCount where !crossings.isEmpty(bin) {
        var moments = SIMD4<Double>.zero
        for (c, objectClass) in classes.classes.enumerated() {
          let n = population.counts[population.offset(class: c, inclination: i) + bin]
          moments += n * SIMD4(1, objectClass.meanRadius, objectClass.meanRadiusSquared, 0)
        }
        if moments[0] > 0 { add(moments, bin: bin, inclination: i) }
      }
    }
    findMet()
  }

  /// Finds whom each stream meets, after objects were added.
  mutating func findMet() {
    let M = streamCount
    for k in met.indices {
      var sum = SIMD4<Double>.zero
      let s = k / M
      for n in 0..<M {
        sum += rates[n + M * k] * held[n + M * s]
      }
      met[k] = sum
    }
  }

  /// The rate of all encounters of a stream in a shell, those within it counted once for each of the
  /// two [1/s].
  public func rate(ofStream m: Int, shell s: Int) -> Double {
    let k = m + streamCount * s
    let (own, other) = (held[k], met[k])
    return .pi * (own[2] * other[0] + 2 * own[1] * other[1] + own[0] * other[2])
  }

  /// The rate at which one object meets others [1/s].
  ///
  /// - Parameters:
  ///   - objectClass: The class of the object, for its radius.
  ///   - bin: Its perigee x eccentricity bin.
  ///   - i: Its inclination bin.
  public func rate(of objectClass: ObjectClass, bin: Int, inclination i: Int) -> Double {
    let m = stream(bin: bin, inclination: i)
    let sum = met.withUnsafeBufferPointer {
      crossings.sum(bin, of: $0.baseAddress! + m, stride: streamCount)
    }
    return .pi
      * (objectClass.meanRadiusSquared * sum[0] + 2 * objectClass.meanRadius * sum[1] + sum[2])
  }
}

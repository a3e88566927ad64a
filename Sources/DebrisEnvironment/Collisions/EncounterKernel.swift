import Glibc
import OrbitalMechanics

/// How often, and how fast, objects of two streams meet in a shell: K = ⟨f₁ f₂ v⟩ over the sphere.
///
/// Resolved by relative speed, so that collisions can be judged by the energy at which they happen.
public struct EncounterKernel: Sendable {
  public let streams: EncounterStreams
  public let speeds: SpeedBins
  /// K [m/s] of each shell, stream, speed bin and other stream: the other one fastest, then the
  /// speed, so that it is the (M) x (V M) factor of a product, one per shell.
  let values: [Double]

  /// Returns K [m/s] of two streams in one speed bin of one shell.
  public func value(shell s: Int, _ m: Int, _ n: Int, speedBin v: Int) -> Double {
    values[index(shell: s, from: m, to: n, speedBin: v)]
  }

  private func index(shell s: Int, from m: Int, to n: Int, speedBin v: Int) -> Int {
    m + streams.count * (v + speeds.count * (n + streams.count * s))
  }

  /// A gas: every pair meets at one speed, wherever the two are in a shell.
  public static func gas(relativeSpeed: Double = 10_000, grid: OrbitGrid) -> EncounterKernel {
    let streams = EncounterStreams(grid: grid)
    let n = streams.count
    return EncounterKernel(
      streams: streams, speeds: SpeedBins(edges: [relativeSpeed, relativeSpeed]),
      values: [Double](repeating: relativeSpeed, count: n * n * grid.shellCount))
  }

  private init(streams: EncounterStreams, speeds: SpeedBins, values: [Double]) {
    self.streams = streams
    self.speeds = speeds
    self.values = values
  }

  /// The kernel resolved by inclination, eccentricity and relative speed.
  ///
  /// - Parameters:
  ///   - grid: The orbit bins and their cells.
  ///   - residence: The residence fractions of the grid, which weigh the motions of eccentric orbits.
  ///   - streams: The streams of the grid; by default the standard ones.
  ///   - speeds: The bins of relative speed.
  ///   - objects: The numbers of objects in all bins of the grid, which weigh the motions too; by
  ///     default every bin holds one.
  public init(
    grid: OrbitGrid, residence: ResidenceFractions, streams: EncounterStreams? = nil,
    speeds: SpeedBins = .standard, objects: [Double]? = nil
  ) {
    precondition(
      objects.map { $0.count == grid.binCount * grid.inclinationCount } ?? true,
      "a number for each bin")
    let streams = streams ?? EncounterStreams(grid: grid)
    let (n, V, S) = (streams.count, speeds.count, grid.shellCount)
    self.streams = streams
    self.speeds = speeds
    let eccentric = streams.eccentricGroups.map { group in
      let held = objects.map { objects in
        (0..<grid.binCount).map { bin in
          group.reduce(0) { $0 + objects[bin + grid.binCount * $1] }
        }
      }
      return (0..<S).map {
        Self.eccentricMotions(
          grid: grid, residence: residence, streams: streams, objects: held, shell: $0)
      }
    }
    func band(_ m: Int) -> Range<Double> {
      let bins = streams.inclinations(ofStream: m)
      return grid.inclinationEdges[bins.lowerBound]..<grid.inclinationEdges[bins.upperBound]
    }
    var values = [Double](repeating: 0, count: n * n * V * S)
    var sums = [Double](repeating: 0, count: V)
    for i in 0..<n {
      for j in i..<n {
        let spectrum = EncounterSpectrum(band(i), band(j))
        for s in 0..<S {
          let circular = [
            (EncounterSpectrum.Motion(across: grid.circularSpeed(inShell: s), radial: 0), 1.0)
          ]
          let (first, second) = (
            i < streams.inclinationCount ? circular : eccentric[i - streams.inclinationCount][s],
            j < streams.inclinationCount ? circular : eccentric[j - streams.inclinationCount][s]
          )
          for v in sums.indices { sums[v] = 0 }
          for (a, weight) in first {
            for (b, other) in second {
              spectrum.add(a, b, weight: weight * other, speeds: speeds, to: &sums)
            }
          }
          for v in 0..<V {
            values[i + n * (v + V * (j + n * s))] = sums[v]
            values[j + n * (v + V * (i + n * s))] = sums[v]
          }
        }
      }
    }
    self.values = values
  }

  /// The motions in a shell of the bins of eccentric orbits that cross it, three for each
  /// eccentricity bin: slow, middle and fast along the radius, weighted by the objects and the time
  /// that they spend there. Of each, the mean speed across the radius and the root mean square along.
  private static func eccentricMotions(
    grid: OrbitGrid, residence: ResidenceFractions, streams: EncounterStreams, objects: [Double]?,
    shell s: Int
  ) -> [(EncounterSpectrum.Motion, weight: Double)] {
    let (R, μ) = (grid.earth.equatorialRadius, grid.earth.gravitationalParameter)
    let (bottom, top) = (R + grid.shellEdges[s], R + grid.shellEdges[s + 1])
    let (parts, perigees) = (3, 4)
    var motions: [(EncounterSpectrum.Motion, weight: Double)] = []
    let first = streams.eccentricBins.lowerBound / grid.perigeeCount
    for e in first..<grid.eccentricityCount {
      var crossings: [(across: Double, radial2: Double, weight: Double)] = []
      for p in 0..<grid.perigeeCount {
        let bin = p + grid.perigeeCount * e
        let count = objects?[bin] ?? 1
        if count == 0 || residence.ofBins[bin, s] == 0 { continue }
        let (lower, upper) = (grid.perigeeEdges[p], grid.perigeeEdges[p + 1])
        for k in 0..<perigees {
          let q = R + lower + (upper - lower) * (Double(k) + 0.5) / Double(perigees)
          let orbit = Orbit(perigeeRadius: q, eccentricity: grid.eccentricity(ofBin: e))
          let time = count * orbit.residenceFraction(from: bottom, to: top)
          if time == 0 { continue }
          // The middle of what the orbit has in the shell
          let r = (max(bottom, orbit.perigeeRadius) + min(top, orbit.apogeeRadius)) / 2
          let across = (μ * q * (1 + orbit.eccentricity)).squareRoot() / r
          let radial2 = max(0, μ * (2 / r - 1 / orbit.semiMajorAxis) - across * across)
          crossings.append((across, radial2, time))
        }
      }
      crossings.sort { $0.radial2 < $1.radial2 }
      let total = crossings.reduce(0) { $0 + $1.weight }
      var passed = 0.0
      var sums = [(across: Double, radial2: Double, weight: Double)](
        repeating: (0, 0, 0), count: parts)
      for (across, radial2, weight) in crossings {
        let part = min(parts - 1, Int(Double(parts) * (passed + weight / 2) / total))
        passed += weight
        sums[part].across += weight * across
        sums[part].radial2 += weight * radial2
        sums[part].weight += weight
      }
      for sum in sums where sum.weight > 0 {
        motions.append(
          (
            .init(
              across: sum.across / sum.weight, radial: (sum.radial2 / sum.weight).squareRoot()),
            weight: sum.weight
          ))
      }
    }
    if motions.isEmpty, objects != nil {
      // Nobody is there yet: every bin counts alike.
      return eccentricMotions(
        grid: grid, residence: residence, streams: streams, objects: nil, shell: s)
    }
    let total = motions.reduce(0) { $0 + $1.weight }
    return motions.map { ($0.0, $0.weight / total) }
  }
}

/// Active removal in the mean field: the bins whose objects rank highest are emptied first.
public struct Removal: Sendable {
  public let policy: RemovalPolicy
  /// The objects of a class in an orbit bin, and their rank.
  private struct Candidate {
    var objectClass: Int
    var bin: OrbitBin
    var index: Double
  }
  private var moments: EncounterMoments
  private let classes: ClassTable
  private let takenClasses: [Int]
  private let takenBins: [OrbitBin]
  /// By falling rank.
  private var candidates: [Candidate] = []

  public init(
    policy: RemovalPolicy, classes: ClassTable, grid: OrbitGrid, moments: EncounterMoments
  ) {
    self.policy = policy
    self.classes = classes
    self.moments = moments
    takenClasses = classes.classes.indices.filter { policy.takes(classes.classes[$0]) }
    var bins: [OrbitBin] = []
    for i in 0..<grid.inclinationCount {
      for e in 0..<grid.eccentricityCount {
        for p in 0..<grid.perigeeCount {
          let bin = OrbitBin(perigee: p, eccentricity: e, inclination: i)
          if policy.takes(bin, of: grid) { bins.append(bin) }
        }
      }
    }
    takenBins = bins
  }

  /// Ranks the objects of a population anew.
  public mutating func rank(_ population: BinnedPopulation, grid: OrbitGrid) {
    moments.set(population, classes: classes)
    candidates.removeAll(keepingCapacity: true)
    for c in takenClasses {
      let objectClass = classes.classes[c]
      for bin in takenBins where population[c, bin, grid] > 0 {
        let probability = moments.rate(
          of: objectClass, bin: bin.perigee + grid.perigeeCount * bin.eccentricity,
          inclination: bin.inclination)
        candidates.append(
          Candidate(objectClass: c, bin: bin, index: objectClass.meanMass * probability))
      }
    }
    candidates.sort {
      ($0.index, $1.objectClass, $1.bin.inclination, $1.bin.eccentricity, $1.bin.perigee)
        > ($1.index, $0.objectClass, $0.bin.inclination, $0.bin.eccentricity, $0.bin.perigee)
    }
  }

  /// Returns what to take out of a population, highest rank first.
  ///
  /// - Parameters:
  ///   - population: The population.
  ///   - grid: The orbit bins and their cells.
  ///   - count: The number of objects; less where there are no more.
  public func selection(
    _ count: Double, from population: BinnedPopulation, grid: OrbitGrid
  ) -> [(objectClass: Int, bin: OrbitBin, count: Double)] {
    var left = count
    var selection: [(objectClass: Int, bin: OrbitBin, count: Double)] = []
    for candidate in candidates {
      if left <= 1e-12 * count { break }
      let taken = min(left, population[candidate.objectClass, candidate.bin, grid])
      if taken <= 0 { continue }
      selection.append((candidate.objectClass, candidate.bin, taken))
      left -= taken
    }
    return selection
  }
}

// References
// [1] Johnson, Krisko, Liou, Anz-Meador (2001), Adv. Space Res. 28(9), 1377-1384: Eq. 2, the number of
//     fragments of an explosion, 6 S L_c^-1.6; Eq. 11, their Δv.
import BreakupModel
import Glibc
import NumericalMethods

/// Explosions of whole objects: what they take and what they throw into the orbit bins.
///
/// The share that explodes in a step is 1 − exp(−λΔt) of the number in every bin; the fragments of all of them enter
/// evenly during the step. The tables are built once.
public final class Explosions {
  public let policy: ExplosionPolicy
  public let classes: ClassTable
  /// The fragments that leave one exploding object of each class, fragments fastest.
  let yields: [Double]
  /// The mass that is too small to be counted, of one exploding object of each class [kg].
  let dust: [Double]
  /// Where fragments go, by column of one area-to-mass ratio.
  public let spreads: [FragmentSpread]
  private let grid: OrbitGrid
  private var shares: [Double]  // class, fragment
  private var parents: [Double]  // bin, inclination, fragment
  private var products = ProductEngine()

  /// What the latest step has created by class, and of that what entered the atmosphere at once or left
  /// through the top; and what has exploded.
  public private(set) var created: [Double]
  /// Of those created, what entered the atmosphere at once, by class [1].
  public private(set) var decaying: [Double]
  /// Of those created, what left through the top of the grid, by class [1].
  public private(set) var leaving: [Double]
  /// What has exploded, by class [1].
  public private(set) var exploded: [Double]
  /// The mass that is too small to be counted [kg].
  public private(set) var dustMass = 0.0
  /// The share of each class that the latest step has left.
  public private(set) var remaining: [Double]
  /// The fragments of the latest step that enter the orbit bins: bin, inclination, fragment class.
  public private(set) var gains: [Double]

  /// Tabulates fragments and their orbits.
  ///
  /// - Parameters:
  ///   - policy: The rates of explosions.
  ///   - classes: The classes of objects.
  ///   - grid: The orbit bins and their cells.
  ///   - smallestSize: The smallest characteristic length that is counted [m].
  public init(
    policy: ExplosionPolicy, classes: ClassTable, grid: OrbitGrid, smallestSize: Double
  ) {
    self.policy = policy
    self.classes = classes
    self.grid = grid
    let model = BreakupYields(bins: classes.fragmentBins, smallestSize: smallestSize)
    var (yields, dust) = ([Double](), [Double]())
    for objectClass in classes.classes {
      let explodes = policy.rates[objectClass.type.reportedType] ?? 0 > 0
      let yield =
        explodes
        ? model.explosion(
          of: Parent(mass: objectClass.meanMass, kind: objectClass.type.parentKind),
          scale: policy.scale)
        : nil
      yields += yield?.counts ?? [Double](repeating: 0, count: classes.fragmentCount)
      dust.append(yield?.massBelowCutoff ?? 0)
    }
    self.yields = yields
    self.dust = dust
    spreads = classes.fragmentColumns.map { column in
      let members = column.map { classes.classes[$0] }
      let ratio = members.reduce(0) { $0 + $1.areaToMassRatio } / Double(members.count)
      return FragmentSpread(explosionsOfAreaToMassRatio: ratio, grid: grid)
    }
    shares = [Double](repeating: 0, count: classes.count * classes.fragmentCount)
    parents = [Double](
      repeating: 0, count: grid.binCount * grid.inclinationCount * classes.fragmentCount)
    gains = parents
    created = [Double](repeating: 0, count: classes.count)
    decaying = created
    leaving = created
    exploded = created
    remaining = created
  }

  /// Returns the fragments of one exploding object of a class, in the order of the fragment classes.
  public func yield(ofClass c: Int) -> ArraySlice<Double> {
    yields[c * classes.fragmentCount..<(c + 1) * classes.fragmentCount]
  }

  /// Lets objects explode: takes them out of a population, and finds where their fragments go.
  ///
  /// - Parameters:
  ///   - population: The population by orbit bin.
  ///   - start: The first time [s since the epoch].
  ///   - end: The last time [s since the epoch].
  ///   - trends: For each class, the number in the middle of the step over that at its beginning.
  public func explode(
    _ population: inout BinnedPopulation, from start: Double, to end: Double, trends: [Double]
  ) {
    let (C, F, I, bins) = (
      classes.count, classes.fragmentCount, grid.inclinationCount, grid.binCount
    )
    dustMass = 0
    for c in 0..<C {
      let expected = policy.expectedCount(of: classes.classes[c].type, from: start, to: end)
      let share = expected > 0 ? min(1, trends[c] * (1 - exp(-expected))) : 0
      remaining[c] = 1 - share
      for f in 0..<F { shares[c + C * f] = share * yields[f + F * c] }
    }
    for i in 0..<I where F > 0 {
      products.multiply(
        population.counts, Block(offset: bins * C * i, rows: bins, columns: C),
        by: shares, Block(rows: C, columns: F),
        into: &parents, Block(offset: bins * i, rows: bins, columns: F, stride: bins * I))
    }
    for c in 0..<C {
      exploded[c] = 0
      created[c] = 0
      decaying[c] = 0
      leaving[c] = 0
      if remaining[c] == 1 { continue }
      for i in 0..<I {
        let first = population.offset(class: c, inclination: i)
        for k in first..<first + bins {
          exploded[c] += (1 - remaining[c]) * population.counts[k]
          population.counts[k] *= remaining[c]
        }
      }
      dustMass += exploded[c] * dust[c]
    }
    for (m, column) in classes.fragmentColumns.enumerated() {
      let block = Block(
        offset: bins * I * (column.lowerBound - classes.firstFragment), rows: bins,
        columns: I * column.count)
      products.multiply(
        spreads[m].shares.elements, Block(rows: bins, columns: bins), .transposed,
        by: parents, block, into: &gains, block)
      for c in column {
        let first = bins * I * (c - classes.firstFragment)
        for k in 0..<bins * I {
          let count = parents[first + k]
          created[c] += count
          decaying[c] += count * spreads[m].decaying[k % bins]
          leaving[c] += count * spreads[m].leaving[k % bins]
        }
      }
    }
  }
}

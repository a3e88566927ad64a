import Glibc
import Synchronization

/// What a number law with the coefficient 1 lays into the bins, for a series of mass factors κ and up
/// to every edge of the size cells.
///
/// The balance of a parent is linear in these tables, so that a yield is a mixture of table entries:
/// of the two κ that bracket the mass of the parent, and of the two edges around the largest size.
struct FragmentTable: Sendable {
  /// What a table depends on beside the bins.
  struct Key: Hashable {
    let kind: ParentKind
    let exponent: Double
    /// Heavier fragments are left out [kg].
    let heaviest: Double
  }

  /// The mass factors κ, falling from 1 [1].
  let factors: [Double]
  /// The expected mass of the fragments too small to be counted, up to every edge [kg].
  private let smallMass: [Double]
  /// The counts per bin, by factor, edge and bin [1].
  private let counts: [Double]
  /// The representative mass of these counts, by factor and edge [kg].
  private let countedMass: [Double]
  private let binCount: Int

  private var smallCells: Int { smallMass.count - 1 }
  private var edgeCount: Int { countedMass.count / factors.count }

  /// The number of size cells, counted or not.
  var cells: Int { smallCells + edgeCount - 1 }

  init(_ key: Key, grid: FragmentGrid, smallestSize: Double, resolution: YieldResolution) {
    let range = BreakupYields.lawSizes
    func nodes(_ sizes: Range<Double>) -> [FragmentNode] {
      let cells = SizeCells(
        sizes: sizes, cellsPerDecade: resolution.cellsPerDecade, exponent: key.exponent)
      return cells.nodes.map { FragmentNode($0, kind: key.kind) }
    }
    let perCell = SizeCells.nodesPerCell
    let small = nodes(range.lowerBound..<smallestSize)
    let counted = nodes(smallestSize..<range.upperBound)
    let factors = resolution.massFactors
    let binCount = grid.masses.count

    var smallMass = [0.0]
    for first in stride(from: 0, to: small.count, by: perCell) {
      smallMass.append(
        small[first..<first + perCell].reduce(smallMass.last!) {
          $0 + $1.mass(upTo: key.heaviest)
        })
    }
    var counts: [Double] = []
    var countedMass: [Double] = []
    counts.reserveCapacity(factors.count * (counted.count / perCell + 1) * binCount)
    for κ in factors {
      var sum = [Double](repeating: 0, count: binCount)
      counts += sum
      countedMass.append(0)
      for first in stride(from: 0, to: counted.count, by: perCell) {
        for node in counted[first..<first + perCell] {
          grid.add(node, massFactor: κ, heaviest: key.heaviest, to: &sum)
        }
        counts += sum
        countedMass.append(grid.mass(of: sum))
      }
    }
    self.factors = factors
    self.smallMass = smallMass
    self.counts = counts
    self.countedMass = countedMass
    self.binCount = binCount
  }

  /// The mass of the uncounted fragments up to a position in units of cells [kg].
  func smallMass(factor: Int, upTo position: Double) -> Double {
    let p = min(position, Double(smallCells))
    let cell = min(Int(p), max(smallCells - 1, 0))
    guard smallCells > 0 else { return 0 }
    let f = p - Double(cell)
    return factors[factor] * ((1 - f) * smallMass[cell] + f * smallMass[cell + 1])
  }

  /// The mass of all fragments up to a position, with the representative masses of the bins [kg].
  func mass(factor: Int, upTo position: Double) -> Double {
    let (edge, f) = countedEdge(position)
    let row = factor * edgeCount + edge
    return smallMass(factor: factor, upTo: position)
      + (f == 0 ? countedMass[row] : (1 - f) * countedMass[row] + f * countedMass[row + 1])
  }

  /// Adds the counts up to a position, times a weight.
  func addCounts(
    factor: Int, upTo position: Double, weight: Double, to sum: inout [Double]
  ) {
    let (edge, f) = countedEdge(position)
    let start = (factor * edgeCount + edge) * binCount
    for (w, first) in [(weight * (1 - f), start), (weight * f, start + binCount)] where w != 0 {
      for bin in 0..<binCount {
        sum[bin] += w * counts[first + bin]
      }
    }
  }

  /// The edge below a position and the part of the cell above it; 0 where nothing is counted.
  private func countedEdge(_ position: Double) -> (edge: Int, fraction: Double) {
    guard edgeCount > 1 else { return (0, 0) }
    let p = min(max(position - Double(smallCells), 0), Double(edgeCount - 1))
    let edge = min(Int(p), edgeCount - 2)
    return (edge, p - Double(edge))
  }
}

/// How finely the yields are tabulated.
struct YieldResolution: Sendable {
  /// Size cells of two nodes each for a factor of ten.
  var cellsPerDecade = 20
  /// Mass factors for a factor of ten.
  var factorsPerDecade = 12
  /// The factors reach down to ten to the minus this number.
  var decadesOfFactors = 3

  /// The mass factors, falling from 1.
  var massFactors: [Double] {
    (0...factorsPerDecade * decadesOfFactors).map {
      pow(10, -Double($0) / Double(factorsPerDecade))
    }
  }
}

/// Tables that have been asked for; they depend on the mass of a projectile, so they come on demand.
final class FragmentTableStore: Sendable {
  private let tables = Mutex<[FragmentTable.Key: FragmentTable]>([:])
  /// A caller with endlessly many projectile masses must not fill the memory.
  private let capacity = 256

  func table(_ key: FragmentTable.Key, make: () -> FragmentTable) -> FragmentTable {
    if let table = tables.withLock({ $0[key] }) { return table }
    let table = make()
    tables.withLock {
      if $0.count >= capacity { $0.removeAll() }
      $0[key] = table
    }
    return table
  }
}

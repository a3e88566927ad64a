import Glibc

// References
// [1] Kumar, Ramkrishna (1996), On the solution of population balance equations by discretization -
//     I. A fixed pivot technique, Chem. Eng. Sci. 51(8), 1311-1332,
//     doi:10.1016/0009-2509(96)88489-2.

/// The bins as columns of the area-to-mass ratio, each with its masses in increasing order.
///
/// A fragment between two masses of its column is divided among them so that one fragment and its mass
/// are kept [1]. Below the lowest and above the highest mass the number alone is kept; what this does
/// to the mass is met by the closure of ``BreakupYields``.
struct FragmentGrid: Sendable {
  /// One mass of a column and the bin that it belongs to.
  struct Pivot {
    let mass: Double
    let bin: Int
  }

  /// The columns by increasing area-to-mass ratio; pivots by increasing mass.
  let columns: [[Pivot]]
  /// The lower edge of every column in χ; minus infinity for the first.
  let lowerEdges: [Double]
  /// The representative mass of every bin [kg].
  let masses: [Double]

  /// Where a cell of the grid has no bin, the nearest one with the same range of mass stands in.
  init(bins: [FragmentBin]) {
    precondition(!bins.isEmpty, "fragments need at least one bin")
    let rows = Set(bins.map(\.mass)).sorted { $0.lowerBound < $1.lowerBound }
    let ranges = Set(bins.map(\.areaToMassRatio)).sorted { $0.lowerBound < $1.lowerBound }
    for ranges in [rows, ranges] {
      for (a, b) in zip(ranges, ranges.dropFirst()) {
        precondition(a.upperBound <= b.lowerBound, "the ranges of the bins overlap")
      }
    }
    var binAt: [[Int?]] = rows.map { _ in ranges.map { _ in nil } }
    for (index, bin) in bins.enumerated() {
      let row = rows.firstIndex(of: bin.mass)!
      let column = ranges.firstIndex(of: bin.areaToMassRatio)!
      precondition(binAt[row][column] == nil, "two bins have the same ranges")
      binAt[row][column] = index
    }
    columns = ranges.indices.map { column in
      let pivots = rows.indices.map { row in
        let present = ranges.indices.filter { binAt[row][$0] != nil }
        let nearest = present.min { abs($0 - column) < abs($1 - column) }!
        let bin = binAt[row][nearest]!
        return Pivot(mass: bins[bin].representativeMass, bin: bin)
      }
      return pivots.sorted { $0.mass < $1.mass }
    }
    lowerEdges = ranges.indices.map {
      $0 == 0 ? -.infinity : log10(ranges[$0].lowerBound)
    }
    masses = bins.map(\.representativeMass)
  }

  /// The range of χ of a column; the first and the last are open.
  func edges(ofColumn column: Int) -> Range<Double> {
    lowerEdges[column]..<(column + 1 < columns.count ? lowerEdges[column + 1] : .infinity)
  }

  /// The mass of a vector of counts per bin [kg].
  func mass(of counts: [Double]) -> Double {
    zip(counts, masses).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Adds the fragments of one size to counts per bin.
  ///
  /// - Parameters:
  ///   - node: The size and the number of the fragments.
  ///   - κ: The factor on all masses; the areas stay, so that χ grows by -log10 κ.
  ///   - heaviest: Fragments of more than this unscaled mass [kg] are left out.
  func add(_ node: FragmentNode, massFactor κ: Double, heaviest: Double, to counts: inout [Double])
  {
    let shift = -log10(κ)
    let lightestχ = log10(node.area / heaviest) + shift
    let logArea = log10(node.area)
    for column in columns.indices {
      let edges = edges(ofColumn: column)
      let pivots = columns[column]
      var χ = max(edges.lowerBound, lightestχ)
      guard χ < edges.upperBound else { continue }
      var (F, G) = node.cumulative(χ - shift)
      // The mass falls with χ: the walk goes from the heaviest pivot down.
      for k in stride(from: pivots.count - 1, through: -1, by: -1) {
        let nextχ =
          k < 0 ? edges.upperBound : min(logArea - pivots[k].logMass, edges.upperBound)
        guard nextχ > χ else { continue }
        let (nextF, nextG) = node.cumulative(nextχ - shift)
        let number = node.weight * max(nextF - F, 0)
        let mass = node.weight * κ * node.area * max(nextG - G, 0)
        add(number, mass: mass, above: k, of: pivots, to: &counts)
        (χ, F, G) = (nextχ, nextF, nextG)
        if χ >= edges.upperBound { break }
      }
    }
  }

  /// Adds fragments whose masses lie between pivot k and the next one.
  private func add(
    _ number: Double, mass: Double, above k: Int, of pivots: [Pivot], to counts: inout [Double]
  ) {
    guard k >= 0, k + 1 < pivots.count, pivots[k].mass < pivots[k + 1].mass else {
      counts[pivots[min(max(k, 0), pivots.count - 1)].bin] += number
      return
    }
    let (low, high) = (pivots[k], pivots[k + 1])
    let heavy = (mass - number * low.mass) / (high.mass - low.mass)  // [1] Eqs. 18-20
    let bounded = min(max(heavy, 0), number)
    counts[high.bin] += bounded
    counts[low.bin] += number - bounded
  }

  /// Adds pieces of one mass to the bins of a column; their mass is kept in every case, their number
  /// wherever that mass lies between two pivots.
  ///
  /// - Parameters:
  ///   - number: How many pieces [1].
  ///   - m: The mass of one piece [kg].
  func add(_ number: Double, pieces m: Double, column: Int, to counts: inout [Double]) {
    let pivots = columns[column]
    if m <= pivots[0].mass {
      counts[pivots[0].bin] += number * m / pivots[0].mass
    } else if let k = pivots.firstIndex(where: { $0.mass >= m }) {
      let (low, high) = (pivots[k - 1], pivots[k])
      let heavy = number * (m - low.mass) / (high.mass - low.mass)
      counts[high.bin] += heavy
      counts[low.bin] += number - heavy
    } else {
      let last = pivots[pivots.count - 1]
      counts[last.bin] += number * m / last.mass
    }
  }
}

extension FragmentGrid.Pivot {
  var logMass: Double { log10(mass) }
}

/// The fragments of one size from one kind of parent, for a number law with the coefficient 1.
struct FragmentNode {
  /// The mean cross-section [m²].
  let area: Double
  /// The number of fragments [1].
  let weight: Double
  /// The law of their area-to-mass ratio.
  let distribution: AreaToMassDistribution

  init(_ node: SizeCells.Node, kind: ParentKind) {
    area = FragmentArea.area(ofSize: node.size)
    weight = node.weight
    distribution = AreaToMassDistribution(size: node.size, kind: kind)
  }

  /// The integrals of p(χ) and of 10^-χ p(χ) up to χ.
  func cumulative(_ χ: Double) -> (number: Double, massPerArea: Double) {
    (distribution.cumulative(χ), distribution.massPerArea(below: χ))
  }

  /// The expected mass of the fragments up to an unscaled mass [kg].
  func mass(upTo heaviest: Double) -> Double {
    let χ = log10(area / heaviest)
    return weight * area
      * max(distribution.meanMassPerArea - distribution.massPerArea(below: χ), 0)
  }
}

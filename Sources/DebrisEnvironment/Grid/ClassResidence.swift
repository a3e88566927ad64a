import NumericalMethods

/// The share of their time that objects spend in each shell, by class.
///
/// Objects that drag moves are where their transport cells are. Those that keep their orbit fill their orbit
/// bin evenly, as they do for collisions: cells lie along the paths of drag and across the edges of bins.
public struct ClassResidence: Sendable {
  public let ofCells: CellResidence
  /// Whether objects of a class keep their orbit.
  public let keepsOrbit: [Bool]
  /// The share of time in any of the shells, by bin of perigee and eccentricity.
  let ofBinsInShells: [Double]
  private let binOfCell: [Int]
  private let sharesOfBins: ShellShares

  /// - Parameters:
  ///   - grid: The orbit bins and their cells.
  ///   - bins: The share of time that orbits of the bins spend in the shells.
  ///   - keepsOrbit: Whether objects of a class keep their orbit.
  public init(grid: OrbitGrid, bins: ResidenceFractions, keepsOrbit: [Bool]) {
    ofCells = CellResidence(grid: grid)
    self.keepsOrbit = keepsOrbit
    binOfCell = grid.cellMap.binOfCell
    let shares = ShellShares(bins)
    sharesOfBins = shares
    ofBinsInShells = (0..<grid.binCount).map { shares[$0].reduce(0) { $0 + $1.share } }
  }

  /// The share of its time that an object of a class in a cell spends in any of the shells.
  public func inShells(ofClass c: Int, cell: Int) -> Double {
    keepsOrbit[c] ? ofBinsInShells[binOfCell[cell]] : ofCells.inShells[cell]
  }

  /// The shells that an object of a class in a cell has a share in, and the shares.
  public func shells(ofClass c: Int, cell: Int) -> [(shell: Int, share: Double)] {
    keepsOrbit[c] ? sharesOfBins[binOfCell[cell]] : ofCells.shares[cell]
  }

  /// Adds the shares of an object of a class in a cell to sums by shell.
  public func addShares(ofClass c: Int, cell: Int, to sums: UnsafeMutablePointer<Double>) {
    if keepsOrbit[c] {
      sharesOfBins.add(binOfCell[cell], to: sums)
    } else {
      ofCells.shares.add(cell, to: sums)
    }
  }

  /// Adds what each class has in the shells: shell fastest, then class, then inclination.
  ///
  /// - Parameters:
  ///   - population: The population.
  ///   - binned: The same by orbit bin.
  ///   - counts: The numbers that are added to.
  public func add(
    _ population: inout Population, binned: BinnedPopulation, to counts: inout [Double]
  ) {
    let (S, C, width) = (ofCells.shellCount, keepsOrbit.count, Population.blockWidth)
    let sums = Workspace(repeating: 0.0, count: width * S)
    population.forEachBlock { block in
      sums.start.update(repeating: 0, count: sums.count)
      ofCells.add(block, to: sums.start)
      let members = block.classes(of: C)
      for c in members {
        let to = S * (c + C * block.inclination)
        if keepsOrbit[c] {
          let first = binned.offset(class: c, inclination: block.inclination)
          for bin in 0..<ofBinsInShells.count where binned.counts[first + bin] > 0 {
            for (s, share) in sharesOfBins[bin] {
              counts[to + s] += share * binned.counts[first + bin]
            }
          }
        } else {
          for s in 0..<S { counts[to + s] += sums.start[c - members.lowerBound + width * s] }
        }
      }
    }
  }
}

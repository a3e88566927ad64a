public import NumericalMethods

/// The rate of change of a source-sink system, with its tables packed for speed.
///
/// Zero weights are left out. The launches are those of one row, which is replaced from outside.
public final class SourceSinkEquation: StiffEquation {
  public let count: Int
  let shellCount: Int

  /// What multiplies N and its neighbour above: losses, and what drag brings.
  let own, above: Workspace<Double>
  let launches: Workspace<Double>
  /// From, to [first index], rate.
  let transfers: [(from: Int, to: Int, rate: Double)]

  /// The pairs that collide, by the first indices of both.
  let pairs: [(first: Int, second: Int)]
  /// The targets of each pair stand between its bound and the next, each with a weight per shell.
  let bounds: [Int]
  let targets: [Int]
  let weights: Workspace<Double>

  /// N_i N_j by pair and shell, for up to three states.
  var products: [Double]
  /// Fragments that leave the shell of their collision.
  var spread: FragmentSpread?

  public init(_ tables: SourceSinkTables) {
    let shells = tables.shells.count
    (count, shellCount) = (tables.count, shells)
    (own, above) = (Workspace(repeating: 0, count: count), Workspace(repeating: 0, count: count))
    launches = Workspace(repeating: 0, count: count)
    for i in 0..<count {
      own.start[i] = -tables.decayRates[i]
      if (i + 1) % shells != 0 { above.start[i] = tables.decayRates[i + 1] }
    }
    for transfer in tables.transfers {
      for k in 0..<shells { own.start[transfer.from * shells + k] -= transfer.rate }
    }
    transfers = tables.transfers.compactMap { transfer in
      transfer.to.map { (transfer.from * shells, $0 * shells, transfer.rate) }
    }

    var pairs: [(first: Int, second: Int)] = []
    var bounds = [0]
    var targets: [Int] = []
    var weights: [Double] = []
    var spreads: [FragmentSpread.Row] = []
    for collision in tables.collisions {
      let before = (targets.count, spreads.count)
      for species in Set(collision.changes.map(\.species)).sorted() {
        var sums = [Double](repeating: 0, count: shells)
        for change in collision.changes where change.species == species {
          for k in 0..<shells { sums[k] += collision.rates[k] * change.perCollision[k] }
        }
        if sums.contains(where: { $0 != 0 }) {
          targets.append(species * shells)
          weights += sums
        }
      }
      for spread in collision.spreads {
        for k in 0..<shells {
          let row = spread.rates[k * shells..<(k + 1) * shells]
          if !row.contains(where: { $0 != 0 }) { continue }
          spreads.append(
            FragmentSpread.Row(
              source: pairs.count * shells + k, target: spread.species * shells, rates: row))
        }
      }
      guard before != (targets.count, spreads.count) else { continue }
      pairs.append((collision.first * shells, collision.second * shells))
      bounds.append(targets.count)
    }
    (self.pairs, self.bounds, self.targets) = (pairs, bounds, targets)
    self.weights = Workspace(weights + [0])
    spread = FragmentSpread(spreads, sourceCount: pairs.count * shells)
    products = [Double](repeating: 0, count: 3 * pairs.count * shells)
  }

  /// Replaces the launches [1/s], by species and shell.
  public func setLaunches(_ rates: [Double]) {
    precondition(rates.count == count, "launches of another size")
    for i in 0..<count { launches.start[i] = rates[i] }
  }

  /// Replaces the launches by none.
  public func stopLaunches() { launches.start.update(repeating: 0, count: count) }
}

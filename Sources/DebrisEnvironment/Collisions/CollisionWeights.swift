/// The derivatives of a number by the rates of collisions.
public struct CollisionWeights: Sendable {
  /// By the rates of `CollisionRates`, laid out alike [s].
  public var losses: [Double]
  /// By what steps down [s].
  public var stepsDown: [Double]
  /// By the fragments that enter the orbit bins [s].
  public var gains: [Double]
  /// By catastrophic events [s].
  public var catastrophic: [Double]
  /// By other events [s].
  public var nonCatastrophic: [Double]

  public init(_ rates: CollisionRates) {
    losses = rates.losses.map { _ in 0 }
    stepsDown = losses
    gains = rates.gains.map { _ in 0 }
    catastrophic = rates.catastrophic.map { _ in 0 }
    nonCatastrophic = catastrophic
  }

  public mutating func setToZero() {
    for k in losses.indices {
      losses[k] = 0
      stepsDown[k] = 0
    }
    for k in gains.indices { gains[k] = 0 }
    for k in catastrophic.indices {
      catastrophic[k] = 0
      nonCatastrophic[k] = 0
    }
  }
}

/// Derivatives of a number by what collisions of pairs of classes do: by the entries of `PairTable`.
public struct PairWeights: Sendable {
  /// By the entries per object, and by those of catastrophic and of other events.
  var perObject: [Double]
  var catastrophic: [Double]
  var nonCatastrophic: [Double]

  public init(_ collisions: Collisions) {
    perObject = collisions.pairs.perObject.map { _ in 0 }
    catastrophic = collisions.pairs.catastrophic.map { _ in 0 }
    nonCatastrophic = catastrophic
  }

  /// The derivative by a change that scales what all collisions of two classes do.
  ///
  /// - Parameters:
  ///   - table: What collisions do with nothing avoided.
  ///   - change: The change of the share of the collisions of two classes that happen [1].
  public func derivative(of table: PairTable, change: (Int, Int) -> Double) -> Double {
    let (n, rows) = (table.classCount, table.rowsPerClass)
    var sum = 0.0
    for b in 0..<n {
      for a in 0..<n {
        let factor = change(a, b)
        if factor == 0 { continue }
        var part = 0.0
        for v in 0..<table.speedCount {
          let pair = a + n * (b + n * v)
          part +=
            catastrophic[pair] * table.catastrophic[pair]
            + nonCatastrophic[pair] * table.nonCatastrophic[pair]
          let first = rows * a + rows * n * (b + n * v)
          for k in first..<first + rows { part += perObject[k] * table.perObject[k] }
        }
        sum += factor * part
      }
    }
    return sum
  }
}

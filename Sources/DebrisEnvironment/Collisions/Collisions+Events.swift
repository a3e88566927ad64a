import NumericalMethods

extension Collisions {
  /// Counts the events by shell and pair of types.
  func addEvents(to rates: inout CollisionRates) {
    let (C, M, V) = (classes.count, kernel.streams.count, kernel.speeds.count)
    let typeCount = rates.types.count
    for s in countedShells {
      // (C x M)(M x V C): every pair of classes at every speed, each pair in both orders
      products.multiply(
        counts, Block(offset: C * M * s, rows: C, columns: M),
        by: encounters, Block(offset: C * V * M * s, rows: C * V, columns: M), .transposed,
        into: &pairEncounters, Block(rows: C, columns: C * V))
      var catastrophic = [Double](repeating: 0, count: typeCount * typeCount)
      var nonCatastrophic = catastrophic
      var (avoided, dust) = (0.0, 0.0)
      pairEncounters.withUnsafeBufferPointer { encounters in
        for v in 0..<V {
          for b in 0..<C {
            for a in 0..<C {
              let k = a + C * (b + C * v)
              let pair = 0.5 * encounters[k]
              let event = typeOfClass[a] + typeCount * typeOfClass[b]
              catastrophic[event] += pair * pairs.catastrophic[k]
              nonCatastrophic[event] += pair * pairs.nonCatastrophic[k]
              avoided += pair * pairs.avoided[k]
              dust += pair * pairs.dust[k]
            }
          }
        }
      }
      for b in 0..<typeCount {
        for a in 0..<typeCount {
          let event = rates.eventIndex(shell: s, a, b)
          rates.catastrophic[event] += catastrophic[a + typeCount * b]
          rates.nonCatastrophic[event] += nonCatastrophic[a + typeCount * b]
        }
      }
      rates.avoided += avoided
      rates.dustMass += dust
    }
  }
}

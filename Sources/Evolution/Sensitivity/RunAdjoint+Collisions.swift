import DebrisEnvironment

// What collisions did in a move, backwards.
extension RunAdjoint {
  /// What collisions took from the bins.
  func reverse(_ step: MoveTrace.Destruction, during duration: Double) {
    let byShare = reverse(step.survival)
    var corrections: [(index: Int, value: Double)] = []
    // Squares of what is hardly there would vanish: ratios do not.
    for (j, share) in byShare.enumerated() where step.held[j] > 0 {
      let k = index(keys[j])
      binned[k] += share / step.held[j]
      corrections.append((k, -share / step.held[j] * (step.left[j] / step.held[j])))
    }
    binned.withUnsafeMutableBufferPointer { binned in
      for k in binned.indices {
        let n = step.binned[k]
        let changed = duration * netRates[k]
        let left = n + changed
        if changed >= 0 {
          change[k] += duration * (additions[k] + binned[k])
          continue
        }
        let factor = left > 0 ? left / n : 0
        let byFactor = factors[k] * step.factors[k] + additions[k] * step.additions[k]
        factors[k] *= factor
        additions[k] *= factor
        if left > 0 {
          change[k] += duration * (binned[k] + byFactor / n)
          binned[k] -= byFactor / n * (changed / n)
        } else {
          binned[k] = 0
        }
      }
    }
    for correction in corrections { binned[correction.index] += correction.value }
  }

  /// From the rates of a move to those that were evaluated.
  func follow(_ trace: MoveTrace, _ collisions: Collisions) {
    let (C, bins) = (model.classes.count, model.grid.binCount)
    for k in change.indices {
      weights.losses[k] -= change[k]
      weights.stepsDown[k] -= change[k]
    }
    for i in 0..<model.grid.inclinationCount {
      for c in 0..<C {
        let from = bins * (c + C * i)
        for (destination, share) in collisions.stepDestinations(of: c) {
          let to = bins * (destination + C * i)
          for bin in 0..<bins { weights.stepsDown[from + bin] += share * change[to + bin] }
        }
      }
    }
    let (now, used) = (trace.latest!, trace.rates!)
    func pass(
      _ weight: WritableKeyPath<CollisionWeights, [Double]>,
      _ rate: KeyPath<CollisionRates, [Double]>
    ) {
      let w = weights[keyPath: weight]
      var byLatest = latest[keyPath: weight]
      latest[keyPath: weight] = []
      defer { latest[keyPath: weight] = byLatest }
      guard let trend = trace.last else {
        for k in w.indices { byLatest[k] += w[k] }
        return
      }
      let (now, before, used) = (
        now[keyPath: rate], trend.rates[keyPath: rate], used[keyPath: rate]
      )
      let share = trend.share
      var byLast = last[keyPath: weight]
      last[keyPath: weight] = []
      defer { last[keyPath: weight] = byLast }
      for k in w.indices where w[k] != 0 {
        // Nothing passes where the trend would have turned negative.
        if used[k] == 0 && (now[k] != 0 || before[k] != 0) { continue }
        byLatest[k] += (1 + share) * w[k]
        byLast[k] -= share * w[k]
      }
    }
    pass(\.losses, \.losses)
    pass(\.stepsDown, \.stepsDown)
    pass(\.gains, \.gains)
    pass(\.catastrophic, \.catastrophic)
    pass(\.nonCatastrophic, \.nonCatastrophic)
  }
}

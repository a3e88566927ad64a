extension CollisionRates {
  /// Replaces the rates by those that a trend gives.
  ///
  /// No single rate turns negative. What that adds to objects destroyed and created keeps sums by
  /// class, and the mass, as the dust takes the difference.
  ///
  /// - Parameters:
  ///   - latest: The rates at the latest evaluation.
  ///   - last: Those at the one before.
  ///   - share: How far to go on, in units of the time between the two.
  ///   - collisions: The model whose rates these are.
  public mutating func follow(
    _ latest: CollisionRates, after last: CollisionRates, share: Double, of collisions: Collisions
  ) {
    func trend(_ array: WritableKeyPath<CollisionRates, [Double]>, atLeast lowest: Double) {
      self[keyPath: array].withUnsafeMutableBufferPointer { result in
        latest[keyPath: array].withUnsafeBufferPointer { now in
          last[keyPath: array].withUnsafeBufferPointer { before in
            for k in result.indices {
              result[k] = max(lowest, now[k] + share * (now[k] - before[k]))
            }
          }
        }
      }
    }
    for array in [
      \CollisionRates.losses, \.stepsDown, \.gains, \.decaying, \.leaving, \.catastrophic,
      \.nonCatastrophic,
    ] {
      trend(array, atLeast: 0)
    }
    // The sums, which are made anew from these
    for array in [\CollisionRates.lost, \.steppedDown, \.created] {
      trend(array, atLeast: -.infinity)
    }
    avoided = max(0, latest.avoided + share * (latest.avoided - last.avoided))
    disabled = max(0, latest.disabled + share * (latest.disabled - last.disabled))
    dustMass = latest.dustMass + share * (latest.dustMass - last.dustMass)
    balance(collisions)
  }

  /// Makes the sums by class those of the orbit bins, and the dust what closes the mass.
  private mutating func balance(_ collisions: Collisions) {
    let classes = collisions.classes
    let bins = losses.count / (classes.count * collisions.grid.inclinationCount)
    let fragmentCells = bins * collisions.grid.inclinationCount
    for (c, objectClass) in classes.classes.enumerated() {
      var (all, down) = (0.0, 0.0)
      for i in 0..<collisions.grid.inclinationCount {
        let first = bins * (c + classes.count * i)
        for k in first..<first + bins {
          all += losses[k]
          down += stepsDown[k]
        }
      }
      let m = objectClass.meanMass
      dustMass += (all - lost[c]) * m
      lost[c] = all
      dustMass += (down - steppedDown[c]) * collisions.steppedMass(of: c)
      steppedDown[c] = down
      guard c >= classes.firstFragment else { continue }
      let first = fragmentCells * (c - classes.firstFragment)
      var entering = decaying[c] + leaving[c]
      for k in first..<first + fragmentCells { entering += gains[k] }
      dustMass -= (entering - created[c]) * m
      created[c] = entering
    }
  }
}

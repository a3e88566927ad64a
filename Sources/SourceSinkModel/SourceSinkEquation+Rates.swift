extension SourceSinkEquation {
  public func evaluate(
    _ states: UnsafePointer<Double>, stateCount: Int, into rates: UnsafeMutablePointer<Double>
  ) {
    for m in 0..<stateCount { addLinear(states + m * count, to: rates + m * count) }
    products.withUnsafeMutableBufferPointer { products in
      guard let products = products.baseAddress else { return }
      addCollisions(states, stateCount, products, to: rates)
    }
    spread?.add(to: rates, stride: count, products: products, stateCount: stateCount)
  }

  /// The losses and fragments in the shell of each collision.
  private func addCollisions(
    _ states: UnsafePointer<Double>, _ stateCount: Int, _ products: UnsafeMutablePointer<Double>,
    to rates: UnsafeMutablePointer<Double>
  ) {
    let productCount = pairs.count * shellCount
    for (p, pair) in pairs.enumerated() {
      for m in 0..<stateCount {
        let state = states + m * count
        let product = products + m * productCount + p * shellCount
        let (a, b) = (state + pair.first, state + pair.second)
        for k in 0..<shellCount { product[k] = a[k] * b[k] }
        let rate = rates + m * count
        for term in bounds[p]..<bounds[p + 1] {
          let weight = weights.start + term * shellCount
          let out = rate + targets[term]
          for k in 0..<shellCount { out[k] += weight[k] * product[k] }
        }
      }
    }
  }

  /// The terms that are linear in N, and launches.
  private func addLinear(_ state: UnsafePointer<Double>, to rate: UnsafeMutablePointer<Double>) {
    let (own, above, launches) = (own.start, above.start, launches.start)
    for i in 0..<count - 1 { rate[i] = own[i] * state[i] + above[i] * state[i + 1] + launches[i] }
    let last = count - 1
    rate[last] = own[last] * state[last] + launches[last]
    for transfer in transfers {
      let (from, out) = (state + transfer.from, rate + transfer.to)
      let share = transfer.rate
      for k in 0..<shellCount { out[k] += share * from[k] }
    }
  }

  /// The diagonal has what a cell does to itself by drag, transfers and collisions in its shell.
  ///
  /// Left out are fragments of other species, those that leave their shell, and gains by transfers.
  public func linearize(
    at state: UnsafePointer<Double>, diagonal: UnsafeMutablePointer<Double>,
    above: UnsafeMutablePointer<Double>
  ) {
    diagonal.update(from: own.start, count: count)
    above.update(from: self.above.start, count: count)
    for (p, pair) in pairs.enumerated() {
      for term in bounds[p]..<bounds[p + 1] {
        let target = targets[term]
        let weight = weights.start + term * shellCount
        // A pair within a species counts as both.
        if target == pair.first {
          for k in 0..<shellCount { diagonal[target + k] += weight[k] * state[pair.second + k] }
        }
        if target == pair.second {
          for k in 0..<shellCount { diagonal[target + k] += weight[k] * state[pair.first + k] }
        }
      }
    }
  }
}

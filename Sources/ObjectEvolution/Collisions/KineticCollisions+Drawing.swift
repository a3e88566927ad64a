import Glibc
import NumericalMethods

// Pairs drawn from the kinetic rate.
extension KineticCollisions {
  /// Draws the encounters of a time.
  mutating func encounters(
    of objects: ObjectArrays, from start: Double, during duration: Double,
    _ numbers: inout RandomStream
  ) -> [Encounter] {
    let rates = layerRates(objects)
    let total = rates.reduce(0, +)
    var encounters: [Encounter] = []
    // Exponential waiting times until the end of the time
    var time = 0.0
    while total > 0 {
      time -= log(1 - numbers.uniform()) / total
      if time >= duration { break }
      let layer = Self.index(of: numbers.uniform() * total, in: rates)
      if let pair = drawPair(layer, objects, at: start + time, &numbers),
        numbers.uniform() < pair.share
      {
        encounters.append(pair.encounter)
      }
    }
    return encounters
  }

  /// Draws candidates, for estimates of rates: the bound on the rate of all pairs [1/s], and pairs with
  /// the shares of it that they stand for.
  mutating func sample(
    _ objects: ObjectArrays, count: Int, _ numbers: inout RandomStream
  ) -> (bound: Double, pairs: [(encounter: Encounter, share: Double)]) {
    let rates = layerRates(objects)
    let total = rates.reduce(0, +)
    let pairs = (0..<count).compactMap { _ in
      let layer = Self.index(of: numbers.uniform() * total, in: rates)
      return drawPair(layer, objects, at: 0, &numbers)
    }
    return (total, pairs)
  }

  /// The index of the part that holds a value of the cumulative sum.
  private static func index(of value: Double, in parts: [Double]) -> Int {
    var passed = 0.0
    for (k, part) in parts.enumerated() where part > 0 {
      passed += part
      if value < passed { return k }
    }
    return parts.lastIndex { $0 > 0 }!
  }

  /// Draws a pair in a layer from the bound, and the share of the bound that it stands for; `nil` where
  /// an object meets itself.
  private func drawPair(
    _ layer: Int, _ objects: ObjectArrays, at time: Double, _ numbers: inout RandomStream
  ) -> (encounter: Encounter, share: Double)? {
    let (n, L) = (LatitudeOverlap.bandCount, layerCount)
    func moment(_ power: Int, _ band: Int) -> Double { moments[band + n * (layer + L * power)] }
    func field(_ power: Int, _ band: Int) -> Double { fields[band + n * (layer + L * power)] }
    // r_a² once and r_a r_b once: the term r_b² is the first one with the two exchanged.
    let terms = (0..<2 * n).map { k in
      k < n ? moment(2, k) * field(0, k) : moment(1, k - n) * field(1, k - n)
    }
    let term = Self.index(of: numbers.uniform() * terms.reduce(0, +), in: terms)
    let (band, power) = (term % n, term < n ? 2 : 1)
    let others = (0..<n).map { overlap.bounds[band + n * $0] * moment(2 - power, $0) }
    let otherBand = Self.index(of: numbers.uniform() * others.reduce(0, +), in: others)
    let first = drawObject(layer, band, power: power, objects, &numbers)
    let second = drawObject(layer, otherBand, power: 2 - power, objects, &numbers)
    if first == second { return nil }
    let encounter = meeting(first, second, layer, objects, at: time, &numbers)
    if overlap.isEven { return (encounter, 1) }
    let common = LatitudeOverlap.overlap(
      objects.inclination[first], objects.inclination[second])
    let share =
      common * encounter.speed
      / (overlap.bounds[band + n * otherBand] * Self.fastest(atRadius: edges[layer], earth))
    return (encounter, min(1, share))
  }

  /// Draws an object of a band by its share of time in a layer times a power of its radius.
  private func drawObject(
    _ layer: Int, _ band: Int, power: Int, _ objects: ObjectArrays,
    _ numbers: inout RandomStream
  ) -> Int {
    let members = objectsByBand[Int(firstOfBand[band])..<Int(firstOfBand[band + 1])]
    let (lower, upper) = (edges[layer], edges[layer + 1])
    let weights = members.map { member -> Double in
      let k = Int(member)
      let orbit = orbit(of: k, objects)
      // A circular orbit at an edge is in the layer above it.
      if orbit.perigeeRadius >= upper { return 0 }
      if orbit.apogeeRadius <= lower, orbit.perigeeRadius < lower { return 0 }
      let share = orbit.residenceFraction(from: lower, to: upper)
      let r = objects.radius[k]
      return power == 0 ? share : power == 1 ? share * r : share * r * r
    }
    let place = Self.index(of: numbers.uniform() * weights.reduce(0, +), in: weights)
    return Int(members[members.startIndex + place])
  }
}

/// Another implementation for comparison, one lane and one point at a time: parabolas of Colella and
/// Woodward (1984), section 1, through values at the edges that are in part interpolated upstream; next to
/// jumps made monotone, elsewhere drawn towards the mean until they are positive.
struct PlainParabolas {
  var positions: [Double]
  var content: [Double]
  var means: [Double]
  /// The values at the edges, and the same between the means of the cells beside them.
  var edgeValues: [Double] = []
  var boundedValues: [Double] = []

  init(positions: [Double], content: [Double]) {
    self.positions = positions
    self.content = content
    means = content.indices.map { content[$0] / (positions[$0 + 1] - positions[$0]) }
    let n = content.count
    for j in 0...n {
      if j == n || n < 3 && j == 0 {
        edgeValues.append(means[min(j, n - 1)])
        boundedValues.append(means[min(j, n - 1)])
        continue
      }
      // The slope of the polynomial through the integral at the edges around: five of them, four at
      // the ends, and for one half four from one below upwards
      let first = max(0, min(j - 2, n - 3))
      let nodes = Array(first...min(n, max(j + 2, 3)))
      var value = slope(through: nodes, at: j)
      if nodes.count == 5 {
        value = 0.5 * value + 0.5 * slope(through: Array(nodes.dropFirst()), at: j)
      }
      edgeValues.append(value)
      // The lowest edge stays between the mean of its cell and the next one's, mirrored.
      let (a, b) = j == 0 ? (means[0], max(0, 2 * means[0] - means[1])) : (means[j - 1], means[j])
      boundedValues.append(max(min(a, b), min(max(a, b), value)))
    }
  }

  /// The integral up to an edge, from another one.
  private func integral(from i: Int, to j: Int) -> Double {
    j >= i ? content[i..<j].reduce(0, +) : -content[j..<i].reduce(0, +)
  }

  /// The derivative at edge j of Lagrange's polynomial through the integral at edges.
  private func slope(through nodes: [Int], at j: Int) -> Double {
    nodes.filter { $0 != j }.reduce(0) { sum, i in
      var basis = 1 / (positions[i] - positions[j])
      for m in nodes where m != i && m != j {
        basis *= (positions[j] - positions[m]) / (positions[i] - positions[m])
      }
      return sum + basis * integral(from: j, to: i)
    }
  }

  /// The content of a part of a cell, from its lower edge to a share of its width.
  func content(ofCell k: Int, below ξ: Double) -> Double {
    let a = means[k]
    let width = positions[k + 1] - positions[k]
    let (before, next) = (means[max(0, k - 1)], means[min(k + 1, means.count - 1)])
    // The highest cell is even, and so are those of a line of two.
    if a == 0 || k == means.count - 1 || means.count < 3 { return a * width * ξ }
    let bend = (next - a) - (a - before)
    let jump = bend / (abs(next - a) + abs(a - before) + 0.2 * a)
    // Eq. 1.4 and its integral
    func part(_ left: Double, _ right: Double) -> Double {
      let sixth = 6 * (a - (left + right) / 2)
      return width * (left * ξ + (right - left + sixth) * ξ * ξ / 2 - sixth * ξ * ξ * ξ / 3)
    }
    func least(_ left: Double, _ right: Double) -> Double {
      // Where the parabola left + ξ (right − left + sixth (1 − ξ)) is least
      let sixth = 6 * (a - (left + right) / 2)
      let ξ = (right - left + sixth) / (2 * sixth)
      guard sixth < 0, ξ > 0, ξ < 1 else { return min(left, right) }
      return left + ξ * (right - left + sixth * (1 - ξ))
    }
    let positive = (max(0, edgeValues[k]), max(0, edgeValues[k + 1]))
    let lowest = least(positive.0, positive.1)
    let scale = lowest < 0 ? a / (a - lowest) : 1
    return jump * jump * part(monotone(k).0, monotone(k).1)
      + (1 - jump * jump) * (scale * part(positive.0, positive.1) + (1 - scale) * a * width * ξ)
  }

  /// The values at the edges after Eq. 1.10.
  private func monotone(_ k: Int) -> (Double, Double) {
    let (left, right, a) = (boundedValues[k], boundedValues[k + 1], means[k])
    if (right - a) * (a - left) <= 0 { return (a, a) }
    let Δ = right - left
    if Δ * (a - (left + right) / 2) > Δ * Δ / 6 { return (3 * a - 2 * right, right) }
    if -Δ * Δ / 6 > Δ * (a - (left + right) / 2) { return (left, 3 * a - 2 * left) }
    return (left, right)
  }

  func passing(_ shift: Double) -> [Double] {
    positions.indices.map { j in
      content.indices.dropFirst(j).reduce(0) { sum, k in
        let width = positions[k + 1] - positions[k]
        let ξ = max(0, min(1, (positions[j] + shift - positions[k]) / width))
        return sum + (ξ == 1 ? content[k] : content(ofCell: k, below: ξ))
      }
    }
  }

  /// What passes of steady sources: of what enters at a distance z above an edge, 1 − z/shift.
  static func passing(
    ofSources rates: [Double], duration: Double, positions: [Double], shift: Double
  ) -> [Double] {
    positions.indices.map { j in
      rates.indices.dropFirst(j).reduce(0) { sum, k in
        let z = min(shift, positions[k] - positions[j])
        let end = min(shift, positions[k + 1] - positions[j])
        // ∫ 1 − z/shift, with less cancellation than by differences of the primitive
        let share = (end - z) * (1 - (z + end) / (2 * shift)) / (positions[k + 1] - positions[k])
        return sum + rates[k] * duration * share
      }
    }
  }
}

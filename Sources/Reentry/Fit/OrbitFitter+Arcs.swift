// References
// [1] DerSimonian, Laird (1986), Meta-analysis in clinical trials, Control. Clin. Trials 7, 177-188: the
//     scatter between studies beyond their own errors.
import Glibc
import SpaceEnvironment

extension OrbitFitter {
  /// The number of arcs into which a span is cut where sets allow it.
  static let arcCount = 5.0

  /// Returns the ballistic coefficient of successive arcs: how much the axis fell there against the fit.
  ///
  /// A single set that the fit does not take is a bad one; several that follow one another are another
  /// motion, and show in the arcs.
  static func arcs(of solution: Solution, _ measured: [MeasuredAxis]) -> [OrbitFit.Arc] {
    func isTaken(_ k: Int) -> Bool { !measured.indices.contains(k) || solution.weights[k] > 0 }
    let used = measured.indices.filter { isTaken($0) || !isTaken($0 - 1) || !isTaken($0 + 1) }
    guard let first = used.first, let last = used.last, first < last else { return [] }
    let least = (measured[last].epoch - measured[first].epoch) / arcCount
    var arcs: [OrbitFit.Arc] = []
    var start = first
    for k in used.dropFirst() where measured[k].epoch - measured[start].epoch >= 0.999 * least {
      let fitted = solution.means[start] - solution.means[k]
      let fell = measured[start].axis - measured[k].axis
      let σ = solution.noiseScale * hypot(solution.sigmas[start], solution.sigmas[k]) / fitted
      arcs.append(
        OrbitFit.Arc(
          start: measured[start].epoch, end: measured[k].epoch, ratio: fell / fitted, sigma: σ))
      start = k
    }
    return arcs
  }

  /// Returns the scatter of the ratios beyond their own errors [1], weighted by the inverse variances.
  static func scatter(_ arcs: [OrbitFit.Arc]) -> Double {
    guard arcs.count >= 3 else { return 0 }
    let weights = arcs.map { 1 / ($0.sigma * $0.sigma) }
    let total = weights.reduce(0, +)
    let mean = zip(weights, arcs).reduce(0) { $0 + $1.0 * $1.1.ratio } / total
    let q = zip(weights, arcs).reduce(0) { $0 + $1.0 * pow($1.1.ratio - mean, 2) }
    let c = total - weights.reduce(0) { $0 + $1 * $1 } / total
    return max(0, (q - Double(arcs.count - 1)) / c).squareRoot()
  }
}

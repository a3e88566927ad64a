// References
// [1] Huber (1981), Robust Statistics, chs. 6 and 7: scale and weights of regression.
// [2] Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., section 2.6: a variance with a scaled
//     inverse-χ² prior.
import Glibc
import NumericalMethods
import SpaceEnvironment

extension OrbitFitter {
  /// The parameters and what they leave.
  struct Solution {
    var logB: Double
    var offset = 0.0
    /// The error of the anchor along the track [m].
    var shift = 0.0
    var means: [Double] = []
    var sigmas: [Double] = []
    /// The weights of the axes.
    var weights: [Double] = []
    /// The departures of the density, from the anchor back, see `AirSegments`.
    var air: [Double] = []
    var scale = 1.0
    /// The scale so far as it is the noise of the sets: more than twice what is expected of them is a
    /// motion that the model does not follow, which must show as scatter of its arcs.
    var noiseScale: Double { min(2, scale) }
    var logSigma = 0.0
    var axisSigma = 0.0
    var correlation = 0.0
  }

  func solve(_ model: AxisModel) throws(ReentryProblem) -> Solution {
    let measured = model.measured
    let n = measured.count
    let fall = measured[0].axis - measured[n - 1].axis
    var solution = Solution(logB: log(try startingCoefficient(model, fall: fall)))
    var rates = [[Double]](repeating: [0, 0, 0], count: 2 * n)
    let epochs = measured.map(\.epoch)
    for iteration in 0..<8 {
      let B = exp(solution.logB)
      let axes = try model.axes(ballisticCoefficient: B, axisOffset: solution.offset)
      solution.means = axes.means
      solution.sigmas = axes.decays.map { hypot(Self.axisNoise, Self.decayNoise * $0) }
      if iteration < 2 {
        // The rates hardly change once the first step is made.
        let more = try model.axes(
          ballisticCoefficient: exp(solution.logB + 0.01), axisOffset: solution.offset)
        let longer = try model.axes(ballisticCoefficient: B, axisOffset: solution.offset + 20)
        let air = AirSegments(epochs: epochs, axes: axes.means, period: measured[n - 1].period)
        for k in 0..<n {
          rates[k] =
            [(more.means[k] - axes.means[k]) / 0.01, (longer.means[k] - axes.means[k]) / 20, 0]
            + air.axisRates[k]
          rates[n + k] =
            [(axes.leads[k] - more.leads[k]) / 0.01, (axes.leads[k] - longer.leads[k]) / 20, 1]
            + air.placeRates[k]
        }
      }
      let segmentCount = rates[0].count - 3
      // The axes alone find the revolution, then places along the track count too.
      let count = iteration == 0 ? n : 2 * n
      let σ = solution.sigmas + [Double](repeating: Self.placeNoise, count: n)
      let differences =
        (0..<n).map { measured[$0].axis - axes.means[$0] } + axes.leads.map { $0 - solution.shift }
      let residuals = (0..<count).map { k in
        let ofAir = zip(rates[k].dropFirst(3), solution.air).reduce(0) { $0 + $1.0 * $1.1 }
        return (differences[k] - ofAir) / σ[k]
      }
      let weights = Self.weigh(residuals, parameters: iteration == 0 ? 2 : 3, &solution.scale)
      solution.weights = Array(weights.prefix(n))
      var normal = NormalEquations(unknowns: 3 + segmentCount)
      for k in 0..<count {
        let error = σ[k] * solution.scale
        normal.add(rates[k], differences[k], weight: weights[k] / (error * error))
      }
      // Without places the shift is not told: it stays.
      if iteration == 0 {
        normal.add([0, 0, 1] + [Double](repeating: 0, count: segmentCount), 0, weight: 1)
      }
      AirSegments.expect(segmentCount, after: 3, in: &normal)
      guard let found = normal.solution else {
        throw .notDecaying(from: measured[0].epoch, to: measured[n - 1].epoch)
      }
      let (step, covariance) = (found.step, found.covariance)
      solution.logSigma = covariance[0][0].squareRoot()
      solution.axisSigma = covariance[1][1].squareRoot()
      solution.correlation =
        covariance[0][1] / (covariance[0][0] * covariance[1][1]).squareRoot()
      solution.air = Array(step[3...])
      if abs(step[0]) < 1e-3, abs(step[1]) < 1, iteration > 1 { break }
      solution.logB += max(-0.7, min(0.7, step[0]))
      solution.offset += max(-5_000, min(5_000, step[1]))
      solution.shift += step[2]
    }
    return solution
  }

  /// Returns the coefficient with which the axis falls as much as it was measured to.
  private func startingCoefficient(
    _ model: AxisModel, fall: Double
  ) throws(ReentryProblem) -> Double {
    let measured = model.measured
    guard fall > 0 else {
      throw .notDecaying(from: measured[0].epoch, to: measured[measured.count - 1].epoch)
    }
    var B = 0.002
    for _ in 0..<2 {
      let means = try model.axes(ballisticCoefficient: B, axisOffset: 0).means
      B *= max(0.1, min(10, fall / (means[0] - means[means.count - 1])))
    }
    return B
  }

  /// Returns the weights of Huber and sets the scale of the errors, by his second proposal ([1] section
  /// 6.4) with the expectation of 1 [2].
  ///
  /// The scale begins at the median of the sizes, so that one bad set cannot hide behind the scale that
  /// it makes.
  private static func weigh(
    _ residuals: [Double], parameters: Int, _ scale: inout Double
  ) -> [Double] {
    let n = residuals.count
    let degrees = Double(max(0, n - parameters))
    let isRobust = n > parameters + 1
    // The mean of ψ² for normal errors
    let β = 0.7101
    scale = max(1, isRobust ? 1.4826 * median(residuals.map(abs)) : 1)
    for _ in 0..<20 {
      let sum = residuals.reduce(0) {
        let ψ = isRobust ? min(huber * scale, abs($1)) : abs($1)
        return $0 + ψ * ψ
      }
      scale = ((priorDegrees + sum) / (priorDegrees + (isRobust ? β : 1) * degrees)).squareRoot()
    }
    guard isRobust else { return residuals.map { _ in 1 } }
    return residuals.map {
      let size = abs($0) / scale
      return size > outlier ? 0 : size > huber ? huber / size : 1
    }
  }
}

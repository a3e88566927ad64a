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
    /// The weights of the axes, and of the places along the track.
    var weights: [Double] = []
    var leadWeights: [Double] = []
    var scale = 1.0
    var logSigma = 0.0
    var axisSigma = 0.0
    var correlation = 0.0
  }

  func solve(_ model: AxisModel) throws(ReentryProblem) -> Solution {
    let measured = model.measured
    let n = measured.count
    let fall = measured[0].axis - measured[n - 1].axis
    var solution = Solution(logB: log(try startingCoefficient(model, fall: fall)))
    var rates = [SIMD3<Double>](repeating: .zero, count: 2 * n)
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
        for k in 0..<n {
          rates[k] = SIMD3(
            (more.means[k] - axes.means[k]) / 0.01, (longer.means[k] - axes.means[k]) / 20, 0)
          rates[n + k] = SIMD3(
            (axes.leads[k] - more.leads[k]) / 0.01, (axes.leads[k] - longer.leads[k]) / 20, 1)
        }
      }
      // The axes alone find the revolution, then places along the track count too.
      let count = iteration == 0 ? n : 2 * n
      let leadSigmas = Self.leadSigmas(measured, decays: axes.decays)
      let σ = solution.sigmas + leadSigmas
      let differences =
        (0..<n).map { measured[$0].axis - axes.means[$0] } + axes.leads.map { $0 - solution.shift }
      let residuals = (0..<count).map { differences[$0] / σ[$0] }
      let weights = Self.weigh(residuals, parameters: iteration == 0 ? 2 : 3, &solution.scale)
      solution.weights = Array(weights[..<n])
      solution.leadWeights = Array(weights[n...])
      var normal = NormalEquations()
      for k in 0..<count {
        normal.add(rates[k], differences[k], weight: weights[k] / (σ[k] * σ[k]))
      }
      // Without places the shift is not told: it stays.
      if iteration == 0 { normal.add(SIMD3(0, 0, 1), 0, weight: 1) }
      guard let (step, covariance) = normal.solution else {
        throw .notDecaying(from: measured[0].epoch, to: measured[n - 1].epoch)
      }
      solution.logSigma = solution.scale * covariance[0].x.squareRoot()
      solution.axisSigma = solution.scale * covariance[1].y.squareRoot()
      solution.correlation =
        covariance[0].y / (covariance[0].x * covariance[1].y).squareRoot()
      if abs(step.x) < 1e-3, abs(step.y) < 1, iteration > 1 { break }
      solution.logB += max(-0.7, min(0.7, step.x))
      solution.offset += max(-5_000, min(5_000, step.y))
      solution.shift += step.z
    }
    return solution
  }

  /// Returns the standard deviations of the places along the track [m].
  ///
  /// That of the set, and what the fluctuation of the air makes of the motion between it and the anchor:
  /// white noise of the density, integrated three times.
  ///
  ///     (3π/P) ȧ σ √τc τ^{3/2}/√3
  static func leadSigmas(_ measured: [MeasuredAxis], decays: [Double]) -> [Double] {
    let last = measured.count - 1
    let period =
      (measured[last].instants[1] - measured[last].instants[0]) * Double(MeasuredAxis.count)
    let rate = max(0, decays[last]) / period
    return measured.map {
      let τ = measured[last].epoch - $0.epoch
      let air =
        3 * .pi / period * rate * airNoise * (airTime / 3).squareRoot() * τ * τ.squareRoot()
      return hypot(placeNoise, air)
    }
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

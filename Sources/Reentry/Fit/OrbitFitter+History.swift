import Glibc
import OrbitalMechanics
import SpaceEnvironment

extension OrbitFitter {
  /// Sets nearer to one another than this do not tell the decay between them better [s].
  private static let setDistance = 0.3 * day
  /// A decay below this share of what the fitted coefficient makes is not that of drag: attitudes change
  /// it by a factor of three.
  private static let heldShare = 0.25

  /// Returns how the ballistic coefficient went over the weeks before the last orbit.
  ///
  /// - Parameters:
  ///   - sets: The element sets of the object with rising epochs.
  ///   - fit: The fit to the last of them.
  ///   - end: The instant up to which the activity was observed: a forecast would show as drag.
  func history(
    of sets: [ElementSet], _ fit: OrbitFit, until end: Instant
  ) throws(ReentryProblem) -> DragHistory {
    let known = sets.filter { $0.epoch <= min(end, fit.anchor.instant) }
    let selection = SetSelection(known, span: DragHistory.longest, dynamics: dynamics)
    var measured: [MeasuredAxis] = []
    for one in selection.measured.reversed() {
      if let later = measured.last, later.epoch - one.epoch < Self.setDistance { continue }
      measured.append(one)
    }
    measured.reverse()
    guard measured.count >= 2 else { return DragHistory(arcs: [], wasMaintained: false) }

    var points = [Point(of: measured[0], decay: 0)]
    for k in measured.indices.dropFirst() {
      let axes = try AxisModel(Array(measured[(k - 1)...k]), dynamics: dynamics)
        .axes(ballisticCoefficient: fit.ballisticCoefficient, axisOffset: 0)
      if k == 1 { points[0] = Point(of: measured[0], decay: axes.decays[0]) }
      var point = Point(of: measured[k], decay: axes.decays[1])
      point.fall = points[k - 1].fall + max(0, axes.means[0] - axes.means[1])
      points.append(point)
    }
    let scale = Self.removeOutliers(&points)
    return history(points, scale: min(2, scale))
  }

  /// A set of the history.
  private struct Point {
    let set: MeasuredAxis
    /// The standard deviation of its axis [m].
    let sigma: Double
    /// The decay since the first set, by the fitted coefficient [m].
    var fall = 0.0

    init(of set: MeasuredAxis, decay: Double) {
      self.set = set
      sigma = hypot(OrbitFitter.axisNoise, OrbitFitter.decayNoise * decay)
    }
  }

  /// Puts sets aside whose axes their neighbours contradict, one after another, and returns the scale of
  /// the errors.
  private static func removeOutliers(_ points: inout [Point]) -> Double {
    var left = points.count / 10
    while points.count >= 4 {
      let ratios = (1..<(points.count - 1)).map { k in
        let (a, b, c) = (points[k - 1], points[k], points[k + 1])
        let share = c.fall > a.fall ? (b.fall - a.fall) / (c.fall - a.fall) : 0.5
        let expected = a.set.axis + share * (c.set.axis - a.set.axis)
        // Air differs between the two sides of the set as well.
        let ofAir = AirSegments.sigma * min(b.fall - a.fall, c.fall - b.fall)
        let σ2 =
          b.sigma * b.sigma + pow((1 - share) * a.sigma, 2) + pow(share * c.sigma, 2)
          + ofAir * ofAir
        return abs(b.set.axis - expected) / σ2.squareRoot()
      }
      let scale = max(1, 1.4826 * median(ratios))
      guard left > 0, let worst = ratios.indices.max(by: { ratios[$0] < ratios[$1] }),
        ratios[worst] > outlier * scale
      else { return scale }
      points.remove(at: worst + 1)
      left -= 1
    }
    return 1
  }

  /// Cuts the time into arcs, from the last set back to the first or to where the orbit was held.
  private func history(_ points: [Point], scale: Double) -> DragHistory {
    var arcs: [DragHistory.Arc] = []
    var wasMaintained = false
    var last = points.count - 1
    for k in points.indices.reversed().dropFirst() {
      let (a, b) = (points[k], points[last])
      let fitted = b.fall - a.fall
      let σ = scale * hypot(a.sigma, b.sigma)
      guard b.set.epoch - a.set.epoch >= 0.95 * DragHistory.arcLength,
        fitted >= DragHistory.decayPerError * σ
      else { continue }
      let fell = a.set.axis - b.set.axis
      if fell + 3 * σ < Self.heldShare * fitted {
        wasMaintained = true
        // The arc after it may have begun under thrust.
        _ = arcs.popLast()
        break
      }
      // An arc without decay that is not held is known no better than to its error.
      let decay = max(fell, σ)
      arcs.append(
        DragHistory.Arc(
          start: a.set.epoch, end: b.set.epoch, logRatio: log(decay / fitted),
          startSigma: scale * a.sigma / decay, endSigma: scale * b.sigma / decay,
          stormSigma: DragHistory.stormShare * stormRise(from: a.set.epoch, at: b.set.state)))
      last = k
    }
    return DragHistory(arcs: arcs.reversed(), wasMaintained: wasMaintained)
  }

  /// Returns the mean logarithm of the density from an instant to a state, at its place, over that without
  /// geomagnetic activity.
  private func stormRise(from start: Instant, at state: TimedState) -> Double {
    let place = state.place(over: dynamics.earth)
    let count = max(1, Int(((state.instant - start) / (3 * hour)).rounded()))
    let step = (state.instant - start) / Double(count)
    var sum = 0.0
    for k in 0..<count {
      let active = dynamics.air.timeline.conditions(at: start + (Double(k) + 0.5) * step)
      guard
        let quiet = try? ThermosphereConditions(
          f107: active.f107, f107Mean: active.f107Mean,
          geomagnetic: .history(.quiet))
      else { continue }
      sum += log(
        dynamics.air.density(at: place, state.instant, under: active)
          / dynamics.air.density(at: place, state.instant, under: quiet))
    }
    return abs(sum / Double(count))
  }
}

extension ApHistory {
  /// The history of a field that has been quiet for days, with ap of 4.
  fileprivate static let quiet = ApHistory(
    daily: 4, now: 4, threeHoursBefore: 4, sixHoursBefore: 4, nineHoursBefore: 4,
    meanFrom12To33HoursBefore: 4, meanFrom36To57HoursBefore: 4)
}

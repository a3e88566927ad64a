import Glibc

/// The responses of four expansions to the geomagnetic activity: how they saturate and forget.
struct MagneticResponses: Sendable {
  private let dailyDecay, dailySlope: Lanes
  private let historyDecay, historySlope: Lanes
  private let memory, memoryByLatitude: Lanes
  /// Whether all four saturate alike.
  private let areAlike: Bool

  init(_ a: ParameterSets) {
    dailyDecay = a[43]
    dailySlope = a[44]
    historyDecay = a[24]
    historySlope = a[25]
    memory = a[51]
    memoryByLatitude = a[138]
    func isUniform(_ x: Lanes) -> Bool { x == Lanes(repeating: x[0]) }
    areAlike = [a[43], a[44], a[24], a[25]].allSatisfy(isUniform)
  }

  /// Returns the effects of the activity at a latitude [rad].
  func effects(of index: GeomagneticIndex, latitude φ: Double) -> Lanes {
    switch index {
    case .daily(let ap): saturation(ap, dailyDecay, dailySlope)
    case .history(let ap): effects(of: ap, latitude: φ)
    }
  }

  /// [3] Eq. A24d: linear for quiet fields, with another slope for strong ones.
  @inline(__always)
  private func saturation(_ ap: Double, _ decay: Lanes, _ slope: Lanes) -> Lanes {
    let quiet = ap - 4
    var decayed = Lanes(repeating: exp(-decay[0] * quiet))
    if !areAlike {
      for lane in 1..<4 { decayed[lane] = exp(-decay[lane] * quiet) }
    }
    let strong: Lanes = quiet + (decayed - 1) / decay
    return quiet + (slope - 1) * strong
  }

  /// [3] Eqs. A24a to A24c: the mean of the saturated indices, with weights that fall with age.
  private func effects(of ap: ApHistory, latitude φ: Double) -> Lanes {
    var x = Lanes.zero
    let northOf45 = 45 - abs(φ / degree)
    for lane in 0..<4 {
      let rate = abs(memory[lane]) / (1 + memoryByLatitude[lane] * northOf45)
      x[lane] = min(exp(-10_800 * rate), 0.99999)
    }
    let x2: Lanes = x * x
    let x3: Lanes = x2 * x
    let x4: Lanes = x2 * x2
    let x8: Lanes = x4 * x4
    let x16: Lanes = x8 * x8
    func g(_ ap: Double) -> Lanes { saturation(ap, historyDecay, historySlope) }
    var old: Lanes = g(ap.meanFrom12To33HoursBefore) * x4
    old += g(ap.meanFrom36To57HoursBefore) * x8 * x4
    var sum: Lanes = g(ap.now) + g(ap.threeHoursBefore) * x
    sum += g(ap.sixHoursBefore) * x2 + g(ap.nineHoursBefore) * x3
    sum += old * (1 - x8) / (1 - x)
    let weights: Lanes = 1 + (1 - x16 * x3) / (1 - x) * x.squareRoot()
    // An expansion without memory has no effect of the history.
    return (sum / weights).replacing(with: 0, where: memory .== 0)
  }
}

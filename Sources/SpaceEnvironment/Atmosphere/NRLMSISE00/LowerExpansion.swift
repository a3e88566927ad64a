// The expansion of the atmosphere below 120 km: [4], `glob7s` in [2] of NRLMSISE00.swift.

/// Four of the expansions of the temperatures and gradients below 120 km.
struct LowerExpansion: Sendable {
  private let a: ParameterSets
  private let annual: Phases
  private let semiannual: Phases
  private let asymmetricAnnual: Phases
  private let asymmetricSemiannual: Phases
  private let longitudeAsymmetricAnnual: Phases
  private let longitudeAsymmetricSemiannual: Phases
  private let longitudeAnnual: Phases
  private let longitudeSemiannual: Phases

  /// Creates the expansions from their arrays of coefficients.
  init(_ sets: [[Double]]) {
    let a = ParameterSets(sets)
    self.a = a
    annual = Phases(a, 31, times: Harmonics.perDay)
    semiannual = Phases(a, 17, times: 2 * Harmonics.perDay)
    asymmetricAnnual = Phases(a, 13, times: Harmonics.perDay)
    asymmetricSemiannual = Phases(a, 38, times: 2 * Harmonics.perDay)
    longitudeAsymmetricAnnual = Phases(a, 81, times: Harmonics.perDay)
    longitudeAsymmetricSemiannual = Phases(a, 86, times: 2 * Harmonics.perDay)
    longitudeAnnual = Phases(a, 84, times: Harmonics.perDay)
    longitudeSemiannual = Phases(a, 88, times: 2 * Harmonics.perDay)
  }

  /// The factor of each expansion, its coefficient 0.
  var factors: Lanes { a[0] }

  /// Returns the sums of the expansions.
  ///
  /// - Parameters:
  ///   - h: The functions of place and time.
  ///   - conditions: The activity, of which the mean flux is used [sfu].
  ///   - magnetic: The effects of the geomagnetic activity.
  @inline(__always)
  func value(
    _ h: borrowing Harmonics, _ conditions: ThermosphereConditions, magnetic: Lanes
  ) -> Lanes {
    var sum: Lanes = a.sum(21, conditions.f107Mean - 150)
    sum += a.sum(1, h.P20, 2, h.P40, 22, h.P60)
    sum += a.sum(26, h.P10, 14, h.P30, 59, h.P50)
    sum += seasons(h)
    sum += tides(h)
    sum += longitude(h)
    switch conditions.geomagnetic {
    case .daily: sum += magnetic * (a[32] + a.sum(45, h.P20))
    case .history: sum += magnetic * (a[50] + a.sum(96, h.P20))
    }
    return sum
  }

  /// The annual and semiannual waves, symmetric and asymmetric about the equator.
  @inline(__always)
  private func seasons(_ h: borrowing Harmonics) -> Lanes {
    var sum: Lanes = (a[18] + a.sum(47, h.P20, 29, h.P40)) * annual.cosine(h.year)
    sum += (a[15] + a.sum(16, h.P20, 30, h.P40)) * semiannual.cosine(h.halfYear)
    sum += a.sum(9, h.P10, 10, h.P30, 20, h.P50) * asymmetricAnnual.cosine(h.year)
    sum += a.sum(37, h.P10) * asymmetricSemiannual.cosine(h.halfYear)
    return sum
  }

  /// The diurnal, semidiurnal and terdiurnal waves.
  @inline(__always)
  private func tides(_ h: borrowing Harmonics) -> Lanes {
    let (t1, t2, t3) = (h.localTime, h.localTime2, h.localTime3)
    var sum: Lanes = a.sum(3, h.P11 * t1.cosine, 4, h.P31 * t1.cosine)
    sum += a.sum(6, h.P11 * t1.sine, 7, h.P31 * t1.sine)
    sum += a.sum(5, h.P22 * t2.cosine, 41, h.P42 * t2.cosine)
    sum += a.sum(8, h.P22 * t2.sine, 42, h.P42 * t2.sine)
    sum += a.sum(39, h.P33 * t3.sine, 40, h.P33 * t3.cosine)
    var seasonal: Lanes = a.sum(11, h.P21 * t1.cosine, 12, h.P21 * t1.sine)
    seasonal += a.sum(23, h.P32 * t2.cosine, 35, h.P52 * t2.cosine)
    seasonal += a.sum(33, h.P32 * t2.sine, 36, h.P52 * t2.sine)
    return sum + asymmetricAnnual.cosine(h.year) * seasonal
  }

  @inline(__always)
  private func longitude(_ h: borrowing Harmonics) -> Lanes {
    var asymmetric: Lanes = a[80] * longitudeAsymmetricAnnual.cosine(h.year)
    asymmetric += a[85] * longitudeAsymmetricSemiannual.cosine(h.halfYear)
    var season: Lanes = 1 + h.P10 * asymmetric
    season += a[83] * longitudeAnnual.cosine(h.year)
    season += a[87] * longitudeSemiannual.cosine(h.halfYear)
    let (c, s) = (h.longitude.cosine, h.longitude.sine)
    var sum: Lanes = a.sum(64, h.P21 * c, 65, h.P41 * c, 66, h.P61 * c)
    sum += a.sum(74, h.P11 * c, 75, h.P31 * c, 76, h.P51 * c)
    sum += a.sum(90, h.P21 * s, 91, h.P41 * s, 92, h.P61 * s)
    sum += a.sum(77, h.P11 * s, 78, h.P31 * s, 79, h.P51 * s)
    return season * sum
  }
}

// The function G(L) of the thermosphere: [3], `globe7` in [2] of NRLMSISE00.swift.

/// Four of the expansions of the thermosphere: of a temperature, or of the logarithm of a density.
struct UpperExpansion: Sendable {
  private let a: ParameterSets
  private let responses: MagneticResponses
  private let annual: Phases
  private let semiannual: Phases
  private let asymmetricAnnual: Phases
  private let asymmetricSemiannual: Phases
  private let universalTime: Phases
  private let universalTimeLongitude: Phases
  private let dailyEffect: MagneticTerms
  private let historyEffect: MagneticTerms

  /// Creates the expansions from their arrays of coefficients.
  init(_ sets: [[Double]]) {
    let a = ParameterSets(sets)
    self.a = a
    responses = MagneticResponses(a)
    annual = Phases(a, 31, times: Harmonics.perDay)
    semiannual = Phases(a, 17, times: 2 * Harmonics.perDay)
    asymmetricAnnual = Phases(a, 13, times: Harmonics.perDay)
    asymmetricSemiannual = Phases(a, 38, times: 2 * Harmonics.perDay)
    universalTime = Phases(a, 71, times: Harmonics.perSecond)
    universalTimeLongitude = Phases(a, 79, times: Harmonics.perSecond)
    dailyEffect = MagneticTerms(
      a, main: (32, 45, 34), annual: (100, 101, 102), localTime: (121, 122, 123), hour: 124,
      hemispheres: 120, longitude: (60, 61, 62), meridian: 63, annualLongitude: (115, 116, 117),
      annualMeridian: 118, universalTime: (83, 84, 85), second: 75)
    historyEffect = MagneticTerms(
      a, main: (50, 96, 54), annual: (125, 126, 127), localTime: (128, 129, 130), hour: 131,
      hemispheres: 132, longitude: (52, 98, 67), meridian: 97, annualLongitude: (133, 134, 135),
      annualMeridian: 136, universalTime: (55, 56, 57), second: 58)
  }

  /// The factor of each expansion, its coefficient 0.
  var factors: Lanes { a[0] }

  /// The annual waves that are asymmetric about the equator.
  @inline(__always)
  func season(_ h: borrowing Harmonics) -> Lanes { asymmetricAnnual.cosine(h.year) }

  /// Returns the effects of the geomagnetic activity at a latitude [rad].
  func magneticEffects(_ conditions: ThermosphereConditions, latitude φ: Double) -> Lanes {
    responses.effects(of: conditions.geomagnetic, latitude: φ)
  }

  /// Returns the sums of the expansions.
  ///
  /// - Parameters:
  ///   - h: The functions of place and time.
  ///   - conditions: The activity, of which the fluxes are used [sfu].
  ///   - magnetic: What `magneticEffects` returns.
  @inline(__always)
  func value(
    _ h: borrowing Harmonics, _ conditions: ThermosphereConditions, magnetic: Lanes
  ) -> Lanes {
    let Δf = conditions.f107 - conditions.f107Mean
    let f = conditions.f107Mean - 150
    let flux: Lanes = a.sum(19, Δf, 20, Δf * Δf)
    let diurnalFlux: Lanes = 1 + flux + a.sum(49, f)
    let season: Lanes = season(h)

    var sum: Lanes = a[30] + flux + a.sum(21, f, 29, f * f)
    sum += a[19] * a[59] * (Δf * f)
    sum += timeIndependent(h, f)
    sum += seasons(h, season: season, flux: 1 + flux + a.sum(47, f))
    sum += diurnalFlux * tides(h, season: season)
    sum += longitude(h, season: season, f)
    sum += universalTime(h, season: season, f)
    switch conditions.geomagnetic {
    case .daily: sum += magnetic * dailyEffect.value(h, season: season)
    case .history: sum += magnetic * historyEffect.value(h, season: season)
    }
    return sum
  }

  @inline(__always)
  private func timeIndependent(_ h: borrowing Harmonics, _ f: Double) -> Lanes {
    let poles: Lanes = a.sum(1, h.P20, 2, h.P40, 22, h.P60)
    return poles + a.sum(14, h.P20 * f, 26, h.P10)
  }

  /// The annual and semiannual waves, symmetric and asymmetric about the equator.
  @inline(__always)
  private func seasons(_ h: borrowing Harmonics, season: Lanes, flux: Lanes) -> Lanes {
    var sum: Lanes = a[18] * annual.cosine(h.year)
    sum += (a[15] + a.sum(16, h.P20)) * semiannual.cosine(h.halfYear)
    sum += flux * season * a.sum(9, h.P10, 10, h.P30)
    sum += a.sum(37, h.P10) * asymmetricSemiannual.cosine(h.halfYear)
    return sum
  }

  /// The diurnal, semidiurnal and terdiurnal waves.
  @inline(__always)
  private func tides(_ h: borrowing Harmonics, season: Lanes) -> Lanes {
    let (t1, t2, t3) = (h.localTime, h.localTime2, h.localTime3)
    var sum: Lanes = a.sum(3, h.P11 * t1.cosine, 4, h.P31 * t1.cosine, 27, h.P51 * t1.cosine)
    sum += a.sum(6, h.P11 * t1.sine, 7, h.P31 * t1.sine, 28, h.P51 * t1.sine)
    sum += a.sum(5, h.P22 * t2.cosine, 41, h.P42 * t2.cosine)
    sum += a.sum(8, h.P22 * t2.sine, 42, h.P42 * t2.sine)
    sum += a.sum(39, h.P33 * t3.sine, 40, h.P33 * t3.cosine)
    var seasonal: Lanes = a.sum(11, h.P21 * t1.cosine, 12, h.P21 * t1.sine)
    seasonal += a.sum(23, h.P32 * t2.cosine, 35, h.P52 * t2.cosine)
    seasonal += a.sum(33, h.P32 * t2.sine, 36, h.P52 * t2.sine)
    seasonal += a.sum(93, h.P43 * t3.sine, 46, h.P63 * t3.sine)
    seasonal += a.sum(94, h.P43 * t3.cosine, 48, h.P63 * t3.cosine)
    return sum + season * seasonal
  }

  @inline(__always)
  private func longitude(_ h: borrowing Harmonics, season: Lanes, _ f: Double) -> Lanes {
    let (c, s) = (h.longitude.cosine, h.longitude.sine)
    var sum: Lanes = a.sum(64, h.P21 * c, 65, h.P41 * c, 66, h.P61 * c)
    sum += a.sum(103, h.P11 * c, 104, h.P31 * c, 105, h.P51 * c)
    sum += a.sum(90, h.P21 * s, 91, h.P41 * s, 92, h.P61 * s)
    sum += a.sum(106, h.P11 * s, 107, h.P31 * s, 108, h.P51 * s)
    var seasonal: Lanes = a.sum(109, h.P11 * c, 110, h.P31 * c, 111, h.P51 * c)
    seasonal += a.sum(112, h.P11 * s, 113, h.P31 * s, 114, h.P51 * s)
    return (1 + a.sum(80, f)) * (sum + season * seasonal)
  }

  /// The waves in universal time, and in universal time and longitude together.
  @inline(__always)
  private func universalTime(_ h: borrowing Harmonics, season: Lanes, _ f: Double) -> Lanes {
    var time: Lanes = a.sum(68, h.P10, 69, h.P30, 70, h.P50)
    time *= universalTime.cosine(h.universalTime)
    time *= 1 + a.sum(95, h.P10)
    time *= 1 + a.sum(81, f)
    time *= 1 + a.sum(119, h.P10) * season
    var mixed: Lanes = a.sum(76, h.P32, 77, h.P52, 78, h.P72)
    mixed *= universalTimeLongitude.cosine(h.universalTime + h.longitude2)
    mixed *= 1 + a.sum(137, f)
    return time + mixed
  }
}

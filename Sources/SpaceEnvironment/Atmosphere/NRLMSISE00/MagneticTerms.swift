/// The terms of the expansions that the geomagnetic activity multiplies.
///
/// They are of one form, with coefficients of their own, for the daily index and for the history.
struct MagneticTerms {
  typealias Three = (Int, Int, Int)

  private let a: ParameterSets
  private let main, annual, localTime, longitude, annualLongitude, universalTime: Three
  private let hemispheres: Int
  private let hour, meridian, annualMeridian, second: Phases

  /// Notes which coefficients belong to which function.
  init(
    _ a: ParameterSets, main: Three, annual: Three, localTime: Three, hour: Int,
    hemispheres: Int, longitude: Three, meridian: Int, annualLongitude: Three,
    annualMeridian: Int, universalTime: Three, second: Int
  ) {
    self.a = a
    self.main = main
    self.annual = annual
    self.localTime = localTime
    self.hemispheres = hemispheres
    self.longitude = longitude
    self.annualLongitude = annualLongitude
    self.universalTime = universalTime
    self.hour = Phases(a, hour, times: Harmonics.perHour)
    self.meridian = Phases(a, meridian, times: Harmonics.perDegree)
    self.annualMeridian = Phases(a, annualMeridian, times: Harmonics.perDegree)
    self.second = Phases(a, second, times: Harmonics.perSecond)
  }

  @inline(__always)
  func value(_ h: borrowing Harmonics, season: Lanes) -> Lanes {
    var sum: Lanes = a[main.0] + a.sum(main.1, h.P20, main.2, h.P40)
    sum += season * three(annual, h.P10, h.P30, h.P50)
    sum += hour.cosine(h.localTime) * three(localTime, h.P11, h.P31, h.P51)
    var zonal: Lanes = 1 + a.sum(hemispheres, h.P10)
    zonal *= meridian.cosine(h.longitude)
    sum += zonal * three(longitude, h.P21, h.P41, h.P61)
    let seasonal: Lanes = season * annualMeridian.cosine(h.longitude)
    sum += seasonal * three(annualLongitude, h.P11, h.P31, h.P51)
    sum += second.cosine(h.universalTime) * three(universalTime, h.P10, h.P30, h.P50)
    return sum
  }

  @inline(__always)
  private func three(_ k: Three, _ x: Double, _ y: Double, _ z: Double) -> Lanes {
    a.sum(k.0, x, k.1, y, k.2, z)
  }
}

import Glibc

/// The cosine and the sine of an angle.
struct Angle {
  let cosine: Double
  let sine: Double

  init(_ radians: Double) {
    cosine = cos(radians)
    sine = sin(radians)
  }

  init(cosine: Double, sine: Double) {
    self.cosine = cosine
    self.sine = sine
  }

  static func + (a: Angle, b: Angle) -> Angle {
    Angle(
      cosine: a.cosine * b.cosine - a.sine * b.sine,
      sine: a.sine * b.cosine + a.cosine * b.sine)
  }
}

/// The functions of place and time in which NRLMSISE-00 is expanded.
struct Harmonics {
  // The associated Legendre functions of the sine of the latitude: P32 has degree 3 and order 2.
  let P10, P20, P30, P40, P50, P60: Double
  let P11, P21, P31, P41, P51, P61: Double
  let P22, P32, P42, P52, P62, P72: Double
  let P33, P43, P53, P63: Double

  /// The day in the year, once and twice around.
  let year, halfYear: Angle
  /// The local solar time, once, twice and three times around.
  let localTime, localTime2, localTime3: Angle
  /// The longitude, once and twice around.
  let longitude, longitude2: Angle
  /// The universal time.
  let universalTime: Angle

  // The reference rounds the factors that make angles of degrees, days, hours and seconds; its
  // coefficients belong to them.
  static let perDegree = 1.74533e-2
  static let perDay = 1.72142e-2
  static let perHour = 0.2618
  static let perSecond = 7.2722e-5

  init(_ site: NRLMSISE00.Site) {
    let latitude = Angle(site.latitude / degree * Self.perDegree)
    let (c, s) = (latitude.sine, latitude.cosine)
    let (c2, s2) = (c * c, s * s)
    let c4 = c2 * c2
    P10 = c
    P20 = 0.5 * (3 * c2 - 1)
    P30 = 0.5 * c * (5 * c2 - 3)
    P40 = (35 * c4 - 30 * c2 + 3) / 8
    P50 = c * (63 * c4 - 70 * c2 + 15) / 8
    P60 = (11 * c * P50 - 5 * P40) / 6
    P11 = s
    P21 = 3 * c * s
    P31 = 1.5 * (5 * c2 - 1) * s
    P41 = 2.5 * c * (7 * c2 - 3) * s
    P51 = 1.875 * (21 * c4 - 14 * c2 + 1) * s
    P61 = (11 * c * P51 - 6 * P41) / 5
    P22 = 3 * s2
    P32 = 15 * s2 * c
    P42 = 7.5 * (7 * c2 - 1) * s2
    P52 = 3 * c * P42 - 2 * P32
    P62 = (11 * c * P52 - 7 * P42) / 4
    P72 = (13 * c * P62 - 8 * P52) / 5
    P33 = 15 * s2 * s
    P43 = 105 * s2 * s * c
    P53 = (9 * c * P43 - 7 * P33) / 2
    P63 = (11 * c * P53 - 8 * P43) / 3

    year = Angle(Self.perDay * Double(site.dayOfYear))
    halfYear = year + year
    localTime = Angle(Self.perHour * site.localSolarTime / 3600)
    localTime2 = localTime + localTime
    localTime3 = localTime2 + localTime
    longitude = Angle(Self.perDegree * site.longitude / degree)
    longitude2 = longitude + longitude
    universalTime = Angle(Self.perSecond * site.secondsOfDay)
  }
}

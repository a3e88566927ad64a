// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3.
// [2] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
import Glibc
public import SpaceEnvironment

/// The theory with which two-line elements are made, near the Earth and in deep space [1], [2].
///
/// The value holds what depends on the elements alone; a state depends on nothing but its time. The
/// theory is good to about a kilometre at epoch and loses one to three kilometres a day in low
/// orbits, more close to decay. It reproduces the test deck of [2] to 1e-6 km. Many days from the
/// epoch, the drag terms of an orbit that should have decayed give states without meaning, not always
/// with a failure.
public struct SGP4: Sendable {
  /// How two details are done that published programs do differently [2].
  public enum Mode: Hashable, Sendable {
    /// Sidereal time of 1982, and nodes as the arc tangent gives them.
    case improved
    /// Sidereal time since 1970, and positive nodes at low inclinations, as the Air Force did.
    case airForce
  }

  /// The elements that the theory was made for.
  public let elements: MeanElements
  public let mode: Mode

  let epochOrbit: SGP4Epoch
  let rates: SGP4SecularRates
  let drag: SGP4Drag
  let deepSpace: DeepSpace?
  /// The terms of the inclination at epoch.
  let inclinationTerms: InclinationTerms

  /// Prepares the propagation of elements.
  ///
  /// - Throws: `Failure` where the mean motion is not above zero or the eccentricity is not from 0 to
  ///   below 1.
  public init(_ elements: MeanElements, mode: Mode = .improved) throws(Failure) {
    guard elements.meanMotion > 0, elements.meanMotion.isFinite else {
      throw .meanMotion(elements.meanMotion)
    }
    guard elements.eccentricity >= 0, elements.eccentricity < 1 else {
      throw .meanEccentricity(elements.eccentricity)
    }
    self.elements = elements
    self.mode = mode
    epochOrbit = SGP4Epoch(elements)
    rates = SGP4SecularRates(epochOrbit)
    drag = SGP4Drag(epochOrbit, rates: rates)
    inclinationTerms = InclinationTerms(sine: epochOrbit.sinI, cosine: epochOrbit.cosI)
    if epochOrbit.isDeepSpace {
      // Through the Julian date, whose rounding to 40 µs the program of [2] has too: its output shows
      // it at the ninth digit on the longest orbits.
      let days = elements.epoch.julianDate - 2_433_281.5
      deepSpace = DeepSpace(
        epochOrbit, rates: rates, daysSince1950: days,
        siderealTime: Self.siderealTime(daysSince1950: days, mode: mode))
    } else {
      deepSpace = nil
    }
  }

  /// Whether the period is at least 225 minutes, so that Sun, Moon and resonance count.
  public var isDeepSpace: Bool { deepSpace != nil }

  /// Returns the state at an instant, in the frame of true equator and mean equinox.
  public func state(at instant: Instant) throws(Failure) -> TimedState {
    try state(secondsSinceEpoch: instant - elements.epoch)
  }

  /// Returns Greenwich mean sidereal time [rad], from 0 to below 2π.
  ///
  /// - Parameter days: The time since 1950-01-00 [d].
  static func siderealTime(daysSince1950 days: Double, mode: Mode) -> Double {
    let θ: Double
    switch mode {
    case .improved:
      // [2] gstime: the formula of the IAU of 1982.
      let T = (days - 18_263.5) / 36_525
      let seconds =
        -6.2e-6 * T * T * T + 0.093104 * T * T + (876_600.0 * 3600 + 8_640_184.812866) * T
        + 67_310.54841
      θ = fmod(seconds * (.pi / 180) / 240, 2 * .pi)
    case .airForce:
      // [2] initl: days and fraction since 1970.
      let since1970 = days - 7305
      let whole = (since1970 + 1e-8).rounded(.down)
      let rate = 1.72027916940703639e-2
      θ = fmod(
        1.7321343856509374 + rate * whole + (rate + 2 * .pi) * (since1970 - whole)
          + since1970 * since1970 * 5.07551419432269442e-15, 2 * .pi)
    }
    return θ < 0 ? θ + 2 * .pi : θ
  }
}

/// The functions of the inclination in the terms of long and short period [1] section 6.
struct InclinationTerms: Sendable {
  let sine: Double
  let cosine: Double
  /// 3 cos²i − 1, 1 − cos²i and 7 cos²i − 1.
  let x3θ2m1: Double
  let x1mθ2: Double
  let x7θ2m1: Double
  /// The factors of the long-period terms in longitude and in e sin ω.
  let longitude: Double
  let eccentricityVector: Double

  init(sine: Double, cosine: Double) {
    self.sine = sine
    self.cosine = cosine
    let θ2 = cosine * cosine
    x3θ2m1 = 3 * θ2 - 1
    x1mθ2 = 1 - θ2
    x7θ2m1 = 7 * θ2 - 1
    // At an inclination of 180° the divisor is kept from zero [2].
    let divisor = abs(cosine + 1) > 1.5e-12 ? 1 + cosine : 1.5e-12
    longitude = -0.25 * SGP4Gravity.j3OverJ2 * sine * (3 + 5 * cosine) / divisor
    eccentricityVector = -0.5 * SGP4Gravity.j3OverJ2 * sine
  }
}

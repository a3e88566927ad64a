// References
// [1] CCSDS 508.1-B-1 (2019, corrigendum 1 of 2021), Re-entry Data Message, section 3.
public import Reentry
public import SpaceEnvironment

extension ReentryDataMessage {
  /// Who sends a message, and when.
  public struct Sender: Hashable, Sendable {
    public let originator: String
    public let created: Instant

    public init(originator: String, created: Instant) {
      self.originator = originator
      self.created = created
    }
  }

  /// Creates the message of a prediction.
  ///
  /// The altitude is over a sphere, as the standard asks [1]: epoch and window are those of
  /// `prediction.json` moved by the time between the two altitudes. The lifetime counts from the last
  /// orbit used. The window is that of 90 % by the samples. The place of an impact is left out: it is
  /// known to no better than the track of the window.
  public init(
    _ prediction: ReentryPrediction, of subject: ReentrySubject, from sender: Sender
  ) {
    let fit = prediction.fit
    let zero = Self.rounded(prediction.lastOrbit)
    let nominal = prediction.nominal
    let shift = nominal.sphericalPassage.instant - nominal.instant
    let end = Self.rounded(nominal.sphericalPassage.instant)
    let start = Self.rounded(prediction.window.quantile(0.05) + shift)
    let stop = Self.rounded(prediction.window.quantile(0.95) + shift)
    let number = subject.catalogNumber.map(String.init)
    let stamp = Self.epoch(prediction.asOf).filter(\.isNumber).prefix(14)

    values["CREATION_DATE"] = Self.epoch(sender.created)
    values["ORIGINATOR"] = Self.upper(sender.originator)
    values["MESSAGE_ID"] =
      "\(Self.upper(sender.originator))/\(number ?? Self.upper(subject.name))-\(stamp)"
    values["OBJECT_NAME"] = Self.upper(subject.name)
    values["INTERNATIONAL_DESIGNATOR"] = subject.internationalDesignator ?? "UNKNOWN"
    if let number {
      values["CATALOG_NAME"] = "SATCAT"
      values["OBJECT_DESIGNATOR"] = number
    }
    values["OBJECT_TYPE"] = Self.type(subject.kind)
    let controls: Set<ReentryFlag> = [.manoeuvrable, .manoeuvreSuspected, .dragModulation]
    values["CONTROLLED_REENTRY"] = controls.isDisjoint(with: prediction.flags) ? "NO" : "UNKNOWN"
    values["CENTER_NAME"] = "EARTH"
    values["TIME_SYSTEM"] = "UTC"
    values["EPOCH_TZERO"] = Self.epoch(zero)
    values["REF_FRAME"] = "TEME"
    values["GRAVITY_MODEL"] = prediction.dynamics.gravityModel
    values["ATMOSPHERIC_MODEL"] = "NRLMSISE-00"
    values["SOLAR_FLUX_PREDICTION"] =
      nominal.instant > prediction.observedUntil ? "STOCHASTIC" : "OBSERVED"
    values["N_BODY_PERTURBATIONS"] = prediction.dynamics.hasThirdBodies ? "SUN, MOON" : "NONE"
    values["SOLAR_RAD_PRESSURE"] = "NO"
    values["EARTH_TIDES"] = "NO"
    values["INTRACK_THRUST"] = "NO"
    values["DRAG_PARAMETERS_SOURCE"] = "OD"
    values["REENTRY_UNCERTAINTY_METHOD"] = "STOCHASTIC"
    values["REENTRY_DISINTEGRATION"] = "NONE"

    values["ORBIT_LIFETIME"] = Self.days(end - zero)
    values["REENTRY_ALTITUDE"] = Self.number(nominal.referenceAltitude / kilometre, digits: 3)
    values["ORBIT_LIFETIME_WINDOW_START"] = Self.days(start - zero)
    values["ORBIT_LIFETIME_WINDOW_END"] = Self.days(stop - zero)
    values["NOMINAL_REENTRY_EPOCH"] = Self.epoch(end)
    values["REENTRY_WINDOW_START"] = Self.epoch(start)
    values["REENTRY_WINDOW_END"] = Self.epoch(stop)
    values["ORBIT_LIFETIME_CONFIDENCE_LEVEL"] = "90"
    comments[.atmosphericReentry] = [
      "ALTITUDE OVER A SPHERE OF 6378.137 KM; WINDOW FROM 5 TO 95 % OF THE SAMPLES"
    ]
    if !prediction.flags.isEmpty {
      let words = prediction.flags.map { Self.upper($0.rawValue) }
      comments[.atmosphericReentry]?.append("FLAGS: \(words.joined(separator: ", "))")
    }

    let (r, v) = (fit.anchor.state.position, fit.anchor.state.velocity)
    values["EPOCH"] = Self.epoch(zero)
    for (axis, name) in ["X", "Y", "Z"].enumerated() {
      values[name] = Self.number(r[axis] / kilometre, digits: 6)
      values["\(name)_DOT"] = Self.number(v[axis] / kilometre, digits: 9)
    }
    comments[.state] = ["FITTED STATE AT THE EPOCH OF THE LAST ORBIT USED"]
    if let mass = subject.mass { values["WET_MASS"] = Self.number(mass, digits: 3) }
    values["BALLISTIC_COEFF"] = Self.number(1 / fit.ballisticCoefficient, digits: 6)
    comments[.spacecraft] = ["FITTED M/(CD A) UNDER THE ATMOSPHERIC MODEL ABOVE"]
    values["ACTUAL_OD_SPAN"] = Self.days(max(fit.span, 1e-8 * day))
    values["OBS_AVAILABLE"] = String(max(1, fit.usedCount + fit.rejectedCount))
    values["OBS_USED"] = String(max(1, fit.usedCount))
    comments[.orbitDetermination] = ["OBSERVATIONS ARE ELEMENT SETS OR STATES OF OTHERS"]
  }

  /// To the millisecond, as epochs are written.
  private static func rounded(_ instant: Instant) -> Instant {
    Instant(secondsSinceJ2000: (instant.secondsSinceJ2000 * 1000).rounded() / 1000)
  }

  private static func epoch(_ instant: Instant) -> String {
    let text = instant.iso8601
    return text.contains("T") ? text : "\(text)T00:00:00Z"
  }

  private static func days(_ seconds: Double) -> String { number(seconds / day, digits: 8) }

  /// A number with so many decimals, the last of them kept: digits say how well lifetimes agree.
  private static func number(_ x: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { product, _ in 10 * product }
    let whole = Int((abs(x) * scale).rounded())
    let (integer, rest) = whole.quotientAndRemainder(dividingBy: Int(scale))
    let decimals = String(rest)
    let zeros = String(repeating: "0", count: digits - decimals.count)
    return "\(x < 0 && whole > 0 ? "-" : "")\(integer).\(zeros)\(decimals)"
  }

  /// Text as the standard allows it: upper case, ASCII, in one short line.
  private static func upper(_ text: String) -> String {
    let kept = text.uppercased().unicodeScalars.map {
      $0.value >= 0x20 && $0.value < 0x7F ? Character($0) : "?"
    }
    return String(kept.prefix(200))
  }

  private static func type(_ kind: ReentryObject.Kind) -> String {
    switch kind {
    case .payload: "PAYLOAD"
    case .rocketBody: "ROCKET BODY"
    case .debris: "DEBRIS"
    case .unknown: "UNKNOWN"
    }
  }
}

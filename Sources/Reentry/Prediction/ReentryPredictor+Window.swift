// References
// [1] Pardini, Anselmo (2018), Assessing the risk and the uncertainty affecting the uncontrolled
//     re-entry of manmade space objects, J. Space Saf. Eng. 5, 46-62: a mean error of residual lifetimes
//     of 10 % in the IADC campaigns, and windows of ±20 % for a confidence of 90 %.
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

extension ReentryPredictor {
  /// The standard deviation of ln B that no fit can see [1]: the error of the model of the density
  /// against that of the time of the fit, and the change of attitude on the way down.
  ///
  /// 10 %, so that with a good fit and quiet activity the window of 90 % is not narrower than the
  /// published errors allow.
  public static let modelSigma = 0.10

  /// The degrees of freedom at which the scatter of arcs counts half.
  static let arcDegrees = 4.0

  /// Samples the instants of re-entry.
  ///
  /// Every sample has a ballistic coefficient by the errors of the fit, the scatter over its arcs and
  /// the model; a semi-major axis by the errors of the fit; and a forecast of the activity that errs as
  /// one made on a past day did.
  func window(
    of fit: OrbitFit, _ nominal: NominalReentry, _ track: ActivityTrack,
    _ dynamics: ReentryDynamics
  ) throws(ReentryProblem) -> ReentryWindow {
    precondition(sampleCount >= 2, "a window needs two samples")
    let timeline = try DecayTimeline(fit: fit, until: nominal.instant, dynamics: dynamics)
    let remaining = nominal.instant - fit.anchor.instant
    let isForecast = nominal.instant > track.observedUntil
    // A sample that lasts twice as long is still under its own activity.
    let leadDays = Int((2 * remaining / day).rounded(.up)) + 2
    let errors =
      isForecast
      ? ForecastErrors(
        record: record, before: track.firstForecastDay, leadDays: min(leadDays, 90))
      : nil
    // The variance of a few arcs is itself uncertain: it counts by their number.
    let degrees = Double(max(0, fit.arcs.count - 1))
    let scatter = fit.arcScatter * (degrees / (Self.arcDegrees + degrees)).squareRoot()
    let beyondFit = hypot(scatter, Self.modelSigma)
    var samples: [Instant] = []
    samples.reserveCapacity(sampleCount)
    for number in 0..<sampleCount {
      var stream = RandomStream(seed: seed, stream: UInt64(number))
      let (x, y) = stream.normalPair()
      let (z, _) = stream.normalPair()
      let ofAxis = fit.axisSigma * x
      let r = fit.correlation
      let ofFit = fit.logSigma * (r * x + max(0, 1 - r * r).squareRoot() * y)
      var air: ThermosphereOverTime?
      if let error = errors?.draw(using: &stream) {
        do {
          air = try ThermosphereOverTime(
            track: track.deviating(by: error))
        } catch {
          throw .outOfRange(error)
        }
      }
      samples.append(
        timeline.end(factor: exp(ofFit + beyondFit * z), axisOffset: ofAxis, air: air))
    }
    return ReentryWindow(
      samples: samples.sorted(), logSigma: hypot(fit.logSigma, beyondFit))
  }
}

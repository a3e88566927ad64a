// References
// [1] Pardini, Anselmo (2018), Assessing the risk and the uncertainty affecting the uncontrolled
//     re-entry of manmade space objects, J. Space Saf. Eng. 5, 46-62: the errors of residual lifetimes
//     in the IADC campaigns.
import NumericalMethods
public import OrbitalMechanics
public import SpaceEnvironment

/// The prediction of the re-entry of one object from its element sets.
///
///     let predictor = ReentryPredictor(record: ActivityRecord(weather))
///     let prediction = try predictor.prediction(of: history, asOf: instant)
public struct ReentryPredictor: Sendable {
  /// Which activity a prediction knows.
  public enum Knowledge: Hashable, Sendable {
    /// The days that had ended at the as-of time; then a forecast.
    case forecast
    /// All days of the record, also after the as-of time, then a forecast: for studies.
    case observed
  }

  /// The observed activity.
  public let record: ActivityRecord
  public var knowledge = Knowledge.forecast
  /// The geodetic altitude to which the prediction refers [m], from 10 to 120 km.
  public var referenceAltitude = 80_000.0
  /// The number of samples of the window; at least 2.
  public var sampleCount = 200
  /// The seed of the samples.
  public var seed: UInt64 = 1
  /// The size of the object [m], which tells where its drag coefficient falls.
  public var objectSize = ReentryDynamics.unknownSize
  /// Whether the object can manoeuvre, by what is said of it.
  public var isManoeuvrable = false
  /// The figure of the Earth.
  public var earth = Earth.wgs84

  /// The longest time ahead [s].
  public static let horizon = 180 * day

  public init(record: ActivityRecord) { self.record = record }

  /// Predicts the re-entry from what was known at an instant.
  ///
  /// The time of the fit follows from a first estimate of the remaining life h: two fifths of it, at
  /// least 0.6 d and at most 6 d. Half of the decay of a short time before is too little to tell it
  /// from the errors of the sets; after too long a time attitude and air have changed.
  ///
  /// - Parameters:
  ///   - sets: The element sets of the object with rising epochs, none later than `asOf`.
  ///   - asOf: The instant of the prediction.
  public func prediction(
    of sets: [ElementSet], asOf: Instant
  ) throws(ReentryProblem) -> ReentryPrediction {
    guard let last = sets.last else { throw .tooFewSets(used: 0, rejected: 0) }
    precondition(last.epoch <= asOf, "an orbit is from after the prediction")
    let setting = try dynamics(
      around: last.epoch, eccentricity: last.elements.eccentricity, orbits: .meanElements,
      asOf: asOf)
    let fitter = OrbitFitter(dynamics: setting.dynamics)
    let remaining = try roughLife(of: sets, fitter)
    var fit = try fitter.fit(sets, span: Self.span(remaining: remaining))
    var nominal = try nominal(fit, setting.dynamics)
    // A rough life that was far off has given the wrong span.
    let span = Self.span(remaining: nominal.instant - last.epoch)
    if abs(span / Self.span(remaining: remaining) - 1) > 0.1 {
      fit = try fitter.fit(sets, span: span)
      nominal = try self.nominal(fit, setting.dynamics)
    }
    let history = try fitter.history(of: sets, fit, until: setting.track.observedUntil)
    return try prediction(fit, history, nominal, setting.track, setting.dynamics, asOf: asOf)
  }

  /// Adds the window and the flags.
  func prediction(
    _ fit: OrbitFit, _ history: DragHistory?, _ nominal: NominalReentry, _ track: ActivityTrack,
    _ dynamics: ReentryDynamics, asOf: Instant
  ) throws(ReentryProblem) -> ReentryPrediction {
    let epoch = fit.anchor.instant
    var flags = fit.flags
    if asOf - epoch > 0.1 * (nominal.instant - epoch) { flags.insert(.oldOrbit) }
    if let history {
      if history.isModulated { flags.insert(.dragModulation) }
      if history.wasMaintained { flags.insert(.manoeuvreSuspected) }
    }
    if isManoeuvrable { flags.insert(.manoeuvrable) }
    let window = try window(of: fit, nominal, track, dynamics)
    if window.quantile(0.95) < asOf { flags.insert(.windowPassed) }
    return ReentryPrediction(
      asOf: asOf, fit: fit, history: history, nominal: nominal,
      window: window, dynamics: dynamics,
      observedUntil: track.observedUntil, flags: ReentryFlag.allCases.filter(flags.contains))
  }

  /// The time of a fit by the remaining life [s].
  static func span(remaining: Double) -> Double {
    max(0.6 * day, min(6 * day, 0.4 * remaining))
  }

  /// The forces and the activity from before the fit to the horizon.
  func dynamics(
    around epoch: Instant, eccentricity: Double, orbits: ReentryDynamics.Orbits, asOf: Instant
  ) throws(ReentryProblem) -> (track: ActivityTrack, dynamics: ReentryDynamics) {
    let track: ActivityTrack
    do {
      track = try ActivityTrack(
        record: record, from: epoch + -(SetSelection.farthest + 2 * day),
        to: epoch + Self.horizon, knownAt: knowledge == .forecast ? asOf : nil)
    } catch {
      throw .activity(error)
    }
    do {
      let air = try ThermosphereOverTime(track: track)
      return (
        track,
        ReentryDynamics(
          air: air, eccentricity: eccentricity, orbits: orbits, size: objectSize, earth: earth)
      )
    } catch {
      throw .outOfRange(error)
    }
  }

  /// Estimates the remaining life [s] from fits of growing spans, until one tells B to 30 %.
  private func roughLife(
    of sets: [ElementSet], _ fitter: OrbitFitter
  ) throws(ReentryProblem) -> Double {
    var problem: ReentryProblem?
    for span in [0.6 * day, 2 * day, 6 * day] {
      do {
        let fit = try fitter.fit(sets, span: span)
        if fit.logSigma < 0.3 || span == 6 * day {
          var dynamics = fitter.dynamics
          dynamics.tolerance = 1e-7
          return try nominal(fit, dynamics).instant - fit.anchor.instant
        }
      } catch {
        // Over a longer time a slow decay shows.
        guard case .notDecaying = error else { throw error }
        problem = error
      }
    }
    throw problem!
  }

  /// Propagates the fitted motion down.
  func nominal(
    _ fit: OrbitFit, _ dynamics: ReentryDynamics
  ) throws(ReentryProblem) -> NominalReentry {
    let levels = Set(ReentryAltitudes.reported + [referenceAltitude, Self.lateAltitude])
    let floor = 10_000.0
    let flight: Propagation
    let spherical: TimedState?
    do {
      var propagator = dynamics.propagator(fit.ballisticCoefficient)
      flight = try propagator.propagate(
        fit.anchor, to: fit.anchor.instant + Self.horizon, descents: Array(levels), floor: floor)
      // What remains once more, with altitudes over a sphere
      propagator.earth = Earth(
        gravitationalParameter: earth.gravitationalParameter,
        equatorialRadius: earth.equatorialRadius, flattening: 0,
        rotationRate: earth.rotationRate, j2: earth.j2)
      let late = flight.descent(through: Self.lateAltitude) ?? fit.anchor
      spherical = try propagator.propagate(
        late, to: late.instant + 2 * day, descents: [referenceAltitude],
        floor: min(referenceAltitude - 1_000, 60_000)
      ).descent(through: referenceAltitude)
    } catch {
      throw .integration(error)
    }
    guard flight.ending == .floor else { throw .outlives(horizon: Self.horizon) }
    var descents = flight.descents.filter { $0.altitude != Self.lateAltitude }
    descents.append(Propagation.Descent(altitude: floor, passage: flight.end))
    guard let passage = descents.first(where: { $0.altitude == referenceAltitude })?.passage,
      let spherical
    else {
      throw .alreadyDown(
        epoch: fit.anchor.instant, altitude: fit.anchor.place(over: earth).altitude)
    }
    return NominalReentry(
      passage, spherical: spherical, altitude: referenceAltitude, descents: descents,
      earth: earth)
  }

  /// An altitude that lies above all that a prediction may refer to, over the sphere too [m].
  private static let lateAltitude = 160_000.0
}

public import OrbitalMechanics
public import SpaceEnvironment

/// When and where the fitted motion comes down.
public struct NominalReentry: Sendable {
  /// The altitude to which the prediction refers [m].
  public let referenceAltitude: Double
  /// The passage through that altitude.
  public let passage: TimedState
  /// The place of the passage.
  public let place: GeodeticPosition
  /// Whether the object moves to the north there.
  public let isAscending: Bool
  /// The passage through the reference altitude over a sphere of the equatorial radius, as data messages
  /// have it; up to some minutes earlier, far from the equator.
  public let sphericalPassage: TimedState
  /// The passages through other altitudes, from the highest down.
  public let descents: [Propagation.Descent]

  /// The instant of the re-entry.
  public var instant: Instant { passage.instant }

  init(
    _ passage: TimedState, spherical: TimedState, altitude: Double,
    descents: [Propagation.Descent], earth: Earth
  ) {
    sphericalPassage = spherical
    referenceAltitude = altitude
    self.passage = passage
    place = passage.place(over: earth)
    isAscending = passage.state.velocity.z > 0
    self.descents = descents
  }
}

/// The instants between which a re-entry lies, by its chances.
public struct ReentryWindow: Sendable {
  /// The instants of the samples, rising.
  public let samples: [Instant]
  /// The standard deviation of ln B that the samples were drawn with [1].
  public let logSigma: Double

  /// Returns the instant before which a share of the samples comes down, from 0 to 1, by linear
  /// interpolation.
  public func quantile(_ share: Double) -> Instant {
    precondition((0...1).contains(share), "a share lies between 0 and 1")
    let position = share * Double(samples.count - 1)
    let low = Int(position)
    guard low + 1 < samples.count else { return samples[samples.count - 1] }
    return samples[low] + (position - Double(low)) * (samples[low + 1] - samples[low])
  }
}

/// A prediction of a re-entry.
public struct ReentryPrediction: Sendable {
  /// The instant at which it is made.
  public let asOf: Instant
  /// The fit on which it stands.
  public let fit: OrbitFit
  /// How the ballistic coefficient went over the weeks before; `nil` where states alone are known.
  public let history: DragHistory?
  public let nominal: NominalReentry
  public let window: ReentryWindow
  /// The forces of the fit and the prediction.
  public let dynamics: ReentryDynamics
  /// The end of the observed activity; after it the forecast holds.
  public let observedUntil: Instant
  public let flags: [ReentryFlag]

  /// The epoch of the last orbit used.
  public var lastOrbit: Instant { fit.anchor.instant }
  /// The time from the last orbit used to the nominal re-entry [s].
  public var remaining: Double { nominal.instant - lastOrbit }
  /// The conventional window of ±20 % of that time.
  public var conventionalWindow: (start: Instant, end: Instant) {
    (nominal.instant + -0.2 * remaining, nominal.instant + 0.2 * remaining)
  }
}

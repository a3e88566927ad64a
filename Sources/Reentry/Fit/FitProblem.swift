public import NumericalMethods
public import SpaceEnvironment

/// Why a fit or a prediction is not possible.
public enum ReentryProblem: Error, Hashable, Sendable {
  /// Fewer usable element sets than two; how many, and how many were put aside.
  case tooFewSets(used: Int, rejected: Int)
  /// The semi-major axis does not fall over the time of the fit.
  case notDecaying(from: Instant, to: Instant)
  /// The last orbit lies below 120 km, or comes down within half a revolution; its altitude [m].
  case alreadyDown(epoch: Instant, altitude: Double)
  /// The object stays up longer than predictions reach.
  case outlives(horizon: Double)
  /// The activity is not given over the time needed.
  case activity(ActivityTrack.Problem)
  /// A value of the activity lies outside the range of the model.
  case outOfRange(OutOfRange)
  /// The motion cannot be integrated.
  case integration(IntegrationError)
}

/// What a reader should know before trusting a prediction.
public enum ReentryFlag: String, Hashable, Sendable, CaseIterable {
  /// The semi-major axis rose between two sets, or fell far out of line, or the orbit was held within the
  /// weeks before.
  case manoeuvreSuspected = "manoeuvre_suspected"
  /// The semi-major axis rose between two sets by more than their errors.
  case risingSemiMajorAxis = "rising_semi_major_axis"
  /// The ballistic coefficient differs from arc to arc by more than 25 %.
  case varyingDrag = "varying_drag"
  /// Over the weeks before, the ballistic coefficient varies by more than the errors of air and sets
  /// explain, see ``DragHistory``.
  case dragModulation = "drag_modulation_suspected"
  /// Fewer than four element sets carry the fit.
  case fewSets = "few_sets"
  /// The fit reaches further back than its rule says, for lack of sets.
  case longSpan = "long_fit_span"
  /// The ballistic coefficient was not fitted but made of mass, area and drag coefficient.
  case assumedDrag = "drag_not_fitted"
  /// The object can manoeuvre, by what is said of it.
  case manoeuvrable
  /// The last orbit is old: a tenth of the time to re-entry or more had passed at the as-of time.
  case oldOrbit = "old_orbit"
  /// The window of 90 % had passed at the as-of time: the object is down, or the prediction is wrong.
  case windowPassed = "window_passed"
}

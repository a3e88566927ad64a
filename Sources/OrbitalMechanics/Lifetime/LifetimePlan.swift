import SpaceEnvironment

/// How finely the decay of an orbit is resolved.
///
/// Finer steps change the mean lifetime of eight orientations by less than 0.5 % on low orbits; on
/// transfer orbits, where it hangs on the balance of tides and drag, by a few per cent.
struct LifetimePlan: Sendable {
  /// The fall in a step over the scale height.
  var fallPerStep = 0.5
  /// The relative change of the eccentricity in a step.
  var changePerStep = 0.12
  /// The number of steps into which a life is divided at least.
  var stepsPerLife = 80.0
  /// The longest step [s]; its points lie less than half a rotation of the Sun apart.
  var longest = 100 * day
  /// The longest step where tides count [s], while the orbit is younger than so many of them.
  var longestWithTides = 12 * day
  var stepsPerLifeWithTides = 300.0
  /// The longest time for which tides are taken as constant [s].
  var longestTide = 2.5 * day
  /// The numbers of points in a step, and a number prime to them by which they are taken in turn.
  var pointCount = 8
  var pointCountWithTides = 6
  var stride = 5
  /// How far points crowd about a sharp perigee: see `DragSample`.
  var crowding = 0.9
}

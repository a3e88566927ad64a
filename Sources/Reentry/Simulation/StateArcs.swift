public import OrbitalMechanics
public import SpaceEnvironment

/// Element sets made of the states of an ephemeris, so that drag can be fitted to them.
public enum StateArcs {
  /// The time over which a set is fitted to states, and the time between two of them [s].
  static let span = 0.3 * day
  static let interval = 0.3 * day
  /// At most so many states go into a set, and at least so many.
  static let most = 40
  static let least = 8

  /// Returns the sets that states allow; none where they are too few or over too short a time.
  ///
  /// - Parameters:
  ///   - states: The states with rising instants, in the frame of true equator and mean equinox.
  ///   - object: The object.
  public static func elementSets(
    of states: [TimedState], object: ObjectIdentity
  ) -> [ElementSet] {
    guard let first = states.first, let last = states.last else { return [] }
    var sets: [ElementSet] = []
    var drag = 1e-4
    let count = Int((last.instant - first.instant - span) / interval)
    for k in stride(from: max(0, count), through: 0, by: -1) {
      let end = last.instant + -Double(k) * interval
      let arc = states.filter { $0.instant <= end && end - $0.instant <= span }
      // A gap in the ephemeris makes no set.
      guard arc.count >= least, let anchor = arc.last, end - anchor.instant < interval / 2,
        anchor.instant - arc[0].instant >= 0.8 * span
      else { continue }
      let step = max(1, (arc.count + most - 1) / most)
      let thinned = stride(from: arc.count - 1, through: 0, by: -step).reversed().map { arc[$0] }
      let observations = thinned.map {
        ElementSetFit.Observation(instant: $0.instant, position: $0.position)
      }
      guard
        let elements = ElementSetFit.elements(observations, near: anchor, dragStart: drag)
      else { continue }
      drag = elements.bstar
      sets.append(ElementSet(object: object, elements: elements))
    }
    return sets
  }
}

import FileFormats
import OrbitalMechanics
import Reentry
import SpaceEnvironment

/// The orbits of one object from a file: element sets, or states where there are none.
enum KnownOrbits {
  case history(OrbitHistory)
  /// States in the frame of the equations of motion, and the ballistic coefficient [m²/kg] where the
  /// message tells it.
  case states([TimedState], ObjectIdentity, ballisticCoefficient: Double?)

  /// What a prediction begins from.
  enum Source {
    case sets([ElementSet])
    case state(TimedState, ballisticCoefficient: Double)
  }

  /// Sets may have an epoch somewhat ahead of the clock, not more than this [s].
  private static let ahead = 2 * day

  /// Reads the orbits of the object that is described, or of the only one in the file.
  init(
    of object: ReentryObject?, file: String?, in orbits: String
  ) throws(InputError) {
    let data = try OrbitDataFile.read(
      orbits, OrbitDataReading(latestEpoch: SystemClock.now + Self.ahead))
    guard data.elementSets.isEmpty else {
      self = .history(try Self.history(in: data, of: object, file: file, orbits: orbits))
      return
    }
    let series = data.stateSeries
    let names = Set(series.map { $0.object.internationalDesignator ?? $0.object.name ?? "" })
    guard names.count == 1 else {
      throw InputError(
        file: orbits, message: "has states of \(names.count) objects, must have those of 1")
    }
    let states = series.flatMap(\.inertialStates).sorted { $0.instant < $1.instant }
    let coefficient = series.lazy.reversed().compactMap { one -> Double? in
      guard let mass = one.mass, let area = one.dragArea, let c = one.dragCoefficient else {
        return nil
      }
      return c * area / mass
    }.first { $0 > 0 }
    self = .states(states, series[0].object, ballisticCoefficient: coefficient)
  }

  var identity: ObjectIdentity {
    switch self {
    case .history(let history): history.object
    case .states(_, let identity, _): identity
    }
  }

  /// Returns what was known at an instant; all of it where none is given.
  func source(
    asOf: Instant?, object: ReentryObject?, file: String
  ) throws(InputError) -> Source {
    switch self {
    case .history(let history):
      guard let asOf else { return .sets(history.sets) }
      guard let known = history.known(asOf: asOf) else {
        throw InputError(
          file: file, message: "has 0 element sets up to \(asOf.iso8601), must have at least 2")
      }
      return .sets(known.sets)
    case .states(let all, let identity, let coefficient):
      let states = all.filter { $0.instant <= asOf ?? $0.instant }
      guard let last = states.last else {
        throw InputError(
          file: file, message: "has 0 states up to \(asOf?.iso8601 ?? ""), must have at least 1")
      }
      let sets = StateArcs.elementSets(of: states, object: identity)
      if sets.count >= 3 { return .sets(sets) }
      guard let B = coefficient ?? object?.ballisticCoefficient else {
        let days = ((last.instant - states[0].instant) / day).nineDigits
        throw InputError(
          file: file,
          message: "has \(states.count) states over \(days) d, which do not tell the drag; must be "
            + "an ephemeris of at least 1 d, or have MASS, DRAG_AREA and DRAG_COEFF, or an object "
            + "file with mass_kg, dimensions_m and drag_coefficient")
      }
      return .state(last, ballisticCoefficient: B)
    }
  }

  private static func history(
    in data: OrbitData, of object: ReentryObject?, file: String?, orbits: String
  ) throws(InputError) -> OrbitHistory {
    var histories = data.histories
    if let number = object?.catalogNumber, let file {
      histories.removeAll { $0.object.catalogNumber != number }
      if histories.isEmpty {
        throw InputError(
          file: orbits, message: "has no element sets of the object \(number) of \(file)")
      }
    }
    guard histories.count == 1 else {
      throw InputError(
        file: orbits,
        message: "has element sets of \(histories.count) objects, must have those of 1; choose by "
          + "the catalog_number of --object")
    }
    return histories[0]
  }
}

public import Reentry
import SpaceEnvironment

extension ReentryProblem {
  /// The fault in words, to follow the name of the file of orbits.
  public var message: String {
    switch self {
    case .tooFewSets(let used, let rejected):
      "has \(used) usable element sets in the 15 d before the last one and \(rejected) put aside, "
        + "must have at least 2"
    case .notDecaying(let start, let end):
      "the semi-major axis does not fall from \(start.iso8601) to \(end.iso8601): the object "
        + "manoeuvres, or decays too slowly for a prediction"
    case .alreadyDown(let epoch, let altitude):
      "the altitude at the last orbit, \(epoch.iso8601), is \((altitude / kilometre).nineDigits) "
        + "km, must be greater than 120 km and the object half a revolution from its end: the "
        + "object has come down"
    case .outlives(let horizon):
      "the object does not come down within \((horizon / day).nineDigits) d of the last orbit; "
        + "'detritus lifetime' predicts longer lives"
    case .activity(.startsTooLate(let first)):
      "space weather is given from \(first.iso8601) on for a fit, which must begin later"
    case .activity(.endsTooEarly(let end)):
      "space weather is observed until \(end.iso8601), must be until 7 d before the prediction and "
        + "the time of the fit"
    case .outOfRange(let error): "space weather: \(error)"
    case .integration(.notFinite(let time)):
      "the motion cannot be followed \((time / day).nineDigits) d from the last orbit"
    }
  }
}

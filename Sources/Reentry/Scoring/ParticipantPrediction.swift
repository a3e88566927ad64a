public import SpaceEnvironment

/// A prediction as a participant of a campaign gives it.
public struct ParticipantPrediction: Hashable, Sendable {
  public var participant: String
  /// The name of the object, and its number in the catalogue where it is known.
  public var object: String
  public var catalogNumber: Int?
  /// The instant at which it was made.
  public var issued: Instant
  /// The epoch of the last orbit that it stands on.
  public var lastOrbit: Instant
  /// The instant at which the object is said to come down.
  public var predicted: Instant
  /// The window, `nil` where none was given.
  public var window: ClosedRange<Instant>?
  /// The instants of samples, rising; empty where there are none.
  public var samples: [Instant]

  public init(
    participant: String, object: String, catalogNumber: Int?, issued: Instant,
    lastOrbit: Instant, predicted: Instant, window: ClosedRange<Instant>?,
    samples: [Instant] = []
  ) {
    self.participant = participant
    self.object = object
    self.catalogNumber = catalogNumber
    self.issued = issued
    self.lastOrbit = lastOrbit
    self.predicted = predicted
    self.window = window
    self.samples = samples
  }

  /// Creates the entry of one of the own predictions, with the window from 5 to 95 %.
  public init(
    _ prediction: ReentryPrediction, participant: String, object: String, catalogNumber: Int?
  ) {
    let window = prediction.window
    self.init(
      participant: participant, object: object, catalogNumber: catalogNumber,
      issued: prediction.asOf, lastOrbit: prediction.lastOrbit,
      predicted: prediction.nominal.instant,
      window: window.quantile(0.05)...window.quantile(0.95), samples: window.samples)
  }

  /// The instants by which it is scored as a distribution: the samples; or half of the chance evenly
  /// on each side of the prediction within the window; or the prediction alone.
  var distribution: [Instant] {
    if !samples.isEmpty { return samples }
    guard let window else { return [predicted] }
    let middle = min(max(predicted, window.lowerBound), window.upperBound)
    let count = 50
    return (0..<(2 * count)).map { k in
      let share = (Double(k % count) + 0.5) / Double(count)
      return k < count
        ? window.lowerBound + share * (middle - window.lowerBound)
        : middle + share * (window.upperBound - middle)
    }
  }
}

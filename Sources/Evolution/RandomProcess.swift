/// The processes that draw, each from a stream of its own: switching one on does not reshuffle
/// another.
public enum RandomProcess: UInt64, Sendable, CaseIterable {
  case solarActivity = 1
}

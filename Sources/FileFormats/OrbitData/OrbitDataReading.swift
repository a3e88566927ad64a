public import SpaceEnvironment

/// How a file of orbits is read.
public struct OrbitDataReading: Hashable, Sendable {
  /// What happens at a fault.
  public enum Policy: Hashable, Sendable {
    /// The first fault is thrown.
    case strict
    /// The element set or message with the fault is left out, and the fault is listed.
    case lenient
  }

  public var policy: Policy
  /// The latest epoch of element sets that is not a fault; `nil` lets every epoch pass.
  public var latestEpoch: Instant?
  /// Whether a wrong checksum is a fault; some archives hold edited lines.
  public var verifiesChecksums: Bool

  public init(
    policy: Policy = .strict, latestEpoch: Instant? = nil, verifiesChecksums: Bool = true
  ) {
    self.policy = policy
    self.latestEpoch = latestEpoch
    self.verifiesChecksums = verifiesChecksums
  }
}

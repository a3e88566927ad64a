public import NumericalMethods

/// How many members an ensemble has, and what is drawn for each of them.
public struct EnsemblePolicy: Hashable, Sendable {
  /// The number of members; 1 is the deterministic run.
  public var members: Int
  public var seed: UInt64
  /// The processes whose chances differ from member to member.
  ///
  /// The others have the same random numbers in every member: those of member 0.
  public var drawn: Set<RandomProcess>

  public init(
    members: Int = 1, seed: UInt64 = 1, drawn: Set<RandomProcess> = Self.standard
  ) {
    self.members = members
    self.seed = seed
    self.drawn = drawn
  }

  /// All but the solar activity.
  public static let standard = Set(RandomProcess.allCases).subtracting([.solarActivity])

  /// The random numbers of a process of a member, counted from 0.
  public func stream(_ process: RandomProcess, member: Int) -> RandomStream {
    let number = drawn.contains(process) ? UInt64(member) : 0
    return RandomStream(seed: seed, stream: process.rawValue | number << 16)
  }
}

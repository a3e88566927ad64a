/// The destruction of one object, whatever it was struck by: what to expect of it, and single outcomes by
/// chance.
public struct DestructionBreakup: Sendable {
  /// The object that is destroyed.
  public let parent: Parent
  /// The mass that takes part [kg]: that of the object and of what struck it.
  public let fragmentingMass: Double

  let breakup: ParentBreakup

  /// - Parameters:
  ///   - parent: The object that is destroyed; it has its share of the number law.
  ///   - M: The mass that takes part [kg], at least that of the object.
  public init(of parent: Parent, takingPart M: Double) {
    precondition(M >= parent.mass && M.isFinite, "the parent takes part with all of its mass")
    self.parent = parent
    fragmentingMass = M
    let law = FragmentNumber.collision(mass: M).scaled(by: parent.mass / M)
    breakup = ParentBreakup(
      of: parent, owner: .target,
      parts: [.init(law: law, kind: parent.kind, owner: .target)],
      largestSize: BreakupYields.lawSizes.upperBound, budget: parent.mass,
      rest: .pieces(lawCount: law.coefficient))
  }

  /// Returns what is expected, by size.
  ///
  /// - Parameter edges: The edges of the sizes [m], rising; the first is the smallest size that is
  ///   counted, the last is 1 m.
  public func expected(edges: [Double]) -> FragmentSizeTable { breakup.sizeTable(edges: edges) }

  /// Returns one outcome by chance.
  ///
  /// - Parameters:
  ///   - smallest: The characteristic length from which fragments are drawn [m], from 1 mm to below
  ///     1 m.
  ///   - seed: The same seed and event give the same fragments.
  ///   - event: The number of the event under its seed, below 2⁶².
  public func sample(from smallest: Double, seed: UInt64, event: UInt64 = 0) -> FragmentSample {
    FragmentSampler(smallestSize: smallest, cause: .collision, seed: seed, event: event)
      .sample(breakup)
  }
}

// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384.

/// An explosion of one object: what to expect of it, and single outcomes by chance.
public struct ExplosionBreakup: Sendable {
  /// The object that explodes.
  public let parent: Parent
  /// The calibration factor S of the number law [1].
  public let scale: Double

  let breakup: ParentBreakup

  /// - Parameters:
  ///   - parent: The object that explodes.
  ///   - scale: The calibration factor S of the number law [1], not negative; 1 for upper stages of
  ///     600 kg to 1000 kg.
  public init(of parent: Parent, scale: Double) {
    precondition(scale >= 0 && scale.isFinite, "the scale of an explosion must not be negative")
    self.parent = parent
    self.scale = scale
    let law = FragmentNumber.explosion(scale: scale)
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
    FragmentSampler(smallestSize: smallest, cause: .explosion, seed: seed, event: event)
      .sample(breakup)
  }
}

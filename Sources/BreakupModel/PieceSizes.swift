import Glibc

/// The sizes and numbers of the large pieces that hold what the number law leaves of a parent.
struct PieceSizes: Sendable {
  /// The pieces of one parent, unless its rest is too light for so many.
  static let pieceCounts = 2.0...8.0

  private static let smallest = -3.0
  private static let step = 0.05
  private static let steps = 100

  /// The logarithm of the mean mass at sizes from 1 mm to 100 m.
  private let logMass: [Double]
  /// The mean mass of a fragment of 1 m [kg].
  private let massAtOneMetre: Double

  init(kind: ParentKind) {
    logMass = (0...Self.steps).map {
      log10(FragmentMass.mean(ofSize: pow(10, Self.smallest + Self.step * Double($0)), kind: kind))
    }
    massAtOneMetre = FragmentMass.mean(ofSize: 1, kind: kind)
  }

  /// Returns the number of pieces [1]: as many as the law has above 1 m, but from 2 to 8, and so few
  /// that each is as heavy as a mean fragment of 1 m or as half the parent, whichever is less.
  ///
  /// The last rule makes the number go to zero with the rest, so that nothing jumps where the law
  /// alone accounts for the parent.
  func pieceCount(of rest: Double, parentMass: Double, lawCount: Double) -> Double {
    let range = Self.pieceCounts
    let most = min(max(lawCount, range.lowerBound), range.upperBound)
    return min(most, rest / min(massAtOneMetre, 0.5 * parentMass))
  }

  /// Returns the largest size whose fragments have a given mean mass [m].
  ///
  /// Above 1 m the mass grows as the area, so that the table may be continued.
  func size(ofMass m: Double) -> Double {
    let target = log10(m)
    guard let below = logMass.lastIndex(where: { $0 <= target }) else {
      return pow(10, Self.smallest)
    }
    let k = min(below, Self.steps - 1)
    let f = (target - logMass[k]) / (logMass[k + 1] - logMass[k])
    return pow(10, Self.smallest + Self.step * (Double(k) + f))
  }
}

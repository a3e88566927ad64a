public import SpaceEnvironment

/// The element sets of one object, by epoch.
///
/// Of sets with the same epoch the one that was issued last counts: by its date of issue, or by its
/// place in the list where one of the dates is not given.
public struct OrbitHistory: Hashable, Sendable {
  /// What is wrong with a list of element sets.
  public enum Problem: Error, Hashable, Sendable {
    /// There are none.
    case empty
    /// The set at a place of the list, from 0, has another catalogue number than the first.
    case otherObject(index: Int)
  }

  /// Epochs that differ by less [s] are the same: two-line elements round to 0.864 ms.
  public static let epochResolution = 0.000_5

  /// The object, as its last set names it.
  public let object: ObjectIdentity
  /// The sets that count, with rising epochs.
  public let sets: [ElementSet]
  /// All sets in the order of epochs, those that later ones replace included.
  private let issuedSets: [ElementSet]

  /// Creates the history of one object from its sets in any order of epochs.
  public init(_ sets: [ElementSet]) throws(Problem) {
    guard let first = sets.first else { throw .empty }
    for (index, set) in sets.enumerated()
    where set.object.catalogNumber != first.object.catalogNumber {
      throw .otherObject(index: index)
    }
    self.init(ordered: Self.ordered(sets))
  }

  private init(ordered: [ElementSet]) {
    issuedSets = ordered
    sets = Self.withoutReplaced(ordered)
    object = sets[sets.count - 1].object
  }

  /// Returns the histories of all objects in a list, by catalogue number.
  ///
  /// Sets without a catalogue number form one history.
  public static func byObject(_ sets: [ElementSet]) -> [OrbitHistory] {
    let groups = Dictionary(grouping: sets) { $0.object.catalogNumber }
    return groups.sorted { ($0.key ?? -1) < ($1.key ?? -1) }
      .map { OrbitHistory(ordered: ordered($0.value)) }
  }

  /// Returns what was known at an instant, `nil` where there was nothing.
  ///
  /// Sets with a later epoch or a later date of issue are left out, so that a set that was replaced
  /// only afterwards counts again.
  public func known(asOf instant: Instant) -> OrbitHistory? {
    let known = issuedSets.filter { $0.epoch <= instant && ($0.issued ?? instant) <= instant }
    return known.isEmpty ? nil : OrbitHistory(ordered: known)
  }

  /// Returns the sets by epoch; sets of one epoch stand in the order of the list.
  private static func ordered(_ sets: [ElementSet]) -> [ElementSet] {
    sets.enumerated().sorted { a, b in
      (a.element.epoch, a.offset) < (b.element.epoch, b.offset)
    }.map(\.element)
  }

  private static func withoutReplaced(_ ordered: [ElementSet]) -> [ElementSet] {
    var kept: [ElementSet] = []
    kept.reserveCapacity(ordered.count)
    for set in ordered {
      guard let last = kept.last, set.epoch - last.epoch < epochResolution else {
        kept.append(set)
        continue
      }
      if let issued = set.issued, let before = last.issued, issued < before { continue }
      kept[kept.count - 1] = set
    }
    return kept
  }
}

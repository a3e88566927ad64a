import OrbitalMechanics

/// Throws faults or keeps them, as the policy says.
struct FaultCollector {
  let policy: OrbitDataReading.Policy
  private(set) var faults: [InputError] = []

  init(policy: OrbitDataReading.Policy) { self.policy = policy }

  mutating func add(_ fault: InputError) throws(InputError) {
    switch policy {
    case .strict: throw fault
    case .lenient: faults.append(fault)
    }
  }

  /// Adds faults that were passed over.
  mutating func add(_ faults: [InputError]) throws(InputError) {
    for fault in faults { try add(fault) }
  }
}

/// An element set and the line at which it begins.
struct LocatedElementSet {
  let set: ElementSet
  let line: Int
}

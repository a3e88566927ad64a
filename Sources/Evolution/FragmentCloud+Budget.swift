import DebrisEnvironment

extension FragmentCloud {
  /// Enters the fragments in the budgets: all are created, and some decay or leave at once.
  func enter(objects: inout Budget, mass: inout Budget, classes: [ObjectClass]) {
    for (c, objectClass) in classes.enumerated() {
      let m = objectClass.meanMass
      objects.createdByEvents += created[c]
      mass.createdByEvents += created[c] * m
      objects.decayed += decaying[c]
      mass.decayed += decaying[c] * m
      objects.left += leaving[c]
      mass.left += leaving[c] * m
    }
  }
}

import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

// What a member records.
extension Member {
  /// The totals of the present state.
  func totals(f107: Double) -> RunRecord.Totals {
    let classes = model.classes.classes
    var counts = [Double](repeating: 0, count: ObjectType.reported.count)
    var (mass, massInGrid) = (0.0, 0.0)
    var inGrid = 0
    // By class first, in a loop that touches nothing else.
    var (shares, numbers) = ([Double](repeating: 0, count: classes.count), classes.map { _ in 0 })
    let residence = model.classResidence
    for object in objects where object.objectClass != MemberObject.gone {
      let c = Int(object.objectClass)
      shares[c] += residence.inShells(ofClass: c, cell: Int(object.place.cell))
      numbers[Int(object.objectClass)] += 1
    }
    for (c, objectClass) in classes.enumerated() {
      counts[model.typeOfClass[c]] += shares[c]
      mass += shares[c] * objectClass.meanMass
      massInGrid += Double(numbers[c]) * objectClass.meanMass
      inGrid += numbers[c]
    }
    return RunRecord.Totals(
      date: model.scenario.epoch + time / year, counts: counts, mass: mass,
      objectsInGrid: Double(inGrid), massInGrid: massInGrid, objects: budget,
      massBudget: massBudget, massBelowCutoff: massBelowCutoff, explosions: Double(explosions),
      catastrophicCollisions: Double(catastrophicCollisions),
      nonCatastrophicCollisions: Double(nonCatastrophicCollisions),
      avoidedCollisions: Double(avoidedCollisions), disabledPayloads: Double(disabledPayloads),
      f107: f107)
  }

  /// The residence-weighted number and mass of each type in each shell, as `RecordLayout` lays them out.
  func shellCounts() -> [Double] {
    let (S, layout) = (model.grid.shellCount, model.layout)
    let types = layout.types
    let classes = model.classes.classes
    let rows = classes.map { objectClass in
      types.indices.filter {
        types[$0] == objectClass.type || types[$0] == objectClass.type.reportedType
      }
    }
    var sums = [Double](repeating: 0, count: layout.shellSumCount)
    for object in objects where object.objectClass != MemberObject.gone {
      let c = Int(object.objectClass)
      for (s, share) in model.classResidence.shells(ofClass: c, cell: Int(object.place.cell)) {
        for row in rows[c] {
          let index = layout.shellIndex(type: row, shell: s)
          sums[index] += share
          sums[index + S] += share * classes[c].meanMass
        }
      }
    }
    return sums
  }

  /// The population by size.
  func sizePopulation(in cells: SizeCells) -> MemberSizes {
    let classes = model.classes.classes
    let bands = model.grid.inclinationCount
    // Where the cells of each class and band begin.
    let first = classes.flatMap { objectClass in
      let row = cells.types.firstIndex(of: objectClass.type.reportedType)!
      return (0..<bands).map {
        cells.firstIndex(type: row, radius: objectClass.meanRadius, inclination: $0)
      }
    }
    var sums = SizeSums(cells)
    for object in objects where object.objectClass != MemberObject.gone {
      let c = Int(object.objectClass)
      let start = first[Int(object.inclination) + bands * c]
      for (s, share) in model.classResidence.shells(ofClass: c, cell: Int(object.place.cell)) {
        sums.add(
          share, radius: classes[c].meanRadius, meanSquare: classes[c].meanRadiusSquared,
          cell: start + s)
      }
    }
    return sums.member
  }
}

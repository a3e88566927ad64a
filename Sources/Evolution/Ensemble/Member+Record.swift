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
    var sums = [Double](repeating: 0, count: layout.shellSumCount)
    // By class first: the types of a class are one or two.
    let shares = shares(inclinations: 1) { _ in 0 }
    for (c, objectClass) in model.classes.classes.enumerated() {
      for (row, type) in types.enumerated()
      where type == objectClass.type || type == objectClass.type.reportedType {
        for s in 0..<S {
          let index = layout.shellIndex(type: row, shell: s)
          sums[index] += shares[s + S * c]
          sums[index + S] += shares[s + S * c] * objectClass.meanMass
        }
      }
    }
    return sums
  }

  /// What is in the shells of each class and some bands of inclination: shell fastest, then band.
  private func shares(
    inclinations count: Int, band: (MemberObject) -> Int
  ) -> [Double] {
    let (S, residence) = (model.grid.shellCount, model.classResidence)
    var shares = [Double](repeating: 0, count: S * count * model.classes.count)
    shares.withUnsafeMutableBufferPointer { shares in
      for object in objects where object.objectClass != MemberObject.gone {
        let c = Int(object.objectClass)
        residence.addShares(
          ofClass: c, cell: Int(object.place.cell),
          to: shares.baseAddress! + S * (band(object) + count * c))
      }
    }
    return shares
  }

  /// The population by size.
  func sizePopulation(in cells: SizeCells) -> MemberSizes {
    let (S, bands) = (model.grid.shellCount, model.grid.inclinationCount)
    let shares = shares(inclinations: bands) { Int($0.inclination) }
    var sums = SizeSums(cells)
    for (c, objectClass) in model.classes.classes.enumerated() {
      let row = cells.types.firstIndex(of: objectClass.type.reportedType)!
      for i in 0..<bands {
        let start = cells.firstIndex(type: row, radius: objectClass.meanRadius, inclination: i)
        for s in 0..<S {
          sums.add(
            shares[s + S * (i + bands * c)], radius: objectClass.meanRadius,
            meanSquare: objectClass.meanRadiusSquared, cell: start + s)
        }
      }
    }
    return sums.member
  }
}

public import BreakupModel

/// The object classes of a simulation, and how objects pass from one class to another.
///
/// Fragment classes come last and are ordered by area-to-mass ratio, then mass: a column of one
/// area-to-mass ratio is contiguous.
public struct ClassTable: Sendable {
  public let classes: [ObjectClass]
  /// The index of the first fragment class; there are none from `classes.count` on.
  public let firstFragment: Int
  /// The indices of the fragment classes of each area-to-mass bin.
  public let fragmentColumns: [Range<Int>]

  public var count: Int { classes.count }
  public var fragmentCount: Int { classes.count - firstFragment }

  /// Creates the classes of a population and its launches.
  ///
  /// - Parameters:
  ///   - population: The classes in the initial population.
  ///   - traffic: The classes that are launched. A class of the same type, mass bin and bin of
  ///     area-to-mass ratio is not added: launches are shared out over the classes that exist so that
  ///     number and mass stay.
  ///   - fragments: The fragment classes that breakups may fill besides those of the population.
  public init(
    population: [ObjectClass], traffic: [ObjectClass] = [], fragments: [ObjectClass] = []
  ) {
    var classes: [ObjectClass] = []
    var bins: Set<ClassBin> = []
    for candidate in population + traffic + fragments where bins.insert(candidate.bin).inserted {
      classes.append(candidate)
    }
    // Whatever is launched or changes its type must find classes like itself.
    let active = classes.filter(\.type.isActive)
    let changing = (active + traffic.filter(\.type.isActive)).map {
      ($0, ObjectType.inactivePayload)
    }
    var known = 0
    repeat {
      known = classes.count
      for (object, type) in changing + traffic.map({ ($0, $0.type) }) {
        Self.include(object, as: type, in: &classes)
      }
    } while classes.count > known

    classes.sort { Self.order($0) < Self.order($1) }
    self.classes = classes
    firstFragment = classes.firstIndex { $0.type == .fragment } ?? classes.count
    var columns: [Range<Int>] = []
    for c in firstFragment..<classes.count {
      let ratio = classes[c].bin.areaToMassRatio
      if let last = columns.last, classes[last.lowerBound].bin.areaToMassRatio == ratio {
        columns[columns.count - 1] = last.lowerBound..<c + 1
      } else {
        columns.append(c..<c + 1)
      }
    }
    fragmentColumns = columns
  }

  private static func order(_ c: ObjectClass) -> (Int, String, Double, Double) {
    let types: [ObjectType] = [
      .activePayload, .inactivePayload, .rocketBody, .missionRelatedObject,
    ]
    let rank = c.type == .fragment ? 9 : (types.firstIndex(of: c.type) ?? 4)
    return (rank, c.type.name, c.bin.areaToMassRatio.lowerBound, c.meanMass)
  }

  /// How far the area, or the square of the radius, may be off where an object is shared out [1].
  private static let tolerance = 0.05

  /// Adds a class like `object` where the classes of a type and of its bin of area-to-mass ratio do not
  /// have its mass between them, or have another area or radius there.
  private static func include(
    _ object: ObjectClass, as type: ObjectType, in classes: inout [ObjectClass]
  ) {
    let shares = shares(of: object, as: type, in: classes)
    func mean(_ quantity: KeyPath<ObjectClass, Double>) -> Double {
      shares.reduce(0) { $0 + $1.share * classes[$1.class][keyPath: quantity] }
    }
    let isKnown = [\ObjectClass.meanArea, \.meanRadiusSquared].allSatisfy {
      abs(mean($0) / object[keyPath: $0] - 1) <= tolerance
    }
    if !shares.isEmpty, isKnown { return }
    classes.append(
      ObjectClass(
        bin: ClassBin(
          type: type, mass: object.bin.mass, areaToMassRatio: object.bin.areaToMassRatio),
        meanMass: object.meanMass, meanArea: object.meanArea, meanRadius: object.meanRadius,
        meanRadiusSquared: object.meanRadiusSquared))
  }

  /// Returns how one object is shared out over the classes of a type.
  ///
  /// Of the classes in its bin of area-to-mass ratio the two next in mass take it so that number and mass
  /// are both kept, the fixed pivot of Kumar and Ramkrishna (1996), Chem. Eng. Sci. 51, 1311-1332. Of
  /// several as heavy it is the one most like it.
  ///
  /// - Parameters:
  ///   - object: The class of the object.
  ///   - type: The type that it has or changes to.
  /// - Returns: Classes and shares that sum to one; empty where there is no such class that is as
  ///   light or none that is as heavy.
  public func shares(
    of object: ObjectClass, as type: ObjectType
  ) -> [(class: Int, share: Double)] {
    Self.shares(of: object, as: type, in: classes)
  }

  private static func shares(
    of object: ObjectClass, as type: ObjectType, in classes: [ObjectClass]
  ) -> [(class: Int, share: Double)] {
    let m = object.meanMass
    var below: Int?
    var above: Int?
    for c in classes.indices
    where classes[c].type == type
      && classes[c].bin.areaToMassRatio == object.bin.areaToMassRatio
    {
      let mass = classes[c].meanMass
      func isNearer(_ known: Int?) -> Bool {
        guard let known else { return true }
        let (old, new) = (abs(classes[known].meanMass - m), abs(mass - m))
        return new < old
          || new == old && classes[c].difference(object) < classes[known].difference(object)
      }
      if mass <= m, isNearer(below) { below = c }
      if mass >= m, isNearer(above) { above = c }
    }
    guard let below, let above else { return [] }
    let (m1, m2) = (classes[below].meanMass, classes[above].meanMass)
    if m1 == m2 { return [(below, 1)] }
    return [(below, (m2 - m) / (m2 - m1)), (above, (m - m1) / (m2 - m1))]
  }

  /// Returns the class that a cratered object of a class can step down to: the next of its type,
  /// and of its area-to-mass column, that is lighter by a tenth or more; `nil` where there is none.
  ///
  /// Active payloads have none: each is accounted for in the fleet of its class.
  public func lighterNeighbour(of c: Int) -> Int? {
    if classes[c].type.isActive { return nil }
    return classes.indices.filter {
      classes[$0].type == classes[c].type
        && classes[$0].bin.areaToMassRatio == classes[c].bin.areaToMassRatio
        && classes[$0].meanMass <= 0.9 * classes[c].meanMass
    }.max { classes[$0].meanMass < classes[$1].meanMass }
  }

  /// The inactive classes that the payloads of each class go to when a hit disables them, with shares;
  /// empty for all others.
  func disabledClasses(isDisabling: Bool) -> [[(class: Int, share: Double)]] {
    classes.map {
      isDisabling && $0.type.isActive ? shares(of: $0, as: .inactivePayload) : []
    }
  }

  /// The bins that breakups count fragments in, in the order of the fragment classes.
  public var fragmentBins: [FragmentBin] {
    classes[firstFragment...].map {
      FragmentBin(
        mass: $0.bin.mass, areaToMassRatio: $0.bin.areaToMassRatio,
        representativeMass: $0.meanMass)
    }
  }
}

extension ObjectType {
  /// The law of the breakup model that the fragments of an object follow.
  public var parentKind: ParentKind { self == .rocketBody ? .rocketBody : .spacecraft }
}

extension ObjectClass {
  /// How far area and square of the radius are from those of another class, relative to them [1].
  fileprivate func difference(_ other: ObjectClass) -> Double {
    abs(meanArea / other.meanArea - 1) + abs(meanRadiusSquared / other.meanRadiusSquared - 1)
  }
}

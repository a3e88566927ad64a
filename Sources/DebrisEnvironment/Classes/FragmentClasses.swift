import BreakupModel

/// Makes the fragment classes that breakups can fill.
public enum FragmentClasses {
  /// Returns a class for every combination of mass and area-to-mass bin that fragments can have.
  ///
  /// The edges are those of the fragment classes of a population, or a scheme's where it has none.
  /// Classes that the population has keep their means; the others stand for the geometric middle of
  /// their bin; where the population does not resolve the area-to-mass ratio, they have its mean. A
  /// combination is left out where its area is smaller than that of the smallest
  /// fragment counted, or larger than that of a piece of 6 m.
  ///
  /// - Parameters:
  ///   - population: The population.
  ///   - scheme: The edges of the classes.
  ///   - smallestSize: The smallest characteristic length that is counted [m].
  public static func all(
    population: [ObjectClass], scheme: ClassScheme = .standard, smallestSize: Double
  ) -> [ObjectClass] {
    let present = population.filter { $0.type == .fragment }
    let lighter = lighterEdges(smallestSize: smallestSize).filter { edge in
      !present.contains { $0.bin.mass.lowerBound < edge && edge < $0.bin.mass.upperBound }
    }
    let massEdges = Set(
      edges(of: present.map(\.bin.mass), or: scheme.fragmentMassEdges)
        + (lighter.isEmpty ? [] : [0] + lighter)
    ).sorted()
    let ratioEdges = edges(
      of: present.map(\.bin.areaToMassRatio), or: scheme.areaToMassEdges)
    let smallestArea = FragmentArea.area(ofSize: smallestSize)
    let largestArea = FragmentArea.area(ofSize: 6)
    var classes = present
    for (ratioLower, ratioUpper) in zip(ratioEdges, ratioEdges.dropFirst()) {
      let isUnresolved = ratioLower == 0 && ratioUpper.isInfinite
      let ratio =
        isUnresolved
        ? present.reduce(0) { $0 + $1.areaToMassRatio } / Double(present.count)
        : middle(ratioLower, ratioUpper, least: ratioLower == 0 ? ratioUpper / 4 : 0)
      for (massLower, massUpper) in zip(massEdges, massEdges.dropFirst()) {
        let bin = ClassBin(
          type: .fragment, mass: massLower..<massUpper, areaToMassRatio: ratioLower..<ratioUpper)
        if classes.contains(where: { $0.bin == bin }) { continue }
        if massUpper * ratioUpper <= smallestArea || massLower * ratioLower >= largestArea {
          continue
        }
        let mass = middle(massLower, massUpper, least: min(smallestArea / ratio, massUpper / 2))
        let area = mass * ratio
        classes.append(
          ObjectClass(
            bin: bin, meanMass: mass, meanArea: area, meanRadius: (area / .pi).squareRoot(),
            meanRadiusSquared: area / .pi))
      }
    }
    return classes
  }

  /// The edges of mass that fragments below 10 cm need besides those of a scheme: half-decades down to
  /// a tenth of the mass of a fragment of the smallest size at 1 m²/kg [kg].
  static func lighterEdges(smallestSize: Double) -> [Double] {
    guard smallestSize < 0.1 else { return [] }
    let lightest = FragmentArea.area(ofSize: smallestSize) / 10
    return [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3].filter { $0 >= lightest }
  }

  /// Returns a population whose fragment classes can take the fragments of breakups.
  ///
  /// A class whose bin has room for pieces below 10 cm only, though listed objects of 10 cm and more are
  /// in it, has the radius that belongs to its area: otherwise fragments would have that of a few
  /// objects whose mass and size contradict each other. Where smaller fragments are counted, a class from
  /// 0 kg on keeps its objects and its means, and its bin is cut at the highest edge below the means of
  /// all such classes.
  public static func refining(_ table: PopulationTable, to smallestSize: Double) -> PopulationTable
  {
    let edges = lighterEdges(smallestSize: smallestSize)
    let isOpen = { (objectClass: ObjectClass) in
      objectClass.type == .fragment && objectClass.bin.mass.lowerBound == 0
    }
    let least = table.records.map(\.objectClass).filter(isOpen).map(\.meanMass).min()
    let edge = least.flatMap { least in edges.last { $0 <= least } } ?? 0
    var refined = table
    for k in refined.records.indices where refined.records[k].objectClass.type == .fragment {
      let old = refined.records[k].objectClass
      let largestArea = old.bin.mass.upperBound * old.bin.areaToMassRatio.upperBound
      let isSmall = largestArea <= FragmentArea.area(ofSize: 0.1)
      let radiusSquared = isSmall ? old.meanArea / .pi : old.meanRadiusSquared
      refined.records[k].objectClass = ObjectClass(
        bin: ClassBin(
          type: .fragment,
          mass: (isOpen(old) ? edge : old.bin.mass.lowerBound)..<old.bin.mass.upperBound,
          areaToMassRatio: old.bin.areaToMassRatio),
        meanMass: old.meanMass, meanArea: old.meanArea,
        meanRadius: isSmall ? radiusSquared.squareRoot() : old.meanRadius,
        meanRadiusSquared: radiusSquared)
    }
    return refined
  }

  private static func edges(of ranges: [Range<Double>], or standard: [Double]) -> [Double] {
    if ranges.isEmpty { return standard }
    return Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
  }

  /// The geometric middle of a bin; an open end is taken at four times, or at the least value.
  private static func middle(_ lower: Double, _ upper: Double, least: Double) -> Double {
    let bottom = max(lower, least)
    return (bottom * (upper.isInfinite ? 4 * bottom : upper)).squareRoot()
  }
}

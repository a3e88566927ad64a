import BreakupModel

/// Makes the fragment classes that breakups can fill.
public enum FragmentClasses {
  /// Returns a class for every combination of mass and area-to-mass bin that fragments can have.
  ///
  /// The edges are those of the fragment classes of a population, or a scheme's where it has none.
  /// Classes that the population has keep their means; the others stand for the geometric middle of
  /// their bin. A combination is left out where its area is smaller than that of the smallest
  /// fragment counted, or larger than that of a piece of 6 m.
  ///
  /// - Parameter smallestSize: The smallest characteristic length that is counted [m].
  public static func all(
    population: [ObjectClass], scheme: ClassScheme = .standard, smallestSize: Double
  ) -> [ObjectClass] {
    let present = population.filter { $0.type == .fragment }
    let massEdges = edges(of: present.map(\.bin.mass), or: scheme.fragmentMassEdges)
    let ratioEdges = edges(
      of: present.map(\.bin.areaToMassRatio), or: scheme.fragmentAreaToMassEdges)
    let smallestArea = FragmentArea.area(ofSize: smallestSize)
    let largestArea = FragmentArea.area(ofSize: 6)
    var classes = present
    for (ratioLower, ratioUpper) in zip(ratioEdges, ratioEdges.dropFirst()) {
      let ratio = middle(ratioLower, ratioUpper, least: ratioLower == 0 ? ratioUpper / 4 : 0)
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

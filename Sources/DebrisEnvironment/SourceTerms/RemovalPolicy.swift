/// Active removal: how many objects are taken out of orbit a year, when, and which.
public struct RemovalPolicy: Hashable, Sendable {
  /// What objects are ranked by, highest first.
  public enum Rank: String, Sendable, CaseIterable {
    /// The mass times the probability of a collision in the next time [1].
    ///
    /// [1] Liou, Johnson, Hill (2010), Acta Astronautica 66, 648-653.
    case massTimesProbability = "mass_times_probability"
  }

  /// Removals per year [1/s].
  public var rate: Double
  /// The first and the last time of removals [s since the epoch].
  public var start: Double
  /// The last time of removals [s since the epoch].
  public var end: Double
  public var rank: Rank
  public var types: Set<ObjectType>
  /// The least mass of a class whose objects are removed [kg].
  public var leastMass: Double
  /// The perigee and apogee altitudes between which orbits lie [m], and their inclinations [rad].
  public var altitudes: ClosedRange<Double>
  /// The inclinations of the orbits [rad].
  public var inclinations: ClosedRange<Double>

  public init(
    rate: Double, start: Double = 0, end: Double = .infinity,
    rank: Rank = .massTimesProbability, types: Set<ObjectType>, leastMass: Double = 0,
    altitudes: ClosedRange<Double> = 0...Double.infinity,
    inclinations: ClosedRange<Double> = 0...Double.pi
  ) {
    self.rate = rate
    self.start = start
    self.end = end
    self.rank = rank
    self.types = types
    self.leastMass = leastMass
    self.altitudes = altitudes
    self.inclinations = inclinations
  }

  /// Returns the number of objects to remove between two times [1].
  public func count(from start: Double, to end: Double) -> Double {
    rate * max(0, min(end, self.end) - max(start, self.start))
  }

  /// Whether objects of a class are removed.
  public func takes(_ objectClass: ObjectClass) -> Bool {
    types.contains(objectClass.type) && objectClass.meanMass >= leastMass
  }

  /// Whether objects of a bin are removed: by the middle of the bin.
  public func takes(_ bin: OrbitBin, of grid: OrbitGrid) -> Bool {
    let q = (grid.perigeeEdges[bin.perigee] + grid.perigeeEdges[bin.perigee + 1]) / 2
    let e = grid.eccentricity(ofBin: bin.eccentricity)
    let R = grid.earth.equatorialRadius
    let apogee = (R + q) * (1 + e) / (1 - e) - R
    let i =
      (grid.inclinationEdges[bin.inclination] + grid.inclinationEdges[bin.inclination + 1]) / 2
    return altitudes.contains(q) && altitudes.contains(apogee) && inclinations.contains(i)
  }
}

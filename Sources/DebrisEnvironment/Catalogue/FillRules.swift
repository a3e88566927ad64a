/// The constants of the rules for what a catalogue does not know; see ``CatalogueFill``.
///
/// The values are those of the public catalogues of 1 January 2000 and 2009, and of no later one.
public struct FillRules: Hashable, Sendable {
  /// The radii of a kind of object: a log-normal distribution.
  public struct Radii: Hashable, Sendable {
    /// The median [m].
    public var median: Double
    /// The standard deviation of the natural logarithm [1].
    public var scatter: Double

    public init(median: Double, scatter: Double) {
      self.median = median
      self.scatter = scatter
    }
  }

  /// The radii that stand in where a catalogue knows fewer than ``fewest`` of a kind.
  public var radii: [SpaceObject.Kind: Radii] = [
    .payload: Radii(median: 0.687, scatter: 0.768),
    .rocketBody: Radii(median: 1.8, scatter: 0.522),
    .missionRelatedObject: Radii(median: 0.458, scatter: 0.863),
  ]
  /// The area-to-mass ratios π r²/m of payloads and rocket bodies, medians [m²/kg].
  public var areaToMassRatios: [SpaceObject.Kind: Double] = [.payload: 0.0086, .rocketBody: 0.0103]
  /// How many values a catalogue must know before its own median is taken.
  public var fewest = 20

  /// The exponent of the number of fragments larger than a size, that of explosions: N ∝ L^−1.6.
  public var sizeExponent = 1.6
  /// The smallest and the largest size that fragments of unknown size have [m].
  public var sizes = 0.1...3.0

  /// The perigee altitudes between which B* tells of drag [m]; above them catalogues hold the
  /// standard value, below them an orbit lasts for days.
  public var dragTermAltitudes = 150_000.0..<1_000_000.0
  /// The value of B* that catalogues hold where none was fitted [1/Earth radius].
  public var unfittedDragTerm = 1e-4
  /// The range of area-to-mass ratios that B* may give [m²/kg].
  public var areaToMassRange = 0.001...20.0

  /// Multiplies the area-to-mass ratios that are filled in: 1, but for a test of their effect.
  public var areaToMassFactor = 1.0
  /// Multiplies the sizes that are filled in: 1, but for a test of their effect.
  public var sizeFactor = 1.0

  public init() {}
}

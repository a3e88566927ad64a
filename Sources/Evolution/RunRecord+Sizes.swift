public import DebrisEnvironment
import SpaceEnvironment

extension RunRecord {
  /// The objects of one type and size in one shell and band of inclination.
  public struct SizePopulation: Sendable {
    /// The date as a decimal year.
    public var date: Double
    public var type: ObjectType
    /// The diameters [m]: twice the mean collision radius of the class of each object.
    public var size: Range<Double>
    /// The altitudes of the shell [m], and the inclinations [rad].
    public var altitude: Range<Double>
    public var inclination: Range<Double>
    /// The residence-weighted number [1].
    public var count: Double
    /// The mean collision radius [m] and its mean square [m²].
    public var meanRadius: Double
    /// The mean square of the collision radius [m²].
    public var meanRadiusSquared: Double

    public init(
      date: Double, type: ObjectType, size: Range<Double>, altitude: Range<Double>,
      inclination: Range<Double>, count: Double, meanRadius: Double, meanRadiusSquared: Double
    ) {
      self.date = date
      self.type = type
      self.size = size
      self.altitude = altitude
      self.inclination = inclination
      self.count = count
      self.meanRadius = meanRadius
      self.meanRadiusSquared = meanRadiusSquared
    }
  }

  /// The edges of the diameters that populations by size are listed by [m].
  public static let sizeEdges = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, .infinity]
}

extension Simulation {
  /// The present population by type, size, shell and inclination; cells without objects are left out.
  ///
  /// - Parameter inShells: What `shellCounts` returns.
  func sizePopulations(_ inShells: [Double]) -> [RunRecord.SizePopulation] {
    let (grid, cells) = (model.grid, SizeCells(model.grid))
    let (S, C) = (grid.shellCount, model.classes.count)
    var sums = SizeSums(cells)
    for (c, objectClass) in model.classes.classes.enumerated() {
      let row = cells.types.firstIndex(of: objectClass.type.reportedType)!
      for i in 0..<grid.inclinationCount {
        let start = cells.firstIndex(type: row, radius: objectClass.meanRadius, inclination: i)
        for s in 0..<S {
          sums.add(
            inShells[s + S * (c + C * i)], radius: objectClass.meanRadius,
            meanSquare: objectClass.meanRadiusSquared, cell: start + s)
        }
      }
    }
    return sums.means(of: 1, date: model.scenario.epoch + time / year)
  }
}

public import DebrisEnvironment
import SpaceEnvironment

extension RunRecord {
  /// The objects of one type and size in one shell and band of inclination.
  public struct SizePopulation: Sendable {
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
  public func sizePopulations() -> [RunRecord.SizePopulation] {
    let (grid, classes) = (model.grid, model.classes.classes)
    let edges = RunRecord.sizeEdges
    // Classes of one type and size, in the order of types, then of sizes.
    var groups: [(type: ObjectType, size: Int, classes: [Int])] = []
    for type in ObjectType.reported {
      for k in 0..<edges.count - 1 {
        let members = classes.indices.filter {
          classes[$0].type.reportedType == type
            && (edges[k]..<edges[k + 1]).contains(2 * classes[$0].meanRadius)
        }
        if !members.isEmpty { groups.append((type, k, members)) }
      }
    }
    var rows: [RunRecord.SizePopulation] = []
    for (type, size, members) in groups {
      for i in 0..<grid.inclinationCount {
        var counts = [Double](repeating: 0, count: grid.shellCount)
        var (radii, squares) = (counts, counts)
        for c in members {
          let first = binned.offset(class: c, inclination: i)
          for bin in 0..<grid.binCount where binned.counts[first + bin] != 0 {
            for s in 0..<grid.shellCount {
              let count = binned.counts[first + bin] * model.residence.ofBins[bin, s]
              counts[s] += count
              radii[s] += count * classes[c].meanRadius
              squares[s] += count * classes[c].meanRadiusSquared
            }
          }
        }
        for s in 0..<grid.shellCount where counts[s] > 0 {
          rows.append(
            RunRecord.SizePopulation(
              date: model.scenario.epoch + time / year, type: type,
              size: edges[size]..<edges[size + 1],
              altitude: grid.shellEdges[s]..<grid.shellEdges[s + 1],
              inclination: grid.inclinationEdges[i]..<grid.inclinationEdges[i + 1],
              count: counts[s], meanRadius: radii[s] / counts[s],
              meanRadiusSquared: squares[s] / counts[s]))
        }
      }
    }
    return rows
  }
}

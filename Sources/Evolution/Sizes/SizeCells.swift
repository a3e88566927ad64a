public import DebrisEnvironment

/// The cells that populations by size are recorded in: type and diameter, inclination, shell.
public struct SizeCells: Sendable {
  /// The edges of the diameters [m].
  public let sizeEdges: [Double]
  public let types: [ObjectType]
  /// The edges of the shells [m] and of the bands of inclination [rad].
  public let shellEdges: [Double]
  /// The edges of the bands of inclination [rad].
  public let inclinationEdges: [Double]

  public init(
    types: [ObjectType] = ObjectType.reported, sizeEdges: [Double] = RunRecord.sizeEdges,
    inclinationEdges: [Double], shellEdges: [Double]
  ) {
    self.types = types
    self.sizeEdges = sizeEdges
    self.inclinationEdges = inclinationEdges
    self.shellEdges = shellEdges
  }

  public init(_ grid: OrbitGrid) {
    self.init(inclinationEdges: grid.inclinationEdges, shellEdges: grid.shellEdges)
  }

  private var sizeCount: Int { sizeEdges.count - 1 }
  private var inclinationCount: Int { inclinationEdges.count - 1 }
  private var shellCount: Int { shellEdges.count - 1 }

  public var count: Int { types.count * sizeCount * inclinationCount * shellCount }

  /// The index of the lowest shell; the others of the same kind and band follow.
  ///
  /// - Parameters:
  ///   - row: The place of the type among `types`.
  ///   - radius: The collision radius [m].
  ///   - i: The inclination bin.
  public func firstIndex(type row: Int, radius: Double, inclination i: Int) -> Int {
    let size = sizeEdges.lastIndex { $0 <= 2 * radius } ?? 0
    return shellCount * (i + inclinationCount * (min(size, sizeCount - 1) + sizeCount * row))
  }

  /// What the cell of an index holds: a row without objects.
  public func row(_ index: Int, date: Double) -> RunRecord.SizePopulation {
    let s = index % shellCount
    let i = index / shellCount % inclinationCount
    let size = index / (shellCount * inclinationCount) % sizeCount
    return RunRecord.SizePopulation(
      date: date, type: types[index / (shellCount * inclinationCount * sizeCount)],
      size: sizeEdges[size]..<sizeEdges[size + 1], altitude: shellEdges[s]..<shellEdges[s + 1],
      inclination: inclinationEdges[i]..<inclinationEdges[i + 1], count: 0, meanRadius: 0,
      meanRadiusSquared: 0)
  }
}

/// The edges of mass and area-to-mass ratio that classes are made with.
public struct ClassScheme: Sendable {
  /// The edges of the mass of payloads, rocket bodies, mission-related objects and fragments [kg].
  public let payloadMassEdges: [Double]
  /// Those of rocket bodies [kg].
  public let rocketBodyMassEdges: [Double]
  /// Those of mission-related objects [kg].
  public let missionRelatedMassEdges: [Double]
  /// Those of fragments [kg].
  public let fragmentMassEdges: [Double]
  /// The edges of the area-to-mass ratio of fragments and mission-related objects [m²/kg].
  ///
  /// The ratios of both reach from those of intact objects, 0.01 m²/kg, to those of foils, and an orbit
  /// lasts as long as the ratio is small.
  public let areaToMassEdges: [Double]

  /// The default: half-decades of mass where objects are many, and of area-to-mass ratio from 0.02 m²/kg
  /// on: an orbit in the middle of such a bin lasts 1.8 times as long, or as short, as at its edges, as
  /// much as the air differs over the 50 km of a perigee bin. Below 0.02 m²/kg are those like intact objects.
  public static let standard = ClassScheme(
    payloadMassEdges: [0, 1, 3, 10, 30, 100, 300, 1_000, 2_000, 3_000, .infinity],
    rocketBodyMassEdges: [0, 100, 300, 1_000, 2_000, 3_000, 5_000, .infinity],
    missionRelatedMassEdges: [0, 1, 10, 30, 100, 300, 1_000, .infinity],
    fragmentMassEdges: [0, 0.01, 0.1, 0.3, 1, 3, 10, 100, .infinity],
    areaToMassEdges: [0, 0.02, 0.06, 0.2, 0.6, .infinity])

  /// About half of the default's bins of mass, and all of its area-to-mass ratios: for a first look.
  public static let reduced = ClassScheme(
    payloadMassEdges: [0, 10, 100, 300, 1_000, 2_000, .infinity],
    rocketBodyMassEdges: [0, 1_000, 2_000, 5_000, .infinity],
    missionRelatedMassEdges: [0, 10, 300, .infinity],
    fragmentMassEdges: [0, 0.1, 1, 10, .infinity],
    areaToMassEdges: standard.areaToMassEdges)

  /// Half as many bins as the default in every direction, for a check of convergence.
  public static let coarse = ClassScheme(
    payloadMassEdges: [0, 3, 30, 300, 2_000, .infinity],
    rocketBodyMassEdges: [0, 300, 2_000, 5_000, .infinity],
    missionRelatedMassEdges: [0, 10, 100, 1_000, .infinity],
    fragmentMassEdges: [0, 0.1, 1, 10, .infinity],
    areaToMassEdges: [0, 0.06, 0.6, .infinity])

  /// Twice as many bins of mass as the default, for a check of convergence.
  public static let fine = ClassScheme(
    payloadMassEdges: refined(standard.payloadMassEdges),
    rocketBodyMassEdges: refined(standard.rocketBodyMassEdges),
    missionRelatedMassEdges: refined(standard.missionRelatedMassEdges),
    fragmentMassEdges: refined(standard.fragmentMassEdges),
    areaToMassEdges: standard.areaToMassEdges)

  /// Divides every bin at the geometric middle of its edges, the outermost at twice their edge.
  static func refined(_ edges: [Double]) -> [Double] {
    var refined: [Double] = []
    for (lower, upper) in zip(edges, edges.dropFirst()) {
      refined.append(lower)
      if lower == 0 {
        refined.append(upper / 3)
      } else {
        refined.append(upper.isInfinite ? 3 * lower : (lower * upper).squareRoot())
      }
    }
    return refined + [edges.last!]
  }

  /// Returns the bin of an object.
  ///
  /// - Parameters:
  ///   - type: The type; payloads share their edges whether they are active or not.
  ///   - mass: The mass [kg], above zero.
  ///   - areaToMassRatio: The area-to-mass ratio [m²/kg], above zero.
  public func bin(type: ObjectType, mass: Double, areaToMassRatio: Double) -> ClassBin {
    let edges: [Double]
    switch type {
    case .activePayload, .inactivePayload, .constellation: edges = payloadMassEdges
    case .rocketBody: edges = rocketBodyMassEdges
    case .missionRelatedObject: edges = missionRelatedMassEdges
    case .fragment: edges = fragmentMassEdges
    }
    let massRange = Self.range(of: mass, in: edges)
    guard type == .fragment || type == .missionRelatedObject else {
      return ClassBin(type: type, mass: massRange)
    }
    return ClassBin(
      type: type, mass: massRange,
      areaToMassRatio: Self.range(of: areaToMassRatio, in: areaToMassEdges))
  }

  static func range(of value: Double, in edges: [Double]) -> Range<Double> {
    let upper = edges.firstIndex { $0 > value } ?? edges.count - 1
    return edges[upper - 1]..<edges[upper]
  }
}

import Glibc

/// What is said of an object whose re-entry is predicted.
public struct ReentryObject: Hashable, Sendable {
  /// The kinds of objects.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case payload
    case rocketBody = "rocket_body"
    case debris
    case unknown
  }

  /// How an object is turned in its flight.
  public enum Attitude: String, Hashable, Sendable, CaseIterable {
    case tumbling, random, stable, unknown
  }

  public var name: String
  public var internationalDesignator: String?
  public var catalogNumber: Int?
  public var kind: Kind
  /// The mass [kg].
  public var mass: Double?
  /// The dimensions [m].
  public var dimensions: [Double]
  public var attitude: Attitude
  /// The drag coefficient [1].
  public var dragCoefficient: Double?
  public var isManoeuvrable: Bool

  /// The geometric mean of the dimensions [m], `nil` where none are given.
  public var size: Double? {
    dimensions.isEmpty
      ? nil : pow(dimensions.reduce(1, *), 1 / Double(dimensions.count))
  }

  /// The ballistic coefficient C_D A/m [m²/kg] with the mean cross-section of all directions, a quarter
  /// of the surface; `nil` where mass, dimensions or drag coefficient are not given.
  ///
  /// One dimension is the diameter of a sphere, two are length and diameter of a cylinder, three the
  /// edges of a box.
  public var ballisticCoefficient: Double? {
    guard let mass, let dragCoefficient, (1...3).contains(dimensions.count) else { return nil }
    let d = dimensions
    let surface =
      switch d.count {
      case 1: Double.pi * d[0] * d[0]
      case 2: .pi * d[1] * (d[0] + d[1] / 2)
      default: 2 * (d[0] * d[1] + d[1] * d[2] + d[2] * d[0])
      }
    return dragCoefficient * surface / 4 / mass
  }
}

/// The object file of a re-entry, `object.yaml`.
public enum ReentryObjectFile {
  /// Reads a file; only `name` must be there.
  public static func read(_ path: String) throws(InputError) -> ReentryObject {
    try YAMLDocument.read(path).decode(object)
  }

  static func object(_ root: YAMLMapping) throws(InputError) -> ReentryObject {
    var dimensions: [Double] = []
    for value in try root.list("dimensions_m", optional: true) {
      dimensions.append(try value.number(unit: "m", in: .above(0, atMost: 1000)))
    }
    return ReentryObject(
      name: try root.required("name").text(),
      internationalDesignator: try root.optional("international_designator")?.text(),
      catalogNumber: try root.optional("catalog_number")?.integer(in: 1...999_999_999),
      kind: try root.choice("type", of: ReentryObject.Kind.self, default: .unknown),
      mass: try root.optional("mass_kg")?.number(unit: "kg", in: .above(0, atMost: 1e6)),
      dimensions: dimensions,
      attitude: try root.choice(
        "attitude", of: ReentryObject.Attitude.self, default: .unknown),
      dragCoefficient: try root.optional("drag_coefficient")?.number(in: .above(0, atMost: 10)),
      isManoeuvrable: try root.flag("manoeuvrable", default: false))
  }
}

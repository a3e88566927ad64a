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
}

/// The object file of a re-entry, `object.yaml`.
public enum ReentryObjectFile {
  /// Reads a file; only `name` must be there.
  public static func read(_ path: String) throws(InputError) -> ReentryObject {
    try YAMLDocument.read(path).decode { root throws(InputError) in
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
}

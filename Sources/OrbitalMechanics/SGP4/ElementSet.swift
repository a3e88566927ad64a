public import SpaceEnvironment

/// Which object an orbit belongs to.
public struct ObjectIdentity: Hashable, Sendable {
  /// The number in the catalogue of the US Space Force, `nil` where a message gives none.
  public var catalogNumber: Int?
  /// The international designator, `2011-053A`; `nil` where none is given.
  public var internationalDesignator: String?
  /// The name, `nil` where none is given.
  public var name: String?

  public init(
    catalogNumber: Int?, internationalDesignator: String? = nil, name: String? = nil
  ) {
    self.catalogNumber = catalogNumber
    self.internationalDesignator = internationalDesignator
    self.name = name
  }
}

/// Mean elements of an object as a provider issued them: two-line elements or a mean-elements message.
public struct ElementSet: Hashable, Sendable {
  public var object: ObjectIdentity
  public var elements: MeanElements
  /// Whether the set is unclassified (`U`), classified (`C`) or secret (`S`); `nil` where not given.
  public var classification: Character?
  /// The running number of the set, `nil` where not given.
  public var number: Int?
  /// The number of the revolution at epoch, which is not kept for all objects; `nil` where not given.
  public var revolution: Int?
  /// When the set was made, `nil` where the file does not say.
  public var issued: Instant?

  public init(
    object: ObjectIdentity, elements: MeanElements, classification: Character? = nil,
    number: Int? = nil, revolution: Int? = nil, issued: Instant? = nil
  ) {
    self.object = object
    self.elements = elements
    self.classification = classification
    self.number = number
    self.revolution = revolution
    self.issued = issued
  }

  /// The epoch of the elements, in UTC.
  public var epoch: Instant { elements.epoch }
}

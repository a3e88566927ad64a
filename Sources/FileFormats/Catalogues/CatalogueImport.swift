public import DebrisEnvironment
import OrbitalMechanics
public import SpaceEnvironment

/// Orbits joined with the satellite catalogue and with known masses and sizes, by catalogue number.
public struct CatalogueImport: Sendable {
  /// What the files had, and what was left out.
  public struct Counts: Hashable, Sendable {
    /// The element sets that were read.
    public var elementSets = 0
    /// Of them, sets of objects of which another one is nearer to the epoch.
    public var otherEpochs = 0
    /// Sets of the objects kept that are more than thirty days away from the epoch.
    public var distantEpochs = 0
    /// Objects that the satellite catalogue does not list; their names tell what they are.
    public var notInCatalogue = 0
    /// Objects that had decayed by the epoch, and that orbit another body.
    public var decayed = 0
    /// Objects that orbit another body.
    public var elsewhere = 0
    /// Objects of which neither a list nor a name tells the type; they count as fragments.
    public var untyped = 0
    /// Objects whose mass or size was joined from the list.
    public var joined = 0
  }

  public private(set) var objects: [CatalogueObject] = []
  /// The faulty rows and messages that were left out.
  public private(set) var faults: [InputError] = []
  public private(set) var counts = Counts()

  private static let distant = 30 * day

  /// Reads and joins files.
  ///
  /// Of several element sets of an object the one nearest to the epoch is taken.
  ///
  /// - Parameters:
  ///   - orbits: The path of element sets in any form.
  ///   - catalogue: The path of the satellite catalogue, if any.
  ///   - properties: The path of masses and sizes, if any.
  ///   - epoch: The date that the population is for.
  ///   - policy: Whether a faulty row ends the reading or is left out and listed.
  ///   - dates: How the satellite catalogue writes dates.
  public init(
    orbits: String, catalogue: String?, properties: String?, epoch: Instant,
    policy: OrbitDataReading.Policy, dates: SatelliteCatalogueCSV.DateForm = .iso
  ) throws(InputError) {
    let data = try OrbitDataFile.read(orbits, OrbitDataReading(policy: policy))
    faults += data.faults
    var entries: [Int: SatelliteCatalogueEntry] = [:]
    if let catalogue {
      let read = try SatelliteCatalogueCSV.read(catalogue, policy: policy, dates: dates)
      entries = read.entries
      faults += read.faults
    }
    var known: [Int: ObjectPropertiesCSV.Properties] = [:]
    if let properties {
      let read = try ObjectPropertiesCSV.read(properties, policy: policy)
      known = read.properties
      faults += read.faults
    }
    counts.elementSets = data.elementSets.count
    for set in nearest(data.elementSets, to: epoch) {
      let number = set.object.catalogNumber ?? 0
      let entry = entries[number]
      if let decayed = entry?.decayed, decayed <= epoch {
        counts.decayed += 1
        continue
      }
      if let entry, !entry.orbitsEarth {
        counts.elsewhere += 1
        continue
      }
      if catalogue != nil, entry == nil { counts.notInCatalogue += 1 }
      if abs(set.epoch - epoch) > Self.distant { counts.distantEpochs += 1 }
      objects.append(object(set, number, entry, known[number]))
    }
    if !objects.isEmpty, counts.untyped == objects.count {
      throw InputError(
        file: orbits,
        message: "names no object, and neither does another list tell their types; "
          + "the satellite catalogue (--satcat) does")
    }
    if objects.isEmpty {
      throw InputError(file: orbits, message: "has 0 objects in orbit at the epoch")
    }
  }

  /// One element set of each object, in the order of their numbers.
  private mutating func nearest(_ sets: [ElementSet], to epoch: Instant) -> [ElementSet] {
    var chosen: [Int: ElementSet] = [:]
    var unnumbered: [ElementSet] = []
    chosen.reserveCapacity(sets.count)
    for set in sets {
      guard let number = set.object.catalogNumber else {
        unnumbered.append(set)
        continue
      }
      if let other = chosen[number] {
        counts.otherEpochs += 1
        if abs(other.epoch - epoch) <= abs(set.epoch - epoch) { continue }
      }
      chosen[number] = set
    }
    return chosen.sorted { $0.key < $1.key }.map(\.value) + unnumbered
  }

  private mutating func object(
    _ set: ElementSet, _ number: Int, _ entry: SatelliteCatalogueEntry?,
    _ known: ObjectPropertiesCSV.Properties?
  ) -> CatalogueObject {
    let name = entry?.name ?? set.object.name
    // A list of properties tells mission-related objects from debris, the catalogue does not.
    var kind = known?.kind ?? entry?.kind
    if kind == nil { kind = name.map(Self.kind(ofName:)) }
    if kind == nil { counts.untyped += 1 }
    if known?.mass != nil || known?.radius != nil || known?.area != nil { counts.joined += 1 }
    return CatalogueObject(
      catalogNumber: number, kind: kind ?? .fragment, name: name,
      semiMajorAxis: set.elements.semiMajorAxis, eccentricity: set.elements.eccentricity,
      inclination: set.elements.inclination, dragTerm: set.elements.bstar, mass: known?.mass,
      radius: known?.radius, area: known?.area, radarCrossSection: entry?.radarCrossSection,
      launchDate: known?.launchDate ?? entry?.launched?.decimalYear
        ?? Self.launchDate(set.object.internationalDesignator),
      isActive: entry?.isActive)
  }

  /// What the names of the catalogue say: `... R/B`, `... DEB`, else a payload.
  static func kind(ofName name: String) -> SpaceObject.Kind {
    let words = name.uppercased().split { $0 == " " || $0 == "(" || $0 == ")" || $0 == "-" }
    if words.contains("R/B") || words.contains("AKM") || words.contains("PKM") {
      return .rocketBody
    }
    if words.contains("DEB") || words.contains("COOLANT") || words.contains("DEBRIS") {
      return .fragment
    }
    return .payload
  }

  /// The middle of the year of a designator: `1958-002B`.
  private static func launchDate(_ designator: String?) -> Double? {
    guard let designator, let year = Int(designator.prefix(4)), (1957...2200).contains(year) else {
      return nil
    }
    return Double(year) + 0.5
  }
}

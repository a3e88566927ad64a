import BreakupModel
import Glibc
import NumericalMethods

/// Fills in the masses and sizes that a catalogue does not know, by rules and a seed.
///
/// Size, where no radius is known: from the area where that is known; else from the radar cross-section,
/// by ``RadarSize``; else drawn, for fragments from the number law of explosions between 0.1 and 3 m, for
/// other kinds from a log-normal distribution with the median and the scatter of the radii of their
/// kind that the catalogue knows, or of ``FillRules`` where it knows fewer than 20.
///
/// Cross-section to drag, where none is known: the disc of the radius.
///
/// Mass, where none is known: the cross-section over the area-to-mass ratio. That of payloads and rocket
/// bodies is the median of the known ones of their kind. That of mission-related objects and fragments
/// comes from B*, by ``DragTermScale``; where B* says nothing, it is drawn from those that B* has
/// given in the same catalogue, or from the breakup model where these are fewer than 20.
///
/// The chances of an object depend on the seed and its catalogue number alone, whatever else is in the list.
public struct CatalogueFill: Sendable {
  public let rules: FillRules
  public let seed: UInt64

  public init(rules: FillRules = FillRules(), seed: UInt64 = 1) {
    self.rules = rules
    self.seed = seed
  }

  /// Where a mass or a size came from.
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    case known = "known"
    case area = "from the area"
    case radar = "from the radar cross-section"
    case drawn = "drawn"
    case medianRatio = "from the size, median area-to-mass ratio"
    case dragTerm = "from the size and B*"
    case drawnRatio = "from the size, area-to-mass ratio drawn"
  }

  /// How many objects of each kind had their size and mass from where.
  public struct Report: Hashable, Sendable {
    public var sizes: [SpaceObject.Kind: [Origin: Int]] = [:]
    public var masses: [SpaceObject.Kind: [Origin: Int]] = [:]
    /// What B* was compared with.
    public var dragTermBands: [DragTermScale.Band] = []

    /// The objects of a kind.
    public func count(of kind: SpaceObject.Kind) -> Int {
      (masses[kind] ?? [:]).values.reduce(0, +)
    }
    /// The share of the masses of a kind, or of all, that was filled in.
    public func shareOfMassesFilled(_ kind: SpaceObject.Kind? = nil) -> Double {
      Self.share(masses, kind)
    }
    /// The share of the sizes of a kind, or of all, that was filled in.
    public func shareOfSizesFilled(_ kind: SpaceObject.Kind? = nil) -> Double {
      Self.share(sizes, kind)
    }

    private static func share(
      _ origins: [SpaceObject.Kind: [Origin: Int]], _ kind: SpaceObject.Kind?
    ) -> Double {
      let chosen = origins.filter { kind == nil || $0.key == kind }.values
      let all = chosen.reduce(0) { $0 + $1.values.reduce(0, +) }
      let known = chosen.reduce(0) { $0 + ($1[.known] ?? 0) }
      return all > 0 ? 1 - Double(known) / Double(all) : 0
    }
  }

  /// Fills in what is missing.
  ///
  /// - Parameters:
  ///   - catalogue: The catalogue.
  ///   - constellations: Which payloads belong to constellations.
  /// - Returns: An object for each of the catalogue, in its order, and where its properties came from.
  public func objects(
    of catalogue: [CatalogueObject],
    constellations: ConstellationMembership = .standard
  ) -> (objects: [SpaceObject], report: Report) {
    let known = KnownProperties(catalogue, rules: rules)
    var report = Report()
    report.dragTermBands = known.scale.bands
    let objects = catalogue.map { object in
      var random = RandomStream(seed: seed, stream: UInt64(object.catalogNumber))
      // Three numbers for each, so that the mass does not depend on where the size came from.
      let draws = SIMD3(random.uniform(), random.uniform(), random.uniform())
      let (radius, area, sizeOrigin) = size(of: object, known, draws)
      let (mass, massOrigin) = mass(of: object, area: area, known, draws)
      report.sizes[object.kind, default: [:]][sizeOrigin, default: 0] += 1
      report.masses[object.kind, default: [:]][massOrigin, default: 0] += 1
      return SpaceObject(
        kind: object.kind, mass: mass, radius: radius, area: area,
        semiMajorAxis: object.semiMajorAxis, eccentricity: object.eccentricity,
        inclination: object.inclination, launchDate: object.launchDate, isActive: object.isActive,
        constellation: constellations.constellation(of: object))
    }
    return (objects, report)
  }

  /// The collision radius [m] and the cross-section to drag [m²].
  private func size(
    of object: CatalogueObject, _ known: KnownProperties, _ draws: SIMD3<Double>
  ) -> (radius: Double, area: Double, origin: Origin) {
    func disc(_ radius: Double) -> Double { .pi * radius * radius }
    switch (object.radius, object.area) {
    case (let radius?, let area?): return (radius, area, .known)
    case (let radius?, nil): return (radius, disc(radius), .known)
    case (nil, let area?): return ((area / .pi).squareRoot(), area, .area)
    case (nil, nil): break
    }
    if let σ = object.radarCrossSection, σ > 0 {
      let radius = rules.sizeFactor * RadarSize.diameter(radarCrossSection: σ) / 2
      return (radius, disc(radius), .radar)
    }
    if object.kind == .fragment {
      let area = FragmentArea.area(ofSize: rules.sizeFactor * drawnSize(draws.x))
      return ((area / .pi).squareRoot(), area, .drawn)
    }
    let radii = known.radii[object.kind]!
    let radius = rules.sizeFactor * radii.median * exp(radii.scatter * normal(draws.x, draws.y))
    return (radius, disc(radius), .drawn)
  }

  /// A size by the number law, truncated at both ends.
  private func drawnSize(_ u: Double) -> Double {
    let k = rules.sizeExponent
    let share = pow(rules.sizes.upperBound / rules.sizes.lowerBound, -k)
    return rules.sizes.lowerBound * pow(1 - u * (1 - share), -1 / k)
  }

  private func mass(
    of object: CatalogueObject, area: Double, _ known: KnownProperties, _ draws: SIMD3<Double>
  ) -> (mass: Double, origin: Origin) {
    if let mass = object.mass { return (mass, .known) }
    func mass(_ ratio: Double) -> Double { area / (rules.areaToMassFactor * ratio) }
    if let ratio = known.areaToMassRatios[object.kind] {
      return (mass(ratio), .medianRatio)
    }
    if let ratio = known.scale.areaToMassRatio(of: object) { return (mass(ratio), .dragTerm) }
    let donors = known.dragRatios[object.kind] ?? []
    if donors.count >= rules.fewest {
      return (mass(donors[Int(draws.z * Double(donors.count))]), .drawnRatio)
    }
    return (mass(modelRatio(size: FragmentArea.size(ofArea: area), draws)), .drawnRatio)
  }

  /// A ratio by the area-to-mass law of fragments of spacecraft.
  private func modelRatio(size: Double, _ draws: SIMD3<Double>) -> Double {
    let law = AreaToMassDistribution(size: size, kind: .spacecraft)
    var (low, high) = (law.mean - 8 * law.sigma, law.mean + 8 * law.sigma)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if law.cumulative(middle) < draws.z { low = middle } else { high = middle }
    }
    return pow(10, (low + high) / 2)
  }

  /// A normal deviate of two uniform numbers (Box and Muller).
  private func normal(_ u: Double, _ v: Double) -> Double {
    (-2 * log(max(1 - u, 1e-300))).squareRoot() * cos(2 * .pi * v)
  }
}

/// What a catalogue knows of the properties of its kinds of objects.
private struct KnownProperties {
  /// Of payloads, rocket bodies and mission-related objects.
  var radii: [SpaceObject.Kind: FillRules.Radii]
  /// Of payloads and rocket bodies [m²/kg].
  var areaToMassRatios: [SpaceObject.Kind: Double]
  let scale: DragTermScale
  /// What B* gives for mission-related objects and fragments [m²/kg].
  var dragRatios: [SpaceObject.Kind: [Double]] = [:]

  init(_ catalogue: [CatalogueObject], rules: FillRules) {
    radii = rules.radii
    areaToMassRatios = rules.areaToMassRatios
    for kind in rules.radii.keys {
      let logarithms = catalogue.filter { $0.kind == kind }.compactMap { $0.radius.map { log($0) } }
      guard let middle = median(logarithms, fewest: rules.fewest) else { continue }
      let mean = logarithms.reduce(0, +) / Double(logarithms.count)
      let variance =
        logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(logarithms.count)
      radii[kind] = FillRules.Radii(median: exp(middle), scatter: variance.squareRoot())
    }
    for kind in rules.areaToMassRatios.keys {
      let ratios = catalogue.filter { $0.kind == kind }.compactMap { object in
        object.mass.flatMap { mass in object.radius.map { .pi * $0 * $0 / mass } }
      }
      if let middle = median(ratios, fewest: rules.fewest) { areaToMassRatios[kind] = middle }
    }
    scale = DragTermScale(catalogue, rules: rules)
    for object in catalogue where areaToMassRatios[object.kind] == nil {
      if let ratio = scale.areaToMassRatio(of: object) {
        dragRatios[object.kind, default: []].append(ratio)
      }
    }
    for kind in dragRatios.keys { dragRatios[kind]!.sort() }
  }
}

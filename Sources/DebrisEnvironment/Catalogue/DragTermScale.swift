// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3:
//     B* = ½ (C_D A/m) ρ₀, with one density profile for all times.
import SpaceEnvironment

/// What the drag terms B* of a catalogue say about area-to-mass ratios.
///
/// B* is fitted with a density that does not follow the Sun [1]: at solar maximum the same object has a B*
/// several times that of the minimum, by other factors at other altitudes. Rocket bodies, whose masses and
/// sizes are known, measure the factor: in each band of perigee altitude the median of A/m over B*, where
/// the usual A/m of rocket bodies stands for one that is not known.
public struct DragTermScale: Hashable, Sendable {
  /// A band of perigee altitude and its factor.
  public struct Band: Hashable, Sendable {
    /// The perigee altitudes [m].
    public let altitudes: Range<Double>
    /// The rocket bodies that measured it.
    public let count: Int
    /// The area-to-mass ratio per B* [m²/kg per 1/Earth radius].
    public let factor: Double
  }

  private static let width = 100_000.0
  private static let fewest = 15

  public let bands: [Band]
  private let rules: FillRules

  /// Measures the factors by the rocket bodies of a catalogue.
  public init(_ objects: [CatalogueObject], rules: FillRules) {
    self.rules = rules
    let bodies = objects.filter { $0.kind == .rocketBody }
    var bands: [Band] = []
    var lower = rules.dragTermAltitudes.lowerBound
    while lower < rules.dragTermAltitudes.upperBound {
      let upper = min(lower + Self.width, rules.dragTermAltitudes.upperBound)
      let ratios = bodies.filter { (lower..<upper).contains($0.perigeeAltitude) }.compactMap {
        body in
        Self.fitted(body.dragTerm, rules).map { Self.ratio(of: body, rules) / $0 }
      }
      if let factor = median(ratios, fewest: Self.fewest) {
        bands.append(Band(altitudes: lower..<upper, count: ratios.count, factor: factor))
      }
      lower = upper
    }
    self.bands = bands
  }

  /// The area-to-mass ratio that the drag term of an object tells [m²/kg], `nil` where it tells none.
  ///
  /// Between the middles of two bands the factor is interpolated.
  public func areaToMassRatio(of object: CatalogueObject) -> Double? {
    let q = object.perigeeAltitude
    guard rules.dragTermAltitudes.contains(q), !bands.isEmpty,
      let term = Self.fitted(object.dragTerm, rules)
    else { return nil }
    let range = rules.areaToMassRange
    return min(max(term * factor(atPerigeeAltitude: q), range.lowerBound), range.upperBound)
  }

  private func factor(atPerigeeAltitude q: Double) -> Double {
    func middle(_ band: Band) -> Double {
      (band.altitudes.lowerBound + band.altitudes.upperBound) / 2
    }
    guard let above = bands.firstIndex(where: { middle($0) > q }) else {
      return bands[bands.count - 1].factor
    }
    if above == 0 { return bands[0].factor }
    let (a, b) = (bands[above - 1], bands[above])
    let share = (q - middle(a)) / (middle(b) - middle(a))
    return a.factor + share * (b.factor - a.factor)
  }

  /// The area-to-mass ratio of a rocket body [m²/kg].
  private static func ratio(of body: CatalogueObject, _ rules: FillRules) -> Double {
    guard let mass = body.mass, let radius = body.radius else {
      return rules.areaToMassRatios[.rocketBody]!
    }
    return .pi * radius * radius / mass
  }

  /// A drag term that was fitted and has the right sign.
  private static func fitted(_ term: Double?, _ rules: FillRules) -> Double? {
    guard let term, term > 0, abs(term - rules.unfittedDragTerm) > 1e-9 else { return nil }
    return term
  }
}

extension CatalogueObject {
  /// The altitude of the perigee over the equatorial radius [m].
  public var perigeeAltitude: Double {
    semiMajorAxis * (1 - eccentricity) - Earth.wgs84.equatorialRadius
  }
}

/// The median of some values, `nil` where they are too few.
func median(_ values: [Double], fewest: Int) -> Double? {
  guard values.count >= max(1, fewest) else { return nil }
  let sorted = values.sorted()
  let n = sorted.count
  return n.isMultiple(of: 2) ? (sorted[n / 2 - 1] + sorted[n / 2]) / 2 : sorted[n / 2]
}

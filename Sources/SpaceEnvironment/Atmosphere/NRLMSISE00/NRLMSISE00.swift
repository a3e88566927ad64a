// References
// [1] Picone, Hedin, Drob, Aikin (2002), NRLMSISE-00 empirical model of the atmosphere: Statistical
//     comparisons and scientific issues, J. Geophys. Res. 107(A12), 1468,
//     doi 10.1029/2002JA009430.
// [2] Picone, Hedin, Drob (2001), NRLMSISE-00 in Fortran, US Naval Research Laboratory; in C by
//     Brodowski, release 20041227 with the corrections to 2019. Both are in the public domain; the
//     coefficients and the parameters of the constituents are material of the US Government and
//     not subject to copyright.
// [3] Hedin (1987), MSIS-86 thermospheric model, J. Geophys. Res. 92(A5), 4649, appendix.
// [4] Hedin (1991), Extension of the MSIS thermosphere model into the middle and lower atmosphere,
//     J. Geophys. Res. 96(A2), 1159.

/// The empirical atmosphere NRLMSISE-00 [1]: composition, density and temperature from the ground
/// to the exosphere by place, time, solar and geomagnetic activity.
///
/// Expansions in spherical harmonics, season, local time and activity give the temperatures at a
/// few altitudes and the densities at 120 km; hydrostatic balance of each constituent, with mixing
/// below the turbopause and corrections for chemistry, carries them to every altitude.
///
/// What does not depend on altitude is worked out once in a `Profile`:
///
///     let model = NRLMSISE00()
///     let profile = model.profile(at: site, conditions: conditions)
///     let ρ = profile.massDensity(atAltitude: 400 * kilometre)
///
/// The results are those of the reference program [2] but for rounding, including its small jumps:
/// the variation of the exospheric temperature sets in above 123.435 km, the variation of
/// temperatures below that altitude goes out at 300 km. Where the reference fails, in strong storms
/// near the poles, the temperature at 110 km is limited: see `LowerThermosphereNodes`. Below 80 km
/// the effects of solar and geomagnetic activity are neither large nor well established.
///
/// The model is a value without state and allocates nothing when it is evaluated.
public struct NRLMSISE00: Sendable {
  /// The geodetic altitudes that are accepted [m].
  ///
  /// The data of the model end near 1000 km; above, hydrostatic balance continues them. The bound
  /// leaves room for orbits at 2000 km above the equatorial radius, 21 km more over the poles.
  public static let altitudes: ClosedRange<Double> = 0...2_500_000

  /// Whether the mass density counts anomalous oxygen: hot atoms and O⁺, that matter to drag above
  /// 500 km.
  ///
  /// With it the mass density is that of the entry `gtd7d` of [2], without it that of `gtd7`.
  public let anomalousOxygen: Bool

  let tables: Tables

  public init(anomalousOxygen: Bool = true) {
    self.anomalousOxygen = anomalousOxygen
    tables = .shared
  }

  /// Refuses an altitude outside `altitudes` [m].
  public static func validate(altitude h: Double) throws(OutOfRange) {
    try OutOfRange.check("altitude", h, "m", in: altitudes)
  }

  /// Returns the atmosphere above a place, ready for many altitudes.
  public func profile(at site: Site, conditions: ThermosphereConditions) -> Profile {
    Profile(model: self, variations: Variations(site: site, conditions: conditions, in: tables))
  }

  /// Returns the state of the atmosphere at one altitude.
  ///
  /// Works out only what this altitude needs; for more than one, a profile is faster.
  ///
  /// - Parameters:
  ///   - h: The geodetic altitude [m], within `altitudes`.
  ///   - site: The place.
  ///   - conditions: The date and the activity.
  public func state(
    atAltitude h: Double, site: Site, conditions: ThermosphereConditions
  ) -> State {
    precondition(Self.altitudes.contains(h), "the altitude is out of range")
    let z = h / kilometre
    let variations = Variations(site: site, conditions: conditions, in: tables)
    let range = Column.Range(altitude: z)
    if range == .exosphere {
      let nodes = z > Column.turbopauseLimit ? nil : LowerThermosphereNodes.unvaried(in: tables)
      let column = Column(range: range, nodes: nodes, variations: variations, tables: tables)
      return column.state(atAltitude: z, anomalousOxygen: anomalousOxygen, in: tables)
    }
    let mesosphere = variations.mesosphere(in: tables)
    let nodes = LowerThermosphereNodes(
      varied: variations.lowerThermosphere(in: tables), gradient: mesosphere[0], in: tables)
    let column = Column(range: range, nodes: nodes, variations: variations, tables: tables)
    if z >= LowerAtmosphere.top {
      return column.state(atAltitude: z, anomalousOxygen: anomalousOxygen, in: tables)
    }
    return LowerAtmosphere(
      below: column, nodes: nodes, mesosphere: mesosphere, variations: variations, tables: tables
    ).state(atAltitude: z)
  }
}

extension NRLMSISE00: ThermosphereModel {
  public func density(
    atAltitude h: Double, latitude φ: Double, longitude λ: Double, instant: Instant,
    conditions: ThermosphereConditions
  ) -> Double {
    do {
      let site = try Site(latitude: φ, longitude: λ, instant: instant)
      return state(atAltitude: h, site: site, conditions: conditions).massDensity
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

/// What stands where a scenario says nothing, and what it may say; in the units of the file.
///
/// The one place of both. Required are `name`, `epoch`, `duration_yr`, `population`, `launches` and
/// `disposal`: nobody else can know them.
enum ScenarioDefaults {
  static let description = "no description"
  /// A year is within 0.3 % of shorter steps, and half a standard interval.
  static let step_yr = 1.0
  /// Launches and the Sun change from year to year.
  static let longestMove_yr = 1.0
  /// The cells that all validations are of.
  static let cellLength = 1.0
  /// Of randomly tumbling bodies in free molecular flow.
  static let dragCoefficient = 2.2

  /// The shells that reports of low orbits use: 200 to 2000 km by 50 km.
  static let shells = (lowest_km: 200.0, highest_km: 2000.0, width_km: 50.0)
  /// The smallest objects that are tracked reliably in low orbits.
  static let smallestSize_m = 0.1

  /// A mean activity over solar cycles.
  static let activity = (f107_sfu: 120.0, ap: 9.0)
  /// IADC-12-08: payloads work for eight years.
  static let payloadLifetime_yr = 8.0
  static let growth_per_yr = 0.0
  static let delay_yr = 0.0

  static let kernel = "resolved"
  /// The limit of the NASA breakup model: 40 J/g.
  static let catastrophicEnergy_j_per_kg = 40_000.0
  /// Collisions are evaluated at the smallest multiple of the step from this on.
  static let interval_yr = 4.0
  static let avoidance = (
    activeInactive: 0.0, activeActive: 0.0, sameConstellation: 1.0, debrisDebris: 0.0
  )
  static let smallestTracked_m = 0.1

  static let seed = 1
  static let members = 1
  /// Recorded at the smallest multiple of the step from this on.
  static let every_yr = 1.0
  static let shellsEvery_yr = 10.0
}

/// The ranges of the numbers of a scenario, in the units of the file.
enum ScenarioRanges {
  static let duration_yr = AllowedRange.above(0, atMost: 1000)
  static let step_yr = AllowedRange.between(0.005, and: 5)
  static let longestMove_yr = AllowedRange.between(0.005, and: 2)
  static let cellLength = AllowedRange.between(0.5, and: 4)
  static let dragCoefficient = AllowedRange.between(0.1, and: 10)
  static let shellAltitude_km = AllowedRange.between(100, and: 10_000)
  static let shellWidth_km = AllowedRange.between(1, and: 1000)
  static let shellCount = 200
  static let perigee_km = AllowedRange.between(100, and: 10_000)
  static let eccentricity = AllowedRange.from(0, below: 1)
  static let inclination_deg = AllowedRange.between(0, and: 180)
  static let edgeCount = 2...101
  /// The transport cells of all inclination bins; the standard grid has 163 thousand.
  static let cellCount = 800_000
  /// 1 cm at least: below, the mass bins of fragments do not reach.
  static let smallestSize_m = AllowedRange.from(0.01, below: 1)
  static let layerCount = 1...1000
  static let layerAltitude_km = AllowedRange.between(0, and: 10_000)
  static let layerDensity_kg_m3 = AllowedRange.above(0, atMost: 10)
  /// Between 60 and 2500 km, whatever the layers extrapolate to.
  static let airDensity_kg_m3 = AllowedRange.between(1e-200, and: 1000)
  static let tableAltitude_km = AllowedRange.between(50, and: 10_000)
  static let scaleHeight_km = AllowedRange.between(1, and: 1000)
  static let f107_sfu = AllowedRange.between(60, and: 400)
  static let ap = AllowedRange.between(0, and: 400)
  static let percentile = AllowedRange.between(0, and: 100)
  static let growth_per_yr = AllowedRange.between(-0.5, and: 0.5)
  /// By how much launches may grow in all.
  static let mostGrowth = 10_000.0
  static let payloadLifetime_yr = AllowedRange.between(0.1, and: 100)
  static let share = AllowedRange.between(0, and: 1)
  static let residualLifetime_yr = AllowedRange.between(0, and: 500)
  static let catastrophicEnergy_j_per_kg = AllowedRange.between(1000, and: 1_000_000)
  static let disablingEnergy_j_per_kg = AllowedRange.above(0, atMost: 1_000_000)
  static let interval_yr = AllowedRange.above(0, atMost: 20)
  static let smallestTracked_m = AllowedRange.between(0, and: 10)
  static let trackedDiameter_m = AllowedRange.above(0, atMost: 100)
  static let leastMass_kg = AllowedRange.between(0, and: 1_000_000)
  static let explosionRate_per_yr = AllowedRange.between(0, and: 1)
  static let halving_yr = AllowedRange.between(0.1, and: 1000)
  static let removals_per_yr = AllowedRange.between(0, and: 10_000)
  static let removalAltitude_km = AllowedRange.between(0, and: 100_000)
  static let satellites = AllowedRange.between(0, and: 1_000_000)
  static let satelliteMass_kg = AllowedRange.between(0.1, and: 100_000)
  static let satelliteRadius_m = AllowedRange.between(0.05, and: 100)
  static let satelliteArea_m2 = AllowedRange.between(0.001, and: 100_000)
  static let filling_yr = AllowedRange.between(0, and: 100)
  static let eventAltitude_km = AllowedRange.between(100, and: 50_000)
  static let eventMass_kg = AllowedRange.above(0, atMost: 1_000_000)
  static let eventScale = AllowedRange.above(0, atMost: 100)
  static let eventFragments = AllowedRange.above(0, atMost: 10_000_000)
  static let members = 1...100_000
  static let seed = 0...Int.max
  static let record_yr = AllowedRange.above(0, atMost: 1000)
  /// How far the epochs of a scenario and of its population may lie apart [yr].
  static let epochDifference_yr = 0.01
}

import Glibc

/// The densities above a place in one range of altitudes.
///
/// The reference leaves out variations where it takes them for unimportant, so that the
/// temperatures and what follows from them differ between ranges; `gts7` in [2] of
/// NRLMSISE00.swift.
struct Column: Sendable {
  /// A range of altitudes.
  enum Range {
    /// Up to 72.5 km: neither the exospheric temperature nor the gradient at 120 km varies.
    case mesopause
    /// Up to 123.435 km: the exospheric temperature does not vary.
    case lowerThermosphere
    /// To below 300 km: all temperatures vary.
    case thermosphere
    /// From 300 km on: the temperatures below 123.435 km do not vary.
    case exosphere

    /// The range that an altitude is in [km].
    @inline(__always)
    init(altitude z: Double) {
      if z >= 300 {
        self = .exosphere
      } else if z > TemperatureProfile.joint {
        self = .thermosphere
      } else {
        self = z > LowerAtmosphere.top ? .lowerThermosphere : .mesopause
      }
    }
  }

  /// The logarithms of densities [1/m³] and the sizes of the transitions of one constituent.
  struct Amounts {
    /// The density at 120 km in diffusive equilibrium.
    var diffusive = 0.0
    /// The density at 120 km, if the air were mixed and met diffusion at the turbopause.
    var mixed = 0.0
    /// The size of the passage to the mixing ratio at the ground.
    var mixing = 0.0
    /// The size of the departure by chemistry and flow.
    var chemistry = 0.0
  }

  /// The altitude above which no constituent is mixed [km].
  static let turbopauseLimit = 450.0

  private let temperature: TemperatureProfile
  private let logAnomalousOxygen: Double
  /// The weights of anomalous oxygen at its temperature: at 120 km [1/km], and where it is cut off,
  /// over the scale of the cut-off [1].
  private let anomalousWeight, anomalousCutoff: Double
  private let gravity: Gravity
  private var amounts = InlineArray<7, Amounts>(repeating: Amounts())

  /// Creates the column of one range.
  ///
  /// - Parameters:
  ///   - range: The range of altitudes.
  ///   - nodes: The temperatures below 123.435 km; `nil` where only altitudes above
  ///     `turbopauseLimit` are asked for.
  ///   - variations: What varies with place, time and activity.
  ///   - tables: The tables of the model.
  init(
    range: Range, nodes: LowerThermosphereNodes?, variations: borrowing Variations,
    tables: NRLMSISE00.Tables
  ) {
    let factors = tables.contents.pointee.temperatures.factors
    let g = variations.temperatures
    let gravity = variations.gravity
    let isAboveJoint = range == .thermosphere || range == .exosphere
    let T0 = MeanTemperatures.base * factors[2] * (1 + g[2])
    let exospheric = MeanTemperatures.exosphere * factors[0] * (isAboveJoint ? 1 + g[0] : 1)
    let gradient =
      MeanTemperatures.baseGradient * factors[1] * (range == .mesopause ? 1 : 1 + g[1])
    let shape = gradient / (exospheric - T0)
    temperature = TemperatureProfile(
      exospheric: exospheric, baseTemperature: T0, shape: shape, nodes: nodes, gravity: gravity)
    logAnomalousOxygen =
      tables.contents.pointee.logAnomalousOxygen + variations.lightConstituents[0]
    let hotMass = AnomalousOxygen.mass / AnomalousOxygen.temperature
    anomalousWeight = hotMass * gravity.weight(at: TemperatureProfile.base)
    anomalousCutoff =
      hotMass * gravity.weight(at: AnomalousOxygen.cutoff) * AnomalousOxygen.cutoffScale
    self.gravity = gravity
    setAmounts(variations, mixed: nodes != nil, in: tables)
  }

  /// Works out the amounts of the constituents, in the order of the tables.
  private mutating func setAmounts(
    _ variations: borrowing Variations, mixed: Bool, in tables: NRLMSISE00.Tables
  ) {
    let season = tables.contents.pointee.temperatures.season(variations.harmonics)[0]
    let nitrogenTurbopause = 1 + Constituent.turbopauseSlope * variations.harmonics.P10 * season
    let Δf = variations.conditions.f107Mean - 150
    let (minor, light) = (variations.minorConstituents, variations.lightConstituents)
    let variation: InlineArray<7, Double> = [
      variations.temperatures[3], light[2], minor[2], light[3], minor[0], minor[1], minor[3],
    ]
    var turbopause = 0.0
    var level = TemperatureProfile.Level(temperature: 0, logRatio: 0, weight: 0)
    for i in 0..<7 {
      let constituent = tables.constituents[i]
      var amount = Amounts()
      amount.diffusive = constituent.logMeanDensity + variation[i]
      if mixed {
        // Diffusion of the mass by which the gas differs from mixed air, from 120 km down.
        let z = constituent.turbopause * (i == 0 ? nitrogenTurbopause : 1)
        if z != turbopause { (turbopause, level) = (z, temperature.level(at: z)) }
        amount.mixed =
          amount.diffusive + constituent.thermalDiffusion * level.logRatio
          - (constituent.mass - Constituent.mixedMass) * level.weight
      }
      let logRatio = amounts[0].mixed - amount.mixed
      amount.mixing = Constituent.size(constituent.mixing, flux: Δf, logRatio: logRatio)
      amount.chemistry = Constituent.size(constituent.chemistry, flux: Δf, logRatio: logRatio)
      amounts[i] = amount
    }
  }

  /// Returns the state at an altitude [km] within the range, from 72.5 km on.
  func state(
    atAltitude z: Double, anomalousOxygen: Bool, in tables: NRLMSISE00.Tables
  ) -> NRLMSISE00.State {
    let level = temperature.level(at: z)
    var state = NRLMSISE00.State()
    state.molecularNitrogen = density(0, at: z, level, tables)
    state.helium = density(1, at: z, level, tables)
    state.atomicHydrogen = density(2, at: z, level, tables)
    state.atomicOxygen = density(3, at: z, level, tables)
    state.molecularOxygen = density(4, at: z, level, tables)
    state.argon = density(5, at: z, level, tables)
    state.atomicNitrogen = density(6, at: z, level, tables)
    state.anomalousOxygen = anomalousOxygenDensity(at: z)
    state.temperature = level.temperature
    state.exosphericTemperature = temperature.exospheric
    state.sumMassDensity(anomalousOxygen: anomalousOxygen)
    return state
  }

  /// Returns the density of molecular nitrogen in fully mixed air at an altitude [1/m³].
  func mixedNitrogen(at z: Double) -> Double {
    let level = temperature.level(at: z)
    return exp(amounts[0].mixed + level.logRatio - Constituent.mixedMass * level.weight)
  }

  /// Returns the density of a constituent at an altitude [1/m³].
  @inline(__always)
  private func density(
    _ i: Int, at z: Double, _ level: TemperatureProfile.Level, _ tables: NRLMSISE00.Tables
  ) -> Double {
    let constituent = tables.constituents[i]
    let amount = amounts[i]
    var n =
      amount.diffusive + (1 + constituent.thermalDiffusion) * level.logRatio
      - constituent.mass * level.weight
    let isMixed = z <= constituent.diffusionLimit
    if isMixed {
      let mixed = amount.mixed + level.logRatio - Constituent.mixedMass * level.weight
      n = constituent.logNetDensity(diffusive: n, mixed: mixed)
      if let mixing = constituent.mixing { n += mixing.logFactor(amount.mixing, at: z) }
    }
    if isMixed || constituent.chemistryReachesEverywhere, let chemistry = constituent.chemistry {
      n += chemistry.logFactor(amount.chemistry, at: z)
    }
    return exp(n)
  }

  /// Returns the density of anomalous oxygen at an altitude [1/m³]; [1] of NRLMSISE00.swift.
  ///
  /// The reference carries it through the spline below 123.435 km, where there is nothing of it
  /// left (below 1e-20/m³); here its temperature stays the same.
  @inline(__always)
  private func anomalousOxygenDensity(at z: Double) -> Double {
    let ζ = gravity.geopotential(z, above: TemperatureProfile.base)
    let excess = exp((AnomalousOxygen.cutoff - z) / AnomalousOxygen.cutoffScale) - 1
    return exp(logAnomalousOxygen - anomalousWeight * ζ - anomalousCutoff * excess)
  }
}

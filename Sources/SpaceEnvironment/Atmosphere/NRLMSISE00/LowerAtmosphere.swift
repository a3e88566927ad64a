import Glibc

/// The atmosphere below 72.5 km: [4], `gtd7` and `densm` in [2] of NRLMSISE00.swift.
///
/// The air is mixed up to 62.5 km; from there its composition passes over to that at 72.5 km.
struct LowerAtmosphere: Sendable {
  /// The altitude at which the thermosphere takes over [km].
  static let top = 72.5
  /// The altitude up to which the air is mixed [km].
  static let mixedTop = 62.5
  /// The altitude at which the two splines of the temperature meet [km].
  static let joint = 32.5
  // The mixing ratios to molecular nitrogen at the ground.
  static let heliumRatio = 6.71072e-6
  static let oxygenRatio = 0.26827
  static let argonRatio = 0.0119615

  private let upper: InverseTemperatureSpline<4>
  private let lower: InverseTemperatureSpline<5>
  private let topTemperature: Double
  private let jointTemperature: Double
  private let exosphericTemperature: Double
  /// The logarithm of the density of nitrogen in mixed air at 72.5 km [1/m³].
  private let logNitrogen: Double
  // The excess at 72.5 km of the constituents over mixed air [1].
  private let nitrogenExcess, heliumExcess, oxygenExcess, argonExcess: Double

  /// Creates the atmosphere below a column.
  ///
  /// - Parameters:
  ///   - column: The column of the mesopause.
  ///   - nodes: The temperatures of the lower thermosphere.
  ///   - m: The sums of the expansions of the mesosphere.
  ///   - variations: What varies with place, time and activity.
  ///   - tables: The tables of the model.
  init(
    below column: borrowing Column, nodes: LowerThermosphereNodes, mesosphere m: Lanes,
    variations: borrowing Variations, tables: NRLMSISE00.Tables
  ) {
    typealias Mean = MeanTemperatures
    let contents = tables.contents
    let gravity = variations.gravity

    let middle: Lanes =
      contents.pointee.mesosphere.factors * Lanes(0, Mean.at55km, Mean.at45km, Mean.at32km)
    let s = variations.stratosphere(in: tables)
    let low: Lanes =
      contents.pointee.stratosphere.factors
      * Lanes(Mean.gradientAt32km, Mean.at20km, Mean.at15km, Mean.at10km)
    let g = variations.ground(in: tables)
    let ground: Lanes =
      contents.pointee.ground.factors * Lanes(Mean.atGround, Mean.gradientAtGround, 0, 0)

    let mesosphere: Lanes = middle / (1 - m)
    let stratosphere: Lanes = low / (1 - s)
    let T32 = mesosphere[3]
    let T0 = ground[0] / (1 - g[0])
    let (stretch32, stretch0) = (T32 / middle[3], T0 / ground[0])
    let gradient32 = low[0] * (1 + s[0]) * stretch32 * stretch32
    let gradient0 = ground[1] * (1 + g[1]) * stretch0 * stretch0
    upper = InverseTemperatureSpline(
      altitudes: [Self.top, 55, 45, Self.joint],
      temperatures: [nodes.at72km, mesosphere[1], mesosphere[2], T32],
      gradients: (nodes.gradientAt72km, gradient32), gravity: gravity)
    lower = InverseTemperatureSpline(
      altitudes: [Self.joint, 20, 15, 10, 0],
      temperatures: [T32, stratosphere[1], stratosphere[2], stratosphere[3], T0],
      gradients: (gradient32, gradient0), gravity: gravity)
    topTemperature = nodes.at72km
    jointTemperature = T32

    let above = column.state(atAltitude: Self.top, anomalousOxygen: false, in: tables)
    let mixedNitrogen = column.mixedNitrogen(at: Self.top)
    let nitrogen = above.molecularNitrogen
    exosphericTemperature = above.exosphericTemperature
    logNitrogen = log(mixedNitrogen)
    nitrogenExcess = nitrogen / mixedNitrogen - 1
    heliumExcess = above.helium / (nitrogen * Self.heliumRatio) - 1
    oxygenExcess = above.molecularOxygen / (nitrogen * Self.oxygenRatio) - 1
    argonExcess = above.argon / (nitrogen * Self.argonRatio) - 1
  }

  /// Returns the state at an altitude [km], from 0 to below 72.5 km.
  func state(atAltitude z: Double) -> NRLMSISE00.State {
    var (T, weight) = upper.evaluate(at: max(z, Self.joint))
    var n = logNitrogen + log(topTemperature / T) - Constituent.mixedMass * weight
    if z <= Self.joint {
      (T, weight) = lower.evaluate(at: z)
      n += log(jointTemperature / T) - Constituent.mixedMass * weight
    }
    let part = z > Self.mixedTop ? 1 - (Self.top - z) / (Self.top - Self.mixedTop) : 0
    let nitrogen = exp(n) * (1 + nitrogenExcess * part)
    var state = NRLMSISE00.State()
    state.molecularNitrogen = nitrogen
    state.helium = nitrogen * Self.heliumRatio * (1 + heliumExcess * part)
    state.molecularOxygen = nitrogen * Self.oxygenRatio * (1 + oxygenExcess * part)
    state.argon = nitrogen * Self.argonRatio * (1 + argonExcess * part)
    state.temperature = T
    state.exosphericTemperature = exosphericTemperature
    state.sumMassDensity(anomalousOxygen: false)
    return state
  }
}

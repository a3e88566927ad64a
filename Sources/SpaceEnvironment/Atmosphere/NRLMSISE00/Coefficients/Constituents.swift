import Glibc

// Parameters of NRLMSISE-00 as in [2] of NRLMSISE00.swift: the arrays `pdm`, its means in the
// first factors, and `pdl`, the corrections of them in the second.

extension Constituent {
  private typealias C = NRLMSISE00.Coefficients

  // The port in C leaves out 200 km itself, the original in Fortran does not.
  static let helium = Constituent(
    mass: 4, thermalDiffusion: -0.38, meanDensity: 2.456e7 * C.helium[0],
    turbopause: 100, diffusionLimit: 200,
    mixing: Transition(.toGroundRatio(log: log(6.71072e-6)), altitude: 110 * 1, scale: 10 * 0.7),
    chemistry: nil)

  static let atomicOxygen = Constituent(
    mass: 16, thermalDiffusion: 0, meanDensity: 8.594e10 * C.oxygen[0],
    turbopause: 105, diffusionLimit: 300,
    mixing: Transition(
      .byFlux(1 * -0.0760535), altitude: 110 * 1.1502, scale: 10 * 3.44689,
      secondScale: 10 * 1.2884),
    chemistry: Transition(.fixed(-8 * 4.47749), altitude: 90 * 0.795046, scale: 2 * 4.01612))

  static let molecularNitrogen = Constituent(
    mass: 28, thermalDiffusion: 0, meanDensity: 2.81e11 * C.nitrogenMolecule[0],
    turbopause: 105 * 0.949154, diffusionLimit: 160, mixing: nil, chemistry: nil)

  static let molecularOxygen = Constituent(
    mass: 32, thermalDiffusion: 0, meanDensity: 3.3e10 * C.oxygenMolecule[0],
    turbopause: 105, diffusionLimit: 250,
    mixing: Transition(
      .toGroundRatio(log: log(0.26827)), altitude: 110 * 1.08738, scale: 10 * 1.22947),
    chemistry: Transition(
      .byFlux(1 * -0.74623), altitude: 110 * 1.1502, scale: -10 * 3.44689,
      secondScale: -10 * 1.2884),
    chemistryReachesEverywhere: true)

  static let argon = Constituent(
    mass: 40, thermalDiffusion: 0.17, meanDensity: 1.33e9 * C.argon[0],
    turbopause: 105, diffusionLimit: 240,
    mixing: Transition(
      .toGroundRatio(log: log(0.0119615)), altitude: 110 * 1.10016, scale: 10 * 0.734129),
    chemistry: nil)

  static let atomicHydrogen = Constituent(
    mass: 1, thermalDiffusion: -0.38, meanDensity: 1.761e5 * C.hydrogen[0],
    turbopause: 95, diffusionLimit: 320,
    mixing: Transition(
      .toGroundRatio(log: log(1 * 1.68986e-6)), altitude: 110 * 1.15241, scale: 10 * 2.22784),
    chemistry: Transition(.fixed(-8 * 172.783), altitude: 90 * 0.744294, scale: 2 * 1.03604))

  static let atomicNitrogen = Constituent(
    mass: 14, thermalDiffusion: 0, meanDensity: 1e7 * C.nitrogen[0],
    turbopause: 105, diffusionLimit: 450,
    mixing: Transition(
      .toGroundRatio(log: log(1 * 3.07165)), altitude: 110 * 1.0993, scale: 10 * 3.90631),
    chemistry: Transition(.fixed(-8 * 4.6383), altitude: 90 * 0.986161, scale: 2 * 16.3536))

  /// The change of the byFlux corrections with the 81-day mean of F10.7 above 150 [1/sfu].
  static let fluxSlope = 0.0310302
  /// The mass of the mixed air [1], in units of the atomic mass.
  static let mixedMass = 28.95
  /// The mass difference over which diffusion takes over from mixing [1].
  static let transitionMass = 28.0
  /// The change of the turbopause of nitrogen over the year, at the poles [1].
  static let turbopauseSlope = 0.118339
}

/// Anomalous oxygen: in diffusive equilibrium at a temperature of its own, cut off below.
enum AnomalousOxygen {
  /// The mean density at 120 km [1/cm³].
  static let meanDensity = 1e6
  /// The temperature [K].
  static let temperature = 4000.0
  /// The altitude about which it is cut off [km].
  static let cutoff = 550.0
  /// The scale of the cut-off [km].
  static let cutoffScale = 76.0
  /// The mass [1], in units of the atomic mass.
  static let mass = 16.0
}

/// The means of the temperatures [K] and of their gradients [K/km]: `ptm` and `pavgm`.
enum MeanTemperatures {
  static let exosphere = 1041.3
  static let base = 386.0
  static let baseGradient = 16.6728
  static let at110km = 240.0
  static let at100km = 195.0
  static let at90km = 187.0
  static let at72km = 213.0
  static let gradientAt72km = -2.0
  static let at55km = 261.0
  static let at45km = 264.0
  static let at32km = 229.0
  static let gradientAt32km = 2.5
  static let at20km = 217.0
  static let at15km = 217.0
  static let at10km = 223.0
  static let atGround = 286.76
  static let gradientAtGround = -2.9394
}

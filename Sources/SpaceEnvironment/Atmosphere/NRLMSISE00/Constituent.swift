import Glibc

/// A gas of the thermosphere: how it diffuses, mixes and reacts.
struct Constituent: Sendable {
  /// A passage between two regimes: above its altitude the density is as it is, below it is
  /// changed by a factor exp(r); `ccor` and `ccor2` in [2] of NRLMSISE00.swift.
  struct Transition: Sendable {
    enum Size {
      /// r itself.
      case fixed(Double)
      /// r at a mean flux of 150 sfu; it changes with the flux.
      case byFlux(Double)
      /// As it takes to come down to a ratio to molecular nitrogen at the ground, of this
      /// logarithm.
      case toGroundRatio(log: Double)
    }

    let size: Size
    /// The altitude at which half of r has passed [km].
    let altitude: Double
    /// The scale lengths [km].
    let scale, secondScale: Double

    init(_ size: Size, altitude: Double, scale: Double, secondScale: Double? = nil) {
      self.size = size
      self.altitude = altitude
      self.scale = scale
      self.secondScale = secondScale ?? scale
    }

    /// Returns the logarithm of the factor at an altitude [km], for a size r.
    @inline(__always)
    func logFactor(_ r: Double, at z: Double) -> Double {
      let e1 = exp((z - altitude) / scale)
      let e2 = scale == secondScale ? e1 : exp((z - altitude) / secondScale)
      return r / (1 + 0.5 * (e1 + e2))
    }
  }

  /// The mass of a molecule [1], in units of the atomic mass.
  let mass: Double
  /// The coefficient of thermal diffusion α [1].
  let thermalDiffusion: Double
  /// The logarithm of the mean density at 120 km [1/m³].
  let logMeanDensity: Double
  /// The altitude at which diffusion and mixing meet [km].
  let turbopause: Double
  /// The altitude above which diffusion holds alone [km].
  let diffusionLimit: Double
  /// The inverse exponent of the passage from mixing to diffusion [1].
  let mixingExponent: Double
  /// The passage to the mixing ratio at the ground.
  let mixing: Transition?
  /// The departure from equilibrium by chemistry and flow.
  let chemistry: Transition?
  /// Whether the departure is counted above the limit of diffusion too.
  let chemistryReachesEverywhere: Bool

  /// Creates a constituent of a mean density given per cubic centimetre.
  init(
    mass: Double, thermalDiffusion: Double, meanDensity: Double, turbopause: Double,
    diffusionLimit: Double, mixing: Transition?, chemistry: Transition?,
    chemistryReachesEverywhere: Bool = false
  ) {
    self.mass = mass
    self.thermalDiffusion = thermalDiffusion
    logMeanDensity = log(meanDensity * 1e6)
    self.turbopause = turbopause
    self.diffusionLimit = diffusionLimit
    mixingExponent = Self.transitionMass / (Self.mixedMass - mass)
    self.mixing = mixing
    self.chemistry = chemistry
    self.chemistryReachesEverywhere = chemistryReachesEverywhere
  }

  /// Returns the size r of a transition.
  ///
  /// - Parameters:
  ///   - transition: The transition of this constituent.
  ///   - Δf: The 81-day mean of F10.7 above 150 [sfu].
  ///   - logRatio: The logarithm of the ratio of nitrogen to this constituent where both are mixed.
  @inline(__always)
  static func size(_ transition: Transition?, flux Δf: Double, logRatio: Double) -> Double {
    switch transition?.size {
    case nil: 0
    case .fixed(let r): r
    case .byFlux(let r): r * (1 + fluxSlope * Δf)
    case .toGroundRatio(let logGroundRatio): logRatio + logGroundRatio
    }
  }

  /// Returns the logarithm of the density where diffusion and mixing compete; `dnet` in [2].
  ///
  ///     n = (n_d^A + n_m^A)^(1/A)
  ///
  /// - Parameters:
  ///   - diffusive: The logarithm of the density in diffusive equilibrium n_d.
  ///   - mixed: The logarithm of the density of the mixed air n_m.
  @inline(__always)
  func logNetDensity(diffusive: Double, mixed: Double) -> Double {
    let y = mixingExponent * (mixed - diffusive)
    if y < -10 { return diffusive }
    if y > 10 { return mixed }
    return diffusive + log(1 + exp(y)) / mixingExponent
  }
}

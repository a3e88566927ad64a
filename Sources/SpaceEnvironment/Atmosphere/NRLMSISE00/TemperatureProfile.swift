import Glibc

/// The temperature above 72.5 km and the hydrostatic balance in it: [3], `densu` in [2] of
/// NRLMSISE00.swift.
///
/// Above 123.435 km the profile is Bates's, T = T∞ − (T∞ − T₀) exp(−sζ) over the geopotential
/// height ζ above 120 km; below it is a spline.
struct TemperatureProfile: Sendable {
  /// The altitude at which densities are given [km].
  static let base = 120.0
  /// The altitude at which the spline joins Bates's profile [km].
  static let joint = 123.435

  /// What of the temperature determines the density of every gas at an altitude.
  ///
  /// A gas in diffusive equilibrium has n = n₀ (T₀/T)^(1 + α) exp(−M Ψ).
  struct Level {
    /// The temperature T [K].
    let temperature: Double
    /// The logarithm of T₀/T [1].
    let logRatio: Double
    /// The integral Ψ of the inverse scale height of a gas of mass 1 from 120 km on [1].
    let weight: Double
  }

  /// The temperature far above [K].
  let exospheric: Double
  /// The temperature at 120 km, T₀ [K].
  let baseTemperature: Double
  /// The inverse scale s of Bates's profile [1/km].
  let shape: Double
  private let gravity: Gravity
  /// The weight of a gas of mass 1 at 120 km, over sT∞ [1].
  private let baseWeight: Double
  private let jointWeight: Double
  private let spline: InverseTemperatureSpline<5>

  /// Creates a profile.
  ///
  /// - Parameters:
  ///   - exospheric: The temperature far above [K].
  ///   - baseTemperature: The temperature at 120 km [K].
  ///   - shape: The inverse scale of Bates's profile [1/km].
  ///   - nodes: The temperatures below; `nil` where only altitudes above the joint are asked for.
  ///   - gravity: The gravity at the place.
  init(
    exospheric: Double, baseTemperature: Double, shape: Double, nodes: LowerThermosphereNodes?,
    gravity: Gravity
  ) {
    self.exospheric = exospheric
    self.baseTemperature = baseTemperature
    self.shape = shape
    self.gravity = gravity
    baseWeight = gravity.weight(at: Self.base) / (shape * exospheric)
    guard let nodes else {
      spline = InverseTemperatureSpline(unused: gravity)
      jointWeight = 0
      return
    }
    let ζ = gravity.geopotential(Self.joint, above: Self.base)
    let T = exospheric - (exospheric - baseTemperature) * exp(-shape * ζ)
    let stretch = (gravity.radius + Self.base) / (gravity.radius + Self.joint)
    let gradient = (exospheric - T) * shape * stretch * stretch
    jointWeight = baseWeight * (shape * ζ - log(baseTemperature / T))
    spline = InverseTemperatureSpline(
      altitudes: [Self.joint, 110, 100, 90, 72.5],
      temperatures: [T, nodes.at110km, nodes.at100km, nodes.at90km, nodes.at72km],
      gradients: (gradient, nodes.gradientAt72km), gravity: gravity)
  }

  /// Returns the temperature and the balance at an altitude [km], from 72.5 km on.
  @inline(__always)
  func level(at z: Double) -> Level {
    if z < Self.joint {
      let (T, weight) = spline.evaluate(at: z)
      return Level(
        temperature: T, logRatio: log(baseTemperature / T), weight: jointWeight + weight)
    }
    let ζ = gravity.geopotential(z, above: Self.base)
    let T = exospheric - (exospheric - baseTemperature) * exp(-shape * ζ)
    let logRatio = log(baseTemperature / T)
    return Level(
      temperature: T, logRatio: logRatio, weight: baseWeight * (shape * ζ - logRatio))
  }
}

// References
// [1] Vallado, Fundamentals of Astrodynamics and Applications, 4th ed. (2013), Table 8-4:
//     U.S. Standard Atmosphere 1976 below 25 km, CIRA-72 to 500 km, CIRA-72 with an exospheric
//     temperature of 1000 K above; the layers are tabulated after Wertz (1978).
import Glibc

/// An atmosphere of exponential layers for one fixed, mean activity [1].
///
///     ρ = ρ₀ exp(−(h − h₀)/H)
///
/// The layers stand for an exospheric temperature of 1000 K, the middle of a solar cycle; the
/// activity that is asked for changes nothing. Below the lowest and above the highest base the
/// outermost layer is extended.
public struct ExponentialAtmosphere: Atmosphere {
  /// A layer: its base altitude [m], the density at its base [kg/m³], its scale height [m].
  public struct Layer: Hashable, Sendable {
    /// The base altitude [m].
    public let baseAltitude: Double
    /// The density at the base [kg/m³].
    public let baseDensity: Double
    /// The scale height [m].
    public let scaleHeight: Double

    public init(baseAltitude: Double, baseDensity: Double, scaleHeight: Double) {
      self.baseAltitude = baseAltitude
      self.baseDensity = baseDensity
      self.scaleHeight = scaleHeight
    }
  }

  public let layers: [Layer]

  /// Creates an atmosphere of layers in ascending order of altitude, at least one.
  public init(layers: [Layer]) {
    precondition(!layers.isEmpty, "an atmosphere needs a layer")
    precondition(
      zip(layers, layers.dropFirst()).allSatisfy { $0.baseAltitude < $1.baseAltitude },
      "the layers are not in ascending order")
    self.layers = layers
  }

  /// The layers of Table 8-4 of [1].
  public static let vallado = ExponentialAtmosphere(layers: valladoLayers)

  public var dependsOnActivity: Bool { false }

  public func density(
    atAltitude h: Double, latitude φ: Double, activity: SolarActivity
  ) -> Double {
    density(atAltitude: h)
  }

  /// Returns the density ρ [kg/m³] at an altitude [m].
  public func density(atAltitude h: Double) -> Double {
    let layer = layers.last { $0.baseAltitude <= h } ?? layers[0]
    return layer.baseDensity * exp(-(h - layer.baseAltitude) / layer.scaleHeight)
  }
}

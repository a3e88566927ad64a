import Glibc
import NumericalMethods
public import SpaceEnvironment

/// The density of the air against radius, averaged over the latitudes that an orbit passes.
///
/// At a given radius the geodetic altitude depends on the latitude: the flattening alone changes
/// the mean density of a circular orbit by a tenth and more. The perigee drifts around the orbit,
/// so every argument of latitude u counts alike:
///
///     ρ̄(r) = 1/(2π) ∫ ρ(h(r, sin φ = sin i sin u)) du
public struct OrbitAveragedDensity: Sendable {
  /// The altitudes of the table over the equatorial radius [m]: lowest and spacing.
  private static let lowest = 60_000.0
  private static let spacing = 2_500.0
  private static let count = 1_200
  /// The altitudes that a smooth mean is taken at; cubics of the logarithm lie between [m].
  private static let nodes: [Double] =
    stride(from: 60.0, to: 150, by: 2.5).map { $0 * kilometre }
    + stride(from: 150.0, to: 300, by: 5).map { $0 * kilometre }
    + stride(from: 300.0, to: 1000, by: 10).map { $0 * kilometre }
    + stride(from: 1000.0, through: 3100, by: 50).map { $0 * kilometre }

  private let equatorialRadius: Double
  private let logarithms: [Double]

  /// Tabulates the mean density along orbits of an inclination.
  public init(
    _ atmosphere: any Atmosphere, activity: SolarActivity, inclination i: Double, earth: Earth
  ) {
    equatorialRadius = earth.equatorialRadius
    let latitudes = 16
    let sines = (0..<latitudes).map {
      sin(i) * sin(.pi / 2 * (Double($0) + 0.5) / Double(latitudes))
    }
    // The layers of an atmosphere that does not change with activity may have edges.
    let nodes =
      atmosphere.dependsOnActivity
      ? Self.nodes : (0..<Self.count).map { Self.lowest + Self.spacing * Double($0) }
    let known = nodes.map { altitude in
      let r = earth.equatorialRadius + altitude
      var sum = 0.0
      for sinφ in sines {
        sum += atmosphere.density(
          atAltitude: earth.geodeticAltitude(radius: r, sineOfLatitude: sinφ),
          latitude: asin(sinφ), activity: activity)
      }
      return log(sum / Double(latitudes))
    }
    logarithms = (0..<Self.count).map { k in
      let weights = CubicWeights(Self.lowest + Self.spacing * Double(k), in: nodes)
      return weights.sum(known, from: weights.first)
    }
  }

  /// Returns the mean density [kg/m³] at a radius [m]; beyond the table, its ends are extended.
  @inlinable
  public func density(atRadius r: Double) -> Double { exp(logarithm(atRadius: r)) }

  @usableFromInline
  func logarithm(atRadius r: Double) -> Double {
    let x = (r - equatorialRadius - Self.lowest) / Self.spacing
    let k = max(0, min(Self.count - 2, Int(max(0, min(1e6, x)))))
    return logarithms[k] + (x - Double(k)) * (logarithms[k + 1] - logarithms[k])
  }

  /// Returns the scale height of the mean density [m] at a radius [m].
  public func scaleHeight(atRadius r: Double) -> Double {
    let step = Self.spacing
    return 2 * step / (logarithm(atRadius: r - step) - logarithm(atRadius: r + step))
  }
}

import Glibc
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
    logarithms = (0..<Self.count).map { k in
      let r = earth.equatorialRadius + Self.lowest + Self.spacing * Double(k)
      var sum = 0.0
      for sinφ in sines {
        sum += atmosphere.density(
          atAltitude: earth.geodeticAltitude(radius: r, sineOfLatitude: sinφ),
          latitude: asin(sinφ), activity: activity)
      }
      return log(sum / Double(latitudes))
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

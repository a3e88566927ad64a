import Glibc

/// The gravity of the Earth at a latitude, in the units of the model: kilometre, gram, second.
struct Gravity: Sendable {
  /// The acceleration at the ground [cm/s²].
  let surface: Double
  /// The effective radius of the Earth [km].
  let radius: Double

  /// The gas constant that the model uses: 831.4 for scale heights in kilometres.
  static let gasConstant = 831.4

  /// Creates the gravity at a latitude [rad]; `glatf` in [2] of NRLMSISE00.swift.
  init(latitude φ: Double) {
    let c2 = cos(2 * Harmonics.perDegree * φ / degree)
    surface = 980.616 * (1 - 0.0026373 * c2)
    radius = 2 * surface / (3.085462e-6 + 2.27e-9 * c2) * 1e-5
  }

  /// Returns the geopotential height of an altitude above another, both in kilometres [km].
  @inline(__always)
  func geopotential(_ z: Double, above base: Double) -> Double {
    (z - base) * (radius + base) / (radius + z)
  }

  /// Returns the inverse scale height times the temperature of a gas of mass 1 [K/km].
  @inline(__always)
  func weight(at z: Double) -> Double {
    let x = 1 + z / radius
    return surface / (x * x) / Self.gasConstant
  }
}

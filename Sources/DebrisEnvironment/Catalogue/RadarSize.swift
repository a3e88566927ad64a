// References
// [1] Bohannon, Caampued, Young (1994), First order RCS statistics of hypervelocity impact fragments,
//     XonTech report 940128-BE-2305: measured fragments scatter like spheres at both ends of the range.
// [2] Stokely et al. (2006), Haystack and HAX radar measurements, NASA/JSC-62815, section 3: the two
//     limits of the size estimation model.
import Glibc

/// The size of an object from its radar cross-section, by the limits of a conducting sphere [2].
public enum RadarSize {
  /// The wavelength of the radars that most small objects are catalogued by, about 435 MHz [m].
  public static let wavelength = 0.69

  /// Returns the diameter of an object.
  ///
  /// With z = σ/λ² and x = L/λ: x = √(4z/π) where the object is larger than the wave, and
  /// x = (4z/(9π⁵))^(1/6) (Rayleigh) where it is smaller. The larger of the two holds; they meet at
  /// z = 1/(12π), L = 0.13 m. Rises steadily with the cross-section.
  ///
  /// - Parameters:
  ///   - σ: The radar cross-section [m²], above 0.
  ///   - λ: The wavelength [m].
  /// - Returns: The diameter [m].
  public static func diameter(
    radarCrossSection σ: Double, wavelength λ: Double = Self.wavelength
  ) -> Double {
    precondition(σ > 0 && λ > 0, "cross-section and wavelength are above zero")
    let z = σ / (λ * λ)
    let optical = (4 * z / .pi).squareRoot()
    let rayleigh = pow(4 * z / (9 * pow(.pi, 5)), 1.0 / 6)
    // Below the crossing the Rayleigh law gives the larger size, above it the optical one.
    return λ * max(optical, rayleigh)
  }
}

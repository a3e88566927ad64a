// References
// [1] U.S. Standard Atmosphere (1976), NOAA-S/T 76-1562, section 1.2.13: the mean free path at sea level.
// [2] Wilmoth, Mitcheltree, Moss (1999), J. Spacecr. Rockets 36, 436-441.
import Glibc
import OrbitalMechanics
import Testing

@Suite("Drag between free molecules and a continuum")
struct DragTransitionTests {
  @Test("Value: the mean free path at 1.225 kg/m³ is 6.6332e-8 m [1]")
  func seaLevel() {
    #expect(abs(DragTransition.meanFreePath(density: 1.225) / 6.6332e-8 - 1) < 1e-3)
  }

  @Test("Property: free above Kn = 10, a continuum below 0.001, half of both at 0.1 [2]")
  func ends() {
    let c = DragTransition.continuumRatio
    func factor(_ knudsen: Double) -> Double {
      let density = DragTransition.meanFreePath(density: 1) / (knudsen * 3)
      return DragTransition(size: 3).factor(density: density)
    }
    #expect(factor(10.01) == 1 && abs(factor(9.99) - 1) < 1e-6)
    #expect(abs(factor(0.1) - (1 + c) / 2) < 1e-12)
    #expect(factor(0.0009) == c)
    let rising = stride(from: -4.0, through: 2, by: 0.01).map { factor(pow(10, $0)) }
    #expect(zip(rising, rising.dropFirst()).allSatisfy { $0 <= $1 + 1e-15 })
  }
}

// References
// [1] Box, Muller (1958), A note on the generation of random normal deviates, Ann. Math. Stat. 29, 610.
import Glibc
import NumericalMethods

extension RandomStream {
  /// Returns two independent normal deviates [1].
  mutating func normalPair() -> (Double, Double) {
    let length = (-2 * log(1 - uniform())).squareRoot()
    let angle = 2 * .pi * uniform()
    return (length * cos(angle), length * sin(angle))
  }

  /// Returns a normal deviate.
  mutating func normal() -> Double { normalPair().0 }
}

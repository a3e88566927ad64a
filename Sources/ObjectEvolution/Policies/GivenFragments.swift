import BreakupModel
import DebrisEnvironment
import Glibc
import NumericalMethods

/// The fragments of an event whose number is given, in narrow bins of mass and area-to-mass ratio.
///
/// The expected numbers are those of the breakup model, which leaves out large fragments as far as the
/// mass of the parent asks for; see `BreakupYields.yield(of:)`.
struct GivenFragments: Sendable {
  private struct Part {
    let count: Double
    let mass: Double
    let areaToMass: Range<Double>
  }
  private let parts: [Part]
  private let cause: BreakupEvent

  /// `nil` where the number is that of the breakup model.
  init?(of event: FragmentationEvent, smallestSize: Double) {
    guard event.fragmentCount != nil else { return nil }
    cause = if case .explosion = event.cause { .explosion } else { .collision }
    let bins = Self.bins(smallestSize: smallestSize)
    let yield = BreakupYields(bins: bins, smallestSize: smallestSize).yield(of: event)
    parts = zip(bins, yield.counts).filter { $1 > 0 }.map { bin, count in
      Part(count: count, mass: bin.representativeMass, areaToMass: bin.areaToMassRatio)
    }
  }

  /// Five bins to a decade of mass and ten to one of area-to-mass ratio.
  private static func bins(smallestSize: Double) -> [FragmentBin] {
    let lightest = log10(FragmentArea.area(ofSize: smallestSize)) - 2
    let masses =
      [0] + stride(from: lightest, through: 4, by: 0.2).map { pow(10, $0) } + [.infinity]
    let ratios = [0] + stride(from: -3.0, through: 2, by: 0.1).map { pow(10, $0) } + [.infinity]
    return zip(ratios, ratios.dropFirst()).flatMap { ratio in
      zip(masses, masses.dropFirst()).map { mass in
        FragmentBin(
          mass: mass.0..<mass.1, areaToMassRatio: ratio.0..<ratio.1,
          representativeMass: middle(mass.0, mass.1))
      }
    }
  }

  /// The middle of a bin in the logarithm; a tenth of a decade inside an open end.
  private static func middle(_ lower: Double, _ upper: Double) -> Double {
    lower == 0
      ? upper / pow(10, 0.1)
      : upper.isInfinite ? lower * pow(10, 0.1) : (lower * upper).squareRoot()
  }

  /// Draws the fragments: as many as expected, to a fraction of one.
  func draw(_ numbers: inout RandomStream) -> [Fragment] {
    var passed = numbers.uniform()
    var fragments: [Fragment] = []
    for part in parts {
      let before = passed.rounded(.down)
      passed += part.count
      for _ in 0..<Int(passed.rounded(.down) - before) {
        fragments.append(fragment(of: part, &numbers))
      }
    }
    return fragments
  }

  private func fragment(of part: Part, _ numbers: inout RandomStream) -> Fragment {
    let (lower, upper) = (part.areaToMass.lowerBound, part.areaToMass.upperBound)
    let isOpen = lower == 0 || upper.isInfinite
    let ratio =
      isOpen ? Self.middle(lower, upper) : lower * pow(upper / lower, numbers.uniform())
    let area = part.mass * ratio
    let deviate =
      (-2 * log(1 - numbers.uniform())).squareRoot() * cos(2 * .pi * numbers.uniform())
    let speed = pow(
      10,
      EjectionSpeed.meanLogarithm(areaToMassRatio: ratio, event: cause)
        + EjectionSpeed.sigma * deviate)
    let z = 2 * numbers.uniform() - 1
    let angle = 2 * Double.pi * numbers.uniform()
    let ρ = (1 - z * z).squareRoot()
    return Fragment(
      origin: .law, size: FragmentArea.size(ofArea: area), mass: part.mass, area: area,
      ejectionVelocity: speed * Vector3(ρ * cos(angle), ρ * sin(angle), z))
  }
}

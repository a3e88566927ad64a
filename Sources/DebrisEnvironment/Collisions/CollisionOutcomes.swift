import BreakupModel
public import NumericalMethods

/// What a single collision of two objects does, drawn.
///
/// The rules are those of ``PairTable``: it holds their means.
public struct CollisionOutcomes: Sendable {
  /// What a collision does.
  public struct Outcome: Sendable {
    /// Whether the first of the two is the target, the heavier one.
    public let firstIsTarget: Bool
    /// The relative speed [m/s].
    public let speed: Double
    public let isCatastrophic: Bool
    /// The expected fragments of the target and of the projectile, by fragment class.
    public let targetFragments: [Double]
    /// Those of the projectile [1].
    public let projectileFragments: [Double]
    /// What becomes of the target.
    public let target: Target
  }

  /// What becomes of a target.
  public enum Target: Hashable, Sendable {
    case lost
    case whole
    /// It steps down to a lighter or an inactive class.
    case becomes(Int)
  }

  private let classes: ClassTable
  private let settings: CollisionSettings
  private let yields: BreakupYields
  private let lighter: [Int?]
  private let disabled: [[(class: Int, share: Double)]]

  public init(classes: ClassTable, settings: CollisionSettings) {
    self.classes = classes
    self.settings = settings
    yields = BreakupYields(bins: classes.fragmentBins, smallestSize: settings.smallestSize)
    lighter = classes.classes.indices.map { classes.lighterNeighbour(of: $0) }
    disabled = classes.disabledClasses(isDisabling: settings.disablingThreshold != nil)
  }

  /// The share of the collisions of two classes that happen [1].
  public func remainingShare(_ a: Int, _ b: Int) -> Double {
    settings.avoidance.remainingShare(classes.classes[a], classes.classes[b])
  }

  /// Draws what a collision does.
  ///
  /// - Parameters:
  ///   - a: The class of one of the two.
  ///   - b: The class of the other.
  ///   - v: The bin of their relative speed.
  ///   - random: The random numbers.
  public func outcome(_ a: Int, _ b: Int, speedBin v: Int, using random: inout RandomStream)
    -> Outcome
  {
    let firstIsTarget =
      classes.classes[a].meanMass == classes.classes[b].meanMass
      ? random.uniform() < 0.5 : classes.classes[a].meanMass > classes.classes[b].meanMass
    let (target, projectile) = firstIsTarget ? (a, b) : (b, a)
    let (t, p) = (classes.classes[target], classes.classes[projectile])
    let speeds = settings.kernel.speeds
    let speed =
      speeds.edges[v] + random.uniform() * (speeds.edges[v + 1] - speeds.edges[v])
    let isCatastrophic =
      speed >= (2 * settings.catastrophicThreshold * t.meanMass / p.meanMass).squareRoot()
    let yield = yields.collision(
      target: Parent(mass: t.meanMass, kind: t.type.parentKind),
      projectile: Parent(mass: p.meanMass, kind: p.type.parentKind), relativeSpeed: speed,
      catastrophicThreshold: settings.catastrophicThreshold, isCatastrophic: isCatastrophic)
    var fate = Target.lost
    let u = random.uniform()
    if !isCatastrophic {
      let isHard = settings.disablingThreshold.map {
        speed >= (2 * $0 * t.meanMass / p.meanMass).squareRoot() && !disabled[target].isEmpty
      }
      let shares = TargetFate(
        target: t.meanMass, loss: t.meanMass - yield.fromTarget.remnantMass,
        lighterMass: lighter[target].map { classes.classes[$0].meanMass },
        hardShare: isHard.map { $0 ? 1 : 0 })
      if u >= shares.lost + shares.stepsDown {
        fate = .whole
      } else if u >= shares.lost {
        fate = .becomes(
          lighter[target] ?? chosen(disabled[target], (u - shares.lost) / shares.stepsDown))
      }
    }
    return Outcome(
      firstIsTarget: firstIsTarget, speed: speed, isCatastrophic: isCatastrophic,
      targetFragments: yield.fromTarget.counts, projectileFragments: yield.fromProjectile.counts,
      target: fate)
  }

  private func chosen(_ shares: [(class: Int, share: Double)], _ u: Double) -> Int {
    var left = u
    return
      (shares.first {
        left -= $0.share; return left < 0
      } ?? shares[shares.count - 1]).class
  }
}

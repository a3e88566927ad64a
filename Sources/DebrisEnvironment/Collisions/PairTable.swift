// References
// [1] Johnson, Krisko, Liou, Anz-Meador (2001), NASA's new breakup model of EVOLVE 4.0, Adv. Space
//     Res. 28(9), 1377-1384: the energy that makes a collision catastrophic.
import BreakupModel
import Glibc

/// What a collision of every pair of classes in every bin of speed does, per object and per event.
///
/// Every entry carries the cross-section of the pair, σ = π ⟨(r_a + r_b)²⟩, and the share of
/// encounters that is not avoided. The speed at which a collision turns catastrophic falls inside a
/// speed bin: both outcomes are mixed by the shares of the bin above and below it.
public struct PairTable: Sendable {
  public let classCount: Int
  public let speedCount: Int
  public let fragmentCount: Int
  /// The rows that each class has in `perObject`: its fragment classes, its loss, its step down.
  public var rowsPerClass: Int { fragmentCount + 2 }

  /// What one object of class a yields or suffers [m²]: a row per a and kind (the kind fastest), a
  /// column per class b and speed bin (b fastest).
  let perObject: [Double]
  /// The cross-sections of events [m²] by a, b and speed bin (a fastest): catastrophic,
  /// non-catastrophic and avoided.
  let catastrophic: [Double]
  let nonCatastrophic: [Double]
  let avoided: [Double]
  /// The mass that falls below the smallest size, times the cross-section [kg m²].
  let dust: [Double]
  /// The classes that a struck object of each class steps down to, with shares that sum to one; empty
  /// where there is none. A cratered one becomes lighter, a disabled payload inactive.
  let stepDestinations: [[(class: Int, share: Double)]]

  public init(classes: ClassTable, settings: CollisionSettings) {
    let n = classes.count
    let speeds = settings.kernel.speeds
    let fragments = classes.fragmentCount
    let rows = fragments + 2
    let yields = BreakupYields(bins: classes.fragmentBins, smallestSize: settings.smallestSize)
    let lighter = (0..<n).map { classes.lighterNeighbour(of: $0) }
    let disabled = classes.disabledClasses(isDisabling: settings.disablingThreshold != nil)
    var perObject = [Double](repeating: 0, count: rows * n * n * speeds.count)
    var catastrophic = [Double](repeating: 0, count: n * n * speeds.count)
    var (nonCatastrophic, avoided, dust) = (catastrophic, catastrophic, catastrophic)

    for a in 0..<n {
      for b in 0...a {
        let (target, projectile) =
          classes.classes[a].meanMass >= classes.classes[b].meanMass ? (a, b) : (b, a)
        let (t, p) = (classes.classes[target], classes.classes[projectile])
        let crossSection =
          Double.pi
          * (t.meanRadiusSquared + 2 * t.meanRadius * p.meanRadius + p.meanRadiusSquared)
        let remaining = settings.avoidance.remainingShare(t, p)
        // [1]: ½ m_small v²/m_large against the threshold
        let limit =
          (2 * settings.catastrophicThreshold * t.meanMass / p.meanMass).squareRoot()
        for v in 0..<speeds.count {
          let share = speeds.share(ofBin: v, above: limit)
          let (lower, upper) = (speeds.edges[v], speeds.edges[v + 1])
          for (isCatastrophic, weight) in [(true, share), (false, 1 - share)] where weight > 0 {
            // The middle of the part of the bin that has this outcome.
            let speed =
              isCatastrophic
              ? (min(upper, max(lower, limit)) + upper) / 2
              : (lower + max(lower, min(upper, limit))) / 2
            let σ = crossSection * remaining * weight
            let outcome = yields.collision(
              target: Parent(mass: t.meanMass, kind: t.type.parentKind),
              projectile: Parent(mass: p.meanMass, kind: p.type.parentKind),
              relativeSpeed: speed,
              catastrophicThreshold: settings.catastrophicThreshold,
              isCatastrophic: isCatastrophic)
            // An object of a pair within one class is target or projectile by even chance.
            let role = target == projectile ? 0.5 : 1
            let targetRow = rows * target + rows * n * (projectile + n * v)
            let projectileRow = rows * projectile + rows * n * (target + n * v)
            for f in 0..<fragments {
              perObject[targetRow + f] += role * σ * outcome.fromTarget.counts[f]
              perObject[projectileRow + f] += role * σ * outcome.fromProjectile.counts[f]
            }
            perObject[projectileRow + fragments] += role * σ
            if isCatastrophic {
              perObject[targetRow + fragments] += role * σ
            } else {
              let loss = t.meanMass - outcome.fromTarget.remnantMass
              var hardShare: Double?
              if let threshold = settings.disablingThreshold, !disabled[target].isEmpty {
                let speedLimit = (2 * threshold * t.meanMass / p.meanMass).squareRoot()
                let top = max(lower, min(upper, limit))
                hardShare =
                  top > lower
                  ? min(1, max(0, (top - speedLimit) / (top - lower)))
                  : speed >= speedLimit ? 1 : 0
              }
              let fate = TargetFate(
                target: t.meanMass, loss: loss,
                lighterMass: lighter[target].map { classes.classes[$0].meanMass },
                hardShare: hardShare)
              perObject[targetRow + fragments] += role * σ * fate.lost
              perObject[targetRow + fragments + 1] += role * σ * fate.stepsDown
            }
            let mass = outcome.fromTarget.massBelowCutoff + outcome.fromProjectile.massBelowCutoff
            for entry in Set([a + n * (b + n * v), b + n * (a + n * v)]) {
              if isCatastrophic { catastrophic[entry] += σ } else { nonCatastrophic[entry] += σ }
              dust[entry] += σ * mass
              avoided[entry] += crossSection * (1 - remaining) * weight
            }
          }
        }
      }
    }
    classCount = n
    speedCount = speeds.count
    fragmentCount = fragments
    self.perObject = perObject
    self.catastrophic = catastrophic
    self.nonCatastrophic = nonCatastrophic
    self.avoided = avoided
    self.dust = dust
    stepDestinations = zip(lighter, disabled).map { neighbour, inactive in
      neighbour.map { [($0, 1)] } ?? inactive
    }
  }
}

// References
// [1] Kessler, Anz-Meador (2001), Critical number of spacecraft in low Earth orbit: using satellite
//     fragmentation data to evaluate the stability of the orbital debris environment, Proc. 3rd European
//     Conference on Space Debris, ESA SP-473, 265-272.
// [2] Diekmann, Heesterbeek, Metz (1990), On the definition and the computation of the basic reproduction
//     ratio R0 in models for infectious diseases, J. Math. Biol. 28, 365-382.
public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// Whether fragments come to an equilibrium with the intact objects that there are [1].
///
/// Intact objects - payloads, rocket bodies, mission-related objects - are held at their present
/// numbers, as if launches and disposal made up for what they lose. Each fragment then leads to a number of
/// others before it is gone, the reproduction number [2]: above one, fragments grow without limit, however few they
/// are at first (*runaway*). Below one they have an equilibrium; where that is above the present
/// number, they grow even without launches: there are more intact objects than the *stable size*.
public struct FragmentStability: Sendable {
  /// What becomes of the fragments of a band.
  public enum Verdict: String, Sendable {
    /// The equilibrium is below the present number of fragments.
    case stable
    /// It is above: the number of intact objects is beyond its stable size.
    case beyondStableSize = "beyond_stable_size"
    /// There is no equilibrium.
    case runaway

    init(present: Double, equilibrium: Double?) {
      guard let equilibrium else {
        self = .runaway
        return
      }
      self = equilibrium > present ? .beyondStableSize : .stable
    }
  }

  /// One shell or some side by side, with only the collisions in them.
  public struct Band: Sendable {
    /// The altitudes [m].
    public let altitude: Range<Double>
    /// Residence-weighted numbers in the band.
    public let intact: Double
    /// The number of fragments [1].
    public let fragments: Double
    /// How many others a fragment leads to, by collisions with intact objects in the band [1].
    public let reproduction: Double
    /// The factor on the intact objects at which the reproduction number is one; infinite without any.
    public let criticalFactor: Double
    /// The fragments in the band at the equilibrium; `nil` where there is none.
    public let equilibrium: Double?
    /// The same by class of fragments.
    public let classes: [ClassNumbers]

    public var verdict: Verdict { Verdict(present: fragments, equilibrium: equilibrium) }
  }

  /// Fragments of one class in a band.
  public struct ClassNumbers: Sendable {
    public let objectClass: ObjectClass
    /// The residence-weighted number in the band.
    public let present: Double
    /// The same at the equilibrium; `nil` where there is none.
    public let equilibrium: Double?

    public var verdict: Verdict { Verdict(present: present, equilibrium: equilibrium) }
  }

  /// An equilibrium of fragments with a number of intact objects, in all shells together.
  public struct CurvePoint: Sendable {
    /// The factor on the intact objects.
    public let factor: Double
    /// The intact objects [1].
    public let intact: Double
    /// The fragments in equilibrium with them [1].
    public let fragments: Double
  }

  public let bands: [Band]
  /// All shells together: the reproduction number and the critical factor.
  public let reproduction: Double
  /// The factor on the intact objects at which the reproduction number is one; infinite without any [1].
  public let criticalFactor: Double
  /// The modes of the fragments about the present population, the fastest first.
  public let modes: [SteadyEnvironment.Mode]
  /// The equilibria up to the critical factor.
  public let curve: [CurvePoint]
  /// The present intact objects [1].
  public let intact: Double
  /// The present fragments [1].
  public let fragments: Double
  /// The fragments at the equilibrium with the present intact objects; `nil` where there is none.
  public var equilibrium: Double? { curve.first { $0.factor == 1 }?.fragments }

  /// Judges the population of a model at its epoch.
  ///
  /// - Parameters:
  ///   - model: A model under constant conditions, with collisions.
  ///   - shellsPerBand: How many shells are judged together.
  ///   - modeCount: How many modes are looked for.
  ///   - curvePoints: The number of points of the curve.
  ///   - progress: Told the share that is done; returns whether to go on.
  /// - Returns: `nil` where it was stopped.
  /// - Throws: `OutsideGrid` where the grid does not cover the population.
  public init?(
    _ model: EvolutionModel, shellsPerBand: Int = 4, modeCount: Int = 3, curvePoints: Int = 10,
    progress: (Double) -> Bool = { _ in true }
  ) throws(OutsideGrid) {
    let simulation = try Simulation(model)
    let classes = model.classes.classes
    let environment = SteadyEnvironment(
      model, holding: classes.map { $0.type != .fragment }, at: simulation.binned)
    let S = model.grid.shellCount
    let collisions = environment.collisions
    defer { collisions.countedShells = 0..<S }
    let now = environment.inShells(simulation.binned.counts)
    var bands: [Band] = []
    for first in stride(from: 0, to: S, by: shellsPerBand) {
      guard progress(0.6 * Double(first) / Double(S)) else { return nil }
      let band = first..<min(S, first + shellsPerBand)
      collisions.countedShells = band
      let (reproduction, critical) = environment.threshold()
      environment.heldFactor = 1
      let equilibrium = reproduction < 1 ? environment.stableEquilibrium() : nil
      let present = environment.fragments(of: simulation.binned.counts, inShells: band)
      let settled = equilibrium.map {
        environment.fragments(of: $0.state.binned.counts, inShells: band)
      }
      bands.append(
        Band(
          altitude: model.grid.shellEdges[band.lowerBound]..<model.grid.shellEdges[band.upperBound],
          intact: now.intact[band].reduce(0, +), fragments: now.fragments[band].reduce(0, +),
          reproduction: reproduction, criticalFactor: critical,
          equilibrium: settled.map { $0.reduce(0, +) },
          classes: present.indices.map {
            ClassNumbers(
              objectClass: classes[model.classes.firstFragment + $0], present: present[$0],
              equilibrium: settled?[$0])
          }))
    }
    collisions.countedShells = 0..<S
    self.bands = bands
    let (overall, critical) = environment.threshold()
    (reproduction, criticalFactor) = (overall, critical)
    intact = now.intact.reduce(0, +)
    fragments = now.fragments.reduce(0, +)
    guard progress(0.75) else { return nil }
    var curve: [CurvePoint] = []
    var factors = (0..<curvePoints).map {
      // Denser towards the end, where the curve rises
      let x = Double($0 + 1) / Double(curvePoints)
      return critical * (1 - (1 - x) * (1 - x)) * 0.999
    }.filter(\.isFinite)
    if critical > 1 { factors.append(1) }
    var start: [Double]?
    for factor in factors.sorted() {
      environment.heldFactor = factor
      guard let point = environment.stableEquilibrium(from: start) else { break }
      start = point.state.binned.counts
      curve.append(
        CurvePoint(
          factor: factor, intact: factor * now.intact.reduce(0, +),
          fragments: environment.inShells(point.state.binned.counts).fragments.reduce(0, +)))
      guard progress(0.75 + 0.15 * factor / critical) else { return nil }
    }
    self.curve = curve
    environment.heldFactor = 1
    environment.linearize(
      at: SteadyEnvironment.State(cells: simulation.population, binned: simulation.binned))
    modes = environment.modes(modeCount, guess: 0.005 / year, tolerance: 1e-4)
  }
}

extension SteadyEnvironment {
  /// The equilibrium, where there is one that departures fall back to.
  func stableEquilibrium(from start: [Double]? = nil) -> Equilibrium? {
    guard let found = equilibrium(from: start, tolerance: 1e-6) else { return nil }
    linearize(at: found.state)
    guard let pair = reproduction(tolerance: 1e-4).first, pair.value.real < 1 else { return nil }
    return found
  }

  /// The reproduction number where there are no fragments, and the factor on what is held at which it
  /// is one.
  func threshold() -> (reproduction: Double, criticalFactor: Double) {
    func number(_ factor: Double) -> Double {
      heldFactor = factor
      let empty = complete(held.counts.map { _ in 0 })
      linearize(
        at: State(
          cells: Population(grid: model.grid, classCount: model.classes.count), binned: empty))
      return reproduction(tolerance: 1e-5).first?.value.real ?? 0
    }
    defer { heldFactor = 1 }
    let first = number(1)
    guard first > 0 else { return (0, .infinity) }
    // Nearly in proportion: fragments that hit intact objects are lost a little sooner.
    var factor = 1 / first
    for _ in 0..<3 { factor /= max(number(factor), 1e-3) }
    return (first, factor)
  }

  /// The residence-weighted number of each class of fragments in a range of shells.
  func fragments(of counts: [Double], inShells shells: Range<Int>) -> [Double] {
    let grid = model.grid
    let shares = (0..<grid.binCount).map { bin in
      shells.reduce(0) { $0 + model.residence.ofBins[bin, $1] }
    }
    return (model.classes.firstFragment..<model.classes.count).map { c in
      (0..<grid.inclinationCount).reduce(0) { sum, i in
        let first = held.offset(class: c, inclination: i)
        return shares.indices.reduce(sum) { $0 + shares[$1] * counts[first + $1] }
      }
    }
  }

  /// The residence-weighted numbers of intact objects and of fragments in each shell.
  public func inShells(_ counts: [Double]) -> (intact: [Double], fragments: [Double]) {
    let grid = model.grid
    var (intact, fragments) = (
      [Double](repeating: 0, count: grid.shellCount), [Double](repeating: 0, count: grid.shellCount)
    )
    for (c, objectClass) in model.classes.classes.enumerated() {
      var byBin = [Double](repeating: 0, count: grid.binCount)
      for i in 0..<grid.inclinationCount {
        let first = held.offset(class: c, inclination: i)
        for bin in byBin.indices { byBin[bin] += counts[first + bin] }
      }
      for s in 0..<grid.shellCount {
        var sum = 0.0
        for bin in byBin.indices { sum += model.residence.ofBins[bin, s] * byBin[bin] }
        if objectClass.type == .fragment { fragments[s] += sum } else { intact[s] += sum }
      }
    }
    return (intact, fragments)
  }
}

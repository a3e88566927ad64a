// References
// [1] Letizia, Colombo, Lewis, Krag (2016), Assessment of breakup severity on operational
//     satellites, Adv. Space Res. 58(7), 1255-1274: ECOB.
// [2] Letizia, Colombo, Lewis, Krag (2017), Extending the ECOB space debris index with fragmentation
//     risk estimation, 7th European Conference on Space Debris.
// [3] Liou, Johnson (2009), A sensitivity study of the effectiveness of active debris removal in LEO,
//     Acta Astronautica 64, 236-243: mass times collision probability.
import NumericalMethods
public import OrbitalMechanics

/// What objects of a class in an orbit bin do to the environment, each for itself.
///
/// The index of an object is the risk of [2], Σ probability x effect, for collisions:
///
///     index = Σ over shells of (share of time) Σ_f (fragments of class f per year) U_f
///
/// U_f is the expected number of hits on targets that a fragment makes within the horizon, from the
/// orbits into which the breakup throws it and down the paths of drag [1]. Deviations from [1]: hits are
/// counted object by object with the model's own collision rates instead of on a grid of
/// representative satellites, and not weighed by their area; fragments are those that the model
/// counts, not those of 1 mm and more; explosions are left out. Targets stay as they are at the epoch.
public struct EnvironmentalIndex {
  /// The years over which [1] follows a cloud.
  public static let standardHorizon_yr = 25.0

  /// One object of a class in an orbit bin.
  public struct Effect: Hashable, Sendable {
    /// The rate of catastrophic collisions [1/s].
    public var catastrophicRate: Double
    /// The hits on targets that its fragments cause within the horizon, per time [1/s].
    public var index: Double
  }

  private let residence: ResidenceFractions
  private let collisions: Collisions
  /// The expected hits of a fragment of a parent's bin: bin, inclination, fragment class.
  private let effects: [Double]

  /// Evaluates the collisions of a population and follows the fragments that they can make.
  ///
  /// - Parameters:
  ///   - collisions: The collision model of the classes and the grid.
  ///   - population: The population.
  ///   - residence: The share of time that orbits spend in the shells.
  ///   - lives: For each inclination bin, the lives at the activity that drag is taken at.
  ///   - ballisticCoefficients: Of each class [m²/kg].
  ///   - isTarget: Whether hits on objects of a class count.
  ///   - horizon: The time for which fragments are followed [s].
  public init(
    _ collisions: Collisions, population: BinnedPopulation, residence: ResidenceFractions,
    lives: [LifetimeTable], ballisticCoefficients: [Double], isTarget: [Bool], horizon: Double
  ) {
    let (grid, classes) = (collisions.grid, collisions.classes)
    precondition(isTarget.count == classes.count, "a choice for each class")
    var rates = CollisionRates(grid: grid, classes: classes)
    collisions.evaluate(population, into: &rates)
    self.residence = residence
    self.collisions = collisions
    let (bins, I, S) = (grid.binCount, grid.inclinationCount, grid.shellCount)
    var exposures = [Double](repeating: 0, count: bins * I * classes.fragmentCount)
    for i in 0..<I {
      let exposure = FragmentExposure(grid: grid, lives: lives[i])
      for f in 0..<classes.fragmentCount {
        let c = classes.firstFragment + f
        var byStream: [Int: [Double]] = [:]
        let hits = (0..<bins).map { bin in
          let m = collisions.stream(ofBin: bin, inclination: i)
          let inShells =
            byStream[m] ?? collisions.hitRates(ofClass: c, stream: m, on: isTarget)
          byStream[m] = inShells
          return (0..<S).reduce(0) { $0 + residence.ofBins[bin, $1] * inShells[$1] }
        }
        let fromCells = exposure.hits(
          rates: hits, ballisticCoefficient: ballisticCoefficients[c], within: horizon)
        for bin in 0..<bins {
          exposures[bin + bins * (i + I * f)] = grid.cellMap.cells(ofBin: bin).reduce(0) {
            $0 + $1.share * fromCells[$1.cell]
          }
        }
      }
    }
    // From where fragments are to where their parents were.
    var effects = exposures
    var products = ProductEngine()
    for (m, column) in classes.fragmentColumns.enumerated() {
      let block = Block(
        offset: bins * I * (column.lowerBound - classes.firstFragment), rows: bins,
        columns: I * column.count)
      products.multiply(
        collisions.spreads[m].shares.elements, Block(rows: bins, columns: bins), by: exposures,
        block, into: &effects, block)
    }
    self.effects = effects
  }

  /// Returns what one object does.
  public func effect(ofClass a: Int, bin: Int, inclination i: Int) -> Effect {
    let grid = collisions.grid
    let m = collisions.stream(ofBin: bin, inclination: i)
    let catastrophic = collisions.catastrophicRates(ofClass: a, stream: m)
    var effect = Effect(catastrophicRate: 0, index: 0)
    for s in 0..<grid.shellCount {
      let share = residence.ofBins[bin, s]
      if share == 0 { continue }
      effect.catastrophicRate += share * catastrophic[s]
      for (f, rate) in collisions.fragmentRates(ofClass: a, stream: m, shell: s).enumerated() {
        effect.index +=
          share * rate * effects[bin + grid.binCount * (i + grid.inclinationCount * f)]
      }
    }
    return effect
  }
}

import Glibc

extension NRLMSISE00 {
  /// The coefficients of the model; their arrays stand in the folder `Coefficients`.
  enum Coefficients {}

  /// All that the evaluation reads, in memory that is filled once and never freed.
  struct Tables: @unchecked Sendable {
    struct Contents {
      /// The exospheric temperature, the shape, the temperature at 120 km, molecular nitrogen.
      let temperatures: UpperExpansion
      /// Molecular oxygen, argon, atomic hydrogen, atomic nitrogen.
      let minorConstituents: UpperExpansion
      /// Anomalous oxygen twice, helium, atomic oxygen.
      let lightConstituents: UpperExpansion
      /// The temperatures at 110, 100, 90 and 72.5 km.
      let lowerThermosphere: LowerExpansion
      /// The gradient at 72.5 km, the temperatures at 55, 45 and 32.5 km.
      let mesosphere: LowerExpansion
      /// The gradient at 32.5 km, the temperatures at 20, 15 and 10 km.
      let stratosphere: LowerExpansion
      /// The temperature and its gradient at the ground, twice.
      let ground: LowerExpansion
      /// The logarithm of the mean density of anomalous oxygen at 120 km [1/m³].
      let logAnomalousOxygen: Double
    }

    let contents: UnsafePointer<Contents>
    /// The constituents: N₂, He, H, O, O₂, Ar, N.
    let constituents: UnsafePointer<Constituent>

    static let shared = Tables()

    private init() {
      typealias C = Coefficients
      let memory = UnsafeMutablePointer<Contents>.allocate(capacity: 1)
      memory.initialize(
        to: Contents(
          temperatures: UpperExpansion([
            C.exosphericTemperature, C.temperatureShape, C.baseTemperature, C.nitrogenMolecule,
          ]),
          minorConstituents: UpperExpansion([
            C.oxygenMolecule, C.argon, C.hydrogen, C.nitrogen,
          ]),
          lightConstituents: UpperExpansion([
            C.anomalousOxygen, C.anomalousOxygen, C.helium, C.oxygen,
          ]),
          lowerThermosphere: LowerExpansion([
            C.temperatureAt110km, C.temperatureAt100km, C.temperatureAt90km, C.temperatureAt72km,
          ]),
          mesosphere: LowerExpansion([
            C.gradientAt72km, C.temperatureAt55km, C.temperatureAt45km, C.temperatureAt32km,
          ]),
          stratosphere: LowerExpansion([
            C.gradientAt32km, C.temperatureAt20km, C.temperatureAt15km, C.temperatureAt10km,
          ]),
          ground: LowerExpansion([
            C.temperatureAtGround, C.gradientAtGround, C.temperatureAtGround, C.gradientAtGround,
          ]),
          logAnomalousOxygen: log(
            AnomalousOxygen.meanDensity * 1e6 * C.anomalousOxygen[0])))
      contents = UnsafePointer(memory)

      let list: [Constituent] = [
        .molecularNitrogen, .helium, .atomicHydrogen, .atomicOxygen, .molecularOxygen, .argon,
        .atomicNitrogen,
      ]
      let gases = UnsafeMutablePointer<Constituent>.allocate(capacity: list.count)
      gases.initialize(from: list, count: list.count)
      constituents = UnsafePointer(gases)
    }
  }
}

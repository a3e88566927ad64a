extension NRLMSISE00 {
  /// The state of the atmosphere at a point.
  public struct State: Hashable, Sendable {
    /// The mass density ρ [kg/m³].
    public var massDensity = 0.0
    /// The number density of molecular nitrogen N₂ [1/m³].
    public var molecularNitrogen = 0.0
    /// The number density of molecular oxygen O₂ [1/m³].
    public var molecularOxygen = 0.0
    /// The number density of atomic oxygen O [1/m³]; zero below 72.5 km.
    public var atomicOxygen = 0.0
    /// The number density of helium [1/m³].
    public var helium = 0.0
    /// The number density of atomic hydrogen H [1/m³]; zero below 72.5 km.
    public var atomicHydrogen = 0.0
    /// The number density of argon [1/m³].
    public var argon = 0.0
    /// The number density of atomic nitrogen N [1/m³]; zero below 72.5 km.
    public var atomicNitrogen = 0.0
    /// The number density of anomalous oxygen [1/m³]; zero below 72.5 km.
    public var anomalousOxygen = 0.0
    /// The temperature T [K].
    public var temperature = 0.0
    /// The temperature far above [K]; its mean over the globe up to 123.435 km.
    public var exosphericTemperature = 0.0

    /// Sets the mass density to the sum over the constituents, as [2] rounds their masses.
    mutating func sumMassDensity(anomalousOxygen counted: Bool) {
      var mass = 4 * helium + 16 * atomicOxygen + 28 * molecularNitrogen + 32 * molecularOxygen
      mass += 40 * argon + atomicHydrogen + 14 * atomicNitrogen
      if counted { mass += 16 * anomalousOxygen }
      massDensity = 1.66e-27 * mass
    }
  }
}

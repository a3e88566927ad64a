extension NRLMSISE00 {
  /// The atmosphere above a place at a moment, ready to be evaluated at many altitudes.
  public struct Profile: Sendable {
    let tables: Tables
    let anomalousOxygen: Bool
    // One for each of the ranges of `Column.Range`, and what lies below them.
    let mesopause: Column
    let lowerThermosphere: Column
    let thermosphere: Column
    let exosphere: Column
    let lowerAtmosphere: LowerAtmosphere

    init(model: NRLMSISE00, variations: Variations) {
      let tables = model.tables
      let mesosphere = variations.mesosphere(in: tables)
      let nodes = LowerThermosphereNodes(
        varied: variations.lowerThermosphere(in: tables), gradient: mesosphere[0], in: tables)
      func column(_ range: Column.Range, _ nodes: LowerThermosphereNodes) -> Column {
        Column(range: range, nodes: nodes, variations: variations, tables: tables)
      }
      self.tables = tables
      anomalousOxygen = model.anomalousOxygen
      mesopause = column(.mesopause, nodes)
      lowerThermosphere = column(.lowerThermosphere, nodes)
      thermosphere = column(.thermosphere, nodes)
      exosphere = column(.exosphere, .unvaried(in: tables))
      lowerAtmosphere = LowerAtmosphere(
        below: mesopause, nodes: nodes, mesosphere: mesosphere, variations: variations,
        tables: tables)
    }

    /// Returns the state of the atmosphere at an altitude.
    ///
    /// - Parameter h: The geodetic altitude [m], within `NRLMSISE00.altitudes`.
    public func state(atAltitude h: Double) -> State {
      precondition(NRLMSISE00.altitudes.contains(h), "the altitude is out of range")
      let z = h / kilometre
      if z < LowerAtmosphere.top { return lowerAtmosphere.state(atAltitude: z) }
      return switch Column.Range(altitude: z) {
      case .mesopause: state(mesopause, z)
      case .lowerThermosphere: state(lowerThermosphere, z)
      case .thermosphere: state(thermosphere, z)
      case .exosphere: state(exosphere, z)
      }
    }

    /// Returns the mass density at an altitude [kg/m³].
    ///
    /// - Parameter h: The geodetic altitude [m], within `NRLMSISE00.altitudes`.
    public func massDensity(atAltitude h: Double) -> Double {
      state(atAltitude: h).massDensity
    }

    @inline(__always)
    private func state(_ column: borrowing Column, _ z: Double) -> State {
      column.state(atAltitude: z, anomalousOxygen: anomalousOxygen, in: tables)
    }
  }
}

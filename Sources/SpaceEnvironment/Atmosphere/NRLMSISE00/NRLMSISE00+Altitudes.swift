extension NRLMSISE00 {
  /// Returns the mass densities at three altitudes above one place [kg/m³].
  ///
  /// Works out what varies with place, time and activity once, and only the columns that the altitudes
  /// need: faster than a profile for so few of them.
  ///
  /// - Parameters:
  ///   - altitudes: The geodetic altitudes [m], each within ``altitudes``.
  ///   - site: The place.
  ///   - conditions: The date and the activity.
  public func massDensities(
    atAltitudes altitudes: SIMD3<Double>, site: Site, conditions: ThermosphereConditions
  ) -> SIMD3<Double> {
    let variations = Variations(site: site, conditions: conditions, in: tables)
    var densities = SIMD3<Double>()
    var open: (range: Column.Range, hasNodes: Bool, column: Column)?
    for k in 0..<3 {
      precondition(Self.altitudes.contains(altitudes[k]), "the altitude is out of range")
      let z = altitudes[k] / kilometre
      if z < LowerAtmosphere.top {
        densities[k] =
          Profile(model: self, variations: variations).massDensity(atAltitude: altitudes[k])
        continue
      }
      let range = Column.Range(altitude: z)
      let needsNodes = range != .exosphere || z <= Column.turbopauseLimit
      if let column = open, column.range == range, column.hasNodes || !needsNodes {
        densities[k] = density(column.column, z)
      } else {
        let column = Column(
          range: range, nodes: needsNodes ? nodes(in: range, variations) : nil,
          variations: variations, tables: tables)
        densities[k] = density(column, z)
        open = (range, needsNodes, column)
      }
    }
    return densities
  }

  private func nodes(in range: Column.Range, _ variations: borrowing Variations)
    -> LowerThermosphereNodes
  {
    if range == .exosphere { return .unvaried(in: tables) }
    return LowerThermosphereNodes(
      varied: variations.lowerThermosphere(in: tables),
      gradient: variations.mesosphere(in: tables)[0], in: tables)
  }

  private func density(_ column: borrowing Column, _ z: Double) -> Double {
    column.state(atAltitude: z, anomalousOxygen: anomalousOxygen, in: tables).massDensity
  }
}

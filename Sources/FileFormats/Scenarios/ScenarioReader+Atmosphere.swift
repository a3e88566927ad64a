import SpaceEnvironment

// The section that says how dense the air is.
extension ScenarioReader {
  /// Reads `atmosphere`: the model and its long-term trend.
  ///
  ///     atmosphere: {model: nrlmsise00, co2_cooling: atmosphere/co2-cooling.csv}
  ///     atmosphere: {model: exponential}
  ///     atmosphere: {model: table, table: my-densities.csv}
  ///
  /// - Parameters:
  ///   - activity: The activity of the scenario, which a table must cover.
  ///   - span: The time of the scenario, which a trend must cover [decimal year].
  func atmosphere(
    _ section: YAMLMapping, activity: [SolarActivity], span: ClosedRange<Double>
  ) throws(InputError) -> (any Atmosphere, DensityTrend?) {
    enum Model: String, CaseIterable {
      case nrlmsise00, exponential, table
    }
    let atmosphere: any Atmosphere
    switch try section.choice("model", of: Model.self, default: .nrlmsise00) {
    case .nrlmsise00: atmosphere = AveragedNRLMSISE00()
    case .exponential: atmosphere = try exponential(section)
    case .table:
      let (path, bytes) = try bytes(of: "table", in: section)
      let table = try DensityTableCSV.read(bytes, file: path)
      if let fluxes = table.fluxes {
        let needed = activity.map(\.f107Mean)
        let (low, high) = (needed.min() ?? fluxes.lowerBound, needed.max() ?? fluxes.lowerBound)
        guard fluxes.lowerBound <= low, high <= fluxes.upperBound else {
          throw section.error(
            at: "table",
            "covers f107_sfu \(fluxes.lowerBound.shown) to \(fluxes.upperBound.shown) sfu, must "
              + "cover the \(low.shown) to \(high.shown) sfu of solar_activity")
        }
      }
      atmosphere = table
    }
    return (atmosphere, try trend(section, span: span))
  }

  private func trend(
    _ section: YAMLMapping, span: ClosedRange<Double>
  ) throws(InputError) -> DensityTrend? {
    guard let value = section.optional("co2_cooling") else {
      section.noteStandard("co2_cooling", "none")
      return nil
    }
    if value.isWord("none") { return nil }
    let (path, bytes) = try bytes(of: "co2_cooling", in: section)
    let trend = try DensityTrendCSV.read(bytes, file: path)
    guard trend.span.lowerBound <= span.lowerBound, span.upperBound <= trend.span.upperBound else {
      throw value.error(
        "covers \(trend.span.lowerBound.shown) to \(trend.span.upperBound.shown), must cover the "
          + "scenario, \(span.lowerBound.shown) to \(span.upperBound.shown)")
    }
    return trend
  }

  private func exponential(_ section: YAMLMapping) throws(InputError) -> ExponentialAtmosphere {
    guard let value = section.optional("layers") else {
      section.noteStandard("layers", "Vallado (2013), Table 8-4")
      return .vallado
    }
    let atmosphere = ExponentialAtmosphere(layers: try layers(value))
    try check(atmosphere, value)
    return atmosphere
  }

  /// Refuses layers that leave the range of numbers where orbits lie.
  private func check(
    _ atmosphere: ExponentialAtmosphere, _ value: YAMLValue
  ) throws(InputError) {
    let bases_km = atmosphere.layers.map { $0.baseAltitude / kilometre }
    let inside = bases_km.flatMap { [$0, $0.nextDown] }.filter { $0 > 60 && $0 < 2500 }
    for altitude_km in [60] + inside + [2500] {
      let density = atmosphere.density(atAltitude: altitude_km * kilometre)
      let range = ScenarioRanges.airDensity_kg_m3
      guard range.contains(density) else {
        throw value.error(
          "give a density of \(density.shown) kg/m3 at \(altitude_km.shown) km, must be "
            + range.description(unit: "kg/m3"))
      }
    }
  }

  private func layers(
    _ value: YAMLValue
  ) throws(InputError) -> [ExponentialAtmosphere.Layer] {
    let values = try value.list()
    let count = ScenarioRanges.layerCount
    guard count.contains(values.count) else {
      throw value.error(
        "has \(values.count) layers, must have between \(count.lowerBound) and \(count.upperBound)")
    }
    var layers: [ExponentialAtmosphere.Layer] = []
    for value in values {
      let before = layers.last.map { $0.baseAltitude / kilometre }
      let layer = try value.mapping { layer throws(InputError) in
        let altitude_km = try layer.number(
          "altitude_km", unit: "km", in: ScenarioRanges.layerAltitude_km)
        if let before, altitude_km <= before {
          throw layer.error(
            at: "altitude_km",
            "is \(altitude_km.shown) km, must be greater than that of the layer before, "
              + "\(before.shown) km")
        }
        return ExponentialAtmosphere.Layer(
          baseAltitude: altitude_km * kilometre,
          baseDensity: try layer.number(
            "density_kg_m3", unit: "kg/m3", in: ScenarioRanges.layerDensity_kg_m3),
          scaleHeight: try layer.number(
            "scale_height_km", unit: "km", in: ScenarioRanges.scaleHeight_km) * kilometre)
      }
      layers.append(layer)
    }
    return layers
  }
}

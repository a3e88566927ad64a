#if NetCDF
  import Evolution
  import FileFormats
  import SpaceEnvironment

  // The tables of a run, as the conventions for climate and forecast metadata want them.
  //
  // Eaton et al. (2020), NetCDF Climate and Forecast (CF) Metadata Conventions, version 1.8.
  extension NetCDFFile {
    /// Adds the tables of a run.
    func add(
      _ run: RunFolderReader, _ population: ShellPopulationTable, _ collisions: ShellCollisionTable
    ) throws {
      try addAttribute("Conventions", "CF-1.8")
      try addAttribute("title", run.manifest.scenario)
      try addAttribute("source", "detritus \(run.manifest.version), \(run.manifest.engine)")
      try addAttribute("scenario_sha256", run.manifest.digest)
      let epoch = run.manifest.setting("epoch").flatMap { try? Instant(text: $0) }
      let dates = Dates(
        first: run.course.years[0], epoch: epoch ?? Instant(decimalYear: run.course.years[0]))
      try add(run.course, dates)
      try add(population, collisions, dates)
    }

    /// The first date of a run, as a decimal year and as it is called.
    private struct Dates {
      let first: Double
      let epoch: Instant
    }

    /// Adds a dimension of dates with its coordinate: days from the first date of the run, in Julian years.
    private func addTime(
      _ name: String, _ years: [Double], _ dates: Dates
    ) throws -> NetCDFFile.Dimension {
      let time = try addDimension(name, length: years.count)
      try addVariable(
        name, [time], years.map { ($0 - dates.first) * year / day },
        [
          "standard_name": "time", "units": "days since \(dates.epoch.iso8601)",
          "calendar": "standard", "axis": "T",
        ])
      return time
    }

    private func add(_ course: RunCourse, _ dates: Dates) throws {
      let time = try addTime("time", course.years, dates)
      for (quantity, values) in zip(course.quantities, course.values) {
        try addVariable(quantity, [time], values, ["units": Self.unit(of: quantity)])
      }
      guard !course.spreads.isEmpty else { return }
      for (quantity, spreads) in zip(course.quantities, course.spreads) {
        try addVariable(
          quantity + "_standard_deviation", [time], spreads.map(\.standardDeviation),
          ["units": Self.unit(of: quantity), "long_name": "over the members"])
      }
    }

    private func add(
      _ population: ShellPopulationTable, _ collisions: ShellCollisionTable, _ dates: Dates
    ) throws {
      let time = try addTime("record_time", population.years, dates)
      let altitude = try addDimension("altitude", length: population.shells.count)
      let ends = try addDimension("bounds", length: 2)
      let type = try addDimension("object_type", length: population.types.count)
      let edges = population.shells.flatMap { [$0.lowerBound / 1_000, $0.upperBound / 1_000] }
      try addVariable(
        "altitude", [altitude],
        population.shells.map { ($0.lowerBound + $0.upperBound) / 2_000 },
        [
          "units": "km", "positive": "up", "axis": "Z", "bounds": "altitude_bounds",
          "long_name": "altitude over the equatorial radius",
        ])
      try addVariable("altitude_bounds", [altitude, ends], edges, ["units": "km"])
      try addVariable("object_type", type, population.types, ["long_name": "type of object"])
      let layout = [time, type, altitude]
      try addVariable(
        "count", layout, population.counts, ["units": "1", "long_name": "objects, by residence"])
      try addVariable(
        "mass", layout, population.masses, ["units": "kg", "long_name": "mass, by residence"])
      try addVariable(
        "spatial_density", layout, population.densities.map { $0 * 1e9 }, ["units": "km-3"])
      let first = try addDimension("type_a", length: population.types.count)
      let second = try addDimension("type_b", length: population.types.count)
      let outcome = try addDimension("outcome", length: 2)
      try addVariable("type_a", first, population.types, ["long_name": "first type"])
      try addVariable("type_b", second, population.types, ["long_name": "second type"])
      try addVariable(
        "outcome", outcome, ["non-catastrophic", "catastrophic"], ["long_name": "outcome"])
      try addVariable(
        "expected_collisions", [time, altitude, first, second, outcome], collisions.counts,
        ["units": "1", "long_name": "collisions since the epoch"])
    }

    /// The unit that the name of a column ends in.
    private static func unit(of quantity: String) -> String {
      if quantity.hasSuffix("_t") { return "1e3 kg" }
      // A solar flux unit [W/(m² Hz)]
      return quantity.hasSuffix("_sfu") ? "1e-22 W m-2 Hz-1" : "1"
    }
  }
#endif

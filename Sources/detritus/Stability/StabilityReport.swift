import DebrisEnvironment
import Evolution
import FileFormats
import Figures
import SpaceEnvironment

/// What `detritus stability` tells, as text, tables and figures.
struct StabilityReport {
  let file: ScenarioFile
  let model: EvolutionModel
  let stability: FragmentStability
  let settled: LaunchSettling?

  private var altitudes: [Range<Double>] {
    zip(model.grid.shellEdges, model.grid.shellEdges.dropFirst()).map { $0..<$1 }
  }
  private var modes: [(growth: Double, inShells: [Double])] {
    stability.modes.map { ($0.growth, model.fragmentsInShells($0.departure)) }
  }

  private func doubling(_ growth: Double) -> String {
    let time = 0.69314718055994531 / (abs(growth) * year)
    return "\(growth > 0 ? "doubles" : "halves") in \(time.decimals(0)) yr"
  }

  var text: String {
    var table = TextTable(
      [
        "altitude [km]", "verdict", "intact", "fragments", "reproduction", "critical factor",
        "equilibrium",
      ], leadingColumns: 2)
    for shell in stability.bands {
      table.add([
        "\((shell.altitude.lowerBound / kilometre).nineDigits)-"
          + "\((shell.altitude.upperBound / kilometre).nineDigits)",
        shell.verdict.rawValue, shell.intact.decimals(1), shell.fragments.decimals(1),
        shell.reproduction.digits(3),
        shell.criticalFactor.isFinite ? shell.criticalFactor.digits(3) : "-",
        shell.equilibrium?.decimals(1) ?? "none",
      ])
    }
    var lines = classLines
    lines += [
      "all shells together: each fragment leads to \(stability.reproduction.digits(3)) others; "
        + "intact objects could be \(stability.criticalFactor.digits(3)) times as many"
    ]
    lines.append(
      stability.reproduction < 1
        ? "fragments have an equilibrium with the present intact objects"
          + (stability.equilibrium.map { ": \($0.decimals(0))" } ?? "")
        : "runaway: with the present intact objects fragments have no equilibrium")
    for mode in modes {
      let top = zip(mode.inShells, altitudes).max { $0.0 < $1.0 }
      lines.append(
        "mode: \((100 * mode.growth * year).digits(3)) % a year, \(doubling(mode.growth)); most at "
          + "\(((top?.1.lowerBound ?? 0) / kilometre).nineDigits) km")
    }
    if let equilibrium = settled?.equilibrium {
      if let point = settled?.inShells.first(where: { $0.factor == 1 }) {
        lines.append(
          "constant launches settle to \(point.intact.reduce(0, +).decimals(0)) intact objects and "
            + "\(point.fragments.reduce(0, +).decimals(0)) fragments")
      } else {
        lines.append("runaway: constant launches have no equilibrium that was found")
      }
      lines.append(
        equilibrium.criticalFactor.map { "critical factor on the launches: \($0.digits(3))" }
          ?? "stable up to the highest factor on the launches that was tried")
    }
    return table.text + lines.map { $0 + "\n" }.joined()
  }

  /// Which classes of fragments are beyond their stable size in each band where some are, those that are to
  /// grow most first.
  private var classLines: [String] {
    stability.bands.compactMap { band in
      let beyond = band.classes.filter { $0.verdict == .beyondStableSize }
        .sorted { ($0.equilibrium ?? 0) - $0.present > ($1.equilibrium ?? 0) - $1.present }
      if beyond.isEmpty { return nil }
      let named = beyond.prefix(3).map { numbers in
        let bin = numbers.objectClass.bin
        func range(_ edges: Range<Double>, _ unit: String) -> String {
          edges.upperBound.isFinite
            ? "\(edges.lowerBound.digits(3))-\(edges.upperBound.digits(3)) \(unit)"
            : "from \(edges.lowerBound.digits(3)) \(unit)"
        }
        return "\(range(bin.mass, "kg")) at \(range(bin.areaToMassRatio, "m²/kg")) "
          + "(\(numbers.present.digits(3)) -> \((numbers.equilibrium ?? 0).digits(3)))"
      }
      return "\((band.altitude.lowerBound / kilometre).nineDigits)-"
        + "\((band.altitude.upperBound / kilometre).nineDigits) km: \(beyond.count) of "
        + "\(band.classes.count) classes of fragments beyond their stable size: "
        + named.joined(separator: ", ") + (beyond.count > named.count ? ", ..." : "")
    }
  }

  var document: JSONValue {
    [
      "scenario": .text(file.scenario.name),
      "reproduction_number": .number(stability.reproduction),
      "critical_factor": stability.criticalFactor.isFinite
        ? .number(stability.criticalFactor) : .null,
      "intact": .number(stability.intact), "fragments": .number(stability.fragments),
      "growth_per_yr": .list(stability.modes.map { .number($0.growth * year) }),
      "critical_launch_factor": settled?.equilibrium.criticalFactor.map { .number($0) } ?? .null,
      "bands": .list(
        stability.bands.map { shell in
          [
            "altitude_lower_km": .number(shell.altitude.lowerBound / kilometre),
            "altitude_upper_km": .number(shell.altitude.upperBound / kilometre),
            "intact": .number(shell.intact), "fragments": .number(shell.fragments),
            "reproduction_number": .number(shell.reproduction),
            "critical_factor": shell.criticalFactor.isFinite
              ? .number(shell.criticalFactor) : .null,
            "equilibrium_fragments": shell.equilibrium.map { .number($0) } ?? .null,
            "verdict": .text(shell.verdict.rawValue),
          ]
        }),
    ]
  }

  func write(to path: String) throws {
    let folder = try OutputFolder(path: path)
    try folder.write(StabilityCSV.bands(of: stability), to: "stability.csv")
    try folder.write(StabilityCSV.classes(of: stability), to: "stability-classes.csv")
    try folder.write(StabilityCSV.curve(of: stability), to: "critical-curve.csv")
    try folder.write(StabilityCSV.modes(modes, altitudes: altitudes), to: "modes.csv")
    if let settled {
      try folder.write(
        StabilityCSV.equilibrium(settled.inShells, altitudes: altitudes), to: "equilibrium.csv")
    }
    try folder.commit()
  }

  var charts: [any Chart] {
    let caption = "\(file.scenario.name): \(file.scenario.description)"
    func shells(_ altitudes: [Range<Double>]) -> [AltitudeShell] {
      altitudes.map {
        AltitudeShell(lower_km: $0.lowerBound / kilometre, upper_km: $0.upperBound / kilometre)
      }
    }
    let bands = shells(stability.bands.map(\.altitude))
    return [
      StepsByAltitudeChart(
        name: "reproduction-by-altitude",
        title: "Fragments that a fragment leads to, by altitude of its collisions",
        caption: caption, shells: bands,
        curves: [.init(label: "Reproduction", values: stability.bands.map(\.reproduction))],
        label: "Reproduction number", threshold: (1, "Runaway above")),
      StepsByAltitudeChart(
        name: "stable-size", title: "Fragments now and at equilibrium, by altitude",
        caption: caption, shells: bands,
        curves: [
          .init(label: "Present", values: stability.bands.map(\.fragments)),
          .init(label: "Equilibrium", values: stability.bands.map { $0.equilibrium ?? 0 }),
        ], label: "Fragments in the band"),
      StepsByAltitudeChart(
        name: "modes", title: "Modes of the fragments", caption: caption, shells: shells(altitudes),
        curves: modes.map {
          .init(label: "\((100 * $0.growth * year).digits(3)) % a year", values: $0.inShells)
        }, label: "Share of the largest bin"),
      CriticalCurveChart(
        caption: caption, curve: stability.curve.map { ($0.intact, $0.fragments) },
        critical: stability.criticalFactor * stability.intact,
        present: (stability.intact, stability.fragments)),
    ]
  }
}

extension EvolutionModel {
  /// The fragments of a departure in each shell, weighted by residence.
  func fragmentsInShells(_ counts: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: grid.shellCount)
    for c in classes.firstFragment..<classes.count {
      for i in 0..<grid.inclinationCount {
        let first = grid.binCount * (c + classes.count * i)
        for bin in 0..<grid.binCount where counts[first + bin] != 0 {
          for s in sums.indices { sums[s] += residence.ofBins[bin, s] * counts[first + bin] }
        }
      }
    }
    return sums
  }
}

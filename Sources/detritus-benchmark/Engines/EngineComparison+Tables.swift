import FileFormats
import Glibc
import SpaceEnvironment

extension EngineComparison {
  /// The table as CSV.
  var bytes: [UInt8] {
    get throws(OutputError) {
      var writer = CSVWriter(columns: [
        "year", "quantity", "kernel", "objects_mean", "standard_error", "difference_percent",
        "allowed", "within",
      ])
      for row in rows {
        writer.add(shownYear(row.year))
        writer.add(row.quantity)
        writer.add(row.kernel)
        writer.add(row.objects)
        writer.add(row.standardError)
        writer.add(row.objects > 0 ? 100 * (row.kernel / row.objects - 1) : 0)
        writer.add(row.allowed)
        writer.add(row.isWithin ? "true" : "false")
        writer.endRow()
      }
      return try writer.bytes
    }
  }

  /// How the members of both engines are spread in the end, one row per scenario and engine.
  static func spreadBytes(of comparisons: [EngineComparison]) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "scenario", "engine", "members", "rows_within", "rows", "objects_mean",
      "objects_standard_deviation", "standard_deviation_error", "collisions_mean",
      "collisions_variance_over_mean", "variance_over_mean_error", "seconds",
    ])
    for comparison in comparisons {
      for (engine, spread) in [
        ("objects", comparison.objects), ("binned members", comparison.kernelMembers),
      ] {
        writer.add(comparison.name)
        writer.add(engine)
        writer.add(spread.members)
        writer.add(comparison.rows.count { $0.isWithin })
        writer.add(comparison.rows.count)
        writer.add(spread.population.mean)
        writer.add(spread.population.deviation)
        writer.add(spread.population.deviation * spread.deviationError)
        writer.add(spread.collisions.mean)
        let hasCollisions = spread.collisions.mean > 0
        writer.add(hasCollisions ? spread.dispersion : 0)
        writer.add(hasCollisions ? spread.dispersionError : 0)
        writer.add(
          engine == "objects" ? comparison.memberSeconds : comparison.kernelSeconds)
        writer.endRow()
      }
    }
    return try writer.bytes
  }

  /// What the tables say, in a few lines.
  var summary: String {
    let outside = rows.filter { !$0.isWithin }
    func rounded(_ x: Double) -> String { "\((x * 100).rounded() / 100)" }
    func line(_ engine: String, _ spread: EngineSpread) -> String {
      "  \(engine): \(rounded(spread.population.mean)) objects at the end, standard deviation "
        + "\(rounded(spread.population.deviation)) ± "
        + "\(rounded(spread.population.deviation * spread.deviationError)); "
        + "\(rounded(spread.collisions.mean)) collisions"
        + (spread.collisions.mean > 0
          ? ", variance over mean \(rounded(spread.dispersion)) ± "
            + rounded(spread.dispersionError) : "") + "\n"
    }
    return "\(name): \(rows.count - outside.count) of \(rows.count) rows within, "
      + "\(objects.members) members\n"
      + "  kernel \(rounded(kernelSeconds)) s, a member \(rounded(memberSeconds)) s\n"
      + line("objects", objects) + line("members of the kernel", kernelMembers)
      + outside.map {
        "  outside: \(shownYear($0.year)) \($0.quantity): \(rounded($0.kernel)), "
          + "\(rounded($0.objects)) ± \(rounded($0.standardError))\n"
      }.joined()
  }
}

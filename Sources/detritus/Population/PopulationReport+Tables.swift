import DebrisEnvironment
import FileFormats
import SpaceEnvironment

extension PopulationReport {
  /// The tables for reading.
  var text: String {
    var text = "\(file): \(source); epoch \(epoch.iso8601)\n\n"
    var typeTable = TextTable(["type", "count", "mass [t]", "area [m2]", "mean mass [kg]"])
    for type in types {
      if let sum = byType[type] { typeTable.add([type.name] + fields(sum)) }
    }
    typeTable.add(["total"] + fields(total))
    text += typeTable.text + "\n"

    var massTable = TextTable(
      ["type", "mass [kg]", "count", "mass [t]", "area [m2]", "mean mass [kg]"],
      leadingColumns: 2)
    for type in types {
      for (range, sum) in massBins(type) { massTable.add([type.name, span(range)] + fields(sum)) }
    }
    text += massTable.text + "\n"

    var shellTable = TextTable(
      ["shell [km]"] + types.map(\.name) + ["total", "mass [t]", "density [1e-8/km3]"])
    for (s, sums) in byShell.enumerated() {
      let all = sum(of: sums)
      let edges = [shellEdges[s], shellEdges[s + 1]].map { ($0 / kilometre).nineDigits }
      shellTable.add(
        [edges.joined(separator: "-")] + types.map { (sums[$0]?.count ?? 0).decimals(1) } + [
          all.count.decimals(1), (all.mass / 1000).decimals(1), (density(s) * 1e8).decimals(3),
        ])
    }
    return text + "Residence-weighted, by altitude over the equatorial radius:\n" + shellTable.text
  }

  /// The same as JSON.
  var json: JSONValue {
    func members(_ sum: Sum) -> [JSONValue.Member] {
      [
        .init("count", .number(sum.count)), .init("mass_kg", .number(sum.mass)),
        .init("area_m2", .number(sum.area)),
        .init("mean_mass_kg", sum.count > 0 ? .number(sum.mass / sum.count) : .null),
      ]
    }
    let masses = types.flatMap { type in
      massBins(type).map { range, sum in
        JSONValue.object(
          [
            .init("object_type", .text(type.name)),
            .init("mass_lower_kg", .number(range.lowerBound)),
            .init(
              "mass_upper_kg",
              range.upperBound.isFinite ? .number(range.upperBound) : .null),
          ] + members(sum))
      }
    }
    let shells = byShell.enumerated().map { s, sums in
      JSONValue.object(
        [
          .init("altitude_lower_km", .number(shellEdges[s] / kilometre)),
          .init("altitude_upper_km", .number(shellEdges[s + 1] / kilometre)),
        ] + types.map { .init($0.name, .number(sums[$0]?.count ?? 0)) } + [
          .init("total", .number(sum(of: sums).count)),
          .init("mass_kg", .number(sum(of: sums).mass)),
          .init("spatial_density_per_km3", .number(density(s))),
        ])
    }
    return [
      "file": .text(file), "source": .text(source), "epoch": .text(epoch.iso8601),
      "total": .object(members(total)),
      "by_type": .list(
        types.map { type in
          .object([.init("object_type", .text(type.name))] + members(byType[type] ?? Sum()))
        }),
      "by_type_and_mass": .list(masses),
      "by_shell": .list(shells),
    ]
  }

  private func massBins(_ type: ObjectType) -> [(Range<Double>, Sum)] {
    (byMass[type] ?? [:]).sorted {
      ($0.key.lowerBound, $0.key.upperBound) < ($1.key.lowerBound, $1.key.upperBound)
    }.map { ($0.key, $0.value) }
  }

  private func fields(_ sum: Sum) -> [String] {
    [
      sum.count.decimals(0), (sum.mass / 1000).digits(4), sum.area.digits(5),
      sum.count > 0 ? (sum.mass / sum.count).digits(4) : "-",
    ]
  }

  private func span(_ range: Range<Double>) -> String {
    range.upperBound.isInfinite
      ? "> \(range.lowerBound.nineDigits)"
      : "\(range.lowerBound.nineDigits)-\(range.upperBound.nineDigits)"
  }

  private func sum(of sums: [ObjectType: Sum]) -> Sum {
    var all = Sum()
    for sum in sums.values {
      all.count += sum.count
      all.mass += sum.mass
      all.area += sum.area
    }
    return all
  }

  /// The objects per volume of a shell [1/km³].
  private func density(_ s: Int) -> Double { sum(of: byShell[s]).count / volumes[s] * 1e9 }
}

import DebrisEnvironment
import Evolution
import FileFormats
import Figures
import SpaceEnvironment

/// What `detritus sensitivity` tells, as text and figures.
struct SensitivityReport {
  let file: ScenarioFile
  let sensitivities: RunSensitivities
  let present: BinnedPopulation

  private var model: EvolutionModel { sensitivities.model }
  private var scale: Double { sensitivities.quantity.kind == .mass ? 1e-3 : 1 }

  /// The objects of a class in a bin at the epoch.
  func count(_ c: Int, _ bin: OrbitBin) -> Double { present[c, bin, model.grid] }

  /// A class in a perigee and an inclination bin, with the mean derivative of its objects.
  private struct Row {
    var objectClass: ObjectClass
    var perigee: Range<Double>
    var inclination: Range<Double>
    var count: Double
    var marginal: Double
  }

  /// The classes and orbits that are not empty, the largest derivative of one object first.
  private var rows: [Row] {
    let grid = model.grid
    var rows: [Row] = []
    for (c, objectClass) in model.classes.classes.enumerated() {
      for i in 0..<grid.inclinationCount {
        for p in 0..<grid.perigeeCount {
          var row = Row(
            objectClass: objectClass, perigee: grid.perigeeEdges[p]..<grid.perigeeEdges[p + 1],
            inclination: grid.inclinationEdges[i]..<grid.inclinationEdges[i + 1], count: 0,
            marginal: 0)
          for e in 0..<grid.eccentricityCount {
            let bin = OrbitBin(perigee: p, eccentricity: e, inclination: i)
            let n = count(c, bin)
            if n == 0 { continue }
            row.count += n
            row.marginal += n * sensitivities.derivative(ofClass: c, bin: bin)
          }
          if row.count == 0 { continue }
          row.marginal *= scale / row.count
          rows.append(row)
        }
      }
    }
    return rows.sorted { $0.marginal > $1.marginal }
  }

  func text(top: Int) -> String {
    let quantity = sensitivities.quantity.name
    var policies = TextTable(["key", "value", "d \(quantity) / d key"])
    for policy in SensitivityCSV.policies(sensitivities) {
      policies.add([policy.key, policy.value.nineDigits, policy.derivative.nineDigits])
    }
    var objects = TextTable(
      ["type", "mass [kg]", "perigee [km]", "inclination [deg]", "objects", "one more adds"],
      leadingColumns: 1)
    for row in rows.prefix(top) {
      objects.add([
        row.objectClass.type.name, row.objectClass.meanMass.decimals(0),
        "\((row.perigee.lowerBound / kilometre).nineDigits)-"
          + "\((row.perigee.upperBound / kilometre).nineDigits)",
        "\((row.inclination.lowerBound / degree).nineDigits)-"
          + "\((row.inclination.upperBound / degree).nineDigits)", row.count.decimals(1),
        row.marginal.digits(4),
      ])
    }
    return "\(quantity) at the end: \((scale * sensitivities.value).nineDigits)\n" + policies.text
      + (top > 0 ? "\n" + objects.text : "")
  }

  var document: JSONValue {
    [
      "scenario": .text(file.scenario.name), "quantity": .text(sensitivities.quantity.name),
      "value": .number(scale * sensitivities.value),
      "policies": .list(
        SensitivityCSV.policies(sensitivities).map { policy in
          [
            "key": .text(policy.key), "value": .number(policy.value),
            "derivative": .number(policy.derivative),
          ]
        }),
    ]
  }

  /// A name as readers write it.
  private func words(_ name: String) -> String { name.replacing("_", with: " ") }

  /// A map for the class of each type that holds most of its mass.
  var charts: [any Chart] {
    let grid = model.grid
    let classes = model.classes.classes
    let inclinations = zip(grid.inclinationEdges, grid.inclinationEdges.dropFirst()).map {
      $0 / degree...$1 / degree
    }
    let perigees = zip(grid.perigeeEdges, grid.perigeeEdges.dropFirst()).map {
      $0 / kilometre...$1 / kilometre
    }
    let total = classes.indices.map { present.count(ofClass: $0) }
    return ObjectType.reported.compactMap { type -> AltitudeInclinationChart? in
      let members = classes.indices.filter {
        classes[$0].type.reportedType == type && total[$0] > 0
      }.sorted { classes[$0].meanMass < classes[$1].meanMass }
      guard !members.isEmpty else { return nil }
      // The class that holds most of the mass of its type.
      let c = members.max {
        total[$0] * classes[$0].meanMass < total[$1] * classes[$1].meanMass
      }!
      return AltitudeInclinationChart(
        name: "marginal-\(type.name)",
        title: "One more \(words(type.name)) of \(classes[c].meanMass.decimals(1)) kg",
        caption:
          "\(file.scenario.name): what it adds to \(words(sensitivities.quantity.name)) by the end, by "
          + "the orbit at the epoch",
        inclinations_deg: inclinations, altitudes_km: perigees,
        values: (0..<grid.perigeeCount).map { p in
          (0..<grid.inclinationCount).map { i in
            scale
              * sensitivities.derivative(
                ofClass: c, bin: OrbitBin(perigee: p, eccentricity: 0, inclination: i))
          }
        }, label: "Added \(words(sensitivities.quantity.name))")
    }
  }
}

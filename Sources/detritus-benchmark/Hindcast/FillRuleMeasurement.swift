import DebrisEnvironment
import FileFormats
import SpaceEnvironment

/// What the catalogues of 2000 and 2009 say about the rules that fill in masses and sizes:
/// `detritus-benchmark fill-rules <folder of the catalogues>`.
///
/// For every object that both list and that has no station to keep, the ballistic coefficient with
/// which drag under the recorded Sun takes its orbit of 2000 to its semi-major axis of 2009; over that
/// of the rules, by kind and perigee altitude. No later catalogue is read.
struct FillRuleMeasurement {
  static let folder = "Results/hindcast"
  private static let dragCoefficient = 2.2
  /// Below, an object falls more by the Sun of single months than by its own ratio.
  private static let smallestDrop = 1_000.0

  static func run(data: String?) throws {
    let root = data ?? "../shared/data/catalogue"
    let lists = try [2000, 2009].map {
      try CatalogueSnapshotCSV.read("\(root)/catalogue-\($0)-01-01.csv").objects
    }
    let activity = try SpaceWeatherFile.read("Scenarios/space-weather/SW-All.csv")
    let drag = RecordedDrag(
      atmosphere: AveragedNRLMSISE00(),
      activity: try SolarProjection(record: activity, then: .meanCycle), from: 2000, to: 2009)
    let filled = lists.map { CatalogueFill().objects(of: $0).objects }
    let later = Dictionary(uniqueKeysWithValues: lists[1].map { ($0.catalogNumber, $0) })
    let laterFilled = Dictionary(
      uniqueKeysWithValues: zip(lists[1], filled[1]).map { ($0.catalogNumber, $1) })
    var ratios: [Key: [Double]] = [:]
    for (object, own) in zip(lists[0], filled[0]) {
      guard let end = later[object.catalogNumber], let second = laterFilled[object.catalogNumber],
        object.eccentricity < 0.2, (300_000..<1_000_000).contains(object.perigeeAltitude),
        object.semiMajorAxis - end.semiMajorAxis > smallestDrop
      else { continue }
      if object.kind == .payload, (object.launchDate ?? 2000) > 1990 { continue }
      guard
        let B = drag.ballisticCoefficient(
          of: RecordedDrag.Orbit(
            perigeeAltitude: object.perigeeAltitude, eccentricity: object.eccentricity),
          inclination: object.inclination, reaching: end.semiMajorAxis, from: 2000, to: 2009)
      else { continue }
      let band = Int(object.perigeeAltitude / 100_000) * 100
      for (year, rule) in [(2000, own), (2009, second)] {
        let ratio = B / dragCoefficient / (rule.area / rule.mass)
        let isKnown = object.mass != nil
        ratios[Key(kind: own.kind, isKnown: isKnown, year: year, band: band), default: []]
          .append(ratio)
        ratios[Key(kind: own.kind, isKnown: isKnown, year: year, band: -1), default: []]
          .append(ratio)
      }
    }
    try write(ratios)
  }

  private struct Key: Hashable {
    let kind: SpaceObject.Kind
    let isKnown: Bool
    let year: Int
    let band: Int
  }

  private static func write(_ ratios: [Key: [Double]]) throws {
    var writer = CSVWriter(columns: [
      "object_type", "mass_is_known", "catalogue", "perigee_lower_km", "objects", "p25", "median",
      "p75",
    ])
    print("kind, mass known, catalogue, perigee: objects, observed over filled area-to-mass ratio")
    let sorted = ratios.sorted {
      ("\($0.key.kind)", $0.key.isKnown ? 1 : 0, $0.key.year, $0.key.band)
        < ("\($1.key.kind)", $1.key.isKnown ? 1 : 0, $1.key.year, $1.key.band)
    }
    for (key, values) in sorted where values.count >= 10 {
      let v = values.sorted()
      func quantile(_ share: Double) -> Double { v[Int(share * Double(v.count - 1))] }
      let type: String =
        switch key.kind {
        case .payload: "payload"
        case .rocketBody: "rocket_body"
        case .missionRelatedObject: "mission_related_object"
        case .fragment: "fragment"
        }
      writer.add(type)
      writer.add(key.isKnown ? "true" : "false")
      writer.add(key.year)
      writer.add(key.band < 0 ? nil : key.band)
      writer.add(v.count)
      for share in [0.25, 0.5, 0.75] { writer.add(quantile(share)) }
      writer.endRow()
      print(
        "\(type), \(key.isKnown), \(key.year), \(key.band < 0 ? "all" : "\(key.band) km"): "
          + "\(v.count), \((quantile(0.5) * 1000).rounded() / 1000) "
          + "(\((quantile(0.25) * 1000).rounded() / 1000) to \((quantile(0.75) * 1000).rounded() / 1000))"
      )
    }
    try writer.write(to: "\(folder)/fill-rules.csv")
  }
}

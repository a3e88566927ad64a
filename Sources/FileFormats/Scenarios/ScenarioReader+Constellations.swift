import DebrisEnvironment
import SpaceEnvironment

extension ScenarioReader {
  /// Reads `constellations`: shells of a file, or shells given in place.
  ///
  /// - Parameter payloadLifetime: The lifetime where none is given [s].
  func constellations(
    _ root: YAMLMapping, grid: OrbitGrid, epoch: Double, payloadLifetime: Double
  ) throws(InputError) -> [Constellation] {
    var constellations: [Constellation] = []
    for value in try root.list("constellations", optional: true) {
      try value.mapping { section throws(InputError) in
        let own = try ConstellationKeys(section)
        // `none` leaves the satellites; a missing key means the rule of all payloads.
        var disposal: DisposalSchedule?
        if let rule = section.optional("disposal") {
          disposal =
            try rule.noneOr { rule throws(InputError) in
              try self.disposalSchedule(rule, epoch: epoch)
            } ?? DisposalSchedule(nil)
        } else {
          section.noteStandard("disposal", "that of payloads")
        }
        for (name, keys) in try self.shells(section, own) {
          if constellations.contains(where: { $0.name == name }) {
            throw section.value.error("has \(quoted(name)), which comes twice")
          }
          var constellation = try self.constellation(
            name, keys, section, epoch: epoch, payloadLifetime: payloadLifetime)
          constellation.disposal = disposal
          if constellation.bin(of: grid) == nil {
            let (q, i) = (grid.perigeeEdges, grid.inclinationEdges)
            throw section.value.error(
              "has \(quoted(name)) at \((constellation.altitude / kilometre).shown) km and "
                + "\((constellation.inclination / degree).shown) deg, must lie inside the grid: "
                + "perigee \((q[0] / kilometre).shown) to \((q[q.count - 1] / kilometre).shown) km, "
                + "inclination \((i[0] / degree).nineDigits) to "
                + "\((i[i.count - 1] / degree).nineDigits) deg")
          }
          constellations.append(constellation)
        }
      }
    }
    return constellations
  }

  /// The names of the shells of an entry, and their keys.
  private func shells(
    _ section: YAMLMapping, _ own: ConstellationKeys
  ) throws(InputError) -> [(name: String, keys: ConstellationKeys)] {
    guard section.contains("file") else { return [(try section.constellationName(), own)] }
    let (path, bytes) = try bytes(of: "file", in: section)
    let listed = try ConstellationFile.read(bytes, file: path)
    let choice = try section.required("include")
    var names: [String] = []
    if choice.isWord("all") {
      names = listed.map(\.name)
    } else {
      for value in try choice.list() {
        let name = try value.text()
        guard listed.contains(where: { $0.name == name }) else {
          throw value.error(
            "is \(quoted(name)), must be one of those of \(path)"
              + suggestion(for: name, among: listed.map(\.name)))
        }
        names.append(name)
      }
    }
    return names.map { name in
      (name, own.completed(by: listed.first { $0.name == name }!.keys))
    }
  }

  private func constellation(
    _ name: String, _ keys: ConstellationKeys, _ section: YAMLMapping, epoch: Double,
    payloadLifetime: Double
  ) throws(InputError) -> Constellation {
    func needed(_ value: Double?, _ key: String) throws(InputError) -> Double {
      guard let value else {
        throw section.value.error("has no \(key) for \(quoted(name)), which needs one")
      }
      return value
    }
    let start = keys.start.map { ($0.decimalYear - epoch) * year } ?? 0
    let end = keys.end.map { ($0.decimalYear - epoch) * year } ?? .infinity
    guard end > start else {
      throw section.value.error("has an end of \(quoted(name)) that is not later than its start")
    }
    let radius = try needed(keys.radius_m, "radius_m")
    return Constellation(
      name: name, altitude: try needed(keys.altitude_km, "altitude_km") * kilometre,
      inclination: try needed(keys.inclination_deg, "inclination_deg") * degree,
      satelliteCount: try needed(keys.satellites, "satellites"),
      mass: try needed(keys.mass_kg, "mass_kg"), radius: radius,
      area: keys.area_m2 ?? .pi * radius * radius,
      lifetime: keys.lifetime_yr.map { $0 * year } ?? payloadLifetime,
      start: max(0, start), end: end, filling: (keys.filling_yr ?? 0) * year)
  }
}

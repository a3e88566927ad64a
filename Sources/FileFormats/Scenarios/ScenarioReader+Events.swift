import BreakupModel
import DebrisEnvironment
import Evolution
import SpaceEnvironment

extension ScenarioReader {
  /// Reads `events`: fragmentations on given dates, one by one or those of a table (`file`) that fall
  /// into the time of the scenario.
  ///
  /// - Parameter span: The dates that the scenario covers, as decimal years.
  func events(
    _ root: YAMLMapping, span: ClosedRange<Double>
  ) throws(InputError) -> [FragmentationEvent] {
    var events: [FragmentationEvent] = []
    for value in try root.list("events", optional: true) {
      events += try value.mapping { event throws(InputError) in
        event.contains("file")
          ? try self.knownEvents(event, span: span) : [try self.event(event, span: span)]
      }
    }
    return events
  }

  /// Reads the events of a table that fall into the time of the scenario.
  private func knownEvents(
    _ section: YAMLMapping, span: ClosedRange<Double>
  ) throws(InputError) -> [FragmentationEvent] {
    let (path, bytes) = try bytes(of: "file", in: section)
    return try FragmentationEventsCSV.read(bytes, file: path).map(\.event).filter {
      $0.date >= span.lowerBound && $0.date < span.upperBound
    }
  }

  private enum Cause: String, CaseIterable { case collision, explosion }

  private func event(
    _ section: YAMLMapping, span: ClosedRange<Double>
  ) throws(InputError) -> FragmentationEvent {
    let date = try section.date("date")
    guard date.decimalYear >= span.lowerBound, date.decimalYear < span.upperBound else {
      throw section.error(
        at: "date",
        "is \(date.iso8601), must be from \(Instant(decimalYear: span.lowerBound).iso8601) to "
          + "before \(Instant(decimalYear: span.upperBound).iso8601), the time of the scenario")
    }
    let (perigee_km, apogee_km) = try altitudes(section)
    let inclination_deg = try section.number(
      "inclination_deg", unit: "deg", in: ScenarioRanges.inclination_deg)
    let kind: ParentKind = try section.choice(
      "parent",
      of: [
        "active_payload": .spacecraft, "inactive_payload": .spacecraft,
        "rocket_body": .rocketBody, "mission_related_object": .spacecraft,
        "fragment": .spacecraft,
      ])
    let mass = try section.number("mass_kg", unit: "kg", in: ScenarioRanges.eventMass_kg)
    let cause: FragmentationEvent.Cause
    switch try section.choice("cause", of: Cause.self, default: .collision) {
    case .collision:
      let projectile = try section.number(
        "projectile_mass_kg", unit: "kg", in: .between(0, and: 1_000_000), default: 0)
      cause = .collision(mass: mass + projectile)
    case .explosion:
      cause = .explosion(
        scale: try section.number("scale", in: ScenarioRanges.eventScale, default: 1))
    }
    let takesParent = try section.flag("from_population", default: false)
    let type = takesParent ? ObjectType(name: try section.text("parent")) : nil
    var fragments: Double?
    if let value = section.optional("fragments") {
      fragments = try value.number(in: ScenarioRanges.eventFragments)
    } else {
      section.noteStandard("fragments", "by the breakup model")
    }
    return FragmentationEvent(
      date: date.decimalYear, parent: Parent(mass: mass, kind: kind), cause: cause,
      perigee: perigee_km * kilometre, apogee: apogee_km * kilometre,
      inclination: inclination_deg * degree, fragmentCount: fragments,
      takenType: type)
  }

  /// Reads `altitude_km` of a circular orbit, or `perigee_km` and `apogee_km`.
  private func altitudes(
    _ section: YAMLMapping
  ) throws(InputError) -> (perigee_km: Double, apogee_km: Double) {
    let range = ScenarioRanges.eventAltitude_km
    if section.contains("altitude_km") {
      let altitude_km = try section.number("altitude_km", unit: "km", in: range)
      return (altitude_km, altitude_km)
    }
    let perigee_km = try section.number("perigee_km", unit: "km", in: range)
    let apogee_km = try section.number("apogee_km", unit: "km", in: range)
    guard perigee_km <= apogee_km else {
      throw section.error(
        at: "apogee_km",
        "is \(apogee_km.shown) km, must be at least perigee_km, \(perigee_km.shown) km")
    }
    return (perigee_km, apogee_km)
  }
}

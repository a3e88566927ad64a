import BreakupModel
import FileFormats
import NumericalMethods
import OrbitalMechanics

/// One outcome of a breakup, with the orbits of the fragments where that of their parent is known.
struct BreakupSampleResult {
  struct ParentResult {
    let name: String
    let sample: FragmentSample
  }

  /// The target or the only parent first; the orbit is its orbit.
  let parents: [ParentResult]
  let orbit: KeplerElements?
  let comments: [String]

  /// The orbits of the fragments of the first parent; `nil` for those that leave the Earth.
  func fragmentOrbits() -> [FragmentOrbit?] {
    guard let orbit, let first = parents.first else { return [] }
    return first.sample.fragments.map {
      FragmentOrbit(parent: orbit, velocityChange: $0.ejectionVelocity)
    }
  }

  /// The fragments and the remnant, one row each.
  func csv() throws(OutputError) -> (bytes: [UInt8], fragments: Int) {
    let columns = [
      "parent", "origin", "size_m", "mass_kg", "area_m2", "area_to_mass_m2_kg",
      "ejection_speed_m_s", "ejection_velocity_x_m_s", "ejection_velocity_y_m_s",
      "ejection_velocity_z_m_s",
    ]
    let orbitColumns = ["perigee_km", "apogee_km", "inclination_deg", "period_min"]
    let masses = parents.map {
      "\($0.name): \($0.sample.massBelowCutoff.nineDigits) kg in smaller fragments"
    }
    var writer = CSVWriter(
      columns: orbit == nil ? columns : columns + orbitColumns, comments: comments + masses)
    func addOrbit(_ fragmentOrbit: FragmentOrbit?) {
      guard orbit != nil else { return }
      writer.add(fragmentOrbit?.perigee_km)
      writer.add(fragmentOrbit?.apogee_km)
      writer.add(fragmentOrbit?.inclination_deg)
      writer.add(fragmentOrbit?.period_min)
    }
    let orbits = fragmentOrbits()
    var count = 0
    for (number, parent) in parents.enumerated() {
      for (index, fragment) in parent.sample.fragments.enumerated() {
        writer.add(parent.name)
        writer.add(fragment.origin.name)
        for value in [
          fragment.size, fragment.mass, fragment.area, fragment.areaToMassRatio,
          fragment.ejectionSpeed, fragment.ejectionVelocity.x, fragment.ejectionVelocity.y,
          fragment.ejectionVelocity.z,
        ] { writer.add(value) }
        addOrbit(number == 0 && orbit != nil ? orbits[index] : nil)
        writer.endRow()
        count += 1
      }
      if parent.sample.remnantMass > 0 {
        writer.add(parent.name)
        writer.add("remnant")
        writer.add(nil as Double?)
        writer.add(parent.sample.remnantMass)
        writer.add(nil as Double?)
        writer.add(nil as Double?)
        for _ in 0..<4 { writer.add(0) }
        addOrbit(number == 0 ? orbit.map { FragmentOrbit($0) } : nil)
        writer.endRow()
      }
    }
    return (try writer.bytes, count)
  }
}

extension Fragment.Origin {
  /// The name in files.
  var name: String {
    switch self {
    case .law: "law"
    case .piece: "piece"
    }
  }
}

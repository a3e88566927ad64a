import FileFormats
import Glibc
import SpaceEnvironment

/// The answer to `detritus atmosphere`.
struct AtmosphereReport {
  let arguments: AtmosphereCommand
  let conditions: ConditionsUsed
  /// The altitudes [km] and the states of the air there.
  let states: [(altitude_km: Double, state: NRLMSISE00.State)]

  private typealias Quantity = (
    name: String, key: String, unit: String, path: KeyPath<NRLMSISE00.State, Double>
  )

  private static var quantities: [Quantity] {
    [
      ("mass density", "mass_density_kg_m3", "kg/m3", \.massDensity),
      ("temperature", "temperature_k", "K", \.temperature),
      ("exospheric temperature", "exospheric_temperature_k", "K", \.exosphericTemperature),
      ("N2", "molecular_nitrogen_per_m3", "1/m3", \.molecularNitrogen),
      ("O2", "molecular_oxygen_per_m3", "1/m3", \.molecularOxygen),
      ("O", "atomic_oxygen_per_m3", "1/m3", \.atomicOxygen),
      ("He", "helium_per_m3", "1/m3", \.helium),
      ("Ar", "argon_per_m3", "1/m3", \.argon),
      ("H", "atomic_hydrogen_per_m3", "1/m3", \.atomicHydrogen),
      ("N", "atomic_nitrogen_per_m3", "1/m3", \.atomicNitrogen),
      ("anomalous O", "anomalous_oxygen_per_m3", "1/m3", \.anomalousOxygen),
    ]
  }

  var text: String {
    let a = arguments
    let values = conditions.values
    return """
      model          NRLMSISE-00
      time           \(a.time.iso8601)
      place          latitude \(a.latitudeDeg.nineDigits) deg, longitude \
      \(a.longitudeDeg.nineDigits) deg
      space weather  \(conditions.file ?? "given")
        F10.7 of the day before  \(values.f107.nineDigits) sfu, \(conditions.f107Kind)
        81-day mean of F10.7     \(values.f107Mean.nineDigits) sfu, \(conditions.f107MeanKind)
        ap                       \(ap.map(\.nineDigits).joined(separator: ", ")), \
      \(conditions.apKind)


      """ + table
  }

  private var table: String {
    if states.count == 1 {
      var table = TextTable(["altitude [km]", states[0].altitude_km.nineDigits])
      for quantity in Self.quantities {
        table.add([
          "\(quantity.name) [\(quantity.unit)]",
          shown(states[0].state[keyPath: quantity.path], quantity.unit),
        ])
      }
      return table.text
    }
    var table = TextTable(
      ["altitude [km]"] + Self.quantities.map { "\($0.name) [\($0.unit)]" }, leadingColumns: 0)
    for (altitude, state) in states {
      table.add(
        [altitude.nineDigits]
          + Self.quantities.map { shown(state[keyPath: $0.path], $0.unit) })
    }
    return table.text
  }

  private func shown(_ value: Double, _ unit: String) -> String {
    unit == "K" ? value.decimals(2) : value.scientific(4)
  }

  private var ap: [Double] {
    switch conditions.values.geomagnetic {
    case .daily(let ap): [ap]
    case .history(let ap):
      [
        ap.daily, ap.now, ap.threeHoursBefore, ap.sixHoursBefore, ap.nineHoursBefore,
        ap.meanFrom12To33HoursBefore, ap.meanFrom36To57HoursBefore,
      ]
    }
  }

  var json: JSONValue {
    let a = arguments
    let values = conditions.values
    return [
      "model": "nrlmsise00",
      "time": .text(a.time.iso8601),
      "latitude_deg": .number(a.latitudeDeg),
      "longitude_deg": .number(a.longitudeDeg),
      "space_weather": [
        "file": conditions.file.map { .text($0) } ?? .null,
        "f107_sfu": .number(values.f107),
        "f107_kind": .text(conditions.f107Kind),
        "f107_average_sfu": .number(values.f107Mean),
        "f107_average_kind": .text(conditions.f107MeanKind),
        "ap": .list(ap.map { .number($0) }),
        "ap_kind": .text(conditions.apKind),
      ],
      "altitudes": .list(
        states.map { altitude, state in
          .object(
            [JSONValue.Member("altitude_km", .number(altitude))]
              + Self.quantities.map {
                JSONValue.Member($0.key, .number(state[keyPath: $0.path]))
              })
        }),
    ]
  }
}

extension Double {
  /// A number that is not negative with one digit before the point and a power of ten: `2.803e-12`.
  func scientific(_ digits: Int) -> String {
    if self == 0 { return "0" }
    var exponent = Int(log10(self).rounded(.down))
    var mantissa = self / pow(10, Double(exponent))
    let unit = pow(10, Double(1 - digits))
    if (mantissa / unit).rounded() * unit >= 10 {
      exponent += 1
      mantissa /= 10
    }
    let sign = exponent < 0 ? "-" : "+"
    let shown = "\(abs(exponent))"
    return "\(mantissa.decimals(digits - 1))e\(sign)\(shown.count < 2 ? "0" : "")\(shown)"
  }
}

import SourceSinkModel
import SpaceEnvironment

/// `species.csv` of a source-sink model: a species in each row.
///
/// Read are `name`, `active`, `deltat` (the length of the missions of an active species, in years), `Pm`
/// (the share of them that is disposed of at the end, at once) and `pmd_from` (whose others become
/// members of this species). The other columns of pySSEM's table describe what the tables of rates are
/// made from, and are left alone.
struct SpeciesCSV {
  let names: NameList
  let transfers: [SourceSinkTables.Transfer]

  private static let described = [
    "mass_kg", "radius_m", "A_m2", "Cd", "beta", "mass_lb", "mass_ub", "maneuverable", "trackable",
    "alpha", "alpha_active", "slotted", "slotting", "drag", "RB",
  ]

  init(_ bytes: [UInt8], file: String) throws(InputError) {
    let table = try CSVTable(
      bytes: bytes, file: file, columns: ["name", "active", "deltat", "Pm", "pmd_from"],
      optional: Self.described)
    let (name, active, lifetime) = (table["name"], table["active"], table["deltat"])
    let (disposed, from) = (table["Pm"], table["pmd_from"])
    if table.rowCount == 0 { throw table.error("has no rows, must have one for each species") }

    var names: [String] = []
    var missions: [(lifetime_yr: Double, disposed: Double)?] = []
    for row in table.rows {
      let own = try row.text(name)
      if names.contains(own) { throw row.error(name, "is \(quoted(own)), which is given twice") }
      names.append(own)
      switch try row.text(active) {
      case "True", "true":
        missions.append(
          (
            try row.number(lifetime, unit: "yr", in: .above(0)),
            try row.number(disposed, in: .between(0, and: 1))
          ))
      case "False", "false": missions.append(nil)
      case let other:
        throw row.error(active, "is \(quoted(other)), must be True or False")
      }
    }
    let list = NameList(names, source: file)

    var successors: [Int: Int] = [:]
    for row in table.rows where !row.isEmpty(from) {
      let parent = try row.index(from, among: list, guess: 0)
      guard missions[parent] != nil else {
        throw row.error(from, "is \(quoted(names[parent])), which is not an active species")
      }
      if let other = successors[parent] {
        throw row.error(
          from, "is \(quoted(names[parent])), whose members already become \(quoted(names[other]))")
      }
      successors[parent] = row.index
    }
    var transfers: [SourceSinkTables.Transfer] = []
    for (species, mission) in missions.enumerated() {
      guard let mission else { continue }
      let rate = 1 / (mission.lifetime_yr * year)
      guard let successor = successors[species] else {
        transfers.append(.init(from: species, to: nil, rate: rate))
        continue
      }
      transfers.append(.init(from: species, to: nil, rate: mission.disposed * rate))
      transfers.append(.init(from: species, to: successor, rate: (1 - mission.disposed) * rate))
    }
    self.names = list
    self.transfers = transfers
  }
}

import BreakupModel
import FileFormats

/// The expected values of `detritus breakup`.
struct BreakupReport {
  /// A line above the tables, and the same for JSON.
  struct Heading {
    let label: String
    let words: String
    let members: [JSONValue.Member]

    init(_ label: String, _ words: String, _ members: KeyValuePairs<String, JSONValue>) {
      self.label = label
      self.words = words
      self.members = members.map { JSONValue.Member($0.key, $0.value) }
    }
  }

  struct ParentReport {
    let name: String
    let kind: ParentKind
    let table: FragmentSizeTable
  }

  let headings: [Heading]
  let parents: [ParentReport]

  var text: String {
    var text = headings.map { heading in
      heading.label + String(repeating: " ", count: max(13 - heading.label.count, 1))
        + heading.words + "\n"
    }.joined()
    for parent in parents where parent.table.massFactor < 1 {
      text +=
        "note         the laws exceed the mass of the \(parent.name); masses times "
        + "\(parent.table.massFactor.digits(3))\n"
    }
    var table = TextTable(
      ["parent", "size [m]", "count", "mass [kg]", "area [m2]"], leadingColumns: 2)
    for parent in parents {
      let rows = parent.table
      func add(_ size: String, _ sums: FragmentSums) {
        table.add([
          parent.name, size, sums.count.digits(4), sums.mass.digits(4), sums.area.digits(4),
        ])
      }
      func add(_ size: String, mass: Double, count: String = "-") {
        table.add([parent.name, size, count, mass.digits(4), "-"])
      }
      let smallest = rows.rows[0].sizes.lowerBound.nineDigits
      add("below \(smallest)", mass: rows.massBelowCutoff)
      for row in rows.rows {
        add(
          "\(row.sizes.lowerBound.nineDigits) to \(row.sizes.upperBound.nineDigits)", row.sums)
      }
      if rows.pieces.count > 0 { add("large pieces", rows.pieces) }
      add("\(smallest) and more", rows.total)
      if rows.remnantMass > 0 { add("remnant", mass: rows.remnantMass, count: "1") }
    }
    if parents.count > 1, let smallest = parents[0].table.rows.first?.sizes.lowerBound {
      let sums = parents.reduce(FragmentSums()) { $0 + $1.table.total }
      table.add([
        "both", "\(smallest.nineDigits) and more", sums.count.digits(4), sums.mass.digits(4),
        sums.area.digits(4),
      ])
    }
    return text + "\n" + table.text
  }

  var json: JSONValue {
    func members(_ sums: FragmentSums) -> [JSONValue.Member] {
      [
        .init("count", .number(sums.count)), .init("mass_kg", .number(sums.mass)),
        .init("area_m2", .number(sums.area)),
      ]
    }
    let tables = parents.map { parent -> JSONValue in
      let table = parent.table
      return [
        "parent": .text(parent.name),
        "mass_factor": .number(table.massFactor),
        "mass_below_cutoff_kg": .number(table.massBelowCutoff),
        "sizes": .list(
          table.rows.map {
            .object(
              [
                .init("size_lower_m", .number($0.sizes.lowerBound)),
                .init("size_upper_m", .number($0.sizes.upperBound)),
              ] + members($0.sums))
          }),
        "large_pieces": .object(members(table.pieces)),
        "total": .object(members(table.total)),
        "remnant_mass_kg": .number(table.remnantMass),
      ]
    }
    return .object(headings.flatMap(\.members) + [.init("parents", .list(tables))])
  }
}

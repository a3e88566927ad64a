import DebrisEnvironment
import FileFormats

/// The object list of 2018 against the catalogue of 2018, in what both have: payloads and rocket bodies, by
/// residence between 200 and 2000 km.
enum ListAndCatalogue {
  static func run() throws {
    let counter = ShellCounter(grid: .standard)
    let list = try counter.counts(
      of: PopulationCSV.read("Scenarios/populations/leo-2018-02-01.csv").records)
    let catalogue = try counter.counts(of: HindcastCase.catalogue(2018).records)
    var writer = CSVWriter(columns: [
      "object_type", "altitude_lower_km", "altitude_upper_km", "list", "catalogue",
      "difference_percent", "list_mass_kg", "catalogue_mass_kg",
    ])
    print("\nobject list and catalogue of 2018: type, list, catalogue; mass [t]")
    let edges = counter.grid.shellEdges
    for row in [0, 1] {
      let type = ShellCounts.types[row]
      print(
        "\(type): \(Int(list.total(row).rounded())), \(Int(catalogue.total(row).rounded())) "
          + "(\(Hindcast.tenths(100 * (catalogue.total(row) / list.total(row) - 1))) %); "
          + "\(Int((list.mass(row) / 1000).rounded())), \(Int((catalogue.mass(row) / 1000).rounded())) "
          + "(\(Hindcast.tenths(100 * (catalogue.mass(row) / list.mass(row) - 1))) %)")
      for s in 0..<edges.count - 1 {
        let (a, b) = (list.counts[row][s], catalogue.counts[row][s])
        writer.add(type)
        writer.add(edges[s] / 1000)
        writer.add(edges[s + 1] / 1000)
        writer.add(a)
        writer.add(b)
        writer.add(100 * (b / a - 1))
        writer.add(list.masses[row][s])
        writer.add(catalogue.masses[row][s])
        writer.endRow()
        if max(a, b) > 50, abs(b / a - 1) > 0.2 {
          print(
            "  \(Int(edges[s] / 1000)) km: \(Hindcast.tenths(a)), \(Hindcast.tenths(b)) "
              + "(\(Hindcast.tenths(100 * (b / a - 1))) %)")
        }
      }
    }
    try writer.write(to: "\(Hindcast.folder)/list-and-catalogue.csv")
  }
}

/// The outlines of the land, for maps.
enum Coastline {
  /// A corner of an outline.
  struct Place {
    let longitude_deg: Double
    let latitude_deg: Double
  }

  /// The closed outlines.
  static let rings: [[Place]] = outlines.split(separator: "\n").map { line in
    line.split(separator: " ").compactMap { corner in
      let numbers = corner.split(separator: ",").compactMap { Double($0) }
      guard numbers.count == 2 else { return nil }
      return Place(longitude_deg: numbers[0] / 10, latitude_deg: numbers[1] / 10)
    }
  }
}

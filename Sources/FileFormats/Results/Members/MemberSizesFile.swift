public import DebrisEnvironment
public import Evolution
import SpaceEnvironment

/// `population-by-size.members`: the populations by size of the members of an ensemble, of a hundred at
/// most, from which `flux` takes the spread of impacts.
///
/// The first line is `detritus sizes 1 ` and a JSON object with the dates and the edges of the cells. Then each
/// member has a record: its length in eight bytes, little-endian, as all numbers; the number of dates; for each date the
/// number of cells that are not empty, the steps from one such cell to the next in seven bits a byte,
/// and three numbers of four bytes for each: the residence-weighted objects, the sum of their collision
/// radii [m] and that of the squares [m²]; and the SHA-256 digest of all that. Cells are numbered by shell, then by inclination, size
/// and type.
public enum MemberSizesFile {
  public static let fileName = "population-by-size.members"

  private static let mark = "detritus sizes 1 "

  /// What the first line tells.
  public struct Header: Sendable {
    public let cells: SizeCells
    /// The dates, as years that files show.
    public let dates: [Double]
  }

  /// The first line of the file.
  static func header(_ cells: SizeCells, dates: [Double]) -> [UInt8] {
    func list(_ values: [Double], _ unit: Double = 1) -> String {
      "[" + values.map { (($0 / unit * 1e9).rounded() / 1e9).shown }.joined(separator: ", ") + "]"
    }
    let types = cells.types.map { "\"\($0.name)\"" }.joined(separator: ", ")
    // Sizes have no upper end: the last edge is left out.
    let text =
      "{\"years\": \(list(dates.map(shownYear))), \"types\": [\(types)], "
      + "\"size_lower_edges_m\": \(list(cells.sizeEdges.dropLast())), "
      + "\"inclination_edges_deg\": \(list(cells.inclinationEdges, degree)), "
      + "\"shell_edges_km\": \(list(cells.shellEdges, kilometre))}"
    return Array("\(mark)\(text)\n".utf8)
  }

  /// The record of a member.
  static func record(_ member: MemberRecord) -> [UInt8] {
    var bytes = ByteWriter()
    bytes.add(member.sizes)
    return RecordFrames.frame(bytes.bytes)
  }

  /// Whether a folder of results has the file.
  public static func isIn(_ folder: String) -> Bool {
    Paths.kind(of: Paths.join(folder, fileName)) != .nothing
  }

  /// Reads the file of a folder of results, member by member.
  ///
  /// - Parameters:
  ///   - folder: The folder of the run.
  ///   - members: The number of members of the run.
  ///   - begin: Told what the first line says.
  ///   - consume: Told the populations of every member, one for each date.
  public static func read(
    folder: String, members: Int, begin: (Header) throws -> Void,
    consume: ([MemberSizes]) throws -> Void
  ) throws {
    let path = Paths.join(folder, fileName)
    var header: Header?
    var count = 0
    let ends = try RecordFrames.read(path) { line in
      header = try Self.header(line, path)
      try begin(header!)
    } consume: { bytes in
      var reader = ByteReader(bytes[...])
      guard let header, let sizes = reader.sizes(), reader.isAtEnd,
        sizes.count == header.dates.count,
        sizes.allSatisfy({ Int($0.cells.last ?? 0) < header.cells.count })
      else { return false }
      try consume(sizes)
      count += 1
      return true
    }
    guard ends.whole == ends.all else {
      throw InputError(file: path, message: "is damaged after \(count) members")
    }
    let expected = min(members, RecordLayout.mostMembersWithSizes)
    guard count == expected else {
      throw InputError(file: path, message: "has \(count) members, must have \(expected)")
    }
  }

  private static func header(_ line: String, _ path: String) throws(InputError) -> Header {
    guard line.hasPrefix(mark) else {
      throw InputError(file: path, message: "is not a file of populations by size")
    }
    let bytes = Array(line.utf8.dropFirst(mark.utf8.count))
    let root = JSONReader(
      node: try JSONParser.parse(bytes, file: path), path: "", file: path, bytes: bytes)
    func edges(_ name: String, _ unit: Double) throws(InputError) -> [Double] {
      let reader = try root.member(name)
      let values = try reader.numbers()
      guard values.count >= 2, zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw reader.error("must have at least two values that rise")
      }
      return values.map { $0 * unit }
    }
    var types: [ObjectType] = []
    for type in try root.member("types").elements() {
      guard let known = ObjectType(name: try type.text()) else {
        throw type.error("is not the name of a type of objects")
      }
      types.append(known)
    }
    return Header(
      cells: SizeCells(
        types: types, sizeEdges: try edges("size_lower_edges_m", 1) + [.infinity],
        inclinationEdges: try edges("inclination_edges_deg", degree),
        shellEdges: try edges("shell_edges_km", kilometre)),
      dates: try root.member("years").numbers())
  }
}

import ArgumentParser
import DebrisEnvironment
import FileFormats

/// The arguments of the commands that bin an object list.
struct ImportArguments: ParsableArguments {
  enum Classes: String, CaseIterable, ExpressibleByArgument {
    case coarse, standard, fine

    var scheme: ClassScheme {
      switch self {
      case .coarse: .coarse
      case .standard: .standard
      case .fine: .fine
      }
    }
  }

  enum MissingArea: String, CaseIterable, ExpressibleByArgument {
    case fromDiameter = "from-diameter"
  }

  @Option(help: "The object list, a CSV file.", completion: .file(extensions: ["csv"]))
  var objects: String

  @Option(help: "The file to write.", completion: .file(extensions: ["csv"]))
  var output: String

  @Option(help: "How finely masses and area-to-mass ratios are divided.")
  var classes = Classes.standard

  @Option(
    help: """
      What stands for an area of 0 m2: from-diameter takes the disc of the object's diameter; \
      without this option such an object is refused.
      """)
  var missingArea: MissingArea?

  @Option(help: "What the list was made from, for the comment of the file.")
  var source: String?

  func validate() throws {
    if let source, source.contains(where: { $0.isNewline || $0 == ";" }) {
      throw ValidationError("--source must be one line without semicolons")
    }
  }

  /// Reads the list.
  ///
  /// - Returns: The objects, and how many areas were filled from the diameter.
  func read() throws(InputError) -> (objects: [SpaceObject], filledAreas: Int) {
    var list = try ObjectListCSV.read(objects, allowingZeroArea: missingArea != nil)
    if list.isEmpty {
      throw InputError(file: objects, line: 1, column: 1, message: "the list has no objects")
    }
    let missing = list.indices.filter { list[$0].area == 0 }
    for k in missing { list[k].area = .pi * list[k].radius * list[k].radius }
    return (list, missing.count)
  }

  /// The source for the comment of the file.
  func comment(filledAreas: Int, outside: Int) -> String {
    var text = source ?? "object list \(Paths.name(of: objects).filter { $0 != ";" })"
    if filledAreas > 0 {
      text += ", \(filledAreas) missing area\(filledAreas == 1 ? "" : "s") taken from the diameter"
    }
    if outside > 0 { text += ", \(outside) objects left out" }
    return text
  }

  /// The command for the comment of the file, without folders.
  func command(_ name: String, _ more: String) -> String {
    var text = "detritus \(name) --objects \(Paths.name(of: objects)) \(more)"
    if classes != .standard { text += " --classes \(classes.rawValue)" }
    if let missingArea { text += " --missing-area \(missingArea.rawValue)" }
    return text.filter { $0 != ";" && !$0.isNewline }
  }

  /// Says what was done that the file does not say by itself.
  func tell(filledAreas: Int, outside: Int, of count: Int, why: String) {
    if filledAreas > 0 {
      StandardError.print(
        "\(objects): \(filledAreas) of \(count) objects have an area of 0 m2; "
          + "taken from the diameter")
    }
    if outside > 0 {
      StandardError.print("\(objects): \(outside) of \(count) objects left out, \(why)")
    }
  }
}

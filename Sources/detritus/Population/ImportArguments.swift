import ArgumentParser
import DebrisEnvironment
import FileFormats

/// The arguments that all commands share that bin objects.
struct BinningArguments: ParsableArguments {
  enum Classes: String, CaseIterable, ExpressibleByArgument {
    case coarse, reduced, standard, fine

    var scheme: ClassScheme {
      switch self {
      case .coarse: .coarse
      case .reduced: .reduced
      case .standard: .standard
      case .fine: .fine
      }
    }
  }

  enum MissingArea: String, CaseIterable, ExpressibleByArgument {
    case fromDiameter = "from-diameter"
  }

  @Option(help: "The file to write.", completion: .file(extensions: ["csv"]))
  var output: String

  @Option(help: "How finely masses and area-to-mass ratios are divided.")
  var classes = Classes.standard

  @Option(
    help: """
      What stands for an area of 0 m2 in an object list: from-diameter takes the disc of the object's \
      diameter; without this option such an object is refused.
      """)
  var missingArea: MissingArea?

  @Option(help: "What the file is made from, for its comment.")
  var source: String?

  func validate() throws {
    if let source, source.contains(where: { $0.isNewline || $0 == ";" }) {
      throw ValidationError("--source must be one line without semicolons")
    }
  }

  /// Reads an object list.
  ///
  /// - Returns: The objects, and how many areas were filled from the diameter.
  func read(_ path: String) throws(InputError) -> (objects: [SpaceObject], filledAreas: Int) {
    var list = try ObjectListCSV.read(path, allowingZeroArea: missingArea != nil)
    if list.isEmpty {
      throw InputError(file: path, line: 1, column: 1, message: "the list has no objects")
    }
    let missing = list.indices.filter { list[$0].area == 0 }
    for k in missing { list[k].area = .pi * list[k].radius * list[k].radius }
    return (list, missing.count)
  }

  /// The source for the comment of the file.
  func comment(_ files: [String], filledAreas: Int, outside: Int) -> String {
    let names = files.map { Paths.name(of: $0).filter { $0 != ";" && !$0.isNewline } }
    var text = source ?? "object list \(names.joined(separator: ", "))"
    if filledAreas > 0 {
      text += ", \(filledAreas) missing area\(filledAreas == 1 ? "" : "s") taken from the diameter"
    }
    if outside > 0 { text += ", \(outside) objects left out" }
    return text
  }

  /// The command for the comment of the file, without folders.
  func command(_ name: String, _ more: String) -> String {
    var text = "detritus \(name) \(more)"
    if classes != .standard { text += " --classes \(classes.rawValue)" }
    if let missingArea { text += " --missing-area \(missingArea.rawValue)" }
    return text.filter { $0 != ";" && !$0.isNewline }
  }

  /// Says what was done that the file does not say by itself.
  func tell(_ path: String, filledAreas: Int, outside: Int, of count: Int, why: String) {
    if filledAreas > 0 {
      StandardError.print(
        "\(path): \(filledAreas) of \(count) objects have an area of 0 m2; "
          + "taken from the diameter")
    }
    if outside > 0 {
      StandardError.print("\(path): \(outside) of \(count) objects left out, \(why)")
    }
  }
}

/// The arguments that say how a catalogue is read and filled in.
struct CatalogueArguments: ParsableArguments {
  @Flag(help: "Refuses the files at the first broken line, which is else left out and reported.")
  var strict = false

  @Option(help: "The seed of masses and sizes that are drawn.")
  var seed: UInt64 = 1

  @Option(help: "How the satellite catalogue writes dates: iso or month-first (M/D/YYYY).")
  var dates = SatelliteCatalogueCSV.DateForm.iso

  @Option(
    help: """
      Completion factors of fragments that are not catalogued, a CSV file of `population completion`; \
      none counts what is catalogued.
      """, completion: .file(extensions: ["csv"]))
  var completion = "none"

  var policy: OrbitDataReading.Policy { strict ? .strict : .lenient }

  /// How many broken lines are reported one by one.
  private static let shown = 20

  /// Reports what was passed over.
  func tell(_ faults: [InputError]) {
    for fault in faults.prefix(Self.shown) { StandardError.print("left out: \(fault)") }
    if faults.count > Self.shown {
      StandardError.print("left out: \(faults.count - Self.shown) more")
    }
    if !faults.isEmpty {
      StandardError.print(
        "\(faults.count) broken line\(faults.count == 1 ? "" : "s") left out; --strict refuses them"
      )
    }
  }
}

extension SatelliteCatalogueCSV.DateForm: ExpressibleByArgument {}

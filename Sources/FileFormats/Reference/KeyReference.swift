/// The keys of the YAML files: what the readers ask for, and what each key means.
///
/// Nothing is listed by hand but the meanings. The readers read the example documents of
/// `KeyReference+Scenario.swift` and its like and are listened to (`YAMLSurvey`); so forms, units,
/// ranges and standard values are those that they use. The meaning of a key is the comment behind it in
/// the first example that gives it.
public enum KeyReference {
  /// A key and what it may say.
  public struct Key: Hashable, Sendable {
    /// The path, with `[]` for the entries of a list: `events[].date`.
    public let path: String
    /// What is taken: `number`, `date`, `gas or resolved`, `none or mapping`, `list of numbers`.
    public let form: String
    /// The unit, empty for none.
    public let unit: String
    /// The range of a number, in that unit; empty where it is not limited.
    public let range: String
    /// The value that stands where the key is missing, as `detritus check` shows it; `required` where
    /// it must be given, `varies` where the value depends on others, empty where nothing stands.
    public let standard: String
    /// What it means, in one line.
    public let meaning: String

    /// The first name of the path: the section of the file.
    public var section: String { String(path.prefix { $0 != "." && $0 != "[" }) }
  }

  /// The kinds of files.
  public enum File: String, Hashable, Sendable, CaseIterable {
    case scenario, constellations, sourceSink = "source-sink", campaign, object
  }

  /// The keys of a kind of file, in the order in which they are read.
  ///
  /// - Throws: `InputError` where an example is not what its reader takes, which is a fault of the
  ///   program.
  public static func keys(of file: File) throws(InputError) -> [Key] {
    let survey = YAMLSurvey()
    var lines: [Substring] = []
    for example in examples(of: file) {
      survey.lineOffset = lines.count
      let document = try YAMLDocument(text: example.text, file: "example of \(file.rawValue)")
      try document.decode(surveyedBy: survey, example.read)
      lines += example.text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let asked = survey.keys.filter { !$0.forms.isEmpty || !$0.words.isEmpty }
    return asked.filter { !$0.path.isEmpty && !$0.path.hasSuffix("[]") }.map { key in
      Key(key, item: asked.first { $0.path == key.path + "[]" }, lines: lines)
    }
  }

  /// A document and what reads it.
  struct Example {
    let text: String
    let read: (YAMLMapping) throws(InputError) -> Void
  }

  private static func examples(of file: File) -> [Example] {
    switch file {
    case .scenario: scenarioExamples
    case .constellations: constellationExamples
    case .sourceSink: sourceSinkExamples
    case .campaign: campaignExamples
    case .object: objectExamples
    }
  }

  /// Gives texts as the files that an example names; what it does not name is empty.
  static func contents(_ texts: [String: String]) -> FileContents.Source {
    { path throws(InputError) in Array((texts[Paths.name(of: path)] ?? "").utf8) }
  }
}

extension KeyReference.Key {
  /// - Parameters:
  ///   - key: What was asked of the key.
  ///   - item: What was asked of the entries of its list.
  ///   - lines: The examples.
  init(_ key: YAMLSurvey.Key, item: YAMLSurvey.Key?, lines: [Substring]) {
    path = key.path
    unit = key.unit ?? item?.unit ?? ""
    range = key.range ?? item?.range ?? ""
    var forms = Self.form(words: key.words, forms: key.forms.filter { $0 != "list" })
    if key.forms.contains("list") {
      let entries =
        item.map { item in
          item.words.isEmpty
            ? item.forms.map { $0 + "s" }.joined(separator: " or ")
            : Self.form(words: item.words, forms: item.forms)
        } ?? "entries"
      forms = (forms.isEmpty ? "" : forms + " or ") + "list of \(entries)"
    }
    form = forms
    standard =
      switch key.standards.count {
      case 0: key.isRequired && !key.isOptional ? "required" : ""
      case 1: key.standards[0]
      default: "varies"
      }
    let line = key.line.map { lines[$0 - 1] } ?? ""
    meaning = line.firstRange(of: " # ").map { String(line[$0.upperBound...]) } ?? ""
  }

  private static func form(words: [String], forms: [String]) -> String {
    let all = words + forms
    guard let last = all.last, all.count > 1 else { return all.first ?? "" }
    return all.dropLast().joined(separator: ", ") + " or " + last
  }
}

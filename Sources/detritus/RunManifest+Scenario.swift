import FileFormats

extension RunManifest {
  /// Reads the scenario that the run of a folder was made from.
  ///
  /// - Throws: `InputError` where it, or the list of objects that the run began with, no longer says
  ///   what it said.
  func readScenario(folder: String) throws(InputError) -> ScenarioFile {
    guard let path = scenarioPath else {
      throw InputError(file: folder, message: "its manifest names no scenario file")
    }
    let file = try ScenarioFile.read(path, overrides: overrides)
    if file.digest != digest {
      let changes = SettingDifference.among([
        self,
        RunManifest(
          of: file, version: Detritus.versionNumber, objectEngine: objectEngine),
      ]).map { "\($0.key) was \($0.values[0] ?? "not there"), is \($0.values[1] ?? "not there")" }
      throw InputError(
        file: path,
        message: "no longer says what the run in \(folder) was made from"
          + (changes.isEmpty ? "" : ": " + changes.prefix(5).joined(separator: "; ")))
    }
    if let list = objectEngine?.list,
      try ScenarioFile.Input(key: list.key, reading: list.path) != list
    {
      throw InputError(
        file: list.path, message: "no longer holds the objects that the run in \(folder) began with"
      )
    }
    return file
  }
}

import ArgumentParser

/// The arguments of windows, and who makes them.
struct WindowArguments: ParsableArguments {
  @Option(help: "The samples of a window, 10 to 100000.")
  var samples = 200

  @Option(help: "The seed of the samples, 0 or more.")
  var seed = 1

  @Option(help: "Who makes the predictions, in 1 to 40 characters.")
  var originator = "DETRITUS"

  func validate() throws {
    try check("--samples", Double(samples), nil, 10...100_000)
    if seed < 0 { throw ValidationError("--seed is \(seed), must be at least 0") }
    if !(1...40).contains(originator.count) {
      throw ValidationError("--originator has \(originator.count) characters, must have 1 to 40")
    }
  }
}

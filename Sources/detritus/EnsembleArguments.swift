import ArgumentParser

/// How many members an ensemble has, and from which seed they are drawn, in place of the scenario's own.
struct EnsembleArguments: ParsableArguments {
  @Option(help: "The number of members of the ensemble, as ensemble.members in the scenario.")
  var members: Int?

  @Option(help: "The seed of the random streams, as ensemble.seed in the scenario.")
  var seed: Int?

  /// The settings that they replace.
  var overrides: [String] {
    (members.map { ["ensemble.members=\($0)"] } ?? [])
      + (seed.map { ["ensemble.seed=\($0)"] } ?? [])
  }
}

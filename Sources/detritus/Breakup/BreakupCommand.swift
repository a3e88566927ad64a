import ArgumentParser
import BreakupModel
import FileFormats

/// `detritus breakup`: what collisions and explosions leave behind.
struct BreakupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breakup", abstract: "Shows the fragments of a collision or an explosion.",
    discussion: """
      The standard breakup model of NASA. Without --sample, expected numbers, masses and areas by \
      size; with it, the single fragments of one outcome as CSV.
      """,
    subcommands: [BreakupCollisionCommand.self, BreakupExplosionCommand.self])
}

/// The design class of a parent on the command line.
enum ParentType: String, CaseIterable, ExpressibleByArgument {
  case spacecraft
  case rocketBody = "rocket_body"

  var kind: ParentKind {
    switch self {
    case .spacecraft: .spacecraft
    case .rocketBody: .rocketBody
    }
  }
}

/// The masses that a parent may have on the command line [kg].
let parentMasses_kg = 0.001...100_000.0

/// `detritus breakup collision`: two objects.
struct BreakupCollisionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collision", abstract: "Shows the fragments of a collision of two objects.")

  @Option(help: "The mass of the heavier object [kg], 0.001 to 100000.")
  var targetMassKg: Double

  @Option(help: "The mass of the lighter object [kg], 0.001 to the mass of the target.")
  var projectileMassKg: Double

  @Option(help: "The relative speed [km/s], 0.001 to 100.")
  var speedKmS: Double

  @Option(help: "The design class of the heavier object.")
  var targetType = ParentType.spacecraft

  @Option(help: "The design class of the lighter object.")
  var projectileType = ParentType.spacecraft

  @OptionGroup var output: BreakupArguments

  func validate() throws {
    try check("--target-mass-kg", targetMassKg, "kg", parentMasses_kg)
    try check("--projectile-mass-kg", projectileMassKg, "kg", parentMasses_kg)
    if projectileMassKg > targetMassKg {
      throw ValidationError(
        "--projectile-mass-kg is \(projectileMassKg.nineDigits) kg, must be at most the mass of the "
          + "target, \(targetMassKg.nineDigits) kg")
    }
    try check("--speed-km-s", speedKmS, "km/s", 0.001...100)
    try output.check()
  }

  func run() throws {
    let collision = CollisionBreakup(
      target: Parent(mass: targetMassKg, kind: targetType.kind),
      projectile: Parent(mass: projectileMassKg, kind: projectileType.kind),
      relativeSpeed: speedKmS * 1_000)
    let tables = collision.expected(edges: output.edges)
    let report = BreakupReport(
      headings: [
        .init(
          "target", "\(targetMassKg.nineDigits) kg, \(targetType.rawValue)",
          ["target_mass_kg": .number(targetMassKg), "target_type": .text(targetType.rawValue)]),
        .init(
          "projectile", "\(projectileMassKg.nineDigits) kg, \(projectileType.rawValue)",
          [
            "projectile_mass_kg": .number(projectileMassKg),
            "projectile_type": .text(projectileType.rawValue),
          ]),
        .init("speed", "\(speedKmS.nineDigits) km/s", ["speed_km_s": .number(speedKmS)]),
        .init(
          "energy",
          "\((collision.specificEnergy / 1_000).digits(4)) J/g, "
            + (collision.isCatastrophic ? "catastrophic" : "not catastrophic")
            + " (from \((CollisionEnergy.catastrophicThreshold / 1_000).nineDigits) J/g)",
          [
            "specific_energy_J_g": .number(collision.specificEnergy / 1_000),
            "catastrophic": .flag(collision.isCatastrophic),
          ]),
        .init(
          "fragmenting", "\(collision.fragmentingMass.digits(4)) kg",
          ["fragmenting_mass_kg": .number(collision.fragmentingMass)]),
      ],
      parents: [
        .init(name: "target", kind: collision.target.kind, table: tables.fromTarget),
        .init(name: "projectile", kind: collision.projectile.kind, table: tables.fromProjectile),
      ])
    let words =
      "\(targetMassKg.nineDigits) kg \(targetType.words) hit by \(projectileMassKg.nineDigits) kg "
      + "\(projectileType.words) at \(speedKmS.nineDigits) km/s, "
      + (collision.isCatastrophic ? "catastrophic" : "not catastrophic")
    try output.answer(report, cause: .collision, words: words) { edges in
      let (a, b) = collision.expected(edges: edges)
      return [a, b]
    } draw: { seed in
      let (a, b) = collision.sample(from: output.smallestSizeM, seed: seed)
      return [a, b]
    }
  }
}

/// `detritus breakup explosion`: one object.
struct BreakupExplosionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explosion", abstract: "Shows the fragments of an explosion.")

  @Option(help: "The mass [kg], 0.001 to 100000.")
  var massKg: Double

  @Option(help: "The design class.")
  var type: ParentType

  @Option(
    help: "The calibration factor S of the number law [1], 0 to 10; 1 for stages of 600 to 1000 kg."
  )
  var scale = 1.0

  @OptionGroup var output: BreakupArguments

  func validate() throws {
    try check("--mass-kg", massKg, "kg", parentMasses_kg)
    try check("--scale", scale, nil, 0...10)
    try output.check()
  }

  func run() throws {
    let explosion = ExplosionBreakup(of: Parent(mass: massKg, kind: type.kind), scale: scale)
    let report = BreakupReport(
      headings: [
        .init(
          "parent", "\(massKg.nineDigits) kg, \(type.rawValue)",
          ["mass_kg": .number(massKg), "type": .text(type.rawValue)]),
        .init("scale", scale.nineDigits, ["scale": .number(scale)]),
      ],
      parents: [
        .init(
          name: "parent", kind: explosion.parent.kind,
          table: explosion.expected(edges: output.edges))
      ])
    let words =
      "explosion of a \(massKg.nineDigits) kg \(type.words), scale \(scale.nineDigits)"
    try output.answer(report, cause: .explosion, words: words) { edges in
      [explosion.expected(edges: edges)]
    } draw: { seed in
      [explosion.sample(from: output.smallestSizeM, seed: seed)]
    }
  }
}

extension ParentType {
  /// The name in a sentence.
  var words: String {
    switch self {
    case .spacecraft: "spacecraft"
    case .rocketBody: "rocket body"
    }
  }
}

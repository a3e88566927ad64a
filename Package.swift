// swift-tools-version: 6.2
import PackageDescription

// The targets form a staircase: each may import only what stands above it in this file.
let package = Package(
  name: "detritus",
  products: [
    .executable(name: "detritus", targets: ["detritus"])
  ],
  traits: [
    .trait(name: "MPI", description: "Members of an ensemble on the ranks of Open MPI."),
    .trait(name: "NetCDF", description: "The command netcdf: tables of a run in one file."),
    .default(enabledTraits: []),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // MARK: - Linear algebra libraries of the system

    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),

    // For the trait MPI alone
    .systemLibrary(
      name: "CMPI", pkgConfig: "ompi-c", providers: [.apt(["libopenmpi-dev", "openmpi-bin"])]),

    // For the trait NetCDF alone
    .systemLibrary(
      name: "CNetCDF", pkgConfig: "netcdf", providers: [.apt(["libnetcdf-dev"])]),

    // The inner loops of the transport, compiled for several vector units
    .target(name: "CRemap"),

    // MARK: - The staircase

    .target(name: "NumericalMethods", dependencies: ["COpenBLAS", "CLAPACKE", "CRemap"]),
    .target(name: "SourceSinkModel", dependencies: ["NumericalMethods"]),
    .target(name: "SpaceEnvironment", dependencies: ["NumericalMethods"]),
    .target(name: "OrbitalMechanics", dependencies: ["NumericalMethods", "SpaceEnvironment"]),
    .target(name: "BreakupModel", dependencies: ["NumericalMethods"]),
    .target(
      name: "DebrisEnvironment",
      dependencies: [
        "CRemap", "NumericalMethods", "SpaceEnvironment", "OrbitalMechanics", "BreakupModel",
      ]),
    .target(
      name: "Evolution",
      dependencies: ["NumericalMethods", "SpaceEnvironment", "DebrisEnvironment"]),
    .target(
      name: "ObjectEvolution",
      dependencies: [
        "NumericalMethods", "SpaceEnvironment", "OrbitalMechanics", "BreakupModel",
        "DebrisEnvironment", "Evolution",
      ]),
    .target(
      name: "Reentry",
      dependencies: ["NumericalMethods", "SpaceEnvironment", "OrbitalMechanics"]),
    .target(
      name: "FileFormats",
      dependencies: [
        "NumericalMethods", "SpaceEnvironment", "OrbitalMechanics", "BreakupModel",
        "DebrisEnvironment", "Evolution", "Reentry", "SourceSinkModel", "Yams",
      ]),
    .target(name: "Figures"),

    // MARK: - Programs

    .executableTarget(
      name: "detritus",
      dependencies: [
        "NumericalMethods", "SpaceEnvironment", "OrbitalMechanics", "BreakupModel",
        "DebrisEnvironment", "Evolution", "ObjectEvolution", "Reentry", "SourceSinkModel",
        "FileFormats", "Figures",
        .target(name: "CMPI", condition: .when(traits: ["MPI"])),
        .target(name: "CNetCDF", condition: .when(traits: ["NetCDF"])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "detritus-benchmark",
      dependencies: [
        "NumericalMethods", "SpaceEnvironment", "OrbitalMechanics", "BreakupModel",
        "DebrisEnvironment", "Evolution", "ObjectEvolution", "Reentry", "SourceSinkModel",
        "FileFormats", "Figures",
      ]),

    // MARK: - Tests

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    // Every reader of files by a name, and the program that fuzzes them
    .target(
      name: "InputFuzzing",
      dependencies: [
        "FileFormats", "Evolution", "OrbitalMechanics", "SpaceEnvironment", "TestSupport",
      ], path: "Tests/InputFuzzing"),
    .executableTarget(
      name: "detritus-fuzz", dependencies: ["InputFuzzing", "FileFormats"],
      path: "Tests/detritus-fuzz"),
    .testTarget(
      name: "NumericalMethodsTests", dependencies: ["NumericalMethods", "TestSupport"]),
    .testTarget(
      name: "SourceSinkModelTests",
      dependencies: ["SourceSinkModel", "NumericalMethods", "TestSupport"]),
    .testTarget(
      name: "SpaceEnvironmentTests",
      dependencies: ["SpaceEnvironment", "NumericalMethods", "TestSupport"]),
    .testTarget(
      name: "OrbitalMechanicsTests",
      dependencies: ["OrbitalMechanics", "NumericalMethods", "SpaceEnvironment", "TestSupport"]),
    .testTarget(name: "BreakupModelTests", dependencies: ["BreakupModel", "TestSupport"]),
    .testTarget(
      name: "DebrisEnvironmentTests",
      dependencies: [
        "DebrisEnvironment", "NumericalMethods", "SpaceEnvironment", "OrbitalMechanics",
        "BreakupModel", "TestSupport",
      ]),
    .testTarget(
      name: "EvolutionTests",
      dependencies: [
        "Evolution", "DebrisEnvironment", "NumericalMethods", "SpaceEnvironment",
        "OrbitalMechanics", "TestSupport",
      ]),
    .testTarget(
      name: "ObjectEvolutionTests",
      dependencies: [
        "ObjectEvolution", "Evolution", "DebrisEnvironment", "NumericalMethods",
        "SpaceEnvironment", "OrbitalMechanics", "BreakupModel", "TestSupport",
      ]),
    .testTarget(
      name: "ReentryTests",
      dependencies: [
        "Reentry", "FileFormats", "OrbitalMechanics", "SpaceEnvironment", "NumericalMethods",
        "TestSupport",
      ]),
    .testTarget(
      name: "FileFormatsTests",
      dependencies: [
        "FileFormats", "DebrisEnvironment", "Evolution", "OrbitalMechanics", "SourceSinkModel",
        "SpaceEnvironment", "NumericalMethods", "InputFuzzing", "TestSupport",
      ]),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "TestSupport"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "detritus", "FileFormats", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "ValidationTests",
      dependencies: [
        "FileFormats", "BreakupModel", "DebrisEnvironment", "Evolution", "OrbitalMechanics",
        "SourceSinkModel", "SpaceEnvironment", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

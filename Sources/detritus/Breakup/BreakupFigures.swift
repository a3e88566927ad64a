import BreakupModel
import FileFormats
import Figures
import Glibc

/// The figures of one outcome of a breakup.
struct BreakupFigures {
  let report: BreakupReport
  /// The expected fragments of every parent at close edges of size.
  let expected: [FragmentSizeTable]
  let result: BreakupSampleResult
  let cause: BreakupEvent
  /// [m]
  let smallestSize: Double
  let caption: String

  /// Draws the figures; that of the orbits where the parent has one.
  func draw(into folder: String) throws {
    var charts: [any Chart] = [sizes, areaToMass, areaToMassDensity, speed]
    if let gabbard { charts.append(gabbard) }
    try FigureFolder.draw(charts, into: folder)
  }

  private var fragments: [[Fragment]] { result.parents.map(\.sample.fragments) }

  /// The expected numbers: all rows above a size, and the pieces.
  private var sizes: FragmentSizeChart {
    let rows = expected.map(\.rows)
    let edges = rows[0].map(\.sizes.lowerBound) + [rows[0].last!.sizes.upperBound]
    let pieces = expected.reduce(0) { $0 + $1.pieces.count }
    let numbers = edges.indices.map { first -> Double in
      rows.reduce(pieces) { sum, rows in
        rows[first...].reduce(sum) { $0 + $1.sums.count }
      }
    }
    return FragmentSizeChart(
      caption: caption, sizes: edges, expected: numbers,
      sample: fragments.joined().map(\.size))
  }

  private var areaToMass: FragmentScatterChart {
    let kind = report.parents[0].kind
    let sizes = logarithmicSteps(from: smallestSize, to: 1)
    let laws = sizes.map { AreaToMassDistribution(size: $0, kind: kind) }
    return FragmentScatterChart(
      .areaToMass, caption: caption, points: points(\.size, \.areaToMassRatio),
      law: FragmentLaw(
        x: sizes, mean: laws.map { pow(10, $0.mean) },
        lower: laws.map { pow(10, $0.mean - $0.sigma) },
        upper: laws.map { pow(10, $0.mean + $0.sigma) }))
  }

  /// The law at 20 cm: two normals for each kind, drawn with it, as their sum has a peak and a shoulder.
  private var areaToMassDensity: AreaToMassDensityChart {
    let χ = (0...300).map { -3 + 0.0133333333333333 * Double($0) }
    return AreaToMassDensityChart(
      title: "Area-to-mass ratio of fragments of 20 cm",
      caption: "Law of Johnson et al. (2001): the sum of two normals each",
      logarithms: χ,
      curves: [("Spacecraft", ParentKind.spacecraft), ("Rocket bodies", .rocketBody)].map {
        let law = AreaToMassDistribution(size: 0.2, kind: $0.1)
        return .init(
          label: $0.0, density: χ.map(law.density),
          parts: law.components.map { χ.map(AreaToMassDistribution(components: [$0]).density) })
      })
  }

  private var speed: FragmentScatterChart {
    let all = fragments.joined().map(\.areaToMassRatio)
    let ratios = logarithmicSteps(from: all.min() ?? 0.01, to: all.max() ?? 1)
    let μ = ratios.map { EjectionSpeed.meanLogarithm(areaToMassRatio: $0, event: cause) }
    let σ = EjectionSpeed.sigma
    return FragmentScatterChart(
      .ejectionSpeed, caption: caption, points: points(\.areaToMassRatio, \.ejectionSpeed),
      law: FragmentLaw(
        x: ratios, mean: μ.map { pow(10, $0) }, lower: μ.map { pow(10, $0 - σ) },
        upper: μ.map { pow(10, $0 + σ) }))
  }

  private var gabbard: GabbardChart? {
    guard let parent = result.orbit else { return nil }
    let orbits = result.fragmentOrbits()
    let escaping = orbits.count { $0 == nil }
    return GabbardChart(
      caption: escaping > 0 ? "\(caption); \(escaping) leave the Earth" : caption,
      orbits: orbits.compactMap { $0.map(GabbardChart.Orbit.init) },
      parent: GabbardChart.Orbit(FragmentOrbit(parent)))
  }

  private func points(
    _ x: KeyPath<Fragment, Double>, _ y: KeyPath<Fragment, Double>
  ) -> [FragmentPoints] {
    result.parents.map { parent in
      FragmentPoints(
        label: parent.name == "parent" ? "Fragments" : "From the \(parent.name)",
        x: parent.sample.fragments.map { $0[keyPath: x] },
        y: parent.sample.fragments.map { $0[keyPath: y] })
    }
  }

  private func logarithmicSteps(from low: Double, to high: Double) -> [Double] {
    (0...200).map { low * pow(high / low, Double($0) / 200) }
  }
}

extension GabbardChart.Orbit {
  init(_ orbit: FragmentOrbit) {
    self.init(
      period_min: orbit.period_min, perigee_km: orbit.perigee_km, apogee_km: orbit.apogee_km)
  }
}

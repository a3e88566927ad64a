import Glibc

/// A user's own mean densities, tabulated over altitude and, if wanted, over the flux F10.7.
///
/// The logarithm is interpolated linearly in altitude and in flux; below the lowest and above the
/// highest altitude the outermost scale heights go on.
public struct TabulatedAtmosphere: Atmosphere {
  private let altitudes: [Double]
  private let fluxNodes: [Double]
  private let logarithms: [Double]

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - altitudes: The altitudes [m], ascending, two or more.
  ///   - fluxes: The fluxes [sfu], ascending; empty where the density does not depend on them.
  ///   - densities: The densities [kg/m³], above zero and falling with altitude: altitude runs
  ///     fastest, then the flux.
  public init(altitudes: [Double], fluxes: [Double], densities: [Double]) {
    precondition(altitudes.count >= 2, "two altitudes are needed")
    precondition(densities.count == altitudes.count * max(1, fluxes.count), "incomplete table")
    self.altitudes = altitudes
    fluxNodes = fluxes
    logarithms = densities.map(log)
  }

  /// The fluxes that the table covers [sfu]; `nil` where it does not depend on them.
  public var fluxes: ClosedRange<Double>? {
    fluxNodes.isEmpty ? nil : fluxNodes[0]...fluxNodes[fluxNodes.count - 1]
  }

  public var dependsOnActivity: Bool { fluxNodes.count > 1 }

  public func density(
    atAltitude h: Double, latitude φ: Double, activity: SolarActivity
  ) -> Double {
    if fluxNodes.count < 2 { return exp(logarithm(h, row: 0)) }
    let flux = min(max(activity.f107Mean, fluxNodes[0]), fluxNodes[fluxNodes.count - 1])
    precondition(abs(flux - activity.f107Mean) < 0.2, "a flux outside the table")
    let k = min(fluxNodes.count - 2, fluxNodes.lastIndex { $0 <= flux }!)
    let t = (flux - fluxNodes[k]) / (fluxNodes[k + 1] - fluxNodes[k])
    return exp((1 - t) * logarithm(h, row: k) + t * logarithm(h, row: k + 1))
  }

  private func logarithm(_ h: Double, row: Int) -> Double {
    let k = min(altitudes.count - 2, altitudes.lastIndex { $0 <= h } ?? 0)
    let first = row * altitudes.count + k
    let t = (h - altitudes[k]) / (altitudes[k + 1] - altitudes[k])
    return logarithms[first] + t * (logarithms[first + 1] - logarithms[first])
  }
}

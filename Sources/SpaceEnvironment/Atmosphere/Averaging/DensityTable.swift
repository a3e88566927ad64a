import Glibc

/// Mean densities tabulated over altitude, latitude and levels of activity.
///
/// The logarithm is interpolated by cubics in altitude, linearly in latitude, and between the levels
/// as they say. Below the lowest and above the highest altitude the outermost scale height goes on.
public struct DensityTable: Atmosphere {
  /// The altitudes [m]: close where the scale height is small and changes.
  static let altitudes: [Double] =
    stride(from: 60.0, to: 200, by: 5).map { $0 * kilometre }
    + stride(from: 200.0, to: 500, by: 15).map { $0 * kilometre }
    + stride(from: 500.0, to: 1000, by: 25).map { $0 * kilometre }
    + stride(from: 1000.0, through: 2500, by: 100).map { $0 * kilometre }
  /// The number of equal steps of latitude from the equator to a pole.
  static let latitudeSteps = 9

  public let levels: ActivityLevels
  /// The logarithms by altitude, latitude and level, and their slopes in altitude.
  private let logarithms: [Double]
  private let slopes: [Double]

  /// Tabulates densities.
  ///
  /// - Parameters:
  ///   - levels: The levels of activity.
  ///   - densities: Returns the densities [kg/m³] at altitudes [m], a latitude [rad] and
  ///     an activity.
  public init(
    levels: ActivityLevels,
    _ densities: (_ altitudes: [Double], _ latitude: Double, _ activity: SolarActivity) -> [Double]
  ) {
    self.levels = levels
    var logarithms: [Double] = []
    for level in 0..<levels.count {
      for k in 0...Self.latitudeSteps {
        let latitude = .pi / 2 * Double(k) / Double(Self.latitudeSteps)
        logarithms += densities(Self.altitudes, latitude, levels.activity(ofLevel: level)).map(log)
      }
    }
    self.logarithms = logarithms
    let (h, n) = (Self.altitudes, Self.altitudes.count)
    slopes = logarithms.indices.map { j in
      let (k, first) = (j % n, j - j % n)
      func step(_ a: Int) -> Double {
        (logarithms[first + a + 1] - logarithms[first + a]) / (h[a + 1] - h[a])
      }
      if k == 0 { return step(0) }
      if k == n - 1 { return step(n - 2) }
      let (below, above) = (h[k] - h[k - 1], h[k + 1] - h[k])
      return (above * step(k - 1) + below * step(k)) / (below + above)
    }
  }

  public var dependsOnActivity: Bool { levels.count > 1 }

  public func density(
    atAltitude h: Double, latitude φ: Double, activity: SolarActivity
  ) -> Double {
    let weights = levels.weights(of: activity)
    let x = min(abs(φ), .pi / 2) / (.pi / 2) * Double(Self.latitudeSteps)
    let k = min(Self.latitudeSteps - 1, Int(x))
    let t = x - Double(k)
    var sum = 0.0
    for (level, weight) in weights {
      let row = (Self.latitudeSteps + 1) * level + k
      sum += weight * ((1 - t) * logarithm(h, row: row) + t * logarithm(h, row: row + 1))
    }
    return exp(sum)
  }

  /// The logarithm of the density at an altitude in a row of the table: Hermite's cubic.
  private func logarithm(_ h: Double, row: Int) -> Double {
    let (nodes, first) = (Self.altitudes, row * Self.altitudes.count)
    let n = nodes.count
    if h <= nodes[0] { return logarithms[first] + slopes[first] * (h - nodes[0]) }
    if h >= nodes[n - 1] {
      return logarithms[first + n - 1] + slopes[first + n - 1] * (h - nodes[n - 1])
    }
    var (low, high) = (0, n - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if nodes[middle] <= h { low = middle } else { high = middle }
    }
    let width = nodes[high] - nodes[low]
    let s = (h - nodes[low]) / width
    let (a, b) = (logarithms[first + low], logarithms[first + high])
    let (da, db) = (width * slopes[first + low], width * slopes[first + high])
    let d = b - a
    return a + s * (da + s * (3 * d - 2 * da - db + s * (da + db - 2 * d)))
  }
}

import Glibc

/// NRLMSISE-00 averaged over longitude, local time, season and both hemispheres.
///
/// The mean of the density at an altitude and a latitude, by equal steps: months, local times of
/// three hours, and for each of these one longitude, of five in turn. What depends on universal time
/// and longitude alone is a few per cent, and averages out over the months.
///
/// Directly evaluated here, 192 profiles for one density: the definition. `prepared(for:)` tabulates
/// it.
public struct AveragedNRLMSISE00: Atmosphere {
  public let model: NRLMSISE00

  public init(_ model: NRLMSISE00 = NRLMSISE00()) { self.model = model }

  public var dependsOnActivity: Bool { true }

  public func density(
    atAltitude h: Double, latitude φ: Double, activity: SolarActivity
  ) -> Double {
    densities(atAltitudes: [h], latitude: φ, activity: activity)[0]
  }

  public func prepared(for levels: ActivityLevels) -> any Atmosphere {
    DensityTable(levels: levels) { altitudes, latitude, activity in
      densities(atAltitudes: altitudes, latitude: latitude, activity: activity)
    }
  }

  /// Returns the mean densities [kg/m³] at altitudes [m].
  func densities(
    atAltitudes altitudes: [Double], latitude φ: Double, activity: SolarActivity
  ) -> [Double] {
    let (months, localTimes, longitudes) = (12, 8, 5)
    var sums = [Double](repeating: 0, count: altitudes.count)
    do {
      let conditions = try ThermosphereConditions(activity)
      var turn = 0
      for month in 0..<months {
        for time in 0..<localTimes {
          for latitude in [φ, -φ] {
            let λ = 2 * .pi * Double(turn % longitudes) / Double(longitudes)
            let localTime = day * (Double(time) + 0.5) / Double(localTimes)
            var seconds = localTime - λ / (2 * .pi) * day
            if seconds < 0 { seconds += day }
            let site = try NRLMSISE00.Site(
              latitude: latitude, longitude: λ,
              dayOfYear: 1 + Int(365.25 * (Double(month) + 0.5) / Double(months)),
              secondsOfDay: seconds, localSolarTime: localTime)
            let profile = model.profile(at: site, conditions: conditions)
            for (k, h) in altitudes.enumerated() { sums[k] += profile.massDensity(atAltitude: h) }
            turn += 1
          }
        }
      }
    } catch {
      preconditionFailure("\(error)")
    }
    return sums.map { $0 / Double(2 * months * localTimes) }
  }
}

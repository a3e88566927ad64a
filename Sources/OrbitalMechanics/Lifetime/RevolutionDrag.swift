// References
// [1] King-Hele (1987), Satellite Orbits in an Atmosphere: drag averaged over a revolution.
import Glibc
import NumericalMethods
import SpaceEnvironment

/// The drag on an averaged orbit during an interval, by points at places and dates spread over it.
///
/// Each point knows the density as a function of altitude, ln ρ to the second order, so that the rates
/// can be evaluated many times while the orbit sinks.
struct RevolutionDrag {
  private(set) var samples: [DragSample] = []
  let gravitationalParameter: Double

  init(earth: Earth) { gravitationalParameter = earth.gravitationalParameter }

  mutating func removeAll() { samples.removeAll(keepingCapacity: true) }

  /// The lowest altitude about which the density is expanded [m].
  private static let lowestExpansion = 30 * kilometre

  /// Adds a point, with the density at its place at an instant.
  ///
  /// - Parameters:
  ///   - sample: The point.
  ///   - altitude: The altitude at the start of the interval [m].
  ///   - fall: By how much the altitude is expected to fall [m].
  ///   - instant: The instant, whose conditions and local time count.
  mutating func add(
    _ sample: DragSample, altitude: Double, fall: Double, at instant: Instant,
    air: ThermosphereOverTime, earth: Earth
  ) {
    let top = NRLMSISE00.altitudes.upperBound
    guard altitude <= top else { return }
    var sample = sample
    // Tides may take a point below the ground before the end of the step tells that it is over.
    let altitude = max(altitude, Self.lowestExpansion)
    // Half the fall; enough for the slope, and the lowest point above the ground.
    let spacing = min(max(abs(fall) / 2, 500), altitude / 3)
    sample.expand(about: altitude, spacing: spacing, at: instant, air: air, earth: earth)
    samples.append(sample)
  }

  /// The number of points among which the mean is taken, with those above the air.
  var count = 0

  /// Returns the mean effect over the points, for ½ C_D A/m = 1 m²/kg.
  func rates(_ a: Double, _ proper: SIMD2<Double>) -> DragSample.Effect {
    var sum = DragSample.Effect()
    for sample in samples {
      sum += sample.effect(
        a, proper, at: sample.altitude(a, proper), gravitationalParameter: gravitationalParameter)
    }
    let n = Double(max(1, count))
    return DragSample.Effect(a: sum.a / n, e: sum.e / n)
  }

  /// Returns the mean effect, and the scale height of the density [m] weighted with the effect on the
  /// semi-major axis.
  func ratesAndScaleHeight(
    _ a: Double, _ proper: SIMD2<Double>
  ) -> (rates: DragSample.Effect, scaleHeight: Double) {
    var effects = DragSample.Effect()
    var sum = 0.0
    for sample in samples {
      let h = sample.altitude(a, proper)
      let effect = sample.effect(a, proper, at: h, gravitationalParameter: gravitationalParameter)
      sum += effect.a / sample.scaleHeight(h)
      effects += effect
    }
    let n = Double(max(1, count))
    return (
      DragSample.Effect(a: effects.a / n, e: effects.e / n),
      effects.a < 0 ? effects.a / sum : .infinity
    )
  }

  /// Returns the lowest altitude of the points [m].
  func lowestAltitude(_ a: Double, _ proper: SIMD2<Double>) -> Double {
    samples.reduce(.infinity) { min($0, $1.altitude(a, proper)) }
  }
}

extension DragSample {
  /// Expands the density at a place and instant about an altitude, from three altitudes downwards.
  mutating func expand(
    about h: Double, spacing d: Double, at instant: Instant, air: ThermosphereOverTime,
    earth: Earth
  ) {
    let ρ = air.densities(
      atAltitudes: SIMD3(h, h - d, h - 2 * d), along: direction, at: instant, earth: earth)
    let (l0, l1, l2) = (log(ρ.x), log(ρ.y), log(ρ.z))
    altitude = h
    logDensity = l0
    curvature = (l0 - 2 * l1 + l2) / (2 * d * d)
    slope = (l0 - l1) / d + curvature * d
  }
}

extension ThermosphereOverTime {
  /// Returns the densities at three altitudes in a direction of the inertial frame [kg/m³].
  func densities(
    atAltitudes altitudes: SIMD3<Double>, along direction: Vector3, at instant: Instant,
    earth: Earth
  ) -> SIMD3<Double> {
    let place = direction
    // The geodetic latitude to the first order in the flattening.
    let φ = asin(max(-1, min(1, place.z)))
    let radii = earth.equatorialRadius / (earth.equatorialRadius + altitudes.y)
    let latitude = max(-.pi / 2, min(.pi / 2, φ + earth.flattening * radii * sin(2 * φ)))
    let turn = atan2(place.y, place.x) - instant.greenwichMeanSiderealTime
    let longitude = turn < -.pi ? turn + 2 * .pi : turn
    do {
      let site = try NRLMSISE00.Site(
        latitude: latitude, longitude: max(-2 * .pi, longitude), instant: instant)
      return model.massDensities(
        atAltitudes: altitudes, site: site, conditions: timeline.conditions(at: instant))
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

// References
// [1] King-Hele (1987), Satellite Orbits in an Atmosphere, chs. 4 and 12: lifetimes.
// [2] Roberts (2018), The unreasonable effectiveness of quasirandom sequences: multiples of the golden
//     ratio as phases.
import Glibc
import NumericalMethods
import SpaceEnvironment

/// The decay of one averaged orbit, step by step.
///
/// Within a step the orbit turns under the zonal harmonics and the tides while points are sampled at
/// dates spread over it and at phases spread over the revolution; then semi-major axis and eccentricity
/// follow the mean drag of these points, by the method of Runge and Kutta. The phases of a step are
/// shifted against those of the one before [2].
struct OrbitDecay {
  private let earth: Earth
  private let air: ThermosphereOverTime
  private let epoch: Instant
  /// ½ C_D A/m [m²/kg]
  private let halfCoefficient: Double

  private var orbit: AveragedOrbit
  /// The time since the epoch [s].
  private var time = 0.0

  private let periods: ShortPeriods
  private var drag: RevolutionDrag
  private var shift = 0.0
  /// The rates of the last step, by which the next one is planned.
  private var rates = DragSample.Effect()
  private var scaleHeight = 0.0

  init(
    _ elements: KeplerElements, ballisticCoefficient: Double, epoch: Instant,
    air: ThermosphereOverTime, earth: Earth
  ) {
    self.earth = earth
    self.air = air
    self.epoch = epoch
    halfCoefficient = ballisticCoefficient / 2
    orbit = AveragedOrbit(elements, earth: earth)
    drag = RevolutionDrag(earth: earth)
    periods = ShortPeriods(earth: earth)
  }

  /// Follows the orbit down to an altitude.
  ///
  /// - Parameters:
  ///   - floor: The geodetic altitude [m] that ends it, of the lowest point.
  ///   - end: The time at which to give up [s].
  ///   - tides: The attraction of Sun and Moon.
  ///   - plan: How finely the decay is resolved.
  /// - Returns: The time [s]; `nil` where the orbit outlives the end.
  mutating func lifetime(
    downTo floor: Double, end: Double, tides: inout AveragedTides, plan: LifetimePlan
  ) -> Double? {
    // A step of no length, for the first rates.
    sample(during: 0, plan: plan, tides: &tides)
    if drag.lowestAltitude(orbit.a, orbit.proper) <= floor { return 0 }
    setRates()
    while time < end {
      let Δt = min(step(plan), end - time)
      sample(during: Δt, plan: plan, tides: &tides)
      if let final = fall(during: Δt, floor: floor) { return time + final }
      time += Δt
      setRates()
    }
    return nil
  }

  private mutating func setRates() {
    let (effect, height) = drag.ratesAndScaleHeight(orbit.a, orbit.proper)
    rates = DragSample.Effect(a: halfCoefficient * effect.a, e: halfCoefficient * effect.e)
    scaleHeight = height
  }

  /// The sharpness of the perigee: a e over the scale height.
  private var sharpness: Double {
    let ε = orbit.eccentricity(earth)
    return orbit.a * (ε.x * ε.x + ε.y * ε.y).squareRoot() / scaleHeight
  }

  /// Returns the length of the next step [s].
  private func step(_ plan: LifetimePlan) -> Double {
    guard rates.a < 0, scaleHeight.isFinite else { return 10 * day }
    let e = orbit.eccentricity(earth)
    let eccentricity = (e.x * e.x + e.y * e.y).squareRoot()
    let z = orbit.a * eccentricity / scaleHeight
    let decay = scaleHeight / -rates.a
    // [1] the life is H/ȧ on a circle, about e/(2ė) on an ellipse.
    let left = decay * max(1, z / (2 * (1 - eccentricity)))
    return min(
      decay * max(plan.fallPerStep, plan.changePerStep * z), (time + left) / plan.stepsPerLife,
      eccentricity > Self.leastForTides
        ? max(plan.longestWithTides, time / plan.stepsPerLifeWithTides) : plan.longest)
  }

  /// Tides are left out for smaller eccentricities, where they change the perigee by less than 1 km.
  static let leastForTides = 0.1

  // MARK: - Sampling

  private mutating func sample(
    during Δt: Double, plan: LifetimePlan, tides: inout AveragedTides
  ) {
    let e = orbit.eccentricity(earth)
    let e2 = e.x * e.x + e.y * e.y
    let z = scaleHeight > 0 ? sharpness : orbit.a * e2.squareRoot() / (40 * kilometre)
    let count = e2.squareRoot() > Self.leastForTides ? plan.pointCountWithTides : plan.pointCount
    let crowding = min(1, plan.crowding / max(z, 1e-9).squareRoot())
    let hasTides = e2.squareRoot() > Self.leastForTides
    let parts =
      hasTides ? max(1, Int((Δt / Double(count) / plan.longestTide).rounded(.up))) : 1
    let part = Δt / Double(count * parts)
    let secular = SecularRates(
      semiMajorAxis: orbit.a, e2: e2, cosineOfInclination: orbit.W.z, earth: earth)
    let half = AveragedOrbit.Turn(secular, time: part / 2)
    let start = orbit.proper
    // Where the orbit is expected to be at the end
    let (a1, proper1) = (orbit.a + rates.a * Δt, start + rates.e * Δt)

    drag.removeAll()
    drag.count = count
    for k in 0..<count {
      for j in 0..<parts {
        orbit.turn(half)
        let middle = time + (Double(k * parts + j) + 0.5) * part
        if hasTides && Δt > 0 {
          orbit.drift(during: part, earth: earth)
          orbit.pull(by: &tides, at: middle, during: part, earth: earth)
        }
        if j == parts / 2 {
          let phase = shift + Double(k * plan.stride) / Double(count)
          var sample = DragSample(
            orbit, proper: start, phase: 2 * .pi * (phase - phase.rounded()), crowding: crowding,
            earth: earth)
          // Where there is air enough for a correction of 0.3 %
          let height = orbit.a * (sample.radiusRatio(start) - 1 + e2.squareRoot())
          if e2 > 0.03 * 0.03, height < 4 * (scaleHeight > 0 ? scaleHeight : .infinity) {
            sample.setOblateness(orbit, periods: periods, earth: earth)
          }
          let h = sample.altitude(orbit.a, start)
          let fall = Δt > 0 ? h - sample.altitude(a1, proper1) : 0
          drag.add(
            sample, altitude: h, fall: fall, at: epoch + middle, air: air, earth: earth)
        }
        orbit.turn(half)
      }
    }
    // What the tides did is in the offsets of the points; drag starts from the end.
    tidal = orbit.proper - start
    orbit.proper = start
    shift += 0.618_033_988_749_895 / Double(count)
    shift -= shift.rounded(.down)
  }

  /// What the tides of the last step added to the proper eccentricity.
  private var tidal = SIMD2<Double>()

  // MARK: - Drag

  /// The fall over the scale height below which the middle of the step is enough.
  private static let leastForOrderFour = 0.05

  /// Lets the orbit fall by the drag of the points; returns the time to the floor where it is reached.
  private mutating func fall(during Δt: Double, floor: Double) -> Double? {
    let expected = -rates.a * Δt / scaleHeight
    let parts = expected.isFinite ? min(8, max(1, Int((expected * 6).rounded(.up)))) : 1
    let h = Δt / Double(parts)
    if drag.samples.isEmpty {
      orbit.proper += tidal
      return nil
    }
    var (a, x) = (orbit.a, orbit.proper)
    var altitude = drag.lowestAltitude(a, x)
    func rate(_ a: Double, _ x: SIMD2<Double>) -> DragSample.Effect {
      let effect = drag.rates(a, x)
      return DragSample.Effect(a: halfCoefficient * effect.a, e: halfCoefficient * effect.e)
    }
    for part in 0..<parts {
      let k1 = rate(a, x)
      let k2 = rate(a + h / 2 * k1.a, x + h / 2 * k1.e)
      if expected < Self.leastForOrderFour {
        a += h * k2.a
        x += h * k2.e
      } else {
        let k3 = rate(a + h / 2 * k2.a, x + h / 2 * k2.e)
        let k4 = rate(a + h * k3.a, x + h * k3.e)
        a += h / 6 * (k1.a + 2 * k2.a + 2 * k3.a + k4.a)
        x += h / 6 * (k1.e + 2 * k2.e + 2 * k3.e + k4.e)
      }
      let lower = drag.lowestAltitude(a, x)
      if lower <= floor || !a.isFinite {
        let share = a.isFinite ? (altitude - floor) / (altitude - lower) : 0.5
        return (Double(part) + max(0, share)) * h
      }
      altitude = lower
    }
    orbit.a = a
    orbit.proper = x + tidal
    return nil
  }
}

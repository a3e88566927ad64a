// References
// [1] Montenbruck, Gill (2000), Satellite Orbits, section 4.1: Runge-Kutta methods for orbits.
public import NumericalMethods
public import SpaceEnvironment

/// The numerical integration of the full equations of motion of one object.
///
/// The method of Dormand and Prince of order 8, with a step that follows the tolerance. Drag that grows
/// without limit shortens the step, so that a decay is followed down to the floor.
public struct NumericalPropagator<Forces: Force>: Sendable {
  /// The forces on the object.
  public var forces: Forces
  /// The error of position and velocity allowed in a step, in relation to their size [1].
  public var tolerance: Double
  /// The figure of the Earth over which altitudes count.
  public var earth: Earth

  /// Creates a propagator.
  ///
  /// - Parameters:
  ///   - forces: The forces on the object.
  ///   - tolerance: The relative error allowed in a step, from 1e-14 to 1e-3.
  ///   - earth: The figure of the Earth over which altitudes count.
  public init(forces: Forces, tolerance: Double = 1e-10, earth: Earth = .wgs84) {
    precondition(
      tolerance >= 1e-14 && tolerance <= 1e-3, "a tolerance lies outside 1e-14 to 1e-3")
    self.forces = forces
    self.tolerance = tolerance
    self.earth = earth
  }

  /// The time over which the forces are tabulated at once [s].
  @inlinable
  static var window: Double { 4 * 86_400 }

  /// Propagates a state to an instant or down to a floor.
  ///
  /// - Parameters:
  ///   - start: The state at the start.
  ///   - end: The instant at which to end; before the start, the motion is followed back.
  ///   - altitudes: The geodetic altitudes whose final descents are recorded [m], above the floor.
  ///   - floor: The geodetic altitude at which to end early [m].
  ///   - sampleTimes: The instants to sample, in the order of the motion; others are left out.
  /// - Returns: The end, the samples and the descents, each to the accuracy of the integration.
  /// - Throws: `IntegrationError` where a force is not a number.
  @inlinable
  public func propagate(
    _ start: TimedState, to end: Instant, descents altitudes: [Double] = [],
    floor: Double = 10_000, sampledAt sampleTimes: [Instant] = []
  ) throws(IntegrationError) -> Propagation {
    let epoch = start.instant
    let duration = end - epoch
    let direction = duration < 0 ? -1.0 : 1.0
    let levels = altitudes.filter { $0 > floor }.sorted(by: >)
    var passages = [TimedState?](repeating: nil, count: levels.count)
    var samples: [TimedState] = []
    samples.reserveCapacity(sampleTimes.count)
    var nextSample = 0
    var altitude = start.place(over: earth).altitude
    var ending = Propagation.Ending.time
    var stop = start

    let equations = EquationsOfMotion(forces: forces, epoch: epoch)
    var windowEnd = 0.0
    var integration = DormandPrince853(
      equations, at: 0, from: EquationsOfMotion<Forces>.packed(start.state),
      tolerance: Tolerance(
        relative: tolerance, absolute: SIMD8(repeating: tolerance * 1_000)),
      maximumStep: Self.window, minimumStep: 1e-6)

    func timed(_ t: Double, _ y: SIMD8<Double>) -> TimedState {
      TimedState(instant: epoch + t, state: EquationsOfMotion<Forces>.unpacked(y))
    }

    while nextSample < sampleTimes.count,
      (sampleTimes[nextSample] - epoch) * direction <= 0
    {
      if sampleTimes[nextSample] == epoch { samples.append(start) }
      nextSample += 1
    }
    if altitude <= floor { ending = .floor }

    while ending == .time && integration.time != duration {
      if integration.time == windowEnd {
        let remaining = abs(duration - windowEnd)
        let length = min(Self.window, remaining)
        let next = remaining <= Self.window ? duration : windowEnd + direction * length
        integration.equation.prepare(from: windowEnd, to: next)
        windowEnd = next
      }
      try integration.step(towards: windowEnd)

      let reached = timed(integration.time, integration.state)
      let newAltitude = reached.place(over: earth).altitude
      var dense: DenseStep<SIMD8<Double>>?
      func passage(_ level: Double) -> TimedState {
        let step = dense ?? integration.denseStep()
        dense = step
        let t = step.timeOfRoot(tolerance: 1e-6) {
          timed($0, $1).place(over: earth).altitude - level
        }
        return timed(t, step.state(at: t))
      }
      for (index, level) in levels.enumerated() {
        if altitude > level && newAltitude <= level {
          passages[index] = passage(level)
        } else if newAltitude > level {
          passages[index] = nil
        }
      }
      stop = reached
      if newAltitude <= floor {
        stop = passage(floor)
        ending = .floor
      }
      while nextSample < sampleTimes.count,
        (sampleTimes[nextSample] - stop.instant) * direction <= 0
      {
        let step = dense ?? integration.denseStep()
        dense = step
        let t = sampleTimes[nextSample] - epoch
        samples.append(timed(t, step.state(at: t)))
        nextSample += 1
      }
      altitude = newAltitude
    }

    return Propagation(
      ending: ending, end: stop, samples: samples,
      descents: zip(levels, passages).compactMap { level, passage in
        passage.map { Propagation.Descent(altitude: level, passage: $0) }
      },
      effort: integration.effort)
  }
}

extension EquationsOfMotion {
  /// Tabulates the forces between two times, in either order, with a margin of a minute.
  @inlinable
  mutating func prepare(from a: Double, to b: Double) {
    forces.prepare(from: epoch + (min(a, b) - 60), to: epoch + (max(a, b) + 60))
  }
}

// References
// [1] Montenbruck, Gill (2000), Satellite Orbits, section 4.1: Runge-Kutta methods for orbits.
public import NumericalMethods
public import SpaceEnvironment

/// The numerical integration of the full equations of motion of one object.
///
/// The method of Dormand and Prince of order 8, with a step that follows the tolerance. Drag that grows
/// without limit shortens the step, so that a decay is followed down to the floor.
///
/// Over five days of a low orbit the position is off by about 170 m at a tolerance of 1e-8, 16 m at 1e-9,
/// 1.4 m at 1e-10, the default, and 0.07 m at 1e-11; each ten times costs a third more evaluations.
/// Jumps of the density between the layers of a table and the edges of the shadow fall within steps and
/// cost more: the latter some 10 m a day at 1e-10 for C_R A/m = 0.01 m²/kg.
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
  ///   - floor: The geodetic altitude at which to end early [m], on the way down.
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
    var watch = DescentWatch(levels: altitudes, floor: floor, earth: earth, start: start)
    var flight = Flight(start, forces: forces, tolerance: tolerance, maximumStep: Self.window)
    var samples: [TimedState] = []
    samples.reserveCapacity(sampleTimes.count)
    // Those before the start are passed over; that of the start is taken as it stands.
    var pending = sampleTimes.drop { ($0 - epoch) * direction < 0 }
    while pending.first == epoch {
      samples.append(start)
      pending.removeFirst()
    }

    var atFloor = watch.isBelowFloor ? start : nil
    var windowEnd = 0.0
    while atFloor == nil && flight.time != duration {
      if flight.time == windowEnd {
        let next = windowEnd + direction * Self.window
        windowEnd = abs(next) < abs(duration) ? next : duration
        flight.integration.equation.prepare(from: flight.time, to: windowEnd)
      }
      try flight.step(towards: windowEnd)
      atFloor = watch.observe(&flight)
      let reached = atFloor?.instant ?? flight.reached.instant
      while let instant = pending.first, (instant - reached) * direction <= 0 {
        samples.append(flight.state(at: instant - epoch))
        pending.removeFirst()
      }
    }
    return Propagation(
      ending: atFloor == nil ? .time : .floor, end: atFloor ?? flight.reached, samples: samples,
      descents: watch.descents, effort: flight.integration.effort)
  }
}

extension EquationsOfMotion {
  /// Tabulates the forces between two times, in either order, with a margin of a minute.
  @inlinable
  mutating func prepare(from a: Double, to b: Double) {
    forces.prepare(from: epoch + (min(a, b) - 60), to: epoch + (max(a, b) + 60))
  }
}

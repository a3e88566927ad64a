// References
// [1] King-Hele (1987), Satellite Orbits in an Atmosphere, chs. 4 and 12: lifetimes.
public import SpaceEnvironment

/// The lifetime of an object in orbit, by averaging over revolutions.
///
/// Drag in NRLMSISE-00 at the true place, local time and date, with air that turns with the Earth; the
/// zonal harmonics to J₄; above an eccentricity of 0.02 the attraction of the Sun and the Moon. Radiation
/// pressure and the change of the inclination by drag, 0.1° in a life, are left out.
public struct LifetimePredictor: Sendable {
  /// The air, with the activity over the time that may be needed.
  public let air: ThermosphereOverTime
  public let earth: Earth
  var plan = LifetimePlan()

  public init(timeline: ActivityTimeline, earth: Earth = .wgs84) {
    air = ThermosphereOverTime(timeline: timeline)
    self.earth = earth
  }

  /// Returns the lifetimes in several orientations [s], from the start of the timeline to the geodetic
  /// altitude of 80 km; `nil` where an object outlives the timeline.
  ///
  /// - Parameters:
  ///   - orbit: The mean orbit.
  ///   - orientations: The orientations; mean anomalies do not count.
  ///   - ballisticCoefficient: C_D A/m [m²/kg], greater than 0.
  public func lifetimes(
    _ orbit: LifetimeOrbit, orientations: [LifetimeOrbit.Orientation],
    ballisticCoefficient: Double
  ) -> [Double?] {
    precondition(ballisticCoefficient > 0, "an object without drag does not decay")
    let epoch = air.timeline.start
    var tides = AveragedTides(from: epoch)
    return orientations.map { orientation in
      var decay = OrbitDecay(
        orbit.elements(orientation, earth: earth), ballisticCoefficient: ballisticCoefficient,
        epoch: epoch, air: air, earth: earth)
      return decay.lifetime(
        downTo: Earth.reentryAltitude, end: air.timeline.end - epoch, tides: &tides, plan: plan)
    }
  }
}

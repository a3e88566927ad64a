import DebrisEnvironment
import Evolution
import NumericalMethods

extension ObjectSimulation {
  /// Disposes of an object if it follows the rule in force.
  ///
  /// Whether it does is drawn once for every object, in the same way under every rule: who complies at
  /// 30 % complies at 60 % too.
  ///
  /// - Parameter time: The time [s since the epoch].
  /// - Returns: Whether the object is still there.
  func dispose(of k: Int, by schedule: DisposalSchedule, at time: Double) -> Bool {
    guard let rule = schedule.periods[schedule.index(at: time)].rule else { return true }
    var stream = model.scenario.ensemble.stream(.disposal, member: member)
    stream.position = UInt64(objects.identity[k]) << 3
    let following = stream.uniform() - (1 - rule.compliance)
    if following < 0 { return true }
    let isDirect = following < rule.compliance * rule.directReentry
    if isDirect || (rule.residualLifetime == 0 && !rule.allowsGraveyard) {
      take(k, as: \.disposed)
      return false
    }
    guard let lowered = loweredPerigee(of: k, within: rule.residualLifetime) else { return true }
    let orbit = orbit(of: k)
    let R = model.earth.equatorialRadius
    if rule.allowsGraveyard, model.manoeuvre.risesRather(orbit, thanToPerigee: R + lowered) {
      take(k, as: \.raised)
      return false
    }
    if rule.residualLifetime == 0 {
      take(k, as: \.disposed)
      return false
    }
    objects.perigee[k] = lowered
    objects.eccentricity[k] =
      (orbit.apogeeRadius - R - lowered) / (orbit.apogeeRadius + R + lowered)
    return true
  }

  /// The perigee altitude, at the same apogee, from which an object decays within a time [m]; `nil`
  /// where it does so anyway.
  private func loweredPerigee(of k: Int, within lifetime: Double) -> Double? {
    guard lifetime > 0, let lives = model.lives else { return model.floor }
    return lives.loweredPerigee(
      from: objects.perigee[k], eccentricity: objects.eccentricity[k],
      inclination: objects.inclination[k],
      limit: lifetime * model.scenario.dragCoefficient * objects.area[k] / objects.mass[k])
  }
}

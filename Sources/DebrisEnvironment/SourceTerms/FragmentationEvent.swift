public import BreakupModel
import SpaceEnvironment

/// The fragmentation of one object on a given date.
///
/// The object is one that the population does not list, unless the event names its type there: then
/// one object of that type, nearest in orbit and mass, is taken out of the population.
public struct FragmentationEvent: Hashable, Sendable {
  /// What broke the object.
  public enum Cause: Hashable, Sendable {
    /// A collision that destroyed it, in which a mass [kg] took part: its own and the projectile's.
    case collision(mass: Double)
    /// An explosion, with the calibration factor S of the number law.
    case explosion(scale: Double)
  }

  /// The date as a decimal year.
  public var date: Double
  public var parent: Parent
  public var cause: Cause
  /// The perigee and apogee altitudes over the equatorial radius [m].
  public var perigee: Double
  /// The apogee altitude [m].
  public var apogee: Double
  /// The inclination [rad].
  public var inclination: Double
  /// The number of fragments that are counted [1]; `nil` for that of the breakup model.
  public var fragmentCount: Double?
  /// The type of the object that is taken out of the population; `nil` for none.
  public var takenType: ObjectType?

  public init(
    date: Double, parent: Parent, cause: Cause, perigee: Double, apogee: Double,
    inclination: Double, fragmentCount: Double? = nil, takenType: ObjectType? = nil
  ) {
    self.date = date
    self.parent = parent
    self.cause = cause
    self.perigee = perigee
    self.apogee = apogee
    self.inclination = inclination
    self.fragmentCount = fragmentCount
    self.takenType = takenType
  }
}

extension FragmentationEvent {
  /// The number law of the parent by the breakup model.
  var law: FragmentNumber {
    switch cause {
    case .collision(let mass):
      let law = FragmentNumber.collision(mass: mass)
      return FragmentNumber(
        coefficient: law.coefficient * parent.mass / mass, exponent: law.exponent)
    case .explosion(let scale): return .explosion(scale: scale)
    }
  }
}

private func relativeDifference(_ a: Double, _ b: Double) -> Double { abs(a - b) / abs(b) }

extension BreakupYields {
  /// Returns the expected yield of an event.
  ///
  /// Where the number of fragments is given and larger than that of the model, large fragments are
  /// left out as far as the mass of the parent asks for. Where even that does not suffice, or the
  /// number is smaller, the number law is multiplied by the factor that gives it.
  public func yield(of event: FragmentationEvent) -> FragmentYield {
    func yield(_ factor: Double) -> FragmentYield {
      switch event.cause {
      case .collision(let mass):
        destruction(of: event.parent, takingPart: mass, factor: factor)
      case .explosion(let scale): explosion(of: event.parent, scale: factor * scale)
      }
    }
    let model = yield(1)
    guard let wanted = event.fragmentCount else { return model }
    if wanted > model.counts.reduce(0, +),
      let given = destruction(of: event.parent, into: wanted, law: event.law),
      relativeDifference(given.counts.reduce(0, +), wanted) < 1e-9
    {
      return given
    }
    func count(_ factor: Double) -> Double { yield(factor).counts.reduce(0, +) }
    // The count rises with the factor, nearly in proportion: bisection of a bracket around it.
    var low = 0.0
    var high = max(1e-6, wanted / max(model.counts.reduce(0, +), 1e-300))
    while count(high) < wanted, high < 1e12 { high *= 2 }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if count(middle) < wanted { low = middle } else { high = middle }
    }
    return yield(high)
  }
}

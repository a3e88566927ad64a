import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// Draws whole objects from the records of binned tables.
struct RecordDraw {
  var numbers: RandomStream
  let types: ObjectTypes
  /// The sum of the counts so far, and a random part of one: the whole number is within one of the
  /// expected one for every range of records.
  private var passed: Double
  /// The same for the objects that have the larger radius of their class.
  private var larger: [ClassBin: Double] = [:]

  init(_ stream: RandomStream, types: ObjectTypes) {
    numbers = stream
    self.types = types
    passed = numbers.uniform()
  }

  /// Returns how many objects come from a record that expects a number of them.
  mutating func wholeNumber(of expected: Double) -> Int {
    // A part in a billion keeps whole numbers whole.
    let before = (passed + 1e-9).rounded(.down)
    passed += expected
    return Int((passed + 1e-9).rounded(.down) - before)
  }

  /// Draws an object: evenly within the ranges of the record, with the means of its class.
  mutating func object(of record: PopulationRecord) -> OrbitingObject {
    let objectClass = record.objectClass
    let radius = radius(of: objectClass)
    let perigee = uniform(in: record.perigeeAltitude)
    let eccentricity = uniform(in: record.eccentricity)
    let inclination = uniform(in: record.inclination)
    return OrbitingObject(
      type: types.index(of: objectClass.type), mass: objectClass.meanMass,
      area: objectClass.meanArea, radius: radius, perigee: perigee, eccentricity: eccentricity,
      inclination: inclination, node: 2 * .pi * numbers.uniform(),
      argumentOfPerigee: 2 * .pi * numbers.uniform(), missionEnd: .infinity, identity: 0)
  }

  /// Returns a radius [m] of a class: one of two that have its two moments.
  ///
  /// The larger one comes as evenly among the objects of the class as whole numbers allow: drawn
  /// independently, a few large objects would make the total cross-section of members differ by a tenth.
  private mutating func radius(of objectClass: ObjectClass) -> Double {
    let mean = objectClass.meanRadius
    let variance = max(0, objectClass.meanRadiusSquared / (mean * mean) - 1)
    // The smaller one, mean (1 − √(v p/(1 − p))), is a tenth of the mean at least.
    let share = min(0.5, 0.81 / (variance + 0.81))
    let before = larger[objectClass.bin] ?? numbers.uniform()
    larger[objectClass.bin] = before + share
    return (before + share).rounded(.down) > before.rounded(.down)
      ? mean * (1 + (variance * (1 - share) / share).squareRoot())
      : mean * (1 - (variance * share / (1 - share)).squareRoot())
  }

  mutating func uniform(in range: Range<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * numbers.uniform()
  }
}

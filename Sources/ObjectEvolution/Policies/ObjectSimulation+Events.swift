import BreakupModel
import DebrisEnvironment
import Evolution
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

// Fragmentations on given dates.
extension ObjectSimulation {
  /// The indices of the events between two times [s since the epoch].
  private func events(from start: Double, to end: Double) -> [Int] {
    model.scenario.events.indices.filter { (start..<end).contains(time(of: $0)) }
  }

  private func time(of event: Int) -> Double {
    // Dates are given in years; a microyear before a part counts as its start.
    (model.scenario.events[event].date - model.scenario.epoch) * year + 32
  }

  /// Takes the parents of events out of the population: the objects nearest in orbit and mass.
  func takeParents(from start: Double, to end: Double) throws(SimulationError) {
    for index in events(from: start, to: end) {
      let event = model.scenario.events[index]
      guard let type = event.takenType else { continue }
      let reported = ObjectType.reported.firstIndex(of: type.reportedType)!
      var nearest: (k: Int, distance: Double)?
      for k in 0..<objects.count where model.types.reported[Int(objects.type[k])] == reported {
        let distance = distance(of: k, from: event)
        if distance < nearest?.distance ?? .infinity { nearest = (k, distance) }
      }
      guard let nearest else {
        throw SimulationError.parentMissing(date: event.date, type: type, held: 0)
      }
      take(nearest.k, as: \.lostToEvents)
    }
  }

  /// How far an object is from the parent of an event: 50 km of perigee or apogee, 5° of inclination
  /// or a factor e of mass make 1.
  private func distance(of k: Int, from event: FragmentationEvent) -> Double {
    let apogee = orbit(of: k).apogeeRadius - model.earth.equatorialRadius
    return (abs(objects.perigee[k] - event.perigee) + abs(apogee - event.apogee))
      / (50 * kilometre)
      + abs(objects.inclination[k] - event.inclination) / (5 * degree)
      + abs(log(objects.mass[k] / event.parent.mass))
  }

  /// Adds the fragments of events, and lets drag act on them for the rest of the time.
  func breakUp(from start: Double, to end: Double) {
    for index in events(from: start, to: end) {
      let event = model.scenario.events[index]
      var numbers = model.scenario.ensemble.stream(.fragments, member: member)
      numbers.position = UInt64(index + 1) << 40
      let R = model.earth.equatorialRadius
      let parent = OrbitingObject(
        type: 0, mass: event.parent.mass, area: 0, radius: 0, perigee: event.perigee,
        eccentricity: (event.apogee - event.perigee) / (2 * R + event.apogee + event.perigee),
        inclination: event.inclination, node: 2 * .pi * numbers.uniform(),
        argumentOfPerigee: 2 * .pi * numbers.uniform(), missionEnd: .infinity, identity: 0)
      let state = state(of: parent, meanAnomaly: 2 * .pi * numbers.uniform())
      let fragments =
        model.givenFragments[index]?.draw(&numbers)
        ?? drawFragments(of: event, BreakupNumber.event(index))
      massBelowCutoff += event.parent.mass - fragments.reduce(0) { $0 + $1.mass }
      let first = objects.count
      add(fragments, from: state, as: \.createdByEvents)
      // From the last to the first, as those that re-enter give up their places.
      for k in (first..<objects.count).reversed() { decay(k, during: end - time(of: index)) }
    }
  }

  private func drawFragments(of event: FragmentationEvent, _ number: UInt64) -> [Fragment] {
    let smallest = model.scenario.smallestSize
    switch event.cause {
    case .collision(let mass):
      return DestructionBreakup(of: event.parent, takingPart: mass)
        .sample(from: smallest, seed: breakupSeed, event: number).fragments
    case .explosion(let scale):
      return ExplosionBreakup(of: event.parent, scale: scale)
        .sample(from: smallest, seed: breakupSeed, event: number).fragments
    }
  }
}

import Glibc
import NumericalMethods
import SpaceEnvironment

/// The record of the final descents through given altitudes.
///
/// An altitude oscillates by the flattening and the eccentricity, so that it is passed many times; a
/// passage counts until the object comes up again. A rise and fall within one step is seen by the
/// highest point in it.
@usableFromInline
struct DescentWatch {
  /// The altitudes, from the highest down, and the floor [m].
  @usableFromInline let levels: [Double]
  @usableFromInline let floor: Double
  @usableFromInline let earth: Earth
  @usableFromInline var passages: [TimedState?]
  /// The altitude [m] and its rate [m/s] at the end of the last step.
  @usableFromInline var altitude: Double
  @usableFromInline var rate: Double

  @inlinable
  init(levels: [Double], floor: Double, earth: Earth, start: TimedState) {
    self.levels = levels.filter { $0 > floor }.sorted(by: >)
    self.floor = floor
    self.earth = earth
    passages = [TimedState?](repeating: nil, count: self.levels.count)
    (altitude, rate) = Self.altitudeAndRate(start, earth)
  }

  @inlinable
  var isBelowFloor: Bool { altitude <= floor }

  /// The descents recorded so far.
  @inlinable
  var descents: [Propagation.Descent] {
    zip(levels, passages).compactMap { level, passage in
      passage.map { Propagation.Descent(altitude: level, passage: $0) }
    }
  }

  /// Takes note of the last step of a flight; returns the state at the floor where it was reached.
  @inlinable
  mutating func observe<Forces: Force>(_ flight: inout Flight<Forces>) -> TimedState? {
    let earth = earth
    let (newAltitude, newRate) = Self.altitudeAndRate(flight.reached, earth)
    var (peak, timeOfPeak) = (altitude, flight.integration.previousTime)
    if rate > 0 && newRate < 0 && levels.contains(where: { newAltitude <= $0 }) {
      timeOfPeak = flight.timeOfRoot(from: timeOfPeak) { Self.altitudeAndRate($0, earth).1 }
      peak = Self.altitudeAndRate(flight.state(at: timeOfPeak), earth).0
    }
    func passage(_ level: Double) -> TimedState {
      flight.state(
        at: flight.timeOfRoot(from: timeOfPeak) { Self.altitudeAndRate($0, earth).0 - level })
    }
    for (index, level) in levels.enumerated() {
      if newAltitude > level {
        passages[index] = nil
      } else if peak > level {
        passages[index] = passage(level)
      }
    }
    (altitude, rate) = (newAltitude, newRate)
    return newAltitude <= floor && peak > floor ? passage(floor) : nil
  }

  /// Returns the geodetic altitude [m] and its rate [m/s], the part of the velocity along the normal.
  @inlinable
  static func altitudeAndRate(_ timed: TimedState, _ earth: Earth) -> (Double, Double) {
    // The turn about the axis of the ellipsoid changes neither.
    let (r, v) = (timed.state.position, timed.state.velocity)
    let place = earth.geodetic(r)
    let (cosφ, sinφ) = (cos(place.latitude), sin(place.latitude))
    let ρ = (r.x * r.x + r.y * r.y).squareRoot()
    let outward = ρ > 0 ? (v.x * r.x + v.y * r.y) / ρ : 0
    return (place.altitude, outward * cosφ + v.z * sinφ)
  }
}

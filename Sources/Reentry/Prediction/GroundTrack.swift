// References
// [1] Vallado (2013), Fundamentals of Astrodynamics and Applications, 4th ed., section 2.4: the argument of
//     latitude.
import Glibc
import NumericalMethods
public import OrbitalMechanics
public import SpaceEnvironment

/// The places at which the object comes down by the instant at which it does.
///
/// Motions with other ballistic coefficients come down at other instants and, as they have made another
/// number of revolutions, at other places. Between them the argument of latitude [1] at the end runs
/// evenly with the instant; so all places of the window follow from one motion per hour of it.
public struct GroundTrack: Sendable {
  /// A place of the track.
  public struct Point: Hashable, Sendable {
    public let instant: Instant
    public let place: GeodeticPosition
    /// The revolution from node to node, 0 for that of the nominal re-entry.
    public let revolution: Int
  }

  /// The places, a minute apart.
  public let points: [Point]
  /// The share of the samples that come down in each revolution.
  public let probabilities: [Int: Double]
  /// The latitudes at which the samples inside the window come down [rad].
  public let latitudes: [Double]

  /// The longest window whose track is made [s].
  public static let longestWindow = day
}

extension ReentryPredictor {
  /// Returns the places of the window from 5 to 95 %, `nil` where it is longer than
  /// ``GroundTrack/longestWindow``.
  public func groundTrack(
    of prediction: ReentryPrediction
  ) throws(ReentryProblem) -> GroundTrack? {
    let (start, end) = (prediction.window.quantile(0.05), prediction.window.quantile(0.95))
    guard end - start <= GroundTrack.longestWindow else { return nil }
    let dynamics = prediction.dynamics
    let epoch = prediction.lastOrbit
    // Somewhat more than the window, as the instants are not exactly those aimed at.
    let margin = max(600, 0.1 * (end - start))
    let count = max(5, Int(((end - start + 2 * margin) / hour).rounded(.up)) + 1)
    var ends: [TrackEnd] = []
    for k in 0..<count {
      let aim =
        (start - epoch) - margin + (end - start + 2 * margin) * Double(k) / Double(count - 1)
      let factor = prediction.remaining / max(0.1 * prediction.remaining, aim)
      let passage = try dynamics.descent(
        of: prediction.fit.anchor,
        ballisticCoefficient: prediction.fit.ballisticCoefficient * factor,
        through: referenceAltitude, within: Self.horizon)
      if let passage { ends.append(TrackEnd(passage)) }
    }
    ends.sort { $0.instant < $1.instant }
    guard ends.count >= 2 else { return nil }
    TrackEnd.unwind(&ends)
    let nominal = TrackEnd.at(prediction.nominal.instant, in: ends).revolution
    func revolution(_ instant: Instant) -> Int {
      TrackEnd.at(instant, in: ends).revolution - nominal
    }
    var points: [GroundTrack.Point] = []
    var instant = start
    while instant <= end {
      let one = TrackEnd.at(instant, in: ends)
      points.append(
        GroundTrack.Point(
          instant: instant, place: one.place(altitude: referenceAltitude, earth: earth),
          revolution: one.revolution - nominal))
      instant = instant + 60
    }
    var probabilities: [Int: Double] = [:]
    for sample in prediction.window.samples where sample >= start && sample <= end {
      probabilities[revolution(sample), default: 0] += 1 / Double(prediction.window.samples.count)
    }
    let inside = prediction.window.samples.filter { $0 >= start && $0 <= end }
    return GroundTrack(
      points: points, probabilities: probabilities,
      latitudes: inside.map {
        TrackEnd.at($0, in: ends).place(altitude: referenceAltitude, earth: earth).latitude
      })
  }
}

/// The end of one motion by its plane and its argument of latitude.
struct TrackEnd {
  var instant: Instant
  var argumentOfLatitude: Double
  var inclination: Double
  var node: Double

  init(instant: Instant, argumentOfLatitude: Double, inclination: Double, node: Double) {
    self.instant = instant
    self.argumentOfLatitude = argumentOfLatitude
    self.inclination = inclination
    self.node = node
  }

  init(_ passage: TimedState) {
    let (r, v) = (passage.state.position, passage.state.velocity)
    let W = r.cross(v).normalized
    let Ω = atan2(W.x, -W.y)
    let N = Vector3(cos(Ω), sin(Ω), 0)
    self.init(
      instant: passage.instant, argumentOfLatitude: atan2(r.dot(W.cross(N)), r.dot(N)),
      inclination: acos(max(-1, min(1, W.z))), node: Ω)
  }

  /// The number of the revolution from ascending node to ascending node.
  var revolution: Int { Int((argumentOfLatitude / (2 * .pi)).rounded(.down)) }

  /// Adds the whole revolutions between ends that follow one another, by a period of 87 minutes.
  static func unwind(_ ends: inout [TrackEnd]) {
    for k in ends.indices.dropFirst() {
      let expected =
        ends[k - 1].argumentOfLatitude
        + 2 * .pi * (ends[k].instant - ends[k - 1].instant) / 5_230
      let turns = ((expected - ends[k].argumentOfLatitude) / (2 * .pi)).rounded()
      ends[k].argumentOfLatitude += 2 * .pi * turns
      let nodes = ((ends[k - 1].node - ends[k].node) / (2 * .pi)).rounded()
      ends[k].node += 2 * .pi * nodes
    }
  }

  /// Returns the end of the motion that comes down at an instant, by linear interpolation.
  static func at(_ instant: Instant, in ends: [TrackEnd]) -> TrackEnd {
    let upper = min(ends.count - 1, max(1, ends.firstIndex { $0.instant > instant } ?? ends.count))
    let (a, b) = (ends[upper - 1], ends[upper])
    let share = (instant - a.instant) / max(1, b.instant - a.instant)
    func between(_ path: KeyPath<TrackEnd, Double>) -> Double {
      a[keyPath: path] + share * (b[keyPath: path] - a[keyPath: path])
    }
    return TrackEnd(
      instant: instant, argumentOfLatitude: between(\.argumentOfLatitude),
      inclination: between(\.inclination), node: between(\.node))
  }

  /// Returns the place over the ellipsoid.
  func place(altitude: Double, earth: Earth) -> GeodeticPosition {
    let (u, i) = (argumentOfLatitude, inclination)
    let direction = Vector3(
      cos(node) * cos(u) - sin(node) * sin(u) * cos(i),
      sin(node) * cos(u) + cos(node) * sin(u) * cos(i), sin(u) * sin(i))
    let fixed = EarthRotation(at: instant).fixed(direction)
    // The radius whose geodetic altitude is the one asked for, to a metre
    let radius =
      earth.equatorialRadius + altitude
      - earth.geodeticAltitude(radius: earth.equatorialRadius, sineOfLatitude: fixed.z)
    var place = earth.geodetic(fixed * radius)
    place.altitude = altitude
    return place
  }
}

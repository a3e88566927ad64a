// References
// [1] Ostrom, Smith (2019), NTRS 20190025209: re-entries at random arguments of latitude are spread as
//     cos φ / √(sin²i − sin²φ).
import Glibc

/// The chance that an object comes down in a band of latitudes.
public struct LatitudeBand: Hashable, Sendable {
  /// The edges [rad].
  public let latitudes: ClosedRange<Double>
  /// The probability [1].
  public let probability: Double
}

extension ReentryPrediction {
  /// Returns the chances of bands from pole to pole, from south to north.
  ///
  /// By the samples where there is a track, which knows the revolutions of the window; else all
  /// arguments of latitude have the same chance [1].
  ///
  /// - Parameters:
  ///   - track: The track of the window, `nil` where it is too long for one.
  ///   - count: The number of bands.
  public func latitudeBands(_ track: GroundTrack?, count: Int = 18) -> [LatitudeBand] {
    let edges = (0...count).map { .pi * (Double($0) / Double(count) - 0.5) }
    let shares: [Double]
    if let latitudes = track?.latitudes, !latitudes.isEmpty {
      var counts = [Double](repeating: 0, count: count)
      for latitude in latitudes {
        let index = Int((latitude / .pi + 0.5) * Double(count))
        counts[max(0, min(count - 1, index))] += 1 / Double(latitudes.count)
      }
      shares = counts
    } else {
      let inclination = TrackEnd(nominal.passage).inclination
      let below = edges.map { Self.share(below: $0, inclination: inclination) }
      shares = zip(below, below.dropFirst()).map { $1 - $0 }
    }
    return shares.enumerated().map {
      LatitudeBand(latitudes: edges[$0.offset]...edges[$0.offset + 1], probability: $0.element)
    }
  }

  /// Returns the share of arguments of latitude below a latitude: the integral of [1].
  static func share(below latitude: Double, inclination: Double) -> Double {
    let highest = sin(min(inclination, .pi - inclination))
    guard highest > 0 else { return latitude < 0 ? 0 : 1 }
    return 0.5 + asin(max(-1, min(1, sin(latitude) / highest))) / .pi
  }
}

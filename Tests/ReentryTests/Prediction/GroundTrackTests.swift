import Glibc
import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

@testable import Reentry

@Suite("Ground track of a window")
struct GroundTrackTests {
  @Test(
    "The track passes the place of the nominal re-entry, and its revolutions share the samples",
    .enabled(if: DevelopmentData.path("reentry/GOCE/tle.txt") != nil))
  func nominal() throws {
    let asOf = Shared.instant("2013-11-10T00:16:00Z")
    let sets = try #require(try Shared.sets("GOCE")).filter { $0.epoch <= asOf }
    let predictor = ReentryPredictor(record: Shared.record)
    let prediction = try predictor.prediction(of: sets, asOf: asOf)
    let track = try #require(try predictor.groundTrack(of: prediction))
    let nearest = try #require(
      track.points.min {
        abs($0.instant - prediction.nominal.instant) < abs($1.instant - prediction.nominal.instant)
      })
    #expect(nearest.revolution == 0)
    let earth = predictor.earth
    let distance =
      (earth.position(nearest.place) - earth.position(prediction.nominal.place)).length
    // Half a minute between points, and some degrees of the interpolation
    #expect(distance < 700 * kilometre, "\(distance / kilometre) km")
    let sum = track.probabilities.values.reduce(0, +)
    #expect(abs(sum - 0.9) < 0.02)
    // Neighbours are a minute of flight apart.
    for (a, b) in zip(track.points, track.points.dropFirst()) {
      let step = (earth.position(a.place) - earth.position(b.place)).length
      #expect(step > 300 * kilometre && step < 600 * kilometre)
    }
  }

  @Test("A place on the node lies on the equator")
  func node() {
    let end = TrackEnd(
      instant: Shared.instant("2014-01-01"), argumentOfLatitude: 0, inclination: 1, node: 2)
    let place = end.place(altitude: 80_000, earth: .wgs84)
    #expect(abs(place.latitude) < 1e-12 && place.altitude == 80_000)
  }
}

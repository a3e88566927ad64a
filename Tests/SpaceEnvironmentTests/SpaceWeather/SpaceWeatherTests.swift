import SpaceEnvironment
import Testing

/// A record whose values tell the day: flux 100 + day, ap of interval k of the day 8 day + k.
private func record(
  _ dayNumber: Int, _ kind: SpaceWeather.Kind = .observed
) -> SpaceWeather.Record {
  let d = Double(dayNumber)
  let ap = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) + 8 * d
  return SpaceWeather.Record(
    dayNumber: dayNumber, kind: kind,
    observed: SpaceWeather.Flux(
      value: 100 + d, centredMean: 200 + d, trailingMean: 300 + d),
    adjusted: SpaceWeather.Flux(
      value: 400 + d, centredMean: 500 + d, trailingMean: 600 + d),
    geomagnetic: kind == .monthlyPredicted
      ? nil : SpaceWeather.GeomagneticIndices(kp: ap / 100, ap: ap, dailyAp: 1000 + d))
}

/// 60 observed days from 2000-01-01, 20 predicted ones to 2000-03-20, and the months 2000-04 and 05.
private let records =
  (0..<60).map { record($0) } + (60..<80).map { record($0, .dailyPredicted) }
  + [record(91, .monthlyPredicted), record(121, .monthlyPredicted)]

private func instant(_ dayNumber: Int, hour: Double) -> Instant {
  Instant(year: 2000, month: 1, day: 1 + dayNumber, seconds: hour * 3600)
}

@Suite("Space weather")
struct SpaceWeatherTests {
  let weather: SpaceWeather

  init() throws { weather = try SpaceWeather(records: records) }

  @Test("The flux is that of the day before, the mean and the daily ap are those of the day")
  func conditions() throws {
    let conditions = try weather.conditions(at: instant(10, hour: 22))
    #expect(conditions.f107 == 109 && conditions.f107Mean == 210)
    #expect(conditions.f107Kind == .observed && conditions.f107MeanKind == .observed)
    let geomagnetic = try #require(conditions.geomagnetic)
    #expect(geomagnetic.ap == 1010 && geomagnetic.kind == .observed)
    #expect(try weather.flux(on: instant(10, hour: 22)).value.trailingMean == 310)
    #expect(try weather.ap(at: instant(10, hour: 22)).value == 87)
  }

  // With ap = number of the interval n, the seven values are the daily one, n, n - 1, n - 2, n - 3,
  // the mean of n - 4 to n - 11 and that of n - 12 to n - 19.
  @Test(
    "The history of ap reaches back 57 hours in intervals of three hours",
    arguments: [(2, 9.0), (2, 11.999), (3, 0), (10, 2.999), (10, 3), (59, 23.999), (79, 12)])
  func history(day: Int, hour: Double) throws {
    let n = Double(8 * day) + (hour / 3).rounded(.down)
    let history = try weather.apHistory(at: instant(day, hour: hour))
    #expect(history.value == [1000 + Double(day), n, n - 1, n - 2, n - 3, n - 7.5, n - 15.5])
    #expect(history.kind == (day < 60 ? .observed : .dailyPredicted))
  }

  @Test("Kinds: the flux by its day, the mean observed only where the 40 days after it are")
  func kinds() throws {
    func kinds(_ day: Int) throws -> [SpaceWeather.Kind?] {
      let conditions = try weather.conditions(at: instant(day, hour: 12))
      return [conditions.f107Kind, conditions.f107MeanKind, conditions.geomagnetic?.kind]
    }
    #expect(try kinds(19) == [.observed, .observed, .observed])
    #expect(try kinds(20) == [.observed, .dailyPredicted, .observed])
    #expect(try kinds(60) == [.observed, .dailyPredicted, .dailyPredicted])
    #expect(try kinds(61) == [.dailyPredicted, .dailyPredicted, .dailyPredicted])
    #expect(try kinds(80) == [.dailyPredicted, .monthlyPredicted, nil])
    #expect(try kinds(100) == [.monthlyPredicted, .monthlyPredicted, nil])
  }

  @Test("A day whose flux was filled in says so; its geomagnetic indices are observed")
  func interpolated() throws {
    var records = records
    records[10].kind = .interpolated
    let weather = try SpaceWeather(records: records)
    let conditions = try weather.conditions(at: instant(11, hour: 0))
    #expect(conditions.f107Kind == .interpolated && conditions.geomagnetic?.kind == .observed)
    #expect(try weather.geomagneticIndices(on: instant(10, hour: 0)).kind == .observed)
    #expect(weather.pastCount == 60)
  }

  @Test("Among the monthly predictions fluxes run linearly, and Ap is missing")
  func months() throws {
    // The values of the records are linear in the day, and so are those between them.
    for day in [80, 85, 91, 100, 121] {
      let flux = try weather.flux(on: instant(day, hour: 5))
      #expect(abs(flux.value.value - 100 - Double(day)) < 1e-9)
      #expect(abs(flux.value.centredMean - 200 - Double(day)) < 1e-9)
      #expect(flux.kind == .monthlyPredicted)
      #expect(try weather.conditions(at: instant(day, hour: 5)).geomagnetic == nil)
      #expect(throws: SpaceWeather.NotCovered.self) {
        try weather.ap(at: instant(day, hour: 5))
      }
    }
  }

  @Test("Outside the records the error names the instant and the covered range")
  func coverage() throws {
    #expect(weather.start == instant(0, hour: 0) && weather.pastEnd == instant(60, hour: 0))
    #expect(weather.daysEnd == instant(80, hour: 0) && weather.end == instant(122, hour: 0))
    let covered = instant(2, hour: 9)...instant(122, hour: 0)
    #expect(weather.coverage == covered)
    for outside in [instant(-1, hour: 0), instant(2, hour: 8.999), instant(122, hour: 0)] {
      let error = #expect(throws: SpaceWeather.NotCovered.self) {
        try weather.conditions(at: outside)
      }
      #expect(error?.instant == outside && error?.covered == covered)
      #expect(error?.quantity == .conditions)
    }
    #expect(throws: SpaceWeather.NotCovered.self) { try weather.flux(on: instant(-1, hour: 23)) }
    #expect(try weather.flux(on: instant(0, hour: 0)).value.value == 100)
    #expect(throws: SpaceWeather.NotCovered.self) { try weather.flux(on: instant(122, hour: 0)) }
  }

  @Test("What was known leaves out the day itself, later days and predictions")
  func known() throws {
    let known = try weather.known(at: instant(50, hour: 18))
    #expect(known.days.count == 50 && known.months.isEmpty && known.pastCount == 50)
    #expect(known.end == instant(50, hour: 0))
    // The centred mean of day 9 is untouched; that of day 49 knows days 9 to 49 only.
    #expect(known.days[9] == records[9])
    #expect(known.days[49].observed.centredMean == 129)
    #expect(known.days[49].adjusted.centredMean == 429)
    #expect(known.days[10].observed.centredMean == 124.5)
    #expect(try known.centredMeanKind(on: instant(10, hour: 0)) == .dailyPredicted)
    for outside in [instant(0, hour: 23), instant(61, hour: 0)] {
      #expect(throws: SpaceWeather.NotCovered.self) { try weather.known(at: outside) }
    }
    #expect(try weather.known(at: instant(60, hour: 0)).days.count == 60)
  }

  @Test("Days that come twice, are missing or stand in the wrong order are refused")
  func sequence() {
    typealias Problem = SpaceWeather.SequenceError.Problem
    func problem(_ change: (inout [SpaceWeather.Record]) -> Void) -> (Int, Problem)? {
      var changed = records
      change(&changed)
      do {
        _ = try SpaceWeather(records: changed)
        return nil
      } catch {
        return (error.index, error.problem)
      }
    }
    #expect(problem { _ in } == nil)
    #expect(problem { $0.insert($0[5], at: 5) }! == (6, .notLater(than: 5)))
    #expect(problem { $0.remove(at: 5) }! == (5, .gap(expected: 5)))
    #expect(problem { $0[70].kind = .observed }! == (70, .kindOutOfOrder(after: .dailyPredicted)))
    #expect(problem { $0[70].geomagnetic = nil }! == (70, .noGeomagneticIndices))
    #expect(problem { $0[80].dayNumber = 92 }! == (80, .notFirstOfMonth))
    #expect(problem { $0.append(record(182, .monthlyPredicted)) }! == (82, .gap(expected: 152)))
    #expect(problem { $0.remove(at: 80) } == nil)
    #expect(problem { $0.removeSubrange(80...) } == nil)
  }
}

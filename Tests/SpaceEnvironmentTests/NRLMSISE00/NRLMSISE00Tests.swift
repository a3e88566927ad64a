import SpaceEnvironment
import TestSupport
import Testing

@Suite("NRLMSISE-00")
struct NRLMSISE00Tests {
  static let model = NRLMSISE00()

  static func site(_ random: inout SplitMix) throws -> NRLMSISE00.Site {
    try NRLMSISE00.Site(
      latitude: .random(in: -Double.pi / 2...Double.pi / 2, using: &random),
      longitude: .random(in: -Double.pi...2 * Double.pi, using: &random),
      dayOfYear: .random(in: 1...366, using: &random),
      secondsOfDay: .random(in: 0...day, using: &random),
      localSolarTime: .random(in: -day...2 * day, using: &random))
  }

  /// Conditions anywhere in the accepted ranges, their ends included.
  static func conditions(_ random: inout SplitMix) throws -> ThermosphereConditions {
    func value(_ low: Double, _ high: Double) -> Double {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: low
      case 1: high
      default: .random(in: low...high, using: &random)
      }
    }
    let mean = value(50, 500)
    let flux = value(max(50, mean - 200), min(500, mean + 300))
    let ap = (0..<7).map { _ in value(0, 400) }
    return try ThermosphereConditions(
      f107: flux, f107Mean: mean,
      geomagnetic: Bool.random(using: &random) ? geomagnetic(ap) : geomagnetic([ap[0]]))
  }

  static let quiet = Result {
    try ThermosphereConditions(f107: 70, f107Mean: 70, geomagnetic: .daily(4))
  }

  @Test("Property: every quantity is a number, not negative, for any input in range")
  func finite() throws {
    var random = SplitMix(state: 1)
    for _ in 0..<3000 {
      let (site, conditions) = (try Self.site(&random), try Self.conditions(&random))
      let profile = Self.model.profile(at: site, conditions: conditions)
      for h in [0, 32_500, 72_500, 2_500_000]
        + (0..<4).map({ _ in Double.random(in: 0...2_500_000, using: &random) })
        + (0..<6).map({ _ in Double.random(in: 60_000...300_000, using: &random) })
      {
        let state = profile.state(atAltitude: h)
        let all = quantities(state)
        guard all.allSatisfy({ $0 >= 0 && $0.isFinite }), state.massDensity > 0,
          state.temperature > 0
        else {
          Issue.record("\(state) at \(h) m, \(site), \(conditions)")
          return
        }
      }
    }
  }

  @Test("Property: density falls with altitude from 120 km on, in storms from 130 km on")
  func falls() throws {
    var random = SplitMix(state: 2)
    for _ in 0..<400 {
      let mean = Double.random(in: 65...250, using: &random)
      let flux = max(65, mean + Double.random(in: -60...80, using: &random))
      let ap = Double.random(in: 0...300, using: &random)
      let conditions = try ThermosphereConditions(
        f107: flux, f107Mean: mean, geomagnetic: .daily(ap))
      let site = try Self.site(&random)
      let profile = Self.model.profile(at: site, conditions: conditions)
      var last = Double.infinity
      for k in stride(from: ap < 100 ? 120 : 130, through: 2500, by: 5) {
        let density = profile.massDensity(atAltitude: Double(k) * kilometre)
        guard density < last else {
          Issue.record("\(density) after \(last) at \(k) km, \(site), \(conditions)")
          return
        }
        last = density
      }
    }
  }

  @Test("Property: a profile gives the same state as a single call, bit for bit")
  func profileAgrees() throws {
    var random = SplitMix(state: 3)
    for _ in 0..<1000 {
      let (site, conditions) = (try Self.site(&random), try Self.conditions(&random))
      let profile = Self.model.profile(at: site, conditions: conditions)
      let h = Double.random(in: 0...600_000, using: &random)
      let state = Self.model.state(atAltitude: h, site: site, conditions: conditions)
      #expect(profile.state(atAltitude: h) == state)
      #expect(profile.massDensity(atAltitude: h) == state.massDensity)
    }
  }

  @Test("Property: anomalous oxygen adds its mass, and nothing else changes")
  func anomalousOxygen() throws {
    let conditions = try Self.quiet.get()
    let site = try NRLMSISE00.Site(latitude: 1, longitude: 0.3, dayOfYear: 30, secondsOfDay: 6e4)
    for h in stride(from: 0, through: 1.5e6, by: 2.5e4) {
      let with = Self.model.state(atAltitude: h, site: site, conditions: conditions)
      var without = NRLMSISE00(anomalousOxygen: false)
        .state(atAltitude: h, site: site, conditions: conditions)
      without.massDensity += 16 * 1.66e-27 * with.anomalousOxygen
      #expect(relativeError(without.massDensity, with.massDensity) < 1e-14)
      without.massDensity = with.massDensity
      #expect(with == without)
    }
  }

  @Test("Property: the temperature is continuous below 123 km; the limit at 110 km is 1000 K")
  func limit() throws {
    let storm = try ThermosphereConditions(f107: 150, f107Mean: 150, geomagnetic: .daily(400))
    let site = try NRLMSISE00.Site(
      latitude: 84 * degree, longitude: 0, dayOfYear: 174, secondsOfDay: 0)
    let profile = Self.model.profile(at: site, conditions: storm)
    #expect(relativeError(profile.state(atAltitude: 110e3).temperature, 1000) < 1e-12)
    for h in [32.5e3, 72.5e3, 100e3] {
      let below = profile.state(atAltitude: h - 1e-3).temperature
      let above = profile.state(atAltitude: h + 1e-3).temperature
      #expect(relativeError(below, above) < 1e-6, "\(h)")
    }
  }

  @Test("Property: the local time is that of the mean Sun unless another is asked for")
  func localTime() throws {
    let instant = Instant(year: 2014, month: 2, day: 20, seconds: 21_600)
    let site = try NRLMSISE00.Site(latitude: 0.5, longitude: 30 * degree, instant: instant)
    #expect(abs(site.localSolarTime - 28_800) < 1e-9)
    #expect((site.dayOfYear, site.secondsOfDay) == (51, 21_600))
    let conditions = try Self.quiet.get()
    let density = Self.model.density(
      atAltitude: 4e5, latitude: 0.5, longitude: 30 * degree, instant: instant,
      conditions: conditions)
    func aloft(localTime: Double) throws -> Double {
      let site = try NRLMSISE00.Site(
        latitude: 0.5, longitude: 30 * degree, dayOfYear: 51, secondsOfDay: 21_600,
        localSolarTime: localTime)
      return Self.model.state(atAltitude: 4e5, site: site, conditions: conditions).massDensity
    }
    #expect(try relativeError(density, aloft(localTime: 28_800)) < 1e-12)
    // The air of the afternoon is hotter, and denser aloft, than that before dawn.
    #expect(try aloft(localTime: 15 * 3600) > 2 * aloft(localTime: 4 * 3600))
  }

  @Test(
    "Property: neither a call nor a profile takes memory from the heap",
    .enabled(if: heapIsReported, "a sanitizer has its own heap"))
  func allocatesNothing() throws {
    var random = SplitMix(state: 4)
    let site = try Self.site(&random)
    let daily = try Self.quiet.get()
    let history = try ThermosphereConditions(
      f107: 150, f107Mean: 140, geomagnetic: geomagnetic([50, 80, 60, 40, 30, 20, 10]))
    let model = Self.model
    #expect(allocates { _ = (0..<101).map { site.latitude * Double($0) } })
    for h in [0, 50e3, 100e3, 200e3, 400e3, 800e3] {
      #expect(!allocates { _ = model.state(atAltitude: h, site: site, conditions: daily) })
      #expect(!allocates { _ = model.state(atAltitude: h, site: site, conditions: history) })
    }
    #expect(
      !allocates {
        let profile = model.profile(at: site, conditions: history)
        for h in stride(from: 0, through: 2.5e6, by: 1e5) { _ = profile.state(atAltitude: h) }
      })
    let instant = Instant(year: 2014, month: 2, day: 20)
    #expect(
      !allocates {
        _ = model.density(
          atAltitude: 3e5, latitude: 0.1, longitude: 0.2, instant: instant, conditions: daily)
      })
  }
}

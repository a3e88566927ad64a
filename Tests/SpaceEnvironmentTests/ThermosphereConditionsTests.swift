import SpaceEnvironment
import Testing

@Suite("Conditions of the thermosphere")
struct ThermosphereConditionsTests {
  static func refusal(_ f107: Double, _ mean: Double, _ index: GeomagneticIndex) -> OutOfRange? {
    do {
      _ = try ThermosphereConditions(f107: f107, f107Mean: mean, geomagnetic: index)
      return nil
    } catch {
      return error
    }
  }

  static func history(_ change: (inout ApHistory) -> Void) -> GeomagneticIndex {
    var ap = ApHistory(
      daily: 4, now: 4, threeHoursBefore: 4, sixHoursBefore: 4, nineHoursBefore: 4,
      meanFrom12To33HoursBefore: 4, meanFrom36To57HoursBefore: 4)
    change(&ap)
    return .history(ap)
  }

  @Test("Property: conditions at the ends of their ranges are accepted")
  func accepted() {
    #expect(Self.refusal(50, 50, .daily(0)) == nil)
    #expect(Self.refusal(500, 500, .daily(400)) == nil)
    #expect(Self.refusal(350, 50, Self.history { $0.now = 400 }) == nil)
    #expect(Self.refusal(50, 250, Self.history { $0.daily = 0 }) == nil)
  }

  @Test("Property: conditions out of range are refused with quantity, value, unit and range")
  func refused() {
    let flux = Self.refusal(-1, 150, .daily(4))
    #expect(
      flux?.description == "F10.7 of the day before is -1.0 sfu, must be between 50.0 and 500.0")
    #expect(Self.refusal(150, 501, .daily(4))?.quantity == "81-day mean of F10.7")
    #expect(Self.refusal(150, .nan, .daily(4))?.value.isNaN == true)
    #expect(Self.refusal(50, 251, .daily(4))?.value == -201)
    #expect(Self.refusal(400, 99, .daily(4))?.range == -200...300)
    #expect(Self.refusal(150, 150, .daily(-0.1))?.range == 0...400)
    #expect(Self.refusal(150, 150, .daily(400.1))?.quantity == "daily ap")
    #expect(Self.refusal(150, 150, .daily(.nan)) != nil)
    #expect(Self.refusal(150, 150, .daily(.infinity)) != nil)
  }

  @Test("Property: each of the seven values of the history is checked")
  func historyIsChecked() {
    let changes: [(String, (inout ApHistory) -> Void)] = [
      ("daily ap", { $0.daily = 401 }), ("3-hour ap", { $0.now = -1 }),
      ("3-hour ap of 3 h before", { $0.threeHoursBefore = 401 }),
      ("3-hour ap of 6 h before", { $0.sixHoursBefore = .nan }),
      ("3-hour ap of 9 h before", { $0.nineHoursBefore = -401 }),
      ("mean ap of 12 to 33 h before", { $0.meanFrom12To33HoursBefore = 401 }),
      ("mean ap of 36 to 57 h before", { $0.meanFrom36To57HoursBefore = 401 }),
    ]
    for (quantity, change) in changes {
      #expect(Self.refusal(150, 150, Self.history(change))?.quantity == quantity)
    }
  }

  @Test("Property: the conditions of a day are those of its activity")
  func activity() throws {
    let conditions = try ThermosphereConditions(SolarActivity(f107: 90, f107Mean: 80, ap: 12))
    #expect((conditions.f107, conditions.f107Mean) == (90, 80))
    #expect(conditions.geomagnetic == .daily(12))
    #expect(throws: OutOfRange.self) {
      try ThermosphereConditions(SolarActivity(f107: 90, f107Mean: 80, ap: -12))
    }
  }
}

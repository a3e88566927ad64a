import DebrisEnvironment
import TestSupport
import Testing

@Suite("The trend of collision rates")
struct CollisionTrendTests {
  // Rates that all grow by a tenth between two evaluations have grown by another twentieth halfway to
  // the next.
  @Test("Analytic: rates that rise together go on as they rose")
  func together() {
    let (c, _) = CollisionChangeTests.made()
    let last = c.rates()
    var crowded = c
    crowded.population.counts = crowded.population.counts.map { $0 * 1.1.squareRoot() }
    let latest = crowded.rates()
    var rates = latest
    rates.follow(latest, after: last, share: 0.5, of: c.collisions)
    func sums(_ rates: CollisionRates) -> [Double] {
      [rates.catastrophic, rates.created, rates.losses, rates.gains].map { $0.reduce(0, +) }
        + [rates.dustMass]
    }
    for (observed, start) in zip(sums(rates), sums(last)) {
      #expect(relativeError(observed, 1.15 * start) < 1e-9)
    }
  }

  @Test("Property: a trend down to nothing leaves nothing negative, and the mass closed (1e-12)")
  func falling() {
    let (c, _) = CollisionChangeTests.made()
    let last = c.rates()
    var empty = c
    var generator = SplitMix(state: 8)
    empty.population.counts = empty.population.counts.map {
      $0 * Double.random(in: 0...1, using: &generator)
    }
    let latest = empty.rates()
    var rates = latest
    rates.follow(latest, after: last, share: 0.5, of: c.collisions)
    for array in [rates.losses, rates.gains, rates.created, rates.lost, rates.catastrophic] {
      #expect(array.allSatisfy { $0 >= 0 })
    }
    let masses = c.classes.map(\.meanMass)
    func difference(_ rates: CollisionRates) -> (lost: Double, made: Double) {
      var (lost, made) = (0.0, rates.dustMass)
      for (k, m) in masses.enumerated() {
        lost += rates.lost[k] * m
        made += rates.created[k] * m
        lost += rates.steppedDown[k] * c.collisions.steppedMass(of: k)
      }
      return (lost, made)
    }
    let before = difference(latest)
    #expect(relativeError(before.made, before.lost) < 1e-10)
    let after = difference(rates)
    #expect(relativeError(after.made, after.lost) < 1e-10)
    let lost = c.byClass(rates.losses)
    for k in c.classes.indices { #expect(abs(rates.lost[k] - lost[k]) <= 1e-12 * lost[k]) }
  }
}

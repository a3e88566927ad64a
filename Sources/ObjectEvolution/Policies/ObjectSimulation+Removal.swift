import DebrisEnvironment
import Evolution
import OrbitalMechanics

extension ObjectSimulation {
  /// Removes the objects that rank highest; the number removed follows the rate as whole numbers can.
  func remove() {
    guard let policy = model.scenario.removal else { return }
    let due = policy.count(from: 0, to: Double(moveCount + 1) * model.scenario.move)
    let number = Int((due + 1e-9).rounded(.down)) - removedCount
    guard number > 0 else { return }
    removedCount += number
    let candidates = (0..<objects.count).filter { takes($0, policy) }
    guard let rates = hazards?.rates(of: candidates, among: objects) else { return }
    let ranked = zip(candidates, rates).map { k, rate in (index: objects.mass[k] * rate, k: k) }
      .sorted { ($0.index, $1.k) > ($1.index, $0.k) }
    for (_, k) in ranked.prefix(number).sorted(by: { $0.k > $1.k }) { take(k, as: \.removed) }
  }

  private func takes(_ k: Int, _ policy: RemovalPolicy) -> Bool {
    let R = model.earth.equatorialRadius
    return policy.types.contains(model.types.all[Int(objects.type[k])])
      && objects.mass[k] >= policy.leastMass
      && policy.altitudes.contains(objects.perigee[k])
      && policy.altitudes.contains(orbit(of: k).apogeeRadius - R)
      && policy.inclinations.contains(objects.inclination[k])
  }
}

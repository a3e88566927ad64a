import Glibc

extension ObjectArrays {
  /// Lets every orbit decay and precess during a part of a move.
  ///
  /// - Returns: The objects whose turn it is, the last one first: those that have re-entered, and
  ///   active ones whose missions end or that re-enter meanwhile, whose orbits are as before.
  mutating func turns(
    during part: ObjectModel.Part, under field: DragField, _ model: ObjectModel
  ) -> [Int] {
    let duration = part.end - part.start
    let dragCoefficient = model.scenario.dragCoefficient
    var turns: [Int] = []
    for k in stride(from: count - 1, through: 0, by: -1) {
      // Objects without a mission have no end of one.
      if missionEnd[k] < part.end {
        turns.append(k)
        continue
      }
      if mass[k] >= model.stationMasses[Int(type[k])] {
        precess(k, during: duration, model)
        continue
      }
      var path = DragField.Path(perigee: perigee[k], eccentricity: eccentricity[k])
      let isInOrbit = field.advance(
        &path, inclination: inclination[k],
        ballisticCoefficient: dragCoefficient * area[k] / mass[k], by: duration,
        floor: model.floor)
      if isInOrbit {
        perigee[k] = path.perigee
        eccentricity[k] = path.eccentricity
        precess(k, during: duration, model)
      } else {
        turns.append(k)
      }
    }
    return turns
  }

  /// Turns the node and the perigee of an orbit.
  mutating func precess(_ k: Int, during duration: Double, _ model: ObjectModel) {
    let rates = model.precession(
      perigee: perigee[k], eccentricity: eccentricity[k], inclination: inclination[k])
    node[k] += rates.node * duration
    argumentOfPerigee[k] += rates.argumentOfPerigee * duration
  }
}

extension ObjectModel {
  /// The secular rates of the node and of the perigee by J₂ [rad/s] (Vallado 2013, section 9.6):
  ///
  ///     Ω̇ = −3/2 n J₂ (R/p)² cos i,   ω̇ = 3/4 n J₂ (R/p)² (5 cos² i − 1)
  func precession(
    perigee q: Double, eccentricity e: Double, inclination i: Double
  ) -> (node: Double, argumentOfPerigee: Double) {
    let a = (earth.equatorialRadius + q) / (1 - e)
    let n = (earth.gravitationalParameter / (a * a * a)).squareRoot()
    let p = a * (1 - e * e)
    let rate = 0.75 * n * earth.j2 * earth.equatorialRadius * earth.equatorialRadius / (p * p)
    let cosI = cos(i)
    return (-2 * rate * cosI, rate * (5 * cosI * cosI - 1))
  }
}

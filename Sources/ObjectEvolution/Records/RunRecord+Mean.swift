import DebrisEnvironment
public import Evolution

extension RunRecord {
  /// The means of the records of an ensemble's members, which are of one scenario.
  public static func mean(of records: [RunRecord]) -> RunRecord {
    precondition(!records.isEmpty, "a mean of nothing")
    let weight = 1 / Double(records.count)
    var mean = RunRecord()
    for k in records[0].totals.indices {
      var sum = Totals(date: records[0].totals[k].date)
      for record in records { sum.add(record.totals[k], times: weight) }
      mean.totals.append(sum)
    }
    mean.shells = records[0].shells
    for k in mean.shells.indices {
      mean.shells[k].count = records.reduce(0) { $0 + weight * $1.shells[k].count }
      mean.shells[k].mass = records.reduce(0) { $0 + weight * $1.shells[k].mass }
      mean.shells[k].spatialDensity = records.reduce(0) {
        $0 + weight * $1.shells[k].spatialDensity
      }
    }
    var places: [CollisionPlace: Int] = [:]
    for row in records.flatMap(\.collisions) {
      let place = CollisionPlace(row)
      if let k = places[place] {
        mean.collisions[k].expectedCount += weight * row.expectedCount
      } else {
        places[place] = mean.collisions.count
        var first = row
        first.expectedCount *= weight
        mean.collisions.append(first)
      }
    }
    mean.collisions.sort { CollisionPlace($0).order < CollisionPlace($1).order }
    return mean
  }
}

/// What tells one row of collisions from another.
private struct CollisionPlace: Hashable {
  let date: Double
  let lowest: Double
  let typeA: Int
  let typeB: Int
  let isCatastrophic: Bool

  init(_ row: RunRecord.ShellCollisions) {
    date = row.date
    lowest = row.altitude.lowerBound
    typeA = ObjectType.reported.firstIndex(of: row.typeA)!
    typeB = ObjectType.reported.firstIndex(of: row.typeB)!
    isCatastrophic = row.isCatastrophic
  }

  var order: (Double, Double, Int, Int, Int) {
    (date, lowest, typeB, typeA, isCatastrophic ? 0 : 1)
  }
}

extension RunRecord.Totals {
  fileprivate mutating func add(_ other: RunRecord.Totals, times weight: Double) {
    for type in counts.indices { counts[type] += weight * other.counts[type] }
    for path in Self.sums { self[keyPath: path] += weight * other[keyPath: path] }
    for path in Budget.parts {
      objects[keyPath: path] += weight * other.objects[keyPath: path]
      massBudget[keyPath: path] += weight * other.massBudget[keyPath: path]
    }
  }

  private static var sums: [WritableKeyPath<Self, Double>] {
    [
      \.mass, \.objectsInGrid, \.massInGrid, \.massBelowCutoff, \.explosions,
      \.catastrophicCollisions, \.nonCatastrophicCollisions, \.avoidedCollisions,
      \.disabledPayloads, \.f107,
    ]
  }
}

extension Budget {
  fileprivate static var parts: [WritableKeyPath<Self, Double>] {
    [
      \.launched, \.createdByCollisions, \.createdByExplosions, \.createdByEvents,
      \.lostToCollisions,
      \.lostToExplosions, \.lostToEvents, \.raised, \.removed, \.disposed, \.decayed, \.left,
    ]
  }
}

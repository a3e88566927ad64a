extension Collisions {
  /// Returns the rate at which one object meets others, by shell [1/s], with a weight for each pair.
  ///
  /// The others are those of the population that was evaluated last.
  private func rates(
    ofClass a: Int, stream m: Int, weight: (_ pair: Int, _ other: Int) -> Double
  ) -> [Double] {
    let (C, V, M) = (classes.count, kernel.speeds.count, kernel.streams.count)
    return (0..<grid.shellCount).map { s in
      var sum = 0.0
      for v in 0..<V {
        let first = C * v + C * V * (m + M * s)
        for b in 0..<C { sum += encounters[b + first] * weight(a + C * (b + C * v), b) }
      }
      return sum
    }
  }

  /// Returns the rate at which one object of a class suffers catastrophic collisions in each shell
  /// while it is there [1/s].
  ///
  /// - Parameters:
  ///   - a: The class, by its index.
  ///   - m: The stream that it moves in, as of `EncounterStreams`.
  public func catastrophicRates(ofClass a: Int, stream m: Int) -> [Double] {
    rates(ofClass: a, stream: m) { pair, _ in pairs.catastrophic[pair] }
  }

  /// Returns the rate at which one object of a class hits objects of others in each shell while it
  /// is there, catastrophically or not [1/s].
  ///
  /// - Parameters:
  ///   - a: The class, by its index.
  ///   - m: The stream that it moves in, as of `EncounterStreams`.
  ///   - isTarget: Whether objects of a class count.
  public func hitRates(
    ofClass a: Int, stream m: Int, on isTarget: [Bool]
  ) -> [Double] {
    rates(ofClass: a, stream: m) { pair, other in
      isTarget[other] ? pairs.catastrophic[pair] + pairs.nonCatastrophic[pair] : 0
    }
  }

  /// Returns the fragments that one object of a class yields through collisions in a shell while it
  /// is there [1/s], by fragment class: its own, not those of what it meets.
  public func fragmentRates(ofClass a: Int, stream m: Int, shell s: Int) -> ArraySlice<Double> {
    let rows = pairs.rowsPerClass
    let first = rows * (a + classes.count * (m + kernel.streams.count * s))
    return perObject[first..<first + pairs.fragmentCount]
  }

  /// The stream of a perigee x eccentricity bin of an inclination bin.
  public func stream(ofBin bin: Int, inclination i: Int) -> Int {
    kernel.streams.stream(
      inclination: i, isEccentric: kernel.streams.eccentricBins.contains(bin))
  }
}

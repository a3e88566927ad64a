extension MeanElements {
  /// The mean semi-major axis that SGP4 takes from the mean motion, Brouwer's a₀″ [m].
  public var semiMajorAxis: Double {
    SGP4Epoch(self).semiMajorAxis * SGP4Gravity.equatorialRadius
  }
}

/// The objects of one class in one orbit bin, as a population file lists them.
public struct PopulationRecord: Hashable, Sendable {
  public var objectClass: ObjectClass
  /// The range of perigee altitude over the equatorial radius [m].
  public var perigeeAltitude: Range<Double>
  public var eccentricity: Range<Double>
  /// The range of inclination [rad].
  public var inclination: Range<Double>
  /// The calendar year during which the missions end (uniformly); `nil` for objects without one.
  public var missionEndYear: Int?
  /// The number of objects; need not be whole.
  public var count: Double

  public init(
    objectClass: ObjectClass, perigeeAltitude: Range<Double>, eccentricity: Range<Double>,
    inclination: Range<Double>, missionEndYear: Int?, count: Double
  ) {
    self.objectClass = objectClass
    self.perigeeAltitude = perigeeAltitude
    self.eccentricity = eccentricity
    self.inclination = inclination
    self.missionEndYear = missionEndYear
    self.count = count
  }
}

/// A binned population at one epoch.
public struct PopulationTable: Sendable {
  /// What the table was made from.
  public var source: String
  /// The epoch as a decimal year.
  public var epoch: Double
  public var records: [PopulationRecord]

  public init(source: String, epoch: Double, records: [PopulationRecord]) {
    self.source = source
    self.epoch = epoch
    self.records = records
  }
}

/// Launches per calendar year, binned as a population.
public struct TrafficTable: Sendable {
  /// What was launched in one year: a record of the population, and the year.
  public struct Record: Hashable, Sendable {
    public var year: Int
    /// The objects launched in that year.
    public var launched: PopulationRecord

    public init(year: Int, launched: PopulationRecord) {
      self.year = year
      self.launched = launched
    }
  }

  /// What the table was made from.
  public var source: String
  /// The first and the last year that the table covers; years without launches count.
  public var years: ClosedRange<Int>
  public var records: [Record]

  public init(source: String, years: ClosedRange<Int>, records: [Record]) {
    self.source = source
    self.years = years
    self.records = records
  }
}

// References
// [1] CelesTrak, Space weather data documentation, https://celestrak.org/SpaceData/SpaceWx-format.php
// [2] Vallado, Kelso (2005), Using EOP and space weather data for satellite operations, AAS 05-406.

extension SpaceWeather {
  /// Where a value comes from, in the order of the sections of a file [1].
  public enum Kind: Int, Hashable, Comparable, Sendable, CaseIterable {
    /// Measured.
    case observed
    /// Of a day without a valid measurement of the flux; filled in by the issuer.
    case interpolated
    /// Forecast for the day, up to 45 days ahead.
    case dailyPredicted
    /// Forecast for the first of a month.
    case monthlyPredicted

    /// Whether the day lay in the past when the file was issued.
    public var isPast: Bool { self <= .interpolated }

    public static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  /// The solar radio flux at 10.7 cm, F10.7, of a day with its means over 81 days.
  public struct Flux: Hashable, Sendable {
    /// The flux of the day [sfu].
    public var value: Double
    /// The mean over the 40 days before, the day and the 40 days after [sfu].
    public var centredMean: Double
    /// The mean over the day and the 80 days before [sfu].
    public var trailingMean: Double

    public init(value: Double, centredMean: Double, trailingMean: Double) {
      self.value = value
      self.centredMean = centredMean
      self.trailingMean = trailingMean
    }
  }

  /// The planetary geomagnetic indices of a day.
  public struct GeomagneticIndices: Hashable, Sendable {
    /// Kp of the eight intervals of three hours [1], 0 to 9; 4.3 stands for 4+, 4.7 for 5-.
    public var kp: SIMD8<Double>
    /// ap of the eight intervals of three hours, 0 to 400 [2 nT].
    public var ap: SIMD8<Double>
    /// The mean of ap over the day, to a whole number, as the file gives it [2 nT].
    public var dailyAp: Double

    public init(kp: SIMD8<Double>, ap: SIMD8<Double>, dailyAp: Double) {
      self.kp = kp
      self.ap = ap
      self.dailyAp = dailyAp
    }
  }

  /// The space weather of a day.
  public struct Record: Hashable, Sendable {
    /// The number of the day since 2000-01-01, as ``Instant/dayNumber``.
    public var dayNumber: Int
    /// Where the flux of the day comes from.
    public var kind: Kind
    /// The flux as it was measured, which atmosphere models ask for [sfu].
    public var observed: Flux
    /// The flux at 1 au from the Sun [sfu].
    public var adjusted: Flux
    /// `nil` where none are given: monthly predictions have none.
    public var geomagnetic: GeomagneticIndices?

    public init(
      dayNumber: Int, kind: Kind, observed: Flux, adjusted: Flux,
      geomagnetic: GeomagneticIndices?
    ) {
      self.dayNumber = dayNumber
      self.kind = kind
      self.observed = observed
      self.adjusted = adjusted
      self.geomagnetic = geomagnetic
    }

    /// The start of the day.
    public var start: Instant {
      Instant(year: 2000, month: 1, day: 1 + dayNumber)
    }
  }

  /// Why a record cannot stand where it does.
  public struct SequenceError: Error, Hashable, Sendable {
    /// What is wrong with the place of a record.
    public enum Problem: Hashable, Sendable {
      /// The day is that of the record before, or earlier.
      case notLater(than: Int)
      /// Days are missing before it; the number of the one that should follow.
      case gap(expected: Int)
      /// A monthly prediction is not for the first of a month.
      case notFirstOfMonth
      /// The kinds do not stand in the order past, daily predicted, monthly predicted.
      case kindOutOfOrder(after: Kind)
      /// A record of a day has no geomagnetic indices.
      case noGeomagneticIndices
    }

    /// The number of the record, from 0.
    public let index: Int
    public let problem: Problem
  }
}

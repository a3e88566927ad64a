// Multiples of the SI units, for the border between files and the program: `800 * kilometre`.

/// One kilometre [m].
public let kilometre = 1_000.0
/// One hour [s].
public let hour = 3_600.0
/// One day [s].
public let day = 86_400.0
/// One Julian year [s]: 365.25 days, the convention of the IAU.
public let year = 365.25 * day
/// One degree [rad].
public let degree = Double.pi / 180

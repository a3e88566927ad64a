/// Orbit data messages to read and to change.
public enum OrbitMessages {
  /// The first set of Starlink-24 as a mean-elements message.
  public static let ommKVN = [
    "CCSDS_OMM_VERS = 3.0", "COMMENT an example", "CREATION_DATE = 2022-08-16T05:46:08",
    "ORIGINATOR = 18 SPCS", "", "OBJECT_NAME = STARLINK-24", "OBJECT_ID = 2019-029D",
    "CENTER_NAME = EARTH", "REF_FRAME = TEME", "TIME_SYSTEM = UTC", "MEAN_ELEMENT_THEORY = SGP4",
    "EPOCH = 2022-08-16T03:21:43.587648", "MEAN_MOTION = 15.44197523 [rev/day]",
    "ECCENTRICITY = 0.0002676", "INCLINATION = 53.0033 [deg]", "RA_OF_ASC_NODE = 188.1678 [deg]",
    "ARG_OF_PERICENTER = 113.9454 [deg]", "MEAN_ANOMALY = 246.1831 [deg]", "EPHEMERIS_TYPE = 0",
    "CLASSIFICATION_TYPE = U", "NORAD_CAT_ID = 44238", "ELEMENT_SET_NO = 999",
    "REV_AT_EPOCH = 17908", "BSTAR = .21125E-2 [1/ER]", "MEAN_MOTION_DOT = .99335E-3 [rev/day**2]",
    "MEAN_MOTION_DDOT = 0 [rev/day**3]", "USER_DEFINED_SOURCE = 18 SPCS",
  ]
}

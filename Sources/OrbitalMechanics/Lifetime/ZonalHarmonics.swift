// References
// [1] Lemoine et al. (1998), The development of the joint NASA GSFC and NIMA geopotential model EGM96,
//     NASA/TP-1998-206861.
public import SpaceEnvironment

extension Earth {
  /// The zonal harmonics J₃ and J₄ of EGM96 [1], unnormalised [1].
  public static let j3 = -2.532_656_49e-6
  /// The zonal harmonic J₄ of EGM96 [1], unnormalised [1].
  public static let j4 = -1.619_621_59e-6

  /// The geodetic altitude at which an orbit ends: of re-entry by common convention [m].
  public static let reentryAltitude = 80 * kilometre
}

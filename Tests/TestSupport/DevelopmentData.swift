import Glibc

/// The data for development, which is not part of the package: `DETRITUS_DATA`, or `shared/data`
/// beside the package.
public enum DevelopmentData {
  /// The folder of the package.
  public static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// Returns the path of a file, `nil` where it is not there.
  public static func path(_ name: String) -> String? {
    let given = getenv("DETRITUS_DATA").map { [String(cString: $0)] } ?? []
    return (given + ["\(root)/../shared/data"]).map { "\($0)/\(name)" }
      .first { access($0, R_OK) == 0 }
  }

  public static let population = path("population/leo-2018-02-01-objects.csv")
  public static let launches = path("population/launches-2010-2017-objects.csv")
}

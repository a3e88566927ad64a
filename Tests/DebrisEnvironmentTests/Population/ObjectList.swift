import DebrisEnvironment
import Glibc
import SpaceEnvironment

/// The object list of 2018, read without the package's own reader.
enum ObjectList {
  static func read(_ path: String) -> [SpaceObject] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    var objects: [SpaceObject] = []
    while getline(&line, &capacity, file) > 0 {
      let fields = String(cString: line!).split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count >= 10, let mass = Double(fields[1]) else { continue }
      let radius = Double(fields[2])! / 2
      let area = Double(fields[3])!
      let kind: SpaceObject.Kind =
        fields[0] == "payload"
        ? .payload
        : fields[0] == "rocket_body"
          ? .rocketBody
          : fields[0].hasSuffix("mission_related_object") ? .missionRelatedObject : .fragment
      objects.append(
        SpaceObject(
          kind: kind, mass: mass, radius: radius, area: area > 0 ? area : .pi * radius * radius,
          semiMajorAxis: Double(fields[4])! * kilometre, eccentricity: Double(fields[5])!,
          inclination: Double(fields[6])! * degree,
          launchDate: Double(fields[9].filter { !$0.isWhitespace })))
    }
    return objects
  }
}

public import Reentry
import SpaceEnvironment

/// `groundtrack.csv`: the places of a window, a minute apart, with the chance of their revolution.
public enum GroundTrackCSV {
  public static func bytes(of track: GroundTrack, altitude: Double) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "time", "latitude_deg", "longitude_deg", "altitude_km", "revolution",
      "revolution_probability",
    ])
    for point in track.points {
      writer.add(point.instant.iso8601)
      writer.add(point.place.latitude / degree)
      writer.add(point.place.longitude / degree)
      writer.add(altitude / kilometre)
      writer.add(point.revolution)
      writer.add(track.probabilities[point.revolution] ?? 0)
      writer.endRow()
    }
    return try writer.bytes
  }
}

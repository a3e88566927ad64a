import FileFormats
import SpaceEnvironment

extension InputReader {
  /// Texts of the command line.
  static let texts = [
    InputReader("date", longestInput: 64) {
      [
        "2018-02-01", "2018-02-01T12:34:56.789Z", "2018-032", "2018-032T01:02:03",
        "2016-12-31T23:59:60Z",
      ].map { Array($0.utf8) }
    } read: { bytes, _ in
      do {
        let instant = try Instant(text: String(decoding: bytes, as: UTF8.self))
        guard try Instant(text: instant.iso8601) - instant < 1e-3 else {
          throw Fault(reader: "date", words: "\(instant.iso8601) is another instant")
        }
      } catch let problem as Instant.Problem {
        throw InputError(file: "date", message: problem.description)
      }
    },
    InputReader("axis", longestInput: 200) {
      ["a.b=1,2", "a+b=[1,2],{c: 3}"].map { Array($0.utf8) }
    } read: { bytes, _ in
      do {
        _ = try SweepState.Axis(String(decoding: bytes, as: UTF8.self))
      } catch let problem as SweepState.Axis.Problem {
        throw InputError(file: "axis", message: problem.message)
      }
    },
  ]
}

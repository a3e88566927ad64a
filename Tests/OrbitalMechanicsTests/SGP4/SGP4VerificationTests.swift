import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@testable import OrbitalMechanics

/// The elements of two lines by their columns, of which the deck leaves some blank.
func meanElements(_ line1: String, _ line2: String) throws -> MeanElements {
  func number(_ line: String, _ columns: ClosedRange<Int>) throws -> Double {
    let text = String(Array(line)[(columns.lowerBound - 1)..<columns.upperBound])
      .split(separator: " ").joined()
    return try #require(Double(text), "\(line), columns \(columns)")
  }
  func scaled(_ columns: ClosedRange<Int>) throws -> Double {
    let mantissa = try number(line1, columns.lowerBound...(columns.upperBound - 2))
    return try mantissa * pow(10, number(line1, (columns.upperBound - 1)...columns.upperBound) - 5)
  }
  let year = Int(try number(line1, 19...20))
  let start = Instant(year: year < 57 ? 2000 + year : 1900 + year, month: 1, day: 1)
  let revolution = 2 * Double.pi / day
  return MeanElements(
    epoch: start + (try number(line1, 21...32) - 1) * day,
    meanMotion: try number(line2, 53...63) * revolution,
    eccentricity: try number(line2, 27...33) / 1e7,
    inclination: try number(line2, 9...16) * degree, node: try number(line2, 18...25) * degree,
    argumentOfPerigee: try number(line2, 35...42) * degree,
    meanAnomaly: try number(line2, 44...51) * degree, bstar: try scaled(54...61))
}

@Suite("SGP4 against the standard verification output")
struct SGP4VerificationTests {
  static func deck(_ lines: [String], mode: SGP4.Mode = .improved) throws -> [SGP4] {
    try stride(from: 0, to: lines.count, by: 2).map { k in
      try SGP4(meanElements(lines[k], lines[k + 1]), mode: mode)
    }
  }

  static func deck(mode: SGP4.Mode = .improved) throws -> [SGP4] {
    try deck(VerificationDeck.lines.split(separator: "\n").map(String.init), mode: mode)
  }

  /// The largest differences of position [km] and velocity [km/s] from a row: t, r, v.
  static func difference(_ theory: SGP4, _ row: [Double]) throws -> (Double, Double) {
    let state = try theory.state(secondsSinceEpoch: row[0] * 60)
    let (r, v) = (state.position / 1000, state.velocity / 1000)
    return (
      (0..<3).map { abs(r[$0] - row[1 + $0]) }.max()!,
      (0..<3).map { abs(v[$0] - row[4 + $0]) }.max()!
    )
  }

  @Test("Published: AIAA 2006-6753, the test deck, positions within 1e-6 km, speeds 1e-9 km/s")
  func deckRows() throws {
    let theories = try Self.deck()
    #expect(theories.count == 33)
    for line in VerificationDeck.rows.split(separator: "\n") {
      let row = line.split(separator: " ").compactMap { Double($0) }
      let (position, velocity) = try Self.difference(theories[Int(row[0])], Array(row[1...]))
      #expect(position < 1e-6 && velocity < 1.1e-9, "\(line): \(position) km, \(velocity) km/s")
    }
  }

  @Test("Published: AIAA 2006-6753, the error codes 1, 3, 4 and 6 at the times of the deck")
  func failures() throws {
    let theories = try Self.deck()
    for (place, minutes, code) in VerificationDeck.failures {
      do {
        _ = try theories[place].state(secondsSinceEpoch: minutes * 60)
        Issue.record("\(place): no failure at \(minutes) min")
      } catch {
        #expect(error.code == code, "\(place) at \(minutes) min: \(error)")
      }
    }
  }

  /// The folder with `SGP4-VER.TLE` and `tcppver.out`, as the Python package `sgp4` carries them.
  static let folder = getenv("DETRITUS_SGP4_VERIFICATION").map { String(cString: $0) }

  @Test(
    "Published: AIAA 2006-6753, all rows of the verification output within 1e-6 km",
    .enabled(if: folder != nil, "needs DETRITUS_SGP4_VERIFICATION"))
  func allRows() throws {
    let folder = try #require(Self.folder)
    let lines = try readLines("\(folder)/SGP4-VER.TLE").filter { "12".contains($0.prefix(1)) }
    let theories = try Self.deck(lines)
    var place = -1
    var worst = (position: 0.0, velocity: 0.0)
    var count = 0
    for line in try readLines("\(folder)/tcppver.out") {
      if line.contains("xx") {
        place += 1
        continue
      }
      let row = line.split(separator: " ").prefix(7).compactMap { Double($0) }
      // Its only row repeats the last one of the object before it: there is no state at all.
      if VerificationDeck.failures.contains(where: { $0.place == place && $0.minutes == 0 }) {
        continue
      }
      let (position, velocity) = try Self.difference(theories[place], row)
      #expect(position < 1e-6 && velocity < 1.1e-9, "\(place): \(line)")
      worst = (max(worst.position, position), max(worst.velocity, velocity))
      count += 1
    }
    #expect(count == 666)
    print("SGP4: \(count) rows, at most \(worst.position) km, \(worst.velocity) km/s")
  }

  private func readLines(_ path: String) throws -> [String] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var text = ""
    var buffer = [CChar](repeating: 0, count: 4096)
    while fgets(&buffer, 4096, file) != nil {
      text += String(
        decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }
}

import Glibc
import Testing

@testable import FileFormats

/// The data for development, which is not part of the package: `DETRITUS_DATA`, or `shared/data`
/// beside the package.
enum TestData {
  static func path(_ name: String) -> String? {
    var folders: [String] = []
    if let given = getenv("DETRITUS_DATA") { folders.append(String(cString: given)) }
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    folders.append("/\(root)/../shared/data")
    return folders.map { "\($0)/\(name)" }.first { access($0, R_OK) == 0 }
  }

  static let population = path("population/leo-2018-02-01-objects.csv")
  static let launches = path("population/launches-2010-2017-objects.csv")
}

/// A folder that a test may fill; it is removed at the end.
final class TemporaryFolder {
  let path: String

  init() {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/detritus-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { preconditionFailure("no temporary folder") }
    path = String(cString: made)
  }

  deinit { Paths.remove(path) }

  func path(_ name: String) -> String { "\(path)/\(name)" }
  var names: [String] { Paths.contents(of: path) ?? [] }
}

/// Returns the message of the error that a closure throws, `nil` where it throws none.
func message(of body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return "\(error)"
  }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Returns the bytes with one to eight random changes: replaced, removed, doubled or cut off.
func mutated(_ bytes: [UInt8], using generator: inout SplitMix64) -> [UInt8] {
  let alphabet = Array("\",#\n\r:.-+e0192{}[]&*!%@'|>~ ainf\u{0}\u{FF}é".utf8) + [0xFF, 0xC3, 0x80]
  var bytes = bytes
  for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes[place] = alphabet.randomElement(using: &generator)!
    case 2: bytes.insert(alphabet.randomElement(using: &generator)!, at: place)
    case 3: bytes.remove(at: place)
    case 4: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
    default: bytes.removeLast(Int.random(in: 0...min(20, bytes.count), using: &generator))
    }
  }
  return bytes
}

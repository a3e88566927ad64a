import Glibc
import TestSupport
import Testing

@testable import FileFormats

/// A folder that a test may fill; it is removed at the end.
final class TemporaryFolder {
  let path: String

  init() {
    path = makeTemporaryFolder()
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

/// Returns lines of which one, counted from 1, has another text in the place of one that it must hold.
func changed(
  _ lines: [String], line: Int, from old: String, to new: String
) throws -> [String] {
  var lines = lines
  lines[line - 1].replaceSubrange(try #require(lines[line - 1].firstRange(of: old)), with: new)
  return lines
}

/// Returns the bytes with one to eight random changes: replaced, removed, doubled or cut off.
func mutated(_ bytes: [UInt8], using generator: inout SplitMix) -> [UInt8] {
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

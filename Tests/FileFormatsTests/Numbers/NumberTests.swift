import Glibc
import TestSupport
import Testing

@testable import FileFormats

@Suite("Numbers in files")
struct NumberTests {
  @Test(
    "Decimal numbers are read exactly",
    arguments: [
      "0", "-0.0", "1", "+1", "200", "0.25", ".5", "5.", "2e2", "1E-3", "1.5e+07", "6378.137",
      "123456789012345678", "1234567890123456789012345", "0.1", "1e22", "1e23", "1e-320",
      "9007199254740993", "3.986004418e14", "0.00000000000000000000000000000000012345",
    ])
  func reads(text: String) {
    #expect(DecimalNumber.parse(text) == Double(text == "5." ? "5" : text == ".5" ? "0.5" : text))
  }

  @Test(
    "What is no plain decimal number is refused",
    arguments: [
      "", " 1", "1 ", "nan", "inf", "-inf", "Infinity", "0x10", "1e", "1e+", "e5", ".", "-", "+-1",
      "1,5", "1_000", "1.2.3", "1e999", "1d5", "12abc", "１",
    ])
  func refuses(text: String) {
    #expect(DecimalNumber.parse(text) == nil)
  }

  @Test("Random numbers read as the standard library reads them")
  func readsRandom() {
    var generator = SplitMix(state: 1)
    for _ in 0..<20_000 {
      let digits = String(generator.next() >> UInt64.random(in: 0...60, using: &generator))
      let split = Int.random(in: 0...digits.count, using: &generator)
      let exponent = Int.random(in: -40...40, using: &generator)
      let text = "\(digits.prefix(split))0.\(digits.dropFirst(split))0e\(exponent)"
      #expect(DecimalNumber.parse(text) == Double(text), "\(text)")
    }
  }

  @Test(
    "Numbers are written with nine digits and no trailing zeros",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-2.5, "-2.5"), (200, "200"), (0.1, "0.1"),
      (1.0 / 3, "0.333333333"), (2.0 / 3, "0.666666667"), (123_456_789, "123456789"),
      (1_234_567_891, "1.23456789e+09"), (1e9, "1e+09"), (999_999_999.9, "1e+09"),
      (0.0001, "0.0001"), (0.00001, "1e-05"), (0.999_999_999_9, "1"), (1e100, "1e+100"),
      (1.5e-300, "1.5e-300"), (6378.137, "6378.137"), (0.1 + 0.2, "0.3"), (99.999_999_96, "100"),
    ] as [(Double, String)])
  func writes(x: Double, text: String) {
    #expect(x.nineDigits == text)
  }

  @Test("Random numbers are written as %.9g writes them")
  func writesRandom() {
    var generator = SplitMix(state: 2)
    var buffer = [CChar](repeating: 0, count: 64)
    for _ in 0..<20_000 {
      let x =
        Double.random(in: -1...1, using: &generator)
        * pow(10, Double.random(in: -20...20, using: &generator))
      let count = withVaList([x]) { vsnprintf(&buffer, buffer.count, "%.9g", $0) }
      let expected = String(decoding: buffer[..<Int(count)].map { UInt8($0) }, as: UTF8.self)
      #expect(x.nineDigits == expected)
    }
  }

  @Test("Writing what was read changes nothing")
  func isStable() {
    var generator = SplitMix(state: 3)
    for _ in 0..<20_000 {
      let text = Double.random(in: 0...1e5, using: &generator).nineDigits
      #expect(DecimalNumber.parse(text)?.nineDigits == text)
      // Degrees and kilometres go through SI and back.
      let angle = DecimalNumber.parse(text)! * (Double.pi / 180)
      #expect((angle / (Double.pi / 180)).nineDigits == text)
    }
  }
}

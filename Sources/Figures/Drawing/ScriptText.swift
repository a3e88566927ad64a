import Glibc

/// Returns a text as a gnuplot string in single quotes, in which gnuplot replaces nothing.
///
/// A quote is doubled; control characters, line ends among them, become spaces.
func quoted(_ text: String) -> String {
  var result = "'"
  for scalar in text.unicodeScalars {
    switch scalar {
    case "'": result += "''"
    case _ where scalar.properties.generalCategory == .control: result += " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "'"
}

/// Returns a path as a gnuplot string that names a file and nothing else.
///
/// gnuplot takes a leading `|` for a command and a leading `~` for the home folder.
func quotedPath(_ path: String) -> String {
  quoted(path.hasPrefix("|") || path.hasPrefix("~") ? "./\(path)" : path)
}

/// Returns a text as one line of at most `limit` characters, with an ellipsis where it is cut.
func shortened(_ text: String, to limit: Int) -> String {
  text.count <= limit ? text : "\(text.prefix(limit - 1))…"
}

/// Returns a text broken at spaces into at most `lines` lines of at most `limit` characters.
func wrapped(_ text: String, to limit: Int, lines: Int) -> [String] {
  var result: [String] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    if let last = result.last, last.count + 1 + word.count <= limit || result.count == lines {
      result[result.count - 1] = "\(last) \(word)"
    } else {
      result.append(String(word))
    }
  }
  return result.map { shortened($0, to: limit) }
}

/// Returns a number for a data block, `NaN` where there is none.
///
/// The mantissa of a power always has a point: gnuplot 5.4 cannot read the text "3e-09" with `real`.
func number(_ value: Double) -> String {
  guard value.isFinite else { return "NaN" }
  if let whole = Int(exactly: value) { return String(whole) }
  let text = value.description
  guard let e = text.firstIndex(of: "e"), !text.contains(".") else { return text }
  return "\(text[..<e]).0\(text[e...])"
}

/// Returns a named block of data, which a `plot` command reads like a file.
func dataBlock(_ name: String, columns: String, rows: [String]) -> String {
  "$\(name) << EOD\n# \(columns)\n\(rows.joined(separator: "\n"))\nEOD"
}

/// Returns an exponent in raised digits: `⁻⁸`.
func raised(_ exponent: Int) -> String {
  let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  return String(String(exponent).map { $0.wholeNumberValue.map { digits[$0] } ?? "⁻" })
}

/// Returns the floor of the decimal logarithm of a positive number.
func decade(of value: Double) -> Int { Int(log10(value).rounded(.down)) }

/// Returns the integer power of ten, correctly rounded.
func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)")! }

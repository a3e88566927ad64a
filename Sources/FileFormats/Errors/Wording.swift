/// Returns a value from a file in quotes, short and without control characters.
func quoted(_ text: String) -> String {
  var shown = ""
  for (count, scalar) in text.unicodeScalars.enumerated() {
    if count == 40 {
      shown += "..."
      break
    }
    add(scalar, to: &shown)
  }
  return "'\(shown)'"
}

/// Returns a text without control characters, those of paths and options among them.
func oneLine(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) { return text }
  var shown = ""
  for scalar in text.unicodeScalars { add(scalar, to: &shown) }
  return shown
}

/// Adds a character as messages show it.
private func add(_ scalar: Unicode.Scalar, to shown: inout String) {
  switch scalar {
  case "\n": shown += "\\n"
  case "\r": shown += "\\r"
  case "\t": shown += "\\t"
  default:
    if scalar.value < 0x20 || scalar.value == 0x7F {
      shown += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      shown.unicodeScalars.append(scalar)
    }
  }
}

/// The brackets in which a unit stands after "a number": ` [yr]`, or nothing.
func bracketed(_ unit: String?) -> String {
  unit.map { " [\($0)]" } ?? ""
}

/// Returns ` (did you mean 'x'?)` with the nearest of the known words, or nothing.
func suggestion(for word: String, among known: some Sequence<String>) -> String {
  nearest(to: word, among: known).map { " (did you mean '\($0)'?)" } ?? ""
}

/// Returns the known word that a misspelt one most likely stands for.
func nearest(to word: String, among known: some Sequence<String>) -> String? {
  // Long words are cut off: nobody misspells them, and the distance costs the product of lengths.
  guard word.utf8.count <= 64 else { return nil }
  var best: (word: String, distance: Int)?
  for candidate in known where candidate != word {
    // A forgotten or invented unit is the commonest slip: `duration` for `duration_yr`.
    let sameStem = candidate.hasPrefix(word + "_") || word.hasPrefix(candidate + "_")
    let distance = sameStem ? 1 : editDistance(word, candidate)
    let tolerance = max(1, min(3, candidate.count / 3))
    if distance <= tolerance, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.word
}

/// The number of insertions, deletions, replacements and swaps of neighbours between two words.
func editDistance(_ a: String, _ b: String) -> Int {
  let a = Array(a.unicodeScalars)
  let b = Array(b.unicodeScalars)
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var before: [Int] = []
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i]
    for j in 1...b.count {
      var distance = min(
        previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        distance = min(distance, before[j - 2] + 1)
      }
      current.append(distance)
    }
    before = previous
    previous = current
  }
  return previous[b.count]
}

import Evolution

/// Numbers to bytes.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }
  mutating func add(_ value: Double) { add(value.bitPattern) }

  private mutating func add(_ word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ values: [Double]) {
    add(values.count)
    let filled = values.indices.filter { values[$0] != 0 }
    if 2 * filled.count < values.count {
      add(filled.count)
      for k in filled {
        add(k)
        add(values[k])
      }
    } else {
      add(-1)
      for value in values { add(value) }
    }
  }

  /// Adds a small number: seven bits a byte, the last one below 128.
  private mutating func add(small value: UInt32) {
    var rest = value
    while rest >= 128 {
      bytes.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Adds populations by size: their number, and for each the number of cells, the steps from cell to
  /// cell, and three numbers of four bytes for each cell.
  mutating func add(_ populations: [MemberSizes]) {
    add(populations.count)
    for sizes in populations {
      add(sizes.cells.count)
      var last: UInt32 = 0
      for cell in sizes.cells {
        add(small: cell - last)
        last = cell
      }
      for sum in sizes.sums {
        withUnsafeBytes(of: sum.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}

/// Bytes to numbers; `nil` where they end too early or are of another kind.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  var isAtEnd: Bool { place == bytes.endIndex }

  private mutating func word() -> UInt64? {
    guard bytes.endIndex - place >= 8 else { return nil }
    var word: UInt64 = 0
    for k in 0..<8 { word |= UInt64(bytes[place + k]) << UInt64(8 * k) }
    place += 8
    return word
  }

  mutating func integer() -> Int? { word().map { Int(Int64(bitPattern: $0)) } }

  /// A length, which cannot be longer than the bytes that are left.
  mutating func count() -> Int? {
    integer().flatMap { $0 >= 0 && $0 <= bytes.endIndex - place ? $0 : nil }
  }

  /// A list of at most so many numbers: one of zeros takes no bytes, however long it says that it is.
  mutating func numbers(atMost longest: Int) -> [Double]? {
    guard let count = integer(), (0...longest).contains(count), let filled = integer() else {
      return nil
    }
    if filled < 0 {
      guard 8 * count <= bytes.endIndex - place else { return nil }
      return (0..<count).compactMap { _ in word().map { Double(bitPattern: $0) } }
    }
    guard filled <= count, 16 * filled <= bytes.endIndex - place else { return nil }
    var values = [Double](repeating: 0, count: count)
    for _ in 0..<filled {
      guard let k = integer(), values.indices.contains(k), let bits = word() else { return nil }
      values[k] = Double(bitPattern: bits)
    }
    return values
  }

  private mutating func small() -> UInt32? {
    var value: UInt32 = 0
    for shift in stride(from: UInt32(0), to: 35, by: 7) {
      guard place < bytes.endIndex else { return nil }
      defer { place += 1 }
      value |= UInt32(bytes[place] & 127) << shift
      if bytes[place] < 128 { return value }
    }
    return nil
  }

  private mutating func single() -> Float? {
    guard bytes.endIndex - place >= 4 else { return nil }
    defer { place += 4 }
    return Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) })
  }

  /// Populations by size; `nil` also where a cell is there twice or holds nothing.
  mutating func sizes() -> [MemberSizes]? {
    guard let number = count() else { return nil }
    var populations: [MemberSizes] = []
    for _ in 0..<number {
      guard let count = count() else { return nil }
      var sizes = MemberSizes()
      var last: UInt32 = 0
      for k in 0..<count {
        guard let step = small(), k == 0 || step > 0 else { return nil }
        let (cell, overflows) = last.addingReportingOverflow(step)
        if overflows { return nil }
        sizes.cells.append(cell)
        last = cell
      }
      for k in 0..<3 * count {
        guard let sum = single(), sum.isFinite, sum > 0 || (sum == 0 && k % 3 > 0) else {
          return nil
        }
        sizes.sums.append(sum)
      }
      populations.append(sizes)
    }
    return populations
  }

  mutating func text() -> String? {
    guard let count = count() else { return nil }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }
}

import DebrisEnvironment
public import Evolution

/// What a member has recorded as bytes, and back, to the last bit.
///
/// Numbers are little-endian, of eight bytes. A list of numbers has its length, and then either all
/// numbers or, where most are zero, the others with their places.
enum MemberRecordCoding {
  static func encode(_ record: MemberRecord) -> [UInt8] {
    var bytes = ByteWriter()
    bytes.add(record.member)
    bytes.add(record.totals.count)
    for row in record.totals { bytes.add(row.numbers) }
    for lists in [record.shells, record.collisions] {
      bytes.add(lists.count)
      for list in lists { bytes.add(list) }
    }
    bytes.add(record.events.count)
    for event in record.events {
      bytes.add([event.date, event.altitude, event.massA, event.massB, event.speed])
      for type in [event.typeA, event.typeB] { bytes.add(type.name) }
      bytes.add(event.isCatastrophic ? 1 : 0)
      bytes.add(event.fragments)
    }
    return bytes.bytes
  }

  /// - Returns: `nil` where the bytes are not those of a record.
  static func decode(_ bytes: ArraySlice<UInt8>) -> MemberRecord? {
    var reader = ByteReader(bytes)
    guard let member = reader.integer(), let rows = reader.count() else { return nil }
    var record = MemberRecord(member: member)
    for _ in 0..<rows {
      guard let numbers = reader.numbers(), numbers.count == RunRecord.Totals.numberCount else {
        return nil
      }
      record.totals.append(RunRecord.Totals(numbers: numbers[...]))
    }
    for list in [\MemberRecord.shells, \.collisions] {
      guard let count = reader.count() else { return nil }
      for _ in 0..<count {
        guard let numbers = reader.numbers() else { return nil }
        record[keyPath: list].append(numbers)
      }
    }
    guard let events = reader.count() else { return nil }
    for _ in 0..<events {
      guard let numbers = reader.numbers(), numbers.count == 5,
        let typeA = reader.text().flatMap({ ObjectType(name: $0) }),
        let typeB = reader.text().flatMap({ ObjectType(name: $0) }),
        let isCatastrophic = reader.integer(), let fragments = reader.integer()
      else { return nil }
      record.events.append(
        CollisionEvent(
          date: numbers[0], altitude: numbers[1], typeA: typeA, typeB: typeB, massA: numbers[2],
          massB: numbers[3], speed: numbers[4], isCatastrophic: isCatastrophic == 1,
          fragments: fragments))
    }
    return reader.isAtEnd ? record : nil
  }
}

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

  mutating func numbers() -> [Double]? {
    // A list of zeros takes no bytes; ten million numbers are more than any record has.
    guard let count = integer(), (0...10_000_000).contains(count), let filled = integer() else {
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

  mutating func text() -> String? {
    guard let count = count() else { return nil }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }
}

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
    bytes.add(record.sizes)
    bytes.add(record.events.count)
    for event in record.events {
      bytes.add([event.date, event.altitude, event.massA, event.massB, event.speed])
      for type in [event.typeA, event.typeB] { bytes.add(type.name) }
      bytes.add(event.isCatastrophic ? 1 : 0)
      bytes.add(event.fragments)
    }
    return bytes.bytes
  }

  /// - Returns: `nil` where the bytes are not those of a record, or of one with longer lists than the
  ///   layout has.
  static func decode(_ bytes: ArraySlice<UInt8>, _ layout: RecordLayout) -> MemberRecord? {
    var reader = ByteReader(bytes)
    guard let member = reader.integer(), let rows = reader.count() else { return nil }
    var record = MemberRecord(member: member)
    let length = RunRecord.Totals.numberCount
    for _ in 0..<rows {
      guard let numbers = reader.numbers(atMost: length), numbers.count == length else {
        return nil
      }
      record.totals.append(RunRecord.Totals(numbers: numbers[...]))
    }
    var left = layout.shellDates.count * (layout.shellSumCount + 2 * layout.collisionCount)
    for list in [\MemberRecord.shells, \.collisions] {
      guard let count = reader.count() else { return nil }
      for _ in 0..<count {
        guard let numbers = reader.numbers(atMost: left) else { return nil }
        left -= numbers.count
        record[keyPath: list].append(numbers)
      }
    }
    guard let sizes = reader.sizes(), let events = reader.count() else { return nil }
    record.sizes = sizes
    for _ in 0..<events {
      guard let numbers = reader.numbers(atMost: 5), numbers.count == 5,
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

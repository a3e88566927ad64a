public import DebrisEnvironment

/// A part of an ensemble: some of its members, run by themselves, for `merge` to join.
public struct EnsemblePart: Hashable, Sendable {
  public let members: Range<Int>
  /// The types that its members recorded shells by.
  public var types: [ObjectType] = []

  /// The file of a part's folder that holds what its members have recorded.
  public static let fileName = "members.records"

  /// The k-th of n parts of an ensemble, k from 1: as equal as can be.
  public init(number k: Int, of n: Int, members: Int) {
    precondition((1...n).contains(k) && n <= members, "no such part")
    self.members = (k - 1) * members / n..<k * members / n
  }

  static let key = "part"

  /// The member of the manifest.
  var json: JSONValue {
    [
      "first": .integer(members.lowerBound), "count": .integer(members.count),
      "types": .list(types.map { .text($0.name) }),
    ]
  }

  init(_ reader: JSONReader) throws(InputError) {
    let first = try reader.member("first").integer(in: 0...100_000_000)
    members = first..<first + (try reader.member("count").integer(in: 1...100_000_000))
    for type in try reader.member("types").elements() {
      guard let known = ObjectType(name: try type.text()) else {
        throw type.error("is not the name of a type of objects")
      }
      types.append(known)
    }
  }
}

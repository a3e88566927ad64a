// References
// [1] CCSDS 508.1-B-1 (2019, corrigendum 1 of 2021), Re-entry Data Message, section 3.

/// A keyword of the re-entry data message [1] and what its value must be.
struct ReentryDataKeyword: Sendable {
  /// The kinds of values.
  enum Kind: Sendable {
    case text
    case choice([String])
    case epoch
    /// An epoch or the words `N/A`.
    case epochOrNone
    case number(AllowedRange, unit: String?)
    case count
  }

  let name: String
  let kind: Kind
  var isMandatory = false

  /// The unit that must stand beside the value, `nil` for none.
  var unit: String? {
    if case .number(_, let unit) = kind { unit } else { nil }
  }
}

/// The blocks of a re-entry data message, in their order, by the names that they have in XML.
enum ReentryDataBlock: String, CaseIterable, Sendable {
  case header, metadata
  case atmosphericReentry = "atmosphericReentryParameters"
  case groundImpact = "groundImpactParameters"
  case state = "stateVector"
  case covariance = "covarianceMatrix"
  case spacecraft = "spacecraftParameters"
  case orbitDetermination = "odParameters"

  /// Whether it stands in the data section.
  var isData: Bool { self != .header && self != .metadata }

  /// The keywords of all blocks by their names.
  static let byName: [String: (block: ReentryDataBlock, order: Int, keyword: ReentryDataKeyword)] =
    {
      var all: [String: (block: ReentryDataBlock, order: Int, keyword: ReentryDataKeyword)] = [:]
      for block in allCases {
        for keyword in block.keywords { all[keyword.name] = (block, all.count, keyword) }
      }
      return all
    }()
}

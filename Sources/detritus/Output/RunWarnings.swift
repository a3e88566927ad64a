import Evolution
import FileFormats

/// What a run has to say of its own numbers: on standard error and in the manifest.
enum RunWarnings {
  /// By what a budget may be open for rounding [1].
  private static let allowedGap = 1e-9

  static func of(_ record: RunRecord) -> [String] {
    var warnings: [String] = []
    if record.budgetGap > allowedGap {
      warnings.append(
        "the budget of objects is open by \(record.budgetGap.nineDigits) of all objects, as it is where bins of the "
          + "grid are as narrow as the cells of the transport, which retiring payloads are taken from"
      )
    }
    return warnings
  }
}

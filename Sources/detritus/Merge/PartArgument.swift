import ArgumentParser
import FileFormats

/// Which part of an ensemble is to be run: `2/4`.
struct PartArgument: ExpressibleByArgument {
  private let number: Int
  private let count: Int

  init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
      count >= 1, (1...count).contains(number)
    else { return nil }
    (self.number, self.count) = (number, count)
  }

  var defaultValueDescription: String { "\(number)/\(count)" }

  /// The members of the part.
  func members(of file: ScenarioFile) throws(InputError) -> EnsemblePart {
    guard count <= file.members, file.members > 1 else {
      throw InputError(
        file: file.path,
        message: "--part \(number)/\(count) of an ensemble of \(file.members): there must be at "
          + "least two members, and one for every part")
    }
    return EnsemblePart(number: number, of: count, members: file.members)
  }
}

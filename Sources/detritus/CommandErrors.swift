import Evolution
import FileFormats
import Figures
import Glibc
import SourceSinkModel
import SpaceEnvironment

/// The door through which errors leave the program: a message on standard error and an exit code.
enum CommandErrors {
  /// A fault that has no place in a file.
  struct Failure: Error {
    let message: String
    let exitCode: Int32
  }

  /// The exit codes that have no error of their own.
  static let badInput: Int32 = 65
  static let missingFile: Int32 = 66
  static let cannotWrite: Int32 = 73

  static func exit(with error: any Error) -> Never {
    guard let (message, code) = meaning(of: error) else { Detritus.exit(withError: error) }
    StandardError.print(message)
    Glibc.exit(code)
  }

  /// Says what an error says, and leaves the end of the program to others.
  static func report(_ error: any Error) {
    StandardError.print(meaning(of: error)?.message ?? Detritus.fullMessage(for: error))
  }

  /// The exit code that an error leads to.
  static func exitCode(of error: any Error) -> Int32 {
    meaning(of: error)?.exitCode ?? Detritus.exitCode(for: error).rawValue
  }

  /// What is said, and the exit code; `nil` for errors of the parser of arguments.
  private static func meaning(of error: any Error) -> (message: String, exitCode: Int32)? {
    switch error {
    case let error as InputError: (error.description, error.exitCode)
    case let error as OutputError: (error.description, error.exitCode)
    case let error as Failure: (error.message, error.exitCode)
    case let error as Interruption: ("interrupted: \(error.consequence)", error.exitCode)
    case let error as SimulationError: (message(error), badInput)
    case let error as SourceSinkError: (message(error), badInput)
    case let error as FigureError: (error.description, cannotWrite)
    default: nil
    }
  }

  private static func message(_ error: SourceSinkError) -> String {
    switch error {
    case .unlimitedGrowth(let time):
      "the populations grow without limit \((time / year).nineDigits) yr after the epoch; "
        + "collisions gain more objects than anything removes"
    }
  }

  private static func message(_ error: SimulationError) -> String {
    switch error {
    case .parentMissing(let date, let type, let held):
      "the event of \(Instant(decimalYear: date).iso8601) takes its parent from the population, "
        + "which has \(held.nineDigits) of type \(type.name), must have at least 1"
    case .intervalTooLong(let time, let missing, let held):
      "collisions.interval_yr is too long: \((time / year).nineDigits) yr after the epoch, "
        + "collisions would destroy \(missing.nineDigits) objects more than there are, "
        + "of \(held.nineDigits); a ten-thousandth is allowed"
    case .unlimitedGrowth(let time):
      "the populations grow without limit \((time / year).nineDigits) yr after the epoch; "
        + "collisions gain more objects than anything removes"
    }
  }
}

/// What is said beside the results.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func print(_ text: String, terminator: String = "\n") {
    let bytes = Array((text + terminator).utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { rest in
        write(STDERR_FILENO, rest.baseAddress! + done, rest.count - done)
      }
      if count < 0, errno != EINTR { return }
      done += max(0, count)
    }
  }
}

import Glibc
import Synchronization

/// The number of the signal that asked for the end, 0 for none.
private let receivedSignal = Atomic<Int32>(0)

/// The user, or the system, asked for the end.
///
///     Interruption.watch()
///     ...
///     try Interruption.check()     // throws after Ctrl-C
struct Interruption: Error {
  let signal: Int32
  /// What it means for the results.
  var consequence = "no results were written"

  /// 130 for Ctrl-C: 128 and the number of the signal, as in a shell.
  var exitCode: Int32 { 128 + signal }

  /// Notes SIGINT and SIGTERM from now on; a second one changes nothing: what is half written goes
  /// first.
  static func watch() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { receivedSignal.store($0, ordering: .relaxed) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      sigaction(number, &action, nil)
      sigaddset(&signals, number)
    }
    // A parent may have started the program with its signals blocked.
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  static var isRequested: Bool { receivedSignal.load(ordering: .relaxed) != 0 }

  static func check() throws(Interruption) {
    let number = receivedSignal.load(ordering: .relaxed)
    if number != 0 { throw Interruption(signal: number) }
  }
}

import FileFormats
@preconcurrency import Glibc

/// What a shell hands to the program: standard input, output and error.
enum StandardStreams {
  /// Makes faults of writing errors of the calls that write, in place of signals that end the program, and
  /// sees to it that no file of results takes the place of a stream that is closed.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      // It gets the number that is missing. Standard output refuses what is written to it, as if closed.
      _ = open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes out what was printed.
  ///
  /// A reader that has left, as in `detritus ... | head -1`, has read enough: that is no error.
  ///
  /// - Throws: Where not all of it could be written.
  static func finish() throws(OutputError) {
    let isWritten = fflush(stdout) == 0
    let reason = String(cString: strerror(errno))
    if isWritten, ferror(stdout) == 0 { return }
    var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    if poll(&output, 1, 0) == 1, output.revents & Int16(POLLERR) != 0 { return }
    throw OutputError(
      path: "standard output",
      reason: isWritten ? "did not take all that was printed" : "cannot be written: \(reason)")
  }
}

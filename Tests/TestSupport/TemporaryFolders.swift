import Glibc

/// Makes a folder of its own for a test, where the system keeps temporary files.
///
/// - Returns: Its path; the test removes it.
public func makeTemporaryFolder() -> String {
  let base = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
  var template = Array("\(base)/detritus-tests-XXXXXX".utf8CString)
  guard let made = mkdtemp(&template) else { preconditionFailure("no temporary folder") }
  return String(cString: made)
}

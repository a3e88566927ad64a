// Built with libFuzzer, the program is a fuzz target for the reader that DETRITUS_READER names:
//
//     swift build -c release --product detritus-fuzz --scratch-path .build/fuzz \
//       --sanitize fuzzer -Xswiftc -DFUZZING
//     DETRITUS_READER=scenario SWIFT_BACKTRACE=enable=no .build/fuzz/release/detritus-fuzz \
//       -runs=1000000 -timeout=10 -rss_limit_mb=2048 corpus/scenario
#if FUZZING
  import Glibc
  import InputFuzzing

  private let reader: InputReader = {
    let name = getenv("DETRITUS_READER").map { String(cString: $0) } ?? ""
    guard let reader = InputReader.all.first(where: { $0.name == name }) else {
      preconditionFailure(
        "DETRITUS_READER must be one of \(InputReader.all.map(\.name).joined(separator: " "))")
    }
    return reader
  }()

  @_cdecl("LLVMFuzzerTestOneInput")
  public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
      try reader.tried(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
      fatalError("\(error)")
    }
    return 0
  }
#endif

#if !FUZZING
  import FileFormats
  import Glibc
  import InputFuzzing

  /// Built as usual, the program writes seeds, tries inputs that are changed at random, and reads inputs
  /// that a fuzzer has found.
  @main
  enum ReaderProgram {
    static let usage = """
      usage: detritus-fuzz list
             detritus-fuzz seeds <reader> <folder>        writes the seeds of a reader
             detritus-fuzz mutate <reader> <count> <n>    reads seeds with random changes of stream n
             detritus-fuzz read <reader> <file>...        reads files of inputs
      """

    static func main() throws {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments == ["list"] {
        for reader in InputReader.all { print(reader.name) }
        return
      }
      guard arguments.count > 2,
        let reader = InputReader.all.first(where: { $0.name == arguments[1] })
      else {
        print(usage)
        exit(64)
      }
      let rest = arguments[2...]
      switch (arguments[0], rest.count) {
      case ("seeds", 1):
        for (k, seed) in reader.seeds().enumerated() {
          try AtomicOutput.write(seed, to: "\(arguments[2])/\(reader.name)-\(k)")
        }
      case ("mutate", 2):
        guard let count = Int(arguments[2]), let stream = UInt64(arguments[3]) else { exit(64) }
        print("\(reader.name): \(try reader.triedMutations(count, stream: stream))")
      case ("read", _):
        for path in rest { print(path, try reader.tried(FileContents.read(path))) }
      default:
        print(usage)
        exit(64)
      }
    }
  }
#endif

import ArgumentParser
import Glibc

#if MPI
  import CMPI
#endif

/// The processes that mpirun or srun has started together; one without them.
///
///     let group = try RankGroup.join()
///     defer { group.leave() }
struct RankGroup {
  /// From 0 on.
  let rank: Int
  let count: Int
  private let isMPI: Bool

  /// Joins the processes that were started together.
  ///
  /// - Throws: Where there are several, and they cannot find each other.
  static func join() throws -> RankGroup {
    #if MPI
      if isStartedByMPI {
        guard cmpi_init() == 0 else {
          throw CommandErrors.Failure(message: "MPI cannot be started", exitCode: 71)
        }
        return RankGroup(rank: Int(cmpi_rank()), count: Int(cmpi_size()), isMPI: true)
      }
      let remedy = "mpirun or srun --mpi=pmix starts them as ranks of MPI"
    #else
      let remedy = "swift build -c release --traits MPI builds the program for that"
    #endif
    let count = processCount
    guard count == 1 else {
      throw CommandErrors.Failure(
        message: "is started as \(count) processes that do not know of each other; \(remedy)",
        exitCode: 64)
    }
    return RankGroup(rank: 0, count: 1, isMPI: false)
  }

  /// Refuses to be one of several processes.
  static func refuseSeveral() throws {
    let count = processCount
    guard count > 1 else { return }
    throw CommandErrors.Failure(
      message: "is started as \(count) processes, which detritus run alone can be", exitCode: 64)
  }

  /// Whether the environment is that of mpirun, or of srun with an MPI plugin.
  private static var isStartedByMPI: Bool {
    ["OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"].contains { number($0) != nil }
  }

  /// The number of processes that were started together, as their environment tells.
  private static var processCount: Int {
    ["OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_STEP_NUM_TASKS"].lazy.compactMap(number).first ?? 1
  }

  private static func number(_ variable: String) -> Int? {
    getenv(variable).flatMap { Int(String(cString: $0)) }
  }

  /// Ends MPI; nothing is told between ranks after it.
  func leave() {
    #if MPI
      if isMPI { _ = cmpi_finalize() }
    #endif
  }

  /// Does work on all ranks. Where it fails on any it fails on all, and the first of these tells why.
  func together<Value>(_ work: () throws -> Value) throws -> Value {
    if count == 1 { return try work() }
    let result = Result { try work() }
    var failure: (any Error)?
    if case .failure(let error) = result { failure = error }
    // The first rank has the largest number.
    let first = count - largest(failure == nil ? 0 : count - rank)
    let code = largest(failure.map { Int(CommandErrors.exitCode(of: $0)) } ?? 0)
    if first == count { return try result.get() }
    if let failure, rank == first { CommandErrors.report(failure) }
    // Nobody ends before it is said: where one process fails, mpirun ends the others.
    _ = largest(0)
    throw ExitCode(Int32(code))
  }

  private func largest(_ value: Int) -> Int {
    #if MPI
      return Int(cmpi_largest(Int32(value)))
    #else
      return value
    #endif
  }
}

import Glibc
import Testing

@testable import FileFormats

@Suite("Files and folders that appear when they are complete")
struct WritingTests {
  private let folder = TemporaryFolder()

  private func text(_ name: String) throws -> String {
    try FileContents.text(folder.path(name))
  }

  @Test("A file has its bytes and nothing else is left in the folder")
  func file() throws {
    try AtomicOutput.write("abc", to: folder.path("a.txt"))
    try AtomicOutput.write("de", to: folder.path("a.txt"))
    #expect(try text("a.txt") == "de")
    #expect(folder.names == ["a.txt"])
  }

  @Test("Before the commit the old file stands; without a commit it stays")
  func uncommitted() throws {
    try AtomicOutput.write("old", to: folder.path("a.txt"))
    do {
      var output = try AtomicOutput(path: folder.path("a.txt"))
      try output.write(Array("new".utf8))
      #expect(try text("a.txt") == "old")
      #expect(folder.names.count == 2)
    }
    #expect(try text("a.txt") == "old")
    #expect(folder.names == ["a.txt"])
  }

  @Test("A file in a folder that does not exist cannot be written, nor one named as a folder")
  func unwritable() throws {
    let path = folder.path("none/a.txt")
    #expect(
      message { try AtomicOutput.write("x", to: path) }
        == "\(path): cannot be written: no such file or directory")
    #expect(
      message { try AtomicOutput.write("x", to: folder.path) } == "\(folder.path): is a folder")
    #expect(message { try AtomicOutput.write("x", to: "") } == ": is not the name of a file")
  }

  @Test("A folder appears with all its files at the commit, and the folders above it are made")
  func folderCommit() throws {
    let path = folder.path("results/run/")
    let output = try OutputFolder(path: path)
    try output.write("a", to: "summary.csv")
    try output.write("b", to: "figures/x/y.svg")
    #expect(Paths.kind(of: folder.path("results/run")) == .nothing)
    try output.commit()
    #expect(Paths.contents(of: folder.path("results")) == ["run"])
    #expect(try text("results/run/summary.csv") == "a")
    #expect(try text("results/run/figures/x/y.svg") == "b")
  }

  @Test("A folder that is discarded or dropped leaves nothing")
  func folderDiscard() throws {
    let output = try OutputFolder(path: folder.path("run"))
    try output.write("a", to: "figures/a.csv")
    output.discard()
    do {
      let dropped = try OutputFolder(path: folder.path("run"))
      try dropped.write("a", to: "a.csv")
    }
    #expect(folder.names == [])
  }

  @Test("A folder with something in it is refused and stays as it was")
  func folderExists() throws {
    let path = folder.path("run")
    let first = try OutputFolder(path: path)
    try first.write("old", to: "a.csv")
    try first.commit()
    #expect(
      message { _ = try OutputFolder(path: path) } == "\(path): exists and is not empty")
    #expect(message { try OutputFolder.check(path) } == "\(path): exists and is not empty")
    try OutputFolder.check(folder.path("other"))
    #expect(try text("run/a.csv") == "old")
    #expect(folder.names == ["run"])
  }

  @Test("A folder that is filled by another during the run is not overwritten")
  func folderRace() throws {
    let path = folder.path("run")
    let output = try OutputFolder(path: path)
    try output.write("mine", to: "a.csv")
    mkdir(path, 0o777)
    try AtomicOutput.write("theirs", to: folder.path("run/a.csv"))
    do {
      try output.commit()
      Issue.record("the folder of another run was replaced")
    } catch {
      #expect(error.reason == "exists and is not empty")
    }
    #expect(try text("run/a.csv") == "theirs")
    #expect(folder.names == ["run"])
  }

  @Test("An empty folder may be filled; an older one is replaced whole where that is allowed")
  func folderReplace() throws {
    let path = folder.path("run")
    mkdir(path, 0o777)
    let first = try OutputFolder(path: path)
    try first.write("old", to: "old.csv")
    try first.commit()
    let second = try OutputFolder(path: path, replacing: true)
    try second.write("new", to: "new.csv")
    #expect(try text("run/old.csv") == "old")
    try second.commit()
    #expect(Paths.contents(of: path) == ["new.csv"])
    #expect(folder.names == ["run"])
  }

  @Test("Temporary folders of processes that are gone are removed, all others stay")
  func abandoned() throws {
    // No system has processes of such numbers.
    let gone = [".run.99999999-a1.partial", ".run.99999998-zz.partial"]
    let others = [
      ".run.\(getpid())-a1.partial", ".run.99999999-a1.old", ".runs.99999999-a1.partial",
      ".run.99999999.partial", ".run.-1-a1.partial", "run.99999999-a1.partial",
      ".run.99999997-held.partial",
    ]
    for name in gone + others {
      mkdir(folder.path(name), 0o777)
      try AtomicOutput.write("x", to: folder.path("\(name)/a.csv"))
    }
    try AtomicOutput.write("x", to: folder.path(".run.99999999-file.partial"))
    let held = try OpenFile(folder.path(others[6]), flags: O_RDONLY | O_DIRECTORY)
    try held.lock()
    let output = try OutputFolder(path: folder.path("run"))
    #expect(output.abandoned.sorted() == gone.map { folder.path($0) }.sorted())
    output.discard()
    #expect(folder.names.sorted() == (others + [".run.99999999-file.partial"]).sorted())
    held.close()
  }

  @Test("A file is never replaced by a folder")
  func folderOverFile() throws {
    let path = folder.path("run")
    try AtomicOutput.write("x", to: path)
    #expect(
      message { _ = try OutputFolder(path: path, replacing: true) }
        == "\(path): exists and is not a folder")
    let below = folder.path("run/below")
    #expect(message { _ = try OutputFolder(path: below) } == "\(path): is not a folder")
  }

  @Test("Removing a folder does not follow links out of it")
  func links() throws {
    try AtomicOutput.write("keep", to: folder.path("keep.txt"))
    let output = try OutputFolder(path: folder.path("run"))
    symlink(folder.path, "\(output.temporary)/link")
    output.discard()
    #expect(try text("keep.txt") == "keep")
  }

  @Test("Paths are joined and split at the slash")
  func paths() {
    #expect(Paths.folder(of: "a/b/c.csv") == "a/b")
    #expect(Paths.folder(of: "c.csv") == ".")
    #expect(Paths.folder(of: "/c.csv") == "/")
    #expect(Paths.name(of: "a/b.csv") == "b.csv")
    #expect(Paths.join("a/b", "c.csv") == "a/b/c.csv")
    #expect(Paths.join("a", "/c.csv") == "/c.csv")
    #expect(Paths.join(".", "c.csv") == "c.csv")
    #expect(Paths.join("/", "c.csv") == "/c.csv")
  }
}

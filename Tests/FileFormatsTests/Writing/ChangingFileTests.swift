import Glibc
import Synchronization
import TestSupport
import Testing

@testable import FileFormats

@Suite("Files that change while they are read")
struct ChangingFileTests {
  @Test("A file that becomes shorter and longer while it is read is refused")
  func changing() throws {
    let folder = makeTemporaryFolder()
    defer { Paths.remove(folder) }
    let path = "\(folder)/file"
    let size = 1 << 27
    let file = try OpenFile(path, flags: O_RDWR | O_CREAT)
    defer { file.close() }
    #expect(ftruncate(file.descriptor, off_t(size)) == 0)
    #expect(try FileContents.read(path).count == size)

    let changer = Changer(file: file.descriptor, size: size)
    changer.start()
    defer { changer.end() }
    let words = message { _ = try FileContents.read(path) }
    #expect(words == "\(path): was changed while it was read")
  }
}

/// Changes the length of a file without an end.
private final class Changer: Sendable {
  private let isOver = Atomic(false)
  private let thread = Atomic<UInt>(0)
  private let file: Int32
  private let size: Int

  init(file: Int32, size: Int) {
    (self.file, self.size) = (file, size)
  }

  func start() {
    var id = pthread_t()
    pthread_create(
      &id, nil,
      { pointer in
        let changer = Unmanaged<Changer>.fromOpaque(pointer!).takeUnretainedValue()
        while !changer.isOver.load(ordering: .relaxed) {
          ftruncate(changer.file, off_t(changer.size - 1))
          usleep(500)
          ftruncate(changer.file, off_t(changer.size))
          usleep(500)
        }
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    thread.store(UInt(id), ordering: .relaxed)
    usleep(5_000)
  }

  func end() {
    isOver.store(true, ordering: .relaxed)
    pthread_join(pthread_t(thread.load(ordering: .relaxed)), nil)
  }
}

import Glibc
import Testing

@testable import Figures

@Suite("The door to gnuplot")
struct GnuplotTests {
  @Test("No program in the search path", arguments: ["", "::", "/nonexistent:/dev"])
  func missing(searchPath: String) {
    #expect(throws: FigureError.gnuplotMissing(searchPath: searchPath)) {
      try Gnuplot(searchPath: searchPath)
    }
  }

  @Test("The first program in the search path is taken, a folder of that name is not")
  func found() throws {
    try withFolder { (folder) throws in
      makeProgram(in: folder, doing: "exit 0")
      #expect(try Gnuplot(searchPath: "/nonexistent:\(folder)").executable == "\(folder)/gnuplot")
      unlink("\(folder)/gnuplot")
      mkdir("\(folder)/gnuplot", 0o755)
      defer { rmdir("\(folder)/gnuplot") }
      #expect(throws: FigureError.gnuplotMissing(searchPath: folder)) {
        try Gnuplot(searchPath: folder)
      }
    }
  }

  @Test("A failure tells the status and the first lines, without warnings and blank lines")
  func failure() throws {
    try withFolder { (folder) throws in
      makeProgram(
        in: folder,
        doing: "printf '\\n line 0: warning: w\\n  ^\\n one\\n two\\nthree\\nfour\\n' >&2; exit 7")
      let gnuplot = try Gnuplot(searchPath: folder)
      #expect(throws: FigureError.gnuplotFailed(status: 7, message: "one; two; three")) {
        try gnuplot.run("plot x")
      }
    }
  }

  @Test("A program that ends at once, or by a signal, with a long script unread, is an error")
  func endsEarly() throws {
    try withFolder { (folder) throws in
      let script = String(repeating: "# a long script\n", count: 100_000)
      makeProgram(in: folder, doing: "exit 3")
      let gnuplot = try Gnuplot(searchPath: folder)
      #expect(throws: FigureError.gnuplotFailed(status: 3, message: "no message")) {
        try gnuplot.run(script)
      }
      makeProgram(in: folder, doing: "kill -9 $$")
      #expect(throws: FigureError.gnuplotFailed(status: 137, message: "no message")) {
        try gnuplot.run(script)
      }
    }
  }

  @Test("The script arrives whole, in the locale C")
  func arrives() throws {
    try withFolder { (folder) throws in
      makeProgram(
        in: folder, doing: "cat > \(folder)/script; echo $LC_ALL $LANG > \(folder)/locale")
      let script = String(repeating: "a line of the script\n", count: 10_000)
      try Gnuplot(searchPath: folder).run(script)
      #expect(try readFile("\(folder)/script") == script)
      #expect(try readFile("\(folder)/locale") == "C\n")
    }
  }

  @Test("After an error no part of a figure stays, and the figure of before does")
  func noHalfFigures() throws {
    try withFolder { (folder) throws in
      makeProgram(in: folder, doing: "exit 1")
      let gnuplot = try Gnuplot(searchPath: folder)
      #expect(throws: FigureError.self) {
        try byType().draw(to: "\(folder)/new.svg", with: gnuplot)
      }
      #expect(names(in: folder) == ["gnuplot"])

      try writeFile("before", to: "\(folder)/old.svg")
      #expect(throws: FigureError.self) {
        try byType().draw(to: "\(folder)/old.svg", with: gnuplot)
      }
      #expect(names(in: folder) == ["gnuplot", "old.svg"])
      #expect(try readFile("\(folder)/old.svg") == "before")
    }
  }

  @Test("A script that draws nothing is an error")
  func drawsNothing() throws {
    try withFolder { (folder) throws in
      makeProgram(in: folder, doing: "exit 0")
      let gnuplot = try Gnuplot(searchPath: folder)
      #expect(throws: FigureError.gnuplotFailed(status: 0, message: "the script drew nothing")) {
        try byType().draw(to: "\(folder)/a.svg", with: gnuplot)
      }
    }
  }

  @Test("A folder that is not there, and a name that is no SVG, are told before gnuplot runs")
  func notWritable() throws {
    try withFolder { (folder) throws in
      makeProgram(in: folder, doing: "touch \(folder)/ran")
      let gnuplot = try Gnuplot(searchPath: folder)
      #expect(throws: FigureError.self) {
        try byType().draw(to: "\(folder)/none/a.svg", with: gnuplot)
      }
      #expect(throws: FigureError.self) { try byType().draw(to: "\(folder)/a.png", with: gnuplot) }
      #expect(names(in: folder) == ["gnuplot"])
    }
  }

  @Test("The real program reports a bad script", .enabled(if: canDraw, "needs gnuplot"))
  func badScript() throws {
    let error = #expect(throws: FigureError.self) { try Gnuplot().run("plot nosuchfunction(") }
    guard case .gnuplotFailed(1, let message)? = error else {
      Issue.record("unexpected error \(String(describing: error))")
      return
    }
    #expect(message.contains("invalid expression"))
  }

  @Test("Many drawings at once do not disturb each other", .enabled(if: canDraw, "needs gnuplot"))
  func concurrent() async throws {
    let gnuplot = try Gnuplot()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { try gnuplot.run("print 1") } }
      try await group.waitForAll()
    }
  }
}

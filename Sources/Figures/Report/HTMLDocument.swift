/// A page that holds all it needs: text, tables and figures, without a link to anything outside.
public struct HTMLDocument: Sendable {
  /// A part of the page.
  public enum Part: Sendable {
    case heading(String)
    case paragraph(String)
    /// Rows of text below their header; columns from `leadingColumns` on hold numbers.
    case table(caption: String, header: [String], rows: [[String]], leadingColumns: Int)
    /// The text of an SVG file, with what it shows.
    case figure(svg: String, caption: String)
    /// Lines of text that keep their breaks.
    case listing(String)
  }

  public var title: String
  /// The language of the text.
  public var language = "en"
  public var parts: [Part]

  public init(title: String, parts: [Part]) {
    self.title = title
    self.parts = parts
  }

  /// The text of the file, UTF-8.
  public var text: String {
    var figures = 0
    let body = parts.map { part -> String in
      switch part {
      case .heading(let text): return "<h2>\(Self.escaped(text))</h2>"
      case .paragraph(let text): return "<p>\(Self.escaped(text))</p>"
      case .listing(let text): return "<pre>\(Self.escaped(text))</pre>"
      case .figure(let svg, let caption):
        figures += 1
        return """
          <figure>
          \(Self.inlined(svg, number: figures, title: caption))
          <figcaption>Figure \(figures). \(Self.escaped(caption))</figcaption>
          </figure>
          """
      case .table(let caption, let header, let rows, let leadingColumns):
        return Self.table(caption, header, rows, leadingColumns)
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escaped(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(Self.escaped(title))</h1>
      \(body.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private static func table(
    _ caption: String, _ header: [String], _ rows: [[String]], _ leadingColumns: Int
  ) -> String {
    func cells(_ row: [String], _ tag: String) -> String {
      row.enumerated().map { column, text in
        let isNumber = column >= leadingColumns
        let scope = tag == "th" ? " scope=\"col\"" : ""
        return "<\(tag)\(scope)\(isNumber ? " class=\"number\"" : "")>\(escaped(text))</\(tag)>"
      }.joined()
    }
    return """
      <div class="table">
      <table>
      <caption>\(escaped(caption))</caption>
      <thead><tr>\(cells(header, "th"))</tr></thead>
      <tbody>
      \(rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """
  }

  /// Returns an SVG as an element of the page: without its prolog, its identifiers made unique.
  static func inlined(_ svg: String, number: Int, title: String) -> String {
    guard let start = svg.ranges(of: "<svg").first?.lowerBound else { return "" }
    return String(svg[start...])
      .replacing(/(id=["']|href=["']#|url\(#)/) { match in "\(match.output.0)f\(number)-" }
      .replacing(
        "<svg", with: "<svg role=\"img\" aria-label=\"\(escaped(title))\"", maxReplacements: 1)
  }

  /// Returns a text in which nothing is read as markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static let style = """
    body { margin: 0; background: #fff; color: #222; font: 16px/1.5 Helvetica, Arial, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
    h1 { font-size: 1.7rem; } h2 { font-size: 1.25rem; margin-top: 2.2rem; }
    .table { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; font-size: 0.85rem; }
    caption { text-align: left; color: #555; padding-bottom: 0.4rem; }
    th, td { padding: 0.25rem 0.7rem; text-align: left; vertical-align: top; }
    thead th { border-bottom: 2px solid #555; vertical-align: bottom; }
    tbody td { border-bottom: 1px solid #e2e2e2; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    figure { margin: 1.5rem 0; } figure svg { width: 100%; height: auto; }
    figcaption { color: #555; font-size: 0.9rem; }
    pre { background: #f6f6f6; padding: 0.8rem; overflow-x: auto; font-size: 0.8rem; }
    @media print { main { max-width: none; } figure { break-inside: avoid; } }
    """
}

/// The look that all figures share: type, colours, frame.
enum Style {
  static let ink = "#222222"
  static let axis = "#555555"
  static let faint = "#666666"

  /// Colours that readers of any colour vision tell apart, as areas and as lines, from the schemes
  /// of P. Tol, Colour schemes, SRON/EPS/TN/09-002 (2021); a series beyond the end starts over.
  static let colours = [
    "#44AA99", "#332288", "#DDAA33", "#AA4499", "#6699CC", "#CC6677", "#117733", "#999933",
    "#882255",
  ]

  static func colour(_ index: Int) -> String { colours[index % colours.count] }

  /// The colour of a line among others that may cross it.
  static func lineColour(_ index: Int) -> String { lineColours[index % lineColours.count] }

  /// The same colours, in an order in which the first few lines are far apart.
  private static let lineColours = [1, 5, 6, 2, 0, 3, 4, 8, 7].map { colours[$0] }

  /// Eleven samples of viridis (S. van der Walt and N. Smith, CC0), perceptually uniform; gnuplot
  /// 5.4 does not know it by name.
  static let viridis = """
    set palette defined ( \\
      0.0 '#440154', 0.1 '#482475', 0.2 '#414487', 0.3 '#355f8d', 0.4 '#2a788e', 0.5 '#21918c', \\
      0.6 '#22a884', 0.7 '#44bf70', 0.8 '#7ad151', 0.9 '#bddf26', 1.0 '#fde725' )
    """

  /// Returns the readable label of an object type, by its name in files.
  static func label(ofType name: String) -> String {
    switch name {
    case "active_payload": "Active payloads"
    case "inactive_payload": "Inactive payloads"
    case "rocket_body": "Rocket bodies"
    case "mission_related_object": "Mission-related objects"
    case "fragment": "Fragments"
    default: name
    }
  }

  /// What a figure is drawn as.
  enum Picture { case svg, png }

  /// Returns the command that chooses what a figure is drawn as; a PNG has twice the size in pixels.
  static func terminal(_ picture: Picture, name: String) -> String {
    switch picture {
    case .svg:
      """
      set terminal svg size 800,500 fixed enhanced name '\(identifier(name))' \\
        background '#ffffff' font 'Helvetica,13'
      """
    case .png:
      """
      set terminal pngcairo size 1600,1000 enhanced background '#ffffff' \\
        font 'Helvetica,13' fontscale 1.75 linewidth 2 pointscale 2
      """
    }
  }

  /// Returns the head of a script: terminal, output, headings, frame.
  static func head(of chart: some Chart, output path: String) -> String {
    let captions = wrapped(chart.caption, to: 120, lines: 2)
    let captionLabels = captions.enumerated().map { index, line in
      """
      set label \(index + 2) \(quoted(line)) at screen 0.02, screen \(0.902 - 0.04 * Double(index)) \\
        left font ',12' textcolor rgb '\(faint)' noenhanced
      """
    }
    return """
      # Redraw with: gnuplot \(chart.name).gp
      set encoding utf8
      \(terminal(.svg, name: chart.name))
      set output \(quotedPath(path))
      set decimalsign '.'
      set minussign
      set label 1 \(quoted(shortened(chart.title, to: 80))) at screen 0.02, screen 0.952 \\
        left font ',17' textcolor rgb '\(ink)' noenhanced
      \(captionLabels.joined(separator: "\n"))
      set margins \(margins(right: 0.715))
      set border 3 linecolor rgb '\(axis)' linewidth 0.8
      set tics out nomirror scale 0.8, 0.4 textcolor rgb '\(ink)'
      set mxtics
      set mytics
      set xlabel offset 0, 0.2
      set ylabel offset 0.8, 0
      set format x '%.10g'
      set grid ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.7
      set key at screen 0.73, screen 0.81 left top Left reverse noenhanced \\
        samplen 1.6 spacing 1.4 textcolor rgb '\(ink)'
      """
  }

  /// Returns the place of the frame, up to a right edge in parts of the width.
  static func margins(right: Double) -> String {
    "at screen 0.115, screen \(right), screen 0.14, screen 0.81"
  }

  /// Returns the axis of calendar years; a short one has its tics at whole years.
  static func yearAxis(from first: Double, to last: Double) -> String {
    """
    set xlabel 'Calendar year'
    set xtics \((1...8).contains(last - first) ? "1" : "autofreq")
    set xrange [\(number(first)):\(number(last))]
    """
  }

  /// Returns the entries of a legend that head others: text beside an invisible line.
  static func legendHeading(_ text: String) -> [String] {
    wrapped(text, to: 26, lines: 3).map {
      "keyentry with lines linecolor rgb '#ffffffff' title \(quoted($0))"
    }
  }

  private static func identifier(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}

/// Predicted epochs of re-entry over the time at which they were made, with their windows.
public struct PredictionHistoryChart: Chart {
  /// A prediction; instants are since 1970 [s].
  public struct Prediction: Equatable, Sendable {
    /// When it was made [s].
    public var issued: Double
    /// The predicted re-entry [s].
    public var predicted: Double
    /// The window [s]; `nil` where none was given.
    public var window: ClosedRange<Double>?

    public init(issued: Double, predicted: Double, window: ClosedRange<Double>?) {
      self.issued = issued
      self.predicted = predicted
      self.window = window
    }
  }

  /// The predictions of one participant.
  public struct Participant: Equatable, Sendable {
    public var name: String
    public var predictions: [Prediction]

    public init(name: String, predictions: [Prediction]) {
      self.name = name
      self.predictions = predictions
    }
  }

  public let name: String
  public var title: String
  public var caption: String
  public var participants: [Participant]
  /// The true re-entry since 1970 [s], where it is known.
  public var truth: Double?

  public init(
    name: String, title: String, caption: String, participants: [Participant], truth: Double?
  ) {
    self.name = name
    self.title = title
    self.caption = caption
    self.participants = participants
    self.truth = truth
  }

  /// Marks that shape tells apart as well as colour.
  private static let marks = [7, 5, 9, 11, 13, 4, 6, 8]

  public func script(output path: String) throws(FigureError) -> String {
    let all = participants.flatMap(\.predictions)
    let bounds = all.flatMap { [$0.window?.lowerBound, $0.window?.upperBound].compactMap { $0 } }
    guard let issued = TimeAxis.range(of: all.map(\.issued)),
      let epochs = TimeAxis.range(of: all.map(\.predicted) + bounds + (truth.map { [$0] } ?? []))
    else { throw nothingToDraw("there are no predictions") }
    let length = max(issued.upperBound - issued.lowerBound, 3_600)
    var blocks: [String] = []
    var curves: [String] = []
    var legend: [String] = []
    if let truth {
      let style = "with lines linecolor rgb '\(Style.ink)' linewidth 1.6 dashtype (6, 4)"
      legend.append("keyentry \(style) title 'True re-entry'")
      curves.append(
        "\(number(truth)) \(style) notitle")
    }
    for (index, participant) in participants.enumerated() where !participant.predictions.isEmpty {
      let colour = Style.colour(index + 1)
      let mark = Self.marks[index % Self.marks.count]
      // Side by side, so that the bars of predictions of one time do not hide one another
      let shift =
        0.009 * length * (Double(index) - Double(participants.count - 1) / 2)
      blocks.append(
        dataBlock(
          "p\(index + 1)", columns: "issued_s predicted_s from_s to_s",
          rows: participant.predictions.sorted { $0.issued < $1.issued }.map {
            let window = $0.window ?? $0.predicted...$0.predicted
            return [
              $0.issued + shift, $0.predicted, window.lowerBound, window.upperBound,
            ].map(number).joined(separator: " ")
          }))
      let style =
        "with yerrorbars pointtype \(mark) pointsize 0.75 linewidth 1.8 linecolor rgb '\(colour)'"
      legend.append(
        "keyentry with linespoints pointtype \(mark) pointsize 0.75 linewidth 1.8 "
          + "linecolor rgb '\(colour)' title \(quoted(shortened(participant.name, to: 24)))")
      curves.append(
        "$p\(index + 1) using 1:2 with lines linewidth 0.8 linecolor rgb '\(colour)' notitle")
      curves.append("$p\(index + 1) using 1:2:3:4 \(style) notitle")
    }
    return """
      \(Style.head(of: self, output: path))
      \(blocks.joined(separator: "\n"))
      set margins \(Style.margins(right: 0.735).replacing("0.115", with: "0.19"))
      set key at screen 0.75, screen 0.81
      set grid xtics ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.7
      \(TimeAxis.axis("x", over: issued, title: "Issued (UTC)", most: 8))
      \(TimeAxis.axis("y", over: epochs, title: "Predicted re-entry (UTC)", most: 10))
      set ylabel offset 0.4, 0
      plot \((legend + curves).joined(separator: ", \\\n  "))

      """
  }
}

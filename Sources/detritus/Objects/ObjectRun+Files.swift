import DebrisEnvironment
import Evolution
import FileFormats
import NumericalMethods
import ObjectEvolution
import SpaceEnvironment

extension ObjectRun {
  /// Writes the results and commits the folder, which must be open.
  ///
  /// - Returns: The time that the run took [s].
  func write(
    to folder: consuming OutputFolder, start: ContinuousClock.Instant, threads: Int,
    drawsFigures: Bool
  ) throws -> Double {
    try RunFolder.writeTables(of: record, isBrief: false, to: folder)
    if file.members > 1 {
      try folder.write(membersCSV, to: "members.csv")
      try folder.write(eventsCSV, to: "events.csv")
    }
    if drawsFigures { try RunFolder.drawFigures(of: record, file.scenario, to: folder) }
    try Interruption.check()
    let wallTime = (ContinuousClock.now - start).inSeconds
    var manifest = Manifest(
      scenario: file, version: Detritus.versionNumber,
      linearAlgebra: LinearAlgebraLibrary.configuration, threads: threads, classes: (0, 0),
      wallTime: wallTime, peakMemory: ProcessMemory.peak)
    manifest.engine = Engine.objects.rawValue
    try folder.write(manifest.document, to: "manifest.json")
    try folder.commit()
    return wallTime
  }

  /// `members.csv`: the summary of every member, its number in front.
  private var membersCSV: String {
    var text = ""
    for (k, member) in ensemble.members.enumerated() {
      let rows = String(decoding: SummaryCSV.bytes(of: member.record), as: UTF8.self)
        .split(separator: "\n")
      if k == 0 { text += "member,\(rows[0])\n" }
      for row in rows.dropFirst() { text += "\(k),\(row)\n" }
    }
    return text
  }

  /// `events.csv`: the collisions of every member.
  private var eventsCSV: [UInt8] {
    var writer = CSVWriter(columns: [
      "member", "date", "altitude_km", "type_a", "type_b", "mass_a_kg", "mass_b_kg",
      "speed_km_s", "catastrophic", "fragments",
    ])
    for (k, member) in ensemble.members.enumerated() {
      for event in member.collisions {
        writer.add(k)
        writer.add(Instant(decimalYear: event.date).iso8601)
        writer.add(event.altitude / kilometre)
        writer.add(event.targetType.name)
        writer.add(event.projectileType.name)
        writer.add(event.targetMass)
        writer.add(event.projectileMass)
        writer.add(event.speed / kilometre)
        writer.add(event.isCatastrophic ? "true" : "false")
        writer.add(event.fragments)
        writer.endRow()
      }
    }
    return writer.bytes
  }
}

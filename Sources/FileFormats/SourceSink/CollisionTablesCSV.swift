import SourceSinkModel
import SpaceEnvironment

/// The tables of collisions of a source-sink model, as they are put together: `phi.csv`,
/// `gamma_fragments.csv` and, where fragments leave their shell, `fragment_spread.csv`.
struct CollisionTablesCSV {
  private let species: NameList
  private let shellCount: Int
  /// The pairs in the order of `phi.csv`, and the index of each.
  private var pairs: [(first: Int, second: Int)] = []
  private var indices: [Int?]
  /// φ [1/s] and the factor of losses, by pair and shell.
  private var rates: [Double] = []
  private var sinkFactors: [Double] = []
  private var changes: [[Int: [Double]]] = []
  private var spreads: [[Int: [Double]]] = []
  /// The species that gain fragments, in their order.
  private var fragmentSpecies: [Int] = []
  private var pairsFile = ""

  init(species: NameList, shellCount: Int) {
    self.species = species
    self.shellCount = shellCount
    indices = [Int?](repeating: nil, count: species.count * species.count)
  }

  /// The collisions of what was read.
  var collisions: [SourceSinkTables.Collision] {
    pairs.indices.map { p in
      SourceSinkTables.Collision(
        first: pairs[p].first, second: pairs[p].second,
        rates: Array(rates[p * shellCount..<(p + 1) * shellCount]),
        changes: changes[p].sorted { $0.key < $1.key }.map {
          .init(species: $0.key, perCollision: $0.value)
        },
        spreads: spreads[p].sorted { $0.key < $1.key }.map {
          .init(species: $0.key, rates: $0.value)
        })
    }
  }

  /// Reads `phi.csv`: the rate of collisions of each pair in each shell.
  mutating func readRates(_ bytes: [UInt8], file: String) throws(InputError) {
    let table = try CSVTable(
      bytes: bytes, file: file,
      columns: ["species1", "species2", "shell", "phi_per_year", "gamma_sink"])
    let (first, second, shell) = (table["species1"], table["species2"], table["shell"])
    let (rate, sink) = (table["phi_per_year"], table["gamma_sink"])
    pairsFile = file
    var lastRow: [Int] = []
    var (a, b) = (0, 0)
    for row in table.rows {
      a = try row.index(first, among: species, guess: a)
      b = try row.index(second, among: species, guess: b)
      let k = try row.number(shell, below: shellCount)
      let p = indices[a * species.count + b] ?? pairs.count
      if p == pairs.count {
        if a != b, indices[b * species.count + a] != nil {
          throw row.error(
            first, "and species2 are a pair that was given in the other order before")
        }
        pairs.append((a, b))
        indices[a * species.count + b] = p
        rates += [Double](repeating: .nan, count: shellCount)
        sinkFactors += [Double](repeating: 0, count: shellCount)
        lastRow.append(row.index)
      }
      guard rates[p * shellCount + k].isNaN else {
        throw row.error(shell, "is \(k), which is given twice for this pair")
      }
      rates[p * shellCount + k] = try row.number(rate, unit: "1/yr", in: .atLeast(0)) / year
      sinkFactors[p * shellCount + k] = try row.number(sink, in: .atMost(0))
      lastRow[p] = row.index
    }
    for p in pairs.indices {
      let missing = (0..<shellCount).first { rates[p * shellCount + $0].isNaN }
      if let missing {
        throw table.rows[lastRow[p]].error(
          shell,
          "is the last of the pair \(quoted(species.names[pairs[p].first])), "
            + "\(quoted(species.names[pairs[p].second])), which has no row for shell \(missing)")
      }
    }
    changes = [[Int: [Double]]](repeating: [:], count: pairs.count)
    spreads = changes
  }

  /// Reads `gamma_fragments.csv`: what each species loses or gains with a collision.
  ///
  /// Rows of the same pair, shell, target and kind are added, as for the two members that a collision
  /// within a species destroys.
  ///
  /// - Parameter usesSources: Whether fragments stay in the shell; otherwise the rows of kind source only
  ///   say which species fragments belong to.
  mutating func readChanges(
    _ bytes: [UInt8], file: String, usesSources: Bool
  ) throws(InputError) {
    let table = try CSVTable(
      bytes: bytes, file: file,
      columns: ["species1", "species2", "shell", "target", "kind", "gamma"])
    let (first, second, shell) = (table["species1"], table["species2"], table["shell"])
    let (target, kind, gamma) = (table["target"], table["kind"], table["gamma"])
    var (a, b, t) = (0, 0, 0)
    var isFragment = [Bool](repeating: false, count: species.count)
    let kinds = NameList(["sink", "source"], source: "")
    // Of one pair and target, until another comes
    var (block, key) = ([Double](repeating: 0, count: shellCount), (pair: -1, target: -1))
    for row in table.rows {
      a = try row.index(first, among: species, guess: a)
      b = try row.index(second, among: species, guess: b)
      let p = try pair(a, b, row, first)
      let k = try row.number(shell, below: shellCount)
      t = try row.index(target, among: species, guess: t)
      let field = row.field(kind)!.range
      let isSink = kinds.matches(0, table.bytes, field)
      guard isSink || kinds.matches(1, table.bytes, field) else {
        throw row.error(kind, "is \(quoted(row.anyText(kind))), must be sink or source")
      }
      let change = try row.number(gamma, in: isSink ? .atMost(0) : .atLeast(0))
      if isSink, t != a, t != b {
        throw row.error(
          target, "is \(quoted(species.names[t])), but only the two that collide can be lost")
      }
      if !isSink {
        isFragment[t] = true
        if !usesSources { continue }
      }
      if key != (p, t) {
        store(block, at: key)
        key = (p, t)
        block =
          changes[p].removeValue(forKey: t) ?? [Double](repeating: 0, count: shellCount)
      }
      block[k] += change
    }
    store(block, at: key)
    fragmentSpecies = isFragment.indices.filter { isFragment[$0] }
  }

  private mutating func store(_ block: [Double], at key: (pair: Int, target: Int)) {
    if key.pair >= 0 { changes[key.pair][key.target] = block }
  }

  /// Reads `fragment_spread.csv`: the fragments that a collision in one shell puts into others.
  ///
  /// They come at φ times the factor of losses of the shell that they are put into, as in pySSEM.
  mutating func readSpread(_ bytes: [UInt8], file: String) throws(InputError) {
    let table = try CSVTable(
      bytes: bytes, file: file,
      columns: [
        "species1", "species2", "source_shell", "debris_index", "dest_shell", "fragments",
      ])
    let (first, second, source) = (table["species1"], table["species2"], table["source_shell"])
    let (debris, destination) = (table["debris_index"], table["dest_shell"])
    let fragments = table["fragments"]
    if fragmentSpecies.isEmpty, table.rowCount > 0 {
      throw table.error("has rows, but no species gains fragments by rows of kind source")
    }
    var (a, b) = (0, 0)
    var (block, key) = ([Double](), (pair: -1, target: -1))
    let unset = [Double](repeating: .nan, count: shellCount * shellCount)
    for row in table.rows {
      a = try row.index(first, among: species, guess: a)
      b = try row.index(second, among: species, guess: b)
      let p = try pair(a, b, row, first)
      let from = try row.number(source, below: shellCount)
      let d = fragmentSpecies[try row.number(debris, below: fragmentSpecies.count)]
      let to = try row.number(destination, below: shellCount)
      if key != (p, d) {
        if key.pair >= 0 { spreads[key.pair][key.target] = block }
        key = (p, d)
        block = spreads[p].removeValue(forKey: d) ?? unset
      }
      guard block[from * shellCount + to].isNaN else {
        throw row.error(destination, "is \(to), which is given twice for this pair and shell")
      }
      let pairRate = -sinkFactors[p * shellCount + to] * rates[p * shellCount + to]
      block[from * shellCount + to] = try row.number(fragments, in: .atLeast(0)) * pairRate
    }
    if key.pair >= 0 { spreads[key.pair][key.target] = block }
    for p in spreads.indices {
      spreads[p] = spreads[p].mapValues { $0.map { $0.isNaN ? 0 : $0 } }
    }
  }

  private func pair(
    _ a: Int, _ b: Int, _ row: CSVRow, _ column: CSVColumn
  ) throws(InputError) -> Int {
    if let p = indices[a * species.count + b] { return p }
    throw row.error(
      column,
      "and species2 are \(quoted(species.names[a])) and \(quoted(species.names[b])), a pair that "
        + "\(pairsFile) does not have in this order")
  }
}

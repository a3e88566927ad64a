/// The numbers of a CSV file over a full grid of two quantities, the second running fastest.
struct GridTable {
  let outer: [Double]
  let inner: [Double]
  /// The numbers: inner runs fastest.
  let values: [Double]

  /// A column: its name, unit and range.
  struct Column {
    let name: String
    let unit: String?
    let range: AllowedRange
  }

  /// Reads the rows of a table.
  ///
  /// - Parameters:
  ///   - outer: The column of the first quantity; `nil` for none, then all rows are of one.
  ///   - inner: The column of the second quantity.
  ///   - value: The column of the numbers.
  init(
    _ table: CSVTable, outer: Column?, inner: Column, value: Column
  ) throws(InputError) {
    var outers: [Double] = []
    var inners: [Double] = []
    var values: [Double] = []
    var position = 0
    for row in table.rows {
      if let outer {
        let x = try row.number(table[outer.name], unit: outer.unit, in: outer.range)
        if outers.isEmpty || x > outers[outers.count - 1] {
          if outers.count > 1 && position != inners.count || outers.count == 1 && position == 0 {
            throw row.error(
              table[outer.name],
              "begins anew after \(position) rows, must after \(inners.count) as before")
          }
          outers.append(x)
          position = 0
        } else if x != outers[outers.count - 1] {
          throw row.error(table[outer.name], "is \(x.shown), must not fall")
        }
      } else if outers.isEmpty {
        outers = [0]
      }
      let y = try row.number(table[inner.name], unit: inner.unit, in: inner.range)
      if outers.count == 1 {
        if let before = inners.last, y <= before {
          throw row.error(
            table[inner.name], "is \(y.shown), must be greater than \(before.shown) before it")
        }
        inners.append(y)
      } else if position >= inners.count || y != inners[position] {
        let expected = position < inners.count ? "must be \(inners[position].shown)" : "is too many"
        throw row.error(
          table[inner.name], "is \(y.shown), \(expected) as for the first \(outer!.name)")
      }
      values.append(try row.number(table[value.name], unit: value.unit, in: value.range))
      position += 1
    }
    guard inners.count >= 2, position == inners.count else {
      throw table.error(
        inners.count < 2
          ? "has \(inners.count) rows, must have at least 2"
          : "ends after \(position) rows of the last \(outer?.name ?? ""), must have \(inners.count)"
      )
    }
    self.outer = outers
    self.inner = inners
    self.values = values
  }
}

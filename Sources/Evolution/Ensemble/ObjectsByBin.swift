import DebrisEnvironment

/// The objects of a member, sorted by orbit bin, and the moments of their radius there.
struct ObjectsByBin {
  /// By inclination and bin, the bin running fastest.
  private(set) var sums: RadiusSums
  /// By bin, the first of its objects among `order`; one more ends them.
  private var first: [Int32]
  /// The places of the objects in the list that was sorted.
  private var order: [Int32] = []
  /// The bin of every object of the list, −1 for what is gone.
  private var bins: [Int32] = []
  private let binCount: Int
  /// The moments of one object of each class: 1, r [m], r² [m²].
  private let momentsOfClass: [SIMD4<Double>]

  init(grid: OrbitGrid, classes: ClassTable) {
    sums = RadiusSums(grid: grid)
    binCount = grid.binCount
    first = [Int32](repeating: 0, count: sums.values.count + 1)
    momentsOfClass = classes.classes.map { SIMD4(1, $0.meanRadius, $0.meanRadiusSquared, 0) }
  }

  /// The places of the objects of a bin in the list that was sorted.
  func objects(ofBin bin: Int) -> ArraySlice<Int32> {
    order[Int(first[bin])..<Int(first[bin + 1])]
  }

  /// Sorts a list of objects.
  ///
  /// - Parameter paths: What tells the bins of cells.
  mutating func sort(_ objects: [MemberObject], paths: ObjectPaths) {
    if bins.count < objects.count {
      // Some room, as the list grows.
      bins = [Int32](repeating: 0, count: objects.count + objects.count / 8)
      order = bins
    }
    for k in first.indices { first[k] = 0 }
    for k in sums.values.indices { sums.values[k] = .zero }
    momentsOfClass.withUnsafeBufferPointer { moments in
      paths.bins.withUnsafeBufferPointer { binOfCell in
        Self.find(objects, binOfCell, binCount, moments, &bins, &first, &sums.values)
      }
    }
    // The end of each bin, which its objects count down to its beginning.
    for k in 1..<first.count { first[k] += first[k - 1] }
    Self.order(bins, objects.indices, &first, &order)
  }

  /// Finds the bin of every object, counts the objects of bins and sums their moments.
  private static func find(
    _ objects: [MemberObject], _ binOfCell: UnsafeBufferPointer<Int32>, _ binCount: Int,
    _ moments: UnsafeBufferPointer<SIMD4<Double>>, _ bins: inout [Int32], _ counts: inout [Int32],
    _ sums: inout [SIMD4<Double>]
  ) {
    for (n, object) in objects.enumerated() {
      if object.objectClass == MemberObject.gone {
        bins[n] = -1
        continue
      }
      let bin = Int(binOfCell[Int(object.place.cell)]) + binCount * Int(object.inclination)
      bins[n] = Int32(bin)
      counts[bin] += 1
      sums[bin] += moments[Int(object.objectClass)]
    }
  }

  private static func order(
    _ bins: [Int32], _ objects: Range<Int>, _ first: inout [Int32], _ order: inout [Int32]
  ) {
    for n in objects.reversed() where bins[n] >= 0 {
      let bin = Int(bins[n])
      first[bin] -= 1
      order[Int(first[bin])] = Int32(n)
    }
  }
}

import NumericalMethods
import TestSupport
import Testing

@Suite("Matrices and their products")
struct MatrixTests {
  /// A product of blocks: m x k by k x n, with room around the blocks.
  struct Shape: Sendable, CustomStringConvertible {
    var m: Int
    var k: Int
    var n: Int
    var extraA = 0
    var extraB = 0
    var extraC = 0
    var α = 1.0
    var β = 0.0
    var description: String { "\(m) x \(k) x \(n), α \(α), β \(β)" }
  }

  static let shapes: [Shape] = [
    Shape(m: 1, k: 1, n: 1), Shape(m: 3, k: 5, n: 7, extraA: 2, α: 1, β: 1),
    Shape(m: 7, k: 1, n: 13, extraB: 1, extraC: 3, α: -0.5, β: 0),
    Shape(m: 17, k: 31, n: 5, extraA: 1, extraB: 2, extraC: 4, α: 2, β: -1),
    Shape(m: 1, k: 65, n: 33, extraC: 1, α: 1, β: 0.25),
    Shape(m: 67, k: 9, n: 1, extraA: 3, extraB: 5, α: 0, β: 2),
  ]

  @Test(
    "Property: a product of blocks is the naive sum, and touches nothing outside",
    arguments: shapes,
    [(false, false), (false, true), (true, false), (true, true)])
  func product(shape: Shape, transposed: (a: Bool, b: Bool)) {
    var generator = SplitMix(state: 1)
    let (m, k, n) = (shape.m, shape.k, shape.n)
    func block(rows: Int, columns: Int, extra: Int) -> Block {
      Block(offset: 3 * extra, rows: rows, columns: columns, stride: rows + extra)
    }
    let blockA = block(
      rows: transposed.a ? k : m, columns: transposed.a ? m : k, extra: shape.extraA)
    let blockB = block(
      rows: transposed.b ? n : k, columns: transposed.b ? k : n, extra: shape.extraB)
    let blockC = block(rows: m, columns: n, extra: shape.extraC)
    func random(_ block: Block) -> [Double] {
      (0..<block.offset + block.stride * block.columnCount + 2).map { _ in
        Double.random(in: -1...1, using: &generator)
      }
    }
    let (a, b, before) = (random(blockA), random(blockB), random(blockC))
    func element(_ x: [Double], _ block: Block, _ i: Int, _ j: Int, _ transposed: Bool) -> Double {
      x[block.offset + (transposed ? j + block.stride * i : i + block.stride * j)]
    }
    var expected = before
    for i in 0..<m {
      for j in 0..<n {
        var sum = 0.0
        for l in 0..<k {
          sum += element(a, blockA, i, l, transposed.a) * element(b, blockB, l, j, transposed.b)
        }
        let place = blockC.offset + i + blockC.stride * j
        expected[place] = shape.α * sum + shape.β * before[place]
      }
    }
    var engine = ProductEngine()
    var observed = before
    engine.multiply(
      a, blockA, transposed.a ? .transposed : .asStored,
      by: b, blockB, transposed.b ? .transposed : .asStored,
      scaledBy: shape.α, into: &observed, blockC, keeping: shape.β)
    var inside = Set<Int>()
    for i in 0..<m { for j in 0..<n { inside.insert(blockC.offset + i + blockC.stride * j) } }
    for place in observed.indices {
      if inside.contains(place) {
        #expect(abs(observed[place] - expected[place]) < 1e-13 * Double(k))
      } else {
        #expect(observed[place] == before[place])
      }
    }
    #expect(engine.operationCount == Double(2 * m * k * n))
    #expect(engine.seconds == 0)
  }

  @Test("Property: what was there does not matter where nothing is kept, not even NaN")
  func replaces() {
    var engine = ProductEngine()
    engine.measuresTime = true
    var c = [Double](repeating: .nan, count: 4)
    let block = Block(rows: 2, columns: 2)
    engine.multiply([1, 2, 3, 4], block, by: [1, 0, 0, 1], block, into: &c, block)
    #expect(c == [1, 2, 3, 4])
    #expect(engine.seconds > 0)
  }

  @Test("Property: an empty inner dimension leaves β c; an empty result changes nothing")
  func empty() {
    var engine = ProductEngine()
    var c = [1.0, 2, 3, 4]
    engine.multiply(
      [0], Block(rows: 2, columns: 0), by: [0], Block(rows: 0, columns: 2), into: &c,
      Block(rows: 2, columns: 2), keeping: 0.5)
    #expect(c == [0.5, 1, 1.5, 2])
    engine.multiply(
      [0], Block(rows: 0, columns: 1), by: [7, 7], Block(rows: 1, columns: 2), into: &c,
      Block(rows: 0, columns: 2))
    #expect(c == [0.5, 1, 1.5, 2])
  }

  @Test("Property: elements lie column after column")
  func elements() {
    var matrix = Matrix(rows: 2, columns: 3, filledWith: 1)
    matrix[1, 2] = 5
    #expect(matrix.elements == [1, 1, 1, 1, 1, 5])
    #expect(matrix.sum == 10)
    matrix.setToZero()
    #expect(matrix == Matrix(rows: 2, columns: 3))
  }
}

// References
// [1] Cunningham (1970), On the computation of the spherical harmonic terms needed during the numerical
//     integration of the orbital motion of an artificial satellite, Celest. Mech. 2, 207-216.
// [2] Montenbruck, Gill (2000), Satellite Orbits, section 3.2: Eqs. 3.29 to 3.33, and 3.13 for the
//     normalisation.
public import NumericalMethods
public import SpaceEnvironment

/// The gravity of the Earth: a point mass and spherical harmonics.
///
/// The recursion of [1] over the functions V and W, without a singularity at the poles. Every function
/// adds to the acceleration at once by three weights, which gather the terms of [2] Eq. 3.33 that
/// contain it; so none need be kept.
public struct GravityField: Force {
  /// A coefficient of the expansion: degree n, order m, and the unnormalised C and S [1].
  public struct Coefficient: Hashable, Sendable {
    public let degree: Int
    public let order: Int
    /// The unnormalised coefficient C [1].
    public let c: Double
    /// The unnormalised coefficient S [1].
    public let s: Double

    public init(degree: Int, order: Int, c: Double, s: Double) {
      precondition(0 <= order && order <= degree && degree >= 2, "no such coefficient of gravity")
      (self.degree, self.order, self.c, self.s) = (degree, order, c, s)
    }

    /// Creates a coefficient from its fully normalised values [2] Eq. 3.13.
    public init(degree: Int, order: Int, normalizedC: Double, normalizedS: Double) {
      var product = 1.0  // (n + m)!/(n − m)!
      for k in (degree - order + 1)..<(degree + order + 1) { product *= Double(k) }
      let factor =
        ((order == 0 ? 1 : 2) * Double(2 * degree + 1) / product).squareRoot()
      self.init(degree: degree, order: order, c: normalizedC * factor, s: normalizedS * factor)
    }
  }

  /// The gravitational parameter [m³/s²] and the radius [m] that the coefficients refer to.
  public let gravitationalParameter: Double
  /// The radius that the coefficients refer to [m].
  public let referenceRadius: Double
  /// The coefficients, without those that are zero.
  public let coefficients: [Coefficient]
  /// The number of columns of functions, one for every order from 0; one more than the orders present.
  @usableFromInline let columns: Int
  @usableFromInline let rows: [Row]
  @usableFromInline let rowCounts: [Int]

  /// The recursion of one function and what V and W add to the three components.
  @usableFromInline
  struct Row: Sendable {
    @usableFromInline var rise = 0.0
    @usableFromInline var fall = 0.0
    @usableFromInline var ofV = Vector3(repeating: 0)
    @usableFromInline var ofW = Vector3(repeating: 0)
  }

  /// Creates a field of coefficients; those absent are zero.
  public init(
    gravitationalParameter: Double, referenceRadius: Double, coefficients: [Coefficient]
  ) {
    self.gravitationalParameter = gravitationalParameter
    self.referenceRadius = referenceRadius
    let present = coefficients.filter { $0.c != 0 || $0.s != 0 }
    self.coefficients = present
    let degree = present.map(\.degree).max() ?? 0
    let order = present.map(\.order).max() ?? 0
    var c = [[Double]](repeating: [Double](repeating: 0, count: degree + 2), count: degree + 1)
    var s = c
    for term in present {
      c[term.degree][term.order] = term.c
      s[term.degree][term.order] = term.s
    }
    columns = present.isEmpty ? 0 : order + 2
    // The functions of degree p = n + 1 and order q; column after column, for p from q.
    var rows: [Row] = []
    var counts: [Int] = []
    for q in 0..<columns {
      for p in q...(degree + 1) {
        var row = Row()
        if p > q {
          // [2] Eq. 3.30
          row.rise = Double(2 * p - 1) / Double(p - q)
          row.fall = Double(p + q - 1) / Double(p - q)
        }
        let n = p - 1
        if n >= 2 {
          // [2] Eq. 3.33: the terms of order q − 1, q + 1 and q
          if q == 1 {
            row.ofV.x -= c[n][0]
            row.ofW.y -= c[n][0]
          } else if q > 1 {
            row.ofV += Vector3(-c[n][q - 1], s[n][q - 1], 0) / 2
            row.ofW += Vector3(-s[n][q - 1], -c[n][q - 1], 0) / 2
          }
          if q + 1 <= n {
            let factor = Double((n - q + 1) * (n - q)) / 2
            row.ofV += factor * Vector3(c[n][q + 1], s[n][q + 1], 0)
            row.ofW += factor * Vector3(s[n][q + 1], -c[n][q + 1], 0)
          }
          if q <= n {
            row.ofV.z -= Double(n - q + 1) * c[n][q]
            row.ofW.z -= Double(n - q + 1) * s[n][q]
          }
        }
        rows.append(row)
      }
      counts.append(degree + 2 - q)
    }
    self.rows = rows
    rowCounts = counts
  }

  /// Creates a field of zonal harmonics.
  ///
  /// - Parameters:
  ///   - earth: The gravitational parameter and radius.
  ///   - zonals: J₂, J₃ and so on [1]; empty for a point mass.
  public init(earth: Earth, zonals: [Double]) {
    self.init(
      gravitationalParameter: earth.gravitationalParameter,
      referenceRadius: earth.equatorialRadius,
      coefficients: zonals.enumerated().map {
        Coefficient(degree: $0.offset + 2, order: 0, c: -$0.element, s: 0)
      })
  }

  @inlinable
  public func acceleration(at point: FlightPoint) -> Vector3 {
    let r = point.radius
    let central = point.position * (-gravitationalParameter / (r * r * r))
    if columns == 0 { return central }
    return central + point.rotation.inertial(harmonics(at: point.fixedPosition, radius: r))
  }

  /// Returns the acceleration by the harmonics [m/s²] at an Earth-fixed position.
  @inlinable
  func harmonics(at position: Vector3, radius r: Double) -> Vector3 {
    let R = referenceRadius
    let scaled = position * (R / (r * r))
    let ρ = R * R / (r * r)
    var sum = Vector3(repeating: 0)
    // The functions V and W of degree and order q
    var (diagonalV, diagonalW) = (R / r, 0.0)
    var index = 0
    for q in 0..<columns {
      if q > 0 {
        // [2] Eq. 3.29
        let factor = Double(2 * q - 1)
        (diagonalV, diagonalW) = (
          factor * (scaled.x * diagonalV - scaled.y * diagonalW),
          factor * (scaled.x * diagonalW + scaled.y * diagonalV)
        )
      }
      var (v, w, lowerV, lowerW) = (diagonalV, diagonalW, 0.0, 0.0)
      sum += rows[index].ofV * v + rows[index].ofW * w
      index += 1
      for _ in 1..<max(2, rowCounts[q]) where rowCounts[q] > 1 {
        let row = rows[index]
        let rise = row.rise * scaled.z
        let fall = row.fall * ρ
        (v, lowerV) = (rise * v - fall * lowerV, v)
        (w, lowerW) = (rise * w - fall * lowerW, w)
        sum += row.ofV * v + row.ofW * w
        index += 1
      }
    }
    return sum * (gravitationalParameter / (R * R))
  }

  /// Returns the potential U [m²/s²] at an Earth-fixed position, positive, falling outwards.
  ///
  /// By the same recursion; for checks of the energy rather than for speed.
  public func potential(at position: Vector3) -> Double {
    let r = position.length
    let R = referenceRadius
    let scaled = position * (R / (r * r))
    let ρ = R * R / (r * r)
    var sum = R / r
    for term in coefficients {
      var (v, w) = (R / r, 0.0)
      for q in 1..<(term.order + 1) {
        let factor = Double(2 * q - 1)
        (v, w) = (
          factor * (scaled.x * v - scaled.y * w), factor * (scaled.x * w + scaled.y * v)
        )
      }
      var (lowerV, lowerW) = (0.0, 0.0)
      for n in (term.order + 1)..<(term.degree + 1) {
        let rise = Double(2 * n - 1) / Double(n - term.order) * scaled.z
        let fall = Double(n + term.order - 1) / Double(n - term.order) * ρ
        (v, lowerV) = (rise * v - fall * lowerV, v)
        (w, lowerW) = (rise * w - fall * lowerW, w)
      }
      sum += term.c * v + term.s * w
    }
    return sum * gravitationalParameter / R
  }
}

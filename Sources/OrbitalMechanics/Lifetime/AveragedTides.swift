// References
// [1] Tremaine, Touma, Namouni (2009), Satellite dynamics on the Laplace surface, Astron. J. 137,
//     3706-3717: the equations of motion of the vectors e and j = √(1 − e²) W.
// [2] Liu, Muñoz, Lai (2015), Suppression of extreme orbital evolution in triple systems with
//     short-range forces, MNRAS 447, 747-764: the potential averaged over the inner orbit to the third
//     order in a/a₃, section 2.1.
// [3] Murray (1983), Vectorial Astrometry: positions by interpolation; here Lagrange's of four points.
import NumericalMethods
import SpaceEnvironment

/// The attraction of Sun and Moon, averaged over a revolution.
///
/// To the third order in the ratio of the distances, the octupole; what is left out is below (a/a₃)² of
/// it. The bodies stand at their true places.
struct AveragedTides {
  /// The rates of the vectors e and j = √(1 − e²) W [1/s].
  struct Rates {
    var e = Vector3(repeating: 0)
    var j = Vector3(repeating: 0)
  }

  private var sun: BodyTable
  private var moon: BodyTable

  init(from epoch: Instant) {
    sun = BodyTable(from: epoch, spacing: 8 * day, of: Sun.position)
    moon = BodyTable(from: epoch, spacing: 2.5 * day, of: Moon.position)
  }

  /// Returns the rates at a time after the epoch [s].
  mutating func rates(
    at t: Double, semiMajorAxis a: Double, e: Vector3, j: Vector3, earth: Earth
  ) -> Rates {
    var rates = Rates()
    let momentum = (earth.gravitationalParameter * a).squareRoot()
    Self.add(
      Sun.gravitationalParameter, at: sun.position(t), a, e, j, momentum, to: &rates)
    Self.add(
      Moon.gravitationalParameter, at: moon.position(t), a, e, j, momentum, to: &rates)
    return rates
  }

  /// Adds the rates that a body at a position causes.
  ///
  /// The averaged disturbing function is
  ///
  ///     μ₃a²/d³ (15/4 (e·d)² − 3/2 e² − 3/4 (j·d)² + 1/4)
  ///       + 5/16 μ₃a³/d⁴ (e·d) (−35 (e·d)² + 15 (j·d)² − 3 + 24 e²)
  private static func add(
    _ μ3: Double, at position: Vector3, _ a: Double, _ e: Vector3, _ j: Vector3,
    _ momentum: Double, to rates: inout Rates
  ) {
    let distance = position.length
    let d = position / distance
    let second = μ3 * a * a / (distance * distance * distance * momentum)
    let third = 5.0 / 16 * second * a / distance
    let ed = e.dot(d)
    let jd = j.dot(d)
    let e2 = e.squaredLength
    let ofE =
      second * (7.5 * ed * d - 3 * e)
      + third * ((-105 * ed * ed + 15 * jd * jd - 3 + 24 * e2) * d + 48 * ed * e)
    let ofJ = (-1.5 * second * jd + 30 * third * ed * jd) * d
    // [1] Eqs. 14 and 15
    rates.e += j.cross(ofE) + e.cross(ofJ)
    rates.j += j.cross(ofJ) + e.cross(ofE)
  }
}

extension AveragedOrbit {
  /// Lets tides pull for a time, about one after the epoch [s].
  mutating func pull(
    by tides: inout AveragedTides, at t: Double, during time: Double, earth: Earth
  ) {
    let ε = eccentricity(earth)
    let e = ε.x * P + ε.y * Q
    let j = (1 - e.squaredLength).squareRoot() * W
    let rates = tides.rates(at: t, semiMajorAxis: a, e: e, j: j, earth: earth)
    proper += SIMD2(rates.e.dot(P), rates.e.dot(Q)) * time
    W = (j + rates.j * time).normalized
    P = (P - P.dot(W) * W).normalized
    Q = W.cross(P)
  }
}

/// The path of a body on a grid of times that grows as it is asked for.
private struct BodyTable {
  private let epoch: Instant
  private let spacing: Double
  private let function: (Instant) -> Vector3
  private var points: [Vector3] = []

  init(from epoch: Instant, spacing: Double, of function: @escaping (Instant) -> Vector3) {
    self.epoch = epoch + -spacing
    self.spacing = spacing
    self.function = function
  }

  /// Returns the position at a time after the epoch, by the cubic through four points [3].
  mutating func position(_ t: Double) -> Vector3 {
    let x = t / spacing
    let k = Int(x)
    while points.count < k + 4 {
      points.append(function(epoch + Double(points.count) * spacing))
    }
    let s = x - Double(k)
    let before = -s * (s - 1) * (s - 2) / 6
    let here = (s + 1) * (s - 1) * (s - 2) / 2
    let next = -(s + 1) * s * (s - 2) / 2
    let after = (s + 1) * s * (s - 1) / 6
    let inner = here * points[k + 1] + next * points[k + 2]
    return before * points[k] + inner + after * points[k + 3]
  }
}

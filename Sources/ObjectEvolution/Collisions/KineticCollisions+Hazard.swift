import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

extension KineticCollisions {
  /// Returns the rates at which objects collide with any other [1/s], nothing avoided.
  ///
  /// As the total rate, from sums over layers and bands of inclination, but with the means of overlap and
  /// relative speed in place of bounds: those of circular orbits in the middle of the bands.
  mutating func rates(of chosen: [Int], among objects: ObjectArrays) -> [Double] {
    let (n, L) = (LatitudeOverlap.bandCount, layerCount)
    sumMoments(objects)
    var fields = [Double](repeating: 0, count: 3 * n * L)
    var products = ProductEngine()
    products.multiply(
      overlap.means, Block(rows: n, columns: n), by: moments, Block(rows: n, columns: 3 * L),
      into: &fields, Block(rows: n, columns: 3 * L))
    let scales = zip(edges, edges.dropFirst()).map { lower, upper in
      let volume = 4 / 3 * Double.pi * (upper * upper * upper - lower * lower * lower)
      let speed =
        overlap.isEven
        ? Self.gasSpeed : (earth.gravitationalParameter * 2 / (lower + upper)).squareRoot()
      return .pi * speed / volume
    }
    return chosen.map { k in
      let r = objects.radius[k]
      let band = LatitudeOverlap.band(ofInclination: objects.inclination[k])
      var rate = 0.0
      Self.forEachLayer(
        perigee: earth.equatorialRadius + objects.perigee[k],
        eccentricity: objects.eccentricity[k], edges
      ) { layer, time in
        let place = band + n * layer
        rate +=
          time * scales[layer]
          * (r * r * fields[place] + 2 * r * fields[place + n * L] + fields[place + 2 * n * L])
      }
      return rate
    }
  }
}

extension LatitudeOverlap {
  /// The mean of the overlap times the relative speed over that of circular orbits, of two bands of
  /// inclination; a symmetric matrix.
  var means: [Double] {
    let n = Self.bandCount
    if isEven { return bounds }
    var means = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0...i {
        // The sense of revolution does not matter to the pole at equal inclinations.
        let isNear = min(abs(i - j), abs(i + j + 1 - n)) < 1
        // Half a degree apart are two of one band in the mean of a logarithm, nearly.
        let places = isNear ? [(0.3, 0.7), (0.7, 0.3)] : [(0.5, 0.5)]
        means[i + n * j] =
          places.reduce(0) {
            $0
              + Self.meanSpeed((Double(i) + $1.0) * degree, (Double(j) + $1.1) * degree)
              / Double(places.count)
          }
        means[j + n * i] = means[i + n * j]
      }
    }
    return means
  }

  /// The overlap of two inclinations times their mean relative speed over that of circular orbits.
  static func meanSpeed(_ i1: Double, _ i2: Double) -> Double {
    let (a, b) = sin(i1) < sin(i2) ? (i1, i2) : (i2, i1)
    let integral = EllipticIntegral(modulus: sin(a) / sin(b))
    let nodes = 24
    let mean = (0..<nodes).reduce(0.0) { sum, k in
      // Evenly in the elliptic integral, as the density of the latitude of both together
      let u = integral.quarterPeriod * (Double(k) + 0.5) / Double(nodes)
      let sinβ = sin(a) * sin(integral.amplitude(u))
      let cosβ = (1 - sinβ * sinβ).squareRoot()
      let courses = [a, b].map { acos(max(-1, min(1, cos($0) / cosβ))) }
      return sum + abs(sin((courses[0] - courses[1]) / 2)) + sin((courses[0] + courses[1]) / 2)
    }
    return 4 / (.pi * .pi * sin(b)) * integral.quarterPeriod * mean / Double(nodes)
  }
}

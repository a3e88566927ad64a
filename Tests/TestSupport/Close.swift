import Glibc

/// The relative difference of two numbers; 0 where both are 0.
public func relativeError(_ observed: Double, _ expected: Double) -> Double {
  observed == expected ? 0 : abs(observed - expected) / max(abs(expected), .leastNormalMagnitude)
}

import DebrisEnvironment
import SpaceEnvironment

/// A class in a bin of half to twice its mass.
func objectClass(
  _ type: ObjectType, mass: Double, radius: Double = 1, area: Double = 3,
  meanRadiusSquared: Double? = nil, areaToMassRatio: Range<Double> = 0..<Double.infinity
) -> ObjectClass {
  ObjectClass(
    bin: ClassBin(type: type, mass: mass / 2..<mass * 2, areaToMassRatio: areaToMassRatio),
    meanMass: mass, meanArea: area, meanRadius: radius,
    meanRadiusSquared: meanRadiusSquared ?? radius * radius)
}

/// A grid of few bins: perigees from 200 km to 1400 km, circular orbits apart.
func smallGrid(inclinationEdges: [Double] = [0, 60, 120, 180]) -> OrbitGrid {
  OrbitGrid(
    perigeeEdges: (2...14).map { 100 * kilometre * Double($0) },
    eccentricityEdges: [0, 1e-6, 0.02, 0.1, 0.3, 0.95],
    inclinationEdges: inclinationEdges.map { $0 * degree },
    shellEdges: (2...14).map { 100 * kilometre * Double($0) })
}

import Glibc

/// What varies with place, time and activity, before any altitude is chosen.
struct Variations {
  let conditions: ThermosphereConditions
  let harmonics: Harmonics
  let gravity: Gravity
  /// The sums G of the expansions, in the order of `Tables.Contents`.
  let temperatures, minorConstituents, lightConstituents: Lanes
  /// The effect of the geomagnetic activity on the temperatures above and below 72.5 km.
  let magneticEffectAbove, magneticEffectBelow: Double

  init(site: NRLMSISE00.Site, conditions: ThermosphereConditions, in tables: NRLMSISE00.Tables) {
    let harmonics = Harmonics(site)
    let contents = tables.contents
    self.conditions = conditions
    self.harmonics = harmonics
    gravity = Gravity(latitude: site.latitude)
    let onTemperatures = contents.pointee.temperatures.magneticEffects(
      conditions, latitude: site.latitude)
    let onMinor = contents.pointee.minorConstituents.magneticEffects(
      conditions, latitude: site.latitude)
    let onLight = contents.pointee.lightConstituents.magneticEffects(
      conditions, latitude: site.latitude)
    temperatures = contents.pointee.temperatures.value(
      harmonics, conditions, magnetic: onTemperatures)
    minorConstituents = contents.pointee.minorConstituents.value(
      harmonics, conditions, magnetic: onMinor)
    lightConstituents = contents.pointee.lightConstituents.value(
      harmonics, conditions, magnetic: onLight)
    // The reference takes over what it last worked out above: for the temperature at 120 km, and
    // for atomic nitrogen.
    magneticEffectAbove = onTemperatures[2]
    magneticEffectBelow = onMinor[3]
  }

  /// Returns the sums of the expansions at 110, 100, 90 and 72.5 km.
  func lowerThermosphere(in tables: NRLMSISE00.Tables) -> Lanes {
    tables.contents.pointee.lowerThermosphere.value(
      harmonics, conditions, magnetic: Lanes(repeating: magneticEffectAbove))
  }

  /// Returns the sums of the expansions of the gradient at 72.5 km and of the mesosphere.
  func mesosphere(in tables: NRLMSISE00.Tables) -> Lanes {
    var magnetic = Lanes(repeating: magneticEffectBelow)
    magnetic[0] = magneticEffectAbove
    return tables.contents.pointee.mesosphere.value(harmonics, conditions, magnetic: magnetic)
  }

  /// Returns the sums of the expansions of the stratosphere.
  func stratosphere(in tables: NRLMSISE00.Tables) -> Lanes {
    tables.contents.pointee.stratosphere.value(
      harmonics, conditions, magnetic: Lanes(repeating: magneticEffectBelow))
  }

  /// Returns the sums of the expansions at the ground.
  func ground(in tables: NRLMSISE00.Tables) -> Lanes {
    tables.contents.pointee.ground.value(
      harmonics, conditions, magnetic: Lanes(repeating: magneticEffectBelow))
  }
}

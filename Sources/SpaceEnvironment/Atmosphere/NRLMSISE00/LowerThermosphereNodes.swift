/// The temperatures at the altitudes between which they are splined below the joint [K].
struct LowerThermosphereNodes {
  let at110km, at100km, at90km, at72km: Double
  /// The temperature gradient at 72.5 km [K/km].
  let gradientAt72km: Double
}

extension LowerThermosphereNodes {
  /// The highest temperature at 110 km [K].
  ///
  /// The expansion is one of the inverse temperature. In strong storms it passes through zero near
  /// the poles, from ap about 220 on: the reference then returns thousands of kelvins, negative
  /// temperatures and no density. The limit, a deviation from it, keeps every temperature and
  /// density positive. It changes nothing where the reference stays below it at 110 km.
  static let limitAt110km = 1000.0

  /// The temperatures as they vary with place, time and activity.
  ///
  /// - Parameters:
  ///   - g: The sums of the expansions of the lower thermosphere.
  ///   - gradient: The sum of the expansion of the gradient at 72.5 km.
  init(varied g: Lanes, gradient: Double, in tables: NRLMSISE00.Tables) {
    typealias Mean = MeanTemperatures
    let means = Lanes(Mean.at110km, Mean.at100km, Mean.at90km, Mean.at72km)
    let unvaried: Lanes = means * tables.contents.pointee.lowerThermosphere.factors
    let T: Lanes = unvaried / (1 - g)
    let stretch = T[3] / unvaried[3]
    at110km = 1 - g[0] > unvaried[0] / Self.limitAt110km ? T[0] : Self.limitAt110km
    (at100km, at90km, at72km) = (T[1], T[2], T[3])
    gradientAt72km =
      Mean.gradientAt72km * tables.contents.pointee.mesosphere.factors[0] * (1 + gradient)
      * stretch * stretch
  }

  /// The temperatures without variations, as the reference takes them from 300 km on.
  static func unvaried(in tables: NRLMSISE00.Tables) -> LowerThermosphereNodes {
    LowerThermosphereNodes(varied: .zero, gradient: 0, in: tables)
  }
}

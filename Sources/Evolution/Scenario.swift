public import DebrisEnvironment
public import SpaceEnvironment

/// Everything that a run is made from, in SI units: what a scenario file says.
public struct Scenario: Sendable {
  public var name: String
  /// One line for tables.
  public var description: String
  /// The epoch as a decimal year.
  public var epoch: Double
  /// The simulated time [s].
  public var duration: Double
  /// The step of records and policies, and at least that of collisions [s].
  public var step: Double
  /// The longest move of the transport [s]: a step is divided into moves of at most this length.
  public var longestMove: Double
  public var population: PopulationTable
  public var grid: OrbitGrid
  public var scheme: ClassScheme
  public var atmosphere: any Atmosphere
  /// A long-term change of the density of the air; `nil` for none.
  public var densityTrend: DensityTrend?
  public var solarActivity: SolarProjection
  /// The drag coefficient C_D of all objects [1].
  public var dragCoefficient: Double
  public var launches: LaunchPolicy?
  public var missions: MissionPolicy
  public var disposal: DisposalPolicy
  public var collisions: CollisionPolicy?
  /// How often objects explode; `nil` where none does.
  public var explosions: ExplosionPolicy?
  /// Active removal; `nil` for none.
  public var removal: RemovalPolicy?
  public var constellations: [Constellation]
  /// Fragmentations on given dates.
  public var events: [FragmentationEvent]
  /// The smallest characteristic length of fragments that are counted [m].
  public var smallestSize: Double
  public var record: RecordPolicy
  /// The members of an ensemble, and what is drawn for them.
  public var ensemble: EnsemblePolicy

  /// The number of moves that a step is divided into.
  public var movesPerStep: Int { max(1, Int((step / longestMove - 1e-9).rounded(.up))) }
  /// The length of a move [s].
  public var move: Double { step / Double(movesPerStep) }

  /// Launches that repeat recorded ones.
  public struct LaunchPolicy: Sendable {
    public var traffic: TrafficTable
    /// The growth per year [1].
    public var growth: Double
    /// The time from which the record repeats [yr since the epoch].
    public var start: Double
    /// The time after which nothing is launched [yr since the epoch].
    public var end: Double?

    public init(traffic: TrafficTable, growth: Double = 0, start: Double = 0, end: Double? = nil) {
      self.traffic = traffic
      self.growth = growth
      self.start = start
      self.end = end
    }
  }

  /// How long payloads are active.
  public struct MissionPolicy: Sendable {
    /// The lifetime of a mission [s].
    public var payloadLifetime: Double

    /// Whether payloads keep their orbit until their mission ends.
    public var keepsStation: Bool

    /// The mass from which on they do [kg]; lighter ones, such as cubesats, have no thrusters.
    public var leastStationMass: Double

    public init(
      payloadLifetime: Double, keepsStation: Bool = true, leastStationMass: Double = 0
    ) {
      self.payloadLifetime = payloadLifetime
      self.keepsStation = keepsStation
      self.leastStationMass = leastStationMass
    }

    /// Whether payloads of all masses keep their orbit.
    public var allKeepStation: Bool { keepsStation && leastStationMass == 0 }

    /// Whether an active payload keeps its orbit.
    ///
    /// - Parameter mass: Its mass, or the mean of its class [kg].
    public func keepsStation(mass: Double) -> Bool { keepsStation && mass >= leastStationMass }
  }

  /// What happens to payloads after their mission and to rocket bodies after launch.
  public struct DisposalPolicy: Sendable {
    public var payload: DisposalSchedule
    public var rocketBody: DisposalSchedule

    public init(payload: DisposalSchedule, rocketBody: DisposalSchedule) {
      self.payload = payload
      self.rocketBody = rocketBody
    }

    /// The same rules at all times; `nil` leaves every object where it is.
    public init(payload: DisposalRule?, rocketBody: DisposalRule?) {
      self.init(payload: DisposalSchedule(payload), rocketBody: DisposalSchedule(rocketBody))
    }
  }

  /// How collisions are modelled.
  public struct CollisionPolicy: Sendable {
    /// How the relative motion of two objects is taken.
    public enum Kernel: String, Sendable, CaseIterable {
      /// One relative speed of 10 km/s for all pairs.
      case gas
      /// Resolved by inclination and relative speed.
      case resolved
    }

    public var kernel: Kernel
    /// [J/kg]
    public var catastrophicThreshold: Double
    /// [J/kg]; `nil` where no hit disables a payload.
    public var disablingThreshold: Double?
    public var avoidance: Avoidance
    /// How often the rates are evaluated [s]: an even number of steps.
    public var interval: Double

    public init(
      kernel: Kernel, catastrophicThreshold: Double = 40_000, disablingThreshold: Double? = nil,
      avoidance: Avoidance = .none, interval: Double
    ) {
      self.kernel = kernel
      self.catastrophicThreshold = catastrophicThreshold
      self.disablingThreshold = disablingThreshold
      self.avoidance = avoidance
      self.interval = interval
    }

    /// The settings of the collision model on a grid.
    ///
    /// - Parameters:
    ///   - grid: The orbit bins and their cells.
    ///   - residence: The share of time that orbits spend in the shells.
    ///   - objects: The numbers of objects in all orbit bins.
    ///   - smallestSize: The smallest characteristic length of fragments that are counted [m].
    public func settings(
      grid: OrbitGrid, residence: ResidenceFractions, objects: [Double], smallestSize: Double
    ) -> CollisionSettings {
      settings(
        kernel: kernel == .gas
          ? .gas(grid: grid)
          : EncounterKernel(grid: grid, residence: residence, objects: objects),
        smallestSize: smallestSize)
    }

    /// The settings of the collision model with a kernel.
    func settings(kernel: EncounterKernel, smallestSize: Double) -> CollisionSettings {
      CollisionSettings(
        kernel: kernel, catastrophicThreshold: catastrophicThreshold,
        disablingThreshold: disablingThreshold,
        avoidance: avoidance, smallestSize: smallestSize)
    }
  }

  /// What is recorded, and how often.
  public struct RecordPolicy: Sendable {
    /// The interval of the totals [s].
    public var interval: Double
    /// The interval of populations by shell [s].
    public var shellInterval: Double

    public init(interval: Double, shellInterval: Double) {
      self.interval = interval
      self.shellInterval = shellInterval
    }
  }

  public init(
    name: String, description: String, epoch: Double, duration: Double, step: Double,
    longestMove: Double = year, population: PopulationTable, grid: OrbitGrid,
    scheme: ClassScheme = .standard,
    atmosphere: any Atmosphere, densityTrend: DensityTrend? = nil,
    solarActivity: SolarProjection, dragCoefficient: Double = 2.2,
    launches: LaunchPolicy?, missions: MissionPolicy, disposal: DisposalPolicy,
    collisions: CollisionPolicy?, explosions: ExplosionPolicy? = nil,
    removal: RemovalPolicy? = nil, constellations: [Constellation] = [],
    events: [FragmentationEvent] = [], smallestSize: Double = 0.1,
    record: RecordPolicy, ensemble: EnsemblePolicy = EnsemblePolicy()
  ) {
    self.name = name
    self.description = description
    self.epoch = epoch
    self.duration = duration
    self.step = step
    self.longestMove = longestMove
    self.population = population
    self.grid = grid
    self.scheme = scheme
    self.atmosphere = atmosphere
    self.densityTrend = densityTrend
    self.solarActivity = solarActivity
    self.dragCoefficient = dragCoefficient
    self.launches = launches
    self.missions = missions
    self.disposal = disposal
    self.collisions = collisions
    self.explosions = explosions
    self.removal = removal
    self.constellations = constellations
    self.events = events
    self.smallestSize = smallestSize
    self.record = record
    self.ensemble = ensemble
  }
}

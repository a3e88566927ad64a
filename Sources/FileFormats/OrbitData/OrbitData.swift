public import OrbitalMechanics

/// What a file of orbits holds.
public struct OrbitData: Sendable {
  /// The forms of files, which their content tells apart.
  public enum Form: Hashable, Sendable {
    /// Two- or three-line elements.
    case twoLineElements
    /// A CCSDS message in keywords and values.
    case kvn
    /// A CCSDS message in XML.
    case xml
    /// Mean elements as JSON.
    case json
    /// Mean elements as CSV.
    case csv
  }

  public let form: Form
  /// The mean elements, in the order of the file.
  public let elementSets: [ElementSet]
  /// The state vectors, one series per OPM or per segment of an OEM.
  public let stateSeries: [StateSeries]
  /// The faults that were passed over, by line; empty after a strict reading.
  public let faults: [InputError]

  /// Returns the histories of all objects in the element sets, by catalogue number.
  public var histories: [OrbitHistory] { OrbitHistory.byObject(elementSets) }
}

/// State vectors of an object from a CCSDS message, as they stand there.
public struct StateSeries: Hashable, Sendable {
  public let object: ObjectIdentity
  /// The frame of the states.
  public let frame: ReferenceFrame
  /// The states with rising instants, in that frame, as they stand in the message; at least one.
  public let states: [TimedState]
  /// The mass [kg], where an OPM gives it.
  public let mass: Double?
  /// The area [m²] and coefficient [1] of drag, where an OPM gives them.
  public let dragArea: Double?
  /// The drag coefficient [1], where an OPM gives it.
  public let dragCoefficient: Double?
  /// The number of manoeuvres that an OPM announces after its state.
  public let manoeuvreCount: Int

  /// The states in the frame of the equations of motion.
  public var inertialStates: [TimedState] { states.map { frame.inertial($0) } }
}

/// The numbers of a block of lanes: eight classes side by side.
typealias Lanes = SIMD8<Double>

@inline(__always)
func load(_ pointer: UnsafePointer<Double>, _ index: Int) -> Lanes {
  UnsafeRawPointer(pointer + index).loadUnaligned(as: Lanes.self)
}

@inline(__always)
func store(_ value: Lanes, _ pointer: UnsafeMutablePointer<Double>, _ index: Int) {
  UnsafeMutableRawPointer(pointer + index).storeBytes(of: value, as: Lanes.self)
}

/// Zero in place of what rounding has left below it, and of numbers so small that arithmetic with
/// them is slow: they mean nothing.
@inline(__always)
func clamped(_ value: Lanes) -> Lanes {
  assert(value.min() > -1e-6, "more leaves than there is")
  return value.replacing(with: 0, where: value .< 1e-100)
}

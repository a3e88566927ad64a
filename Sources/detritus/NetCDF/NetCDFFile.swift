#if NetCDF
  import CNetCDF
  import FileFormats
  import Glibc

  /// A NetCDF-4 file in the making: dimensions, variables and attributes, in memory until it is written.
  final class NetCDFFile {
    private let path: String
    private var id: Int32 = 0
    private var isOpen = true

    /// A dimension of the file.
    struct Dimension {
      let id: Int32
      let length: Int
    }

    /// Begins a file that is to have a name.
    init(path: String) throws {
      self.path = path
      try Self.check(nc_create_mem(path, NC_NETCDF4, 0, &id), path)
    }

    private static func check(_ status: Int32, _ path: String) throws {
      guard status == NC_NOERR else {
        throw OutputError(path: path, reason: "NetCDF: " + String(cString: nc_strerror(status)))
      }
    }

    deinit {
      if isOpen { nc_abort(id) }
    }

    func addDimension(_ name: String, length: Int) throws -> Dimension {
      var dimension: Int32 = 0
      try Self.check(nc_def_dim(id, name, length, &dimension), path)
      return Dimension(id: dimension, length: length)
    }

    /// Adds an attribute of the file.
    func addAttribute(_ name: String, _ value: String) throws {
      try addAttribute(name, value, to: NC_GLOBAL)
    }

    private func addAttribute(_ name: String, _ value: String, to variable: Int32) throws {
      try Self.check(nc_put_att_text(id, variable, name, value.utf8.count, value), path)
    }

    /// Adds a variable of numbers, the last dimension fastest.
    func addVariable(
      _ name: String, _ dimensions: [Dimension], _ values: [Double], _ attributes: [String: String]
    ) throws {
      precondition(values.count == dimensions.reduce(1) { $0 * $1.length })
      let variable = try define(name, NC_DOUBLE, dimensions, attributes)
      if dimensions.count > 1 { try Self.check(nc_def_var_deflate(id, variable, 1, 1, 4), path) }
      try Self.check(nc_put_var_double(id, variable, values), path)
    }

    /// Adds a variable of names.
    func addVariable(
      _ name: String, _ dimension: Dimension, _ values: [String], _ attributes: [String: String]
    ) throws {
      precondition(values.count == dimension.length)
      let variable = try define(name, NC_STRING, [dimension], attributes)
      let texts = values.map { Array($0.utf8CString) }
      for (k, text) in texts.enumerated() {
        let status = text.withUnsafeBufferPointer { text in
          var start = text.baseAddress
          return nc_put_var1_string(id, variable, [k], &start)
        }
        try Self.check(status, path)
      }
    }

    private func define(
      _ name: String, _ type: Int32, _ dimensions: [Dimension], _ attributes: [String: String]
    ) throws -> Int32 {
      var variable: Int32 = 0
      try Self.check(
        nc_def_var(id, name, type, Int32(dimensions.count), dimensions.map(\.id), &variable), path)
      for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
        try addAttribute(key, value, to: variable)
      }
      return variable
    }

    /// Writes the file under its name, whole or not at all.
    func write() throws {
      var image = NC_memio()
      isOpen = false
      try Self.check(nc_close_memio(id, &image), path)
      defer { free(image.memory) }
      try AtomicOutput.write(
        [UInt8](UnsafeRawBufferPointer(start: image.memory, count: image.size)), to: path)
    }
  }
#endif

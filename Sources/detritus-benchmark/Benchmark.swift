import Foundation
import DebrisEnvironment
import Evolution
import NumericalMethods
import SpaceEnvironment

@main
struct Benchmark {
  static func load(_ f: String) -> [SpaceObject] {
    let text = try! String(contentsOfFile: f, encoding: .utf8)
    var r: [SpaceObject] = []
    for line in text.split(separator: "\n").dropFirst() {
      let p = line.split(separator: ",", omittingEmptySubsequences: false)
      let kind: SpaceObject.Kind = p[0] == "payload" ? .payload : p[0] == "rocket_body" ? .rocketBody : p[0].hasSuffix("mission_related_object") ? .missionRelatedObject : .fragment
      r.append(SpaceObject(kind: kind, mass: Double(p[1])!, radius: Double(p[2])!/2, area: Double(p[3])!, semiMajorAxis: Double(p[4])!*1000, eccentricity: Double(p[5])!, inclination: Double(p[6])! * degree, launchDate: Double(p[9])))
    }
    return r
  }
  static func main() throws {
    LinearAlgebraLibrary.useOneThread()
    print(LinearAlgebraLibrary.configuration)
    let d = CommandLine.arguments[1]
    let mode = CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : "rates"
    let scheme: ClassScheme = mode.contains("coarse") ? .coarse : mode.contains("fine") ? .fine : .standard
    let b = PopulationBinning(scheme: scheme)
    let (pop, out) = b.population(of: load(d + "/leo-2018-02-01-objects.csv"), epoch: 2018 + 31.0/365, source: "x")
    let (traffic, out2) = b.traffic(of: load(d + "/launches-2010-2017-objects.csv"), years: 2010...2017, source: "y")
    print(pop.records.count, out.count, traffic.records.count, out2.count)
    for k in [Scenario.CollisionPolicy.Kernel.gas, .resolved] where mode.contains("rates") {
      let t0 = Date()
      let sc = Scenario(name: "a", description: "", epoch: pop.epoch, duration: 200*year, step: 0.25*year, population: pop, grid: .standard, scheme: scheme, atmosphere: ExponentialAtmosphere.vallado, activity: SolarActivity(f107: 120, f107Mean: 120, ap: 9), launches: nil, missions: .init(payloadLifetime: 8*year), disposal: .init(payload: nil, rocketBody: nil), collisions: .init(kernel: k, interval: 1*year), record: .init(interval: year, shellInterval: 10*year))
      let m = try EvolutionModel(sc)
      print("build", Date().timeIntervalSince(t0), "classes", m.classes.count, "fragments", m.classes.fragmentCount, "cells", m.grid.cellCount)
      let (p, _) = try m.initialPopulation()
      var bp = BinnedPopulation(grid: m.grid, classCount: m.classes.count)
      bp.sum(p, grid: m.grid)
      var r = CollisionRates(grid: m.grid, classes: m.classes)
      let t1 = Date()
      m.collisions?.products.measuresTime = true
      m.collisions!.evaluate(bp, into: &r)
      print("eval", Date().timeIntervalSince(t1), "blas", m.collisions?.products.seconds ?? 0, "GF", (m.collisions?.products.operationCount ?? 0)/1e9) // .operationCount/1e9)
      print(k, r.totalCatastrophic*year, (r.totalCatastrophic+r.totalNonCatastrophic)*year, "frag/yr", r.created.reduce(0,+)*year, "dust", r.dustMass*year)
    }
    if mode.contains("run") {
      let t0 = Date()
      let dt = CommandLine.arguments.count > 3 ? Double(CommandLine.arguments[3])! : 0.25
      let iv = CommandLine.arguments.count > 4 ? Double(CommandLine.arguments[4])! : 1
      let sc = Scenario(name: "a", description: "", epoch: pop.epoch, duration: 200*year, step: dt*year, population: pop, grid: .standard, scheme: scheme, atmosphere: ExponentialAtmosphere.vallado, activity: SolarActivity(f107: 120, f107Mean: 120, ap: 9), launches: mode.contains("nolaunch") ? nil : .init(traffic: traffic), missions: .init(payloadLifetime: 8*year), disposal: .init(payload: .init(compliance: 0.9, residualLifetime: 25*year), rocketBody: .init(compliance: 0.9, residualLifetime: 25*year)), collisions: mode.contains("nocoll") ? nil : .init(kernel: .resolved, interval: iv*year), record: .init(interval: iv*year, shellInterval: 10*year))
      let m = try EvolutionModel(sc)
      print("build", Date().timeIntervalSince(t0), "classes", m.classes.count, "F", m.classes.fragmentCount)
      let s = try Simulation(m)
      m.collisions?.products.measuresTime = true
      let t1 = Date()
      let rec = try s.run()!
      print("run", Date().timeIntervalSince(t1), "blas", m.collisions?.products.seconds ?? 0, "GF", (m.collisions?.products.operationCount ?? 0)/1e9) // .operationCount/1e9)
      let n0 = rec.totals[0]
      for t in rec.totals where [0,6,20,50,100,200].contains(Int((t.date - n0.date).rounded())) {
        print(Int(t.date), t.total, t.counts.map { Int($0) }, "cat", t.catastrophicCollisions, t.nonCatastrophicCollisions, "close", (t.objectsInGrid - n0.objectsInGrid - t.objects.balance)/t.objectsInGrid, (t.massInGrid - n0.massInGrid - t.massBudget.balance)/t.massInGrid, "m", t.mass/1e3)
      }
      let last = rec.totals.last!
      print("dust check", s.events.dustMass, last.massBudget.lostToCollisions - last.massBudget.createdByCollisions, last.total)
    }
  }
}

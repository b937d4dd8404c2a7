import type { Run } from './run.ts'

/**
 * Runs that share a passenger, directly or over others, are one connection: a feeder is worth nothing without its train.
 * The connections in the order of their first runs; each lists its runs in the order of departure.
 */
export function connectRuns(runs: readonly Run[]): Run[][] {
  const leader = new Map(runs.map((run) => [run, run]))
  const leaderOf = (run: Run): Run => {
    const next = leader.get(run) ?? run
    if (next === run) return run
    const found = leaderOf(next)
    leader.set(run, found)
    return found
  }
  const firstOf = new Map<string, Run>()
  for (const run of runs)
    for (const { traveller } of run.boardings) {
      const first = firstOf.get(traveller.workerId)
      if (first) leader.set(leaderOf(run), leaderOf(first))
      else firstOf.set(traveller.workerId, run)
    }
  const departure = (run: Run) => run.stops[0]?.at ?? ''
  return [...Map.groupBy(runs, leaderOf).values()].map((connected) =>
    connected.toSorted((a, b) => (departure(a) < departure(b) ? -1 : departure(a) > departure(b) ? 1 : 0)),
  )
}

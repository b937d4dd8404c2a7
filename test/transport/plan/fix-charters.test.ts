import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildProblem } from '../../../domain/transport/plan/build-problem.ts'
import type { Departure } from '../../../domain/transport/plan/solve/departure.ts'
import { fixCharters } from '../../../domain/transport/plan/solve/fix-charters.ts'
import { isCharter, type TransportProblem } from '../../../domain/transport/plan/solve/transport-problem.ts'
import { generateInstance } from './generate-instance.ts'

const routeOf = ({ terminal, pickups }: Departure) => JSON.stringify([terminal, pickups])

/** Ways that are neither closed nor offered by a departure of the same route any more, as cheaply. */
function lost(before: TransportProblem, after: TransportProblem, isClosed: (service: number) => boolean): string[] {
  const offered = Map.groupBy(after.departures, routeOf)
  return before.departures.flatMap((departure) => {
    const open = departure.ways.filter(({ service }) => !isClosed(service))
    const isOffered = (offered.get(routeOf(departure)) ?? []).some((other) =>
      open.every(
        ({ group, service }) =>
          other.ways.some((way) => way.group === group && way.service === service) &&
          (other.waits.get(service) ?? 0) <= (departure.waits.get(service) ?? 0),
      ),
    )
    return open.length === 0 || isOffered ? [] : [`${routeOf(departure)} at ${departure.depart}`]
  })
}

test('who can still travel by a departure may do so, also where a place that it passes has nobody any more', () => {
  let withoutAPlace = 0
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 2, max: 5 }), (seed, every) => {
      const problem = buildProblem(generateInstance(seed, { passengers: 1000, cities: 6 }))
      const hired = problem.instance.services.flatMap((_, service) =>
        isCharter(problem.instance, service) ? [[service, service % every === 0 ? 1 : 0] as const] : [],
      )
      const closed = new Set(hired.flatMap(([service, count]) => (count === 0 ? [service] : [])))
      const narrow = fixCharters(problem, new Map(hired)).problem
      expect(lost(problem, narrow, (service) => closed.has(service))).toEqual([])
      const countyOf = (group: number) => narrow.instance.groups[group]?.county
      for (const { pickups, ways } of narrow.departures)
        if (new Set(ways.map(({ group }) => countyOf(group))).size < pickups.length) withoutAPlace += 1
    }),
    { numRuns: 8 },
  )
  expect(withoutAPlace).toBeGreaterThan(0)
})

import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import { keptByLaw } from '../../domain/rights/kept-by-law.ts'
import { isExpected } from '../../domain/transport/trips/passenger.ts'
import { arrivesAt } from '../../domain/transport/trips/trip.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { erase } from './erase.ts'
import { erasureList } from './erasure-list.ts'
import { type Gathered, gatherPerson } from './gather-person.ts'
import { tellOfFewer } from './tell-of-fewer.ts'

/** Somebody who was erased before is answered the same again. It is on the list before it is done, so that a crash ends nothing. */
async function erasePerson({ params, body, staff }: Call<Routes['erase-person']>, deps: Deps) {
  const { workerId } = params
  const person = await gatherPerson(workerId, deps)
  const { worker } = person
  if (!worker) return noSuch('worker')
  if (!inScope(staff, { counties: [worker.countyCode] })) return outOfScope()
  const noted = await erasureList.find(workerId, deps)
  if (noted && worker.erasedAt !== undefined) return noted
  const kept = keptByLaw(
    person.cases.map(({ one }) => one),
    await rideOf(person, deps),
  )
  if (isRefusal(kept)) return kept
  const erasure = { workerId, at: deps.clock.now(), ...body, by: staff.subject }
  await erasureList.note(erasure, deps)
  await erase(erasure, deps)
  await tellOfFewer(person.passengers.filter(isExpected), erasure.at, deps)
  return erasure
}

async function rideOf(
  { placements, returnJourneys }: Pick<Gathered, 'placements' | 'returnJourneys'>,
  { trips }: Pick<Deps, 'trips'>,
): Promise<{ arrivesAt: Instant } | null> {
  const aboard = [...placements, ...returnJourneys].flatMap(({ journey }) =>
    journey.state === 'boarded' ? [journey] : [],
  )
  const ends = (await trips.getMany(aboard.flatMap(({ tripIds }) => tripIds))).map(arrivesAt)
  const last = [...ends, ...aboard.map(({ at }) => at)].toSorted().at(-1)
  return last === undefined ? null : { arrivesAt: last }
}

export const handler = http(routes['erase-person'], erasePerson)

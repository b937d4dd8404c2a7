import { isRefusal } from '../../domain/kernel/refusal.ts'
import { reliefProgress } from '../../domain/relief/relief-progress.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { disasterOf } from './disaster-of.ts'

/** Counted from the registry and the answers as they stand. */
async function getDisaster(
  { params }: Call<Routes['get-disaster']>,
  { disasters, helpOffers, workers }: Pick<Deps, 'disasters' | 'helpOffers' | 'workers'>,
) {
  const disaster = await disasterOf(params.disasterId, { disasters })
  if (isRefusal(disaster)) return disaster
  const people: { workerId: string; isAway: boolean }[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof workers.ofCounty>> = await workers.ofCounty(disaster.countyCode, cursor)
    for (const one of page.items)
      if (consents(one)) people.push({ workerId: one.workerId, isAway: one.engagedIn !== null })
    cursor = page.next
  } while (cursor !== null)
  const offers = await helpOffers.ofDisaster(disaster.disasterId)
  return { ...disaster, progress: reliefProgress(people, new Map(offers.map((one) => [one.workerId, one]))) }
}

export const handler = http(routes['get-disaster'], getDisaster)

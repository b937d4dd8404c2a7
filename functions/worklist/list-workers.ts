import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import { stateOfWorker } from '../../domain/surveys/worker-state.ts'
import type { Deps } from '../wiring/deps.ts'
import { fillPage } from '../wiring/fill-page.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { viewWorkers } from './view-workers.ts'

/** The people of one county. With a filter a page may be shorter than asked for, or empty before the end. */
async function listWorkers(
  { query, staff }: Call<Routes['list-workers']>,
  { workers, vault }: Pick<Deps, 'workers' | 'vault'>,
) {
  const { county, state } = query
  if (!countyByCode(county) || !inScope(staff, { counties: [county] })) return noSuch('county that you look after')
  const { items, next } = await fillPage(
    (cursor, limit) => workers.ofCounty(county, cursor, limit),
    query,
    (some) => some.map((worker) => state === undefined || stateOfWorker(worker) === state),
  )
  return { items: await viewWorkers(items, { why: `${staff.subject} lists people of ${county}, masked` }, vault), next }
}

export const handler = http(routes['list-workers'], listWorkers)

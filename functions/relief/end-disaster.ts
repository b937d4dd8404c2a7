import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { disasterOf } from './disaster-of.ts'

/** Offers of jobs wait no longer. What somebody needs stays on their county's list. */
async function endDisaster(
  { params, staff }: Call<Routes['end-disaster']>,
  { disasters, clock }: Pick<Deps, 'disasters' | 'clock'>,
) {
  const disaster = await disasterOf(params.disasterId, { disasters })
  if (isRefusal(disaster) || disaster.ended) return disaster
  return disasters.end(disaster, { ...disaster, ended: { at: clock.now(), by: staff.subject } })
}

export const handler = http(routes['end-disaster'], endDisaster)

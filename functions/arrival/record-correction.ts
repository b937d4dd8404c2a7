import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'
import { type CorrectingArrivals, correctArrivals } from './correct-arrivals.ts'

async function recordCorrection(
  { params: { enterpriseId }, body, staff }: Call<Routes['record-correction']>,
  deps: CorrectingArrivals & Pick<Deps, 'enterprises'>,
) {
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const { tripId, jobOrderId, corrections, by, reason } = body
  const said = { tripId, jobOrderId, corrections, why: reason, at: deps.clock.now(), by: staff.subject, saidBy: by }
  return speaksFor(staff, enterprise) ?? (await correctArrivals(enterpriseId, said, deps))
}

export const handler = http(routes['record-correction'], recordCorrection)

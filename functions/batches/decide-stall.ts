import { decideStall } from '../../domain/batches/stall.ts'
import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'
import { stallView } from './stall-view.ts'

/** The first decision stands: the same again wakes the step once more, should the first call have broken off before. */
async function decideStalledStep(
  { params, body, staff }: Call<Routes['decide-stall']>,
  { batches, stalls, workflows, clock }: Pick<Deps, 'batches' | 'stalls' | 'workflows' | 'clock'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  const { batchId } = batch
  const asked = await stalls.find(batchId, params.stallId)
  if (!asked) return noSuch('stall of this batch')
  const given = { ...body, by: staff.subject, at: clock.now() }
  const decided = decideStall(asked.stall, given)
  if (isRefusal(decided)) return decided
  if (asked.stall.state === 'open') await stalls.close({ ...asked.stall, state: 'decided', decided }, asked.askedAt)
  // A colleague may have been faster.
  const { stall, token } = (await stalls.find(batchId, params.stallId)) ?? asked
  const stands = decideStall(stall, given)
  if (isRefusal(stands)) return stands
  await workflows.succeed(token, { decision: stands.decision })
  return stallView(stall)
}

export const handler = http(routes['decide-stall'], decideStalledStep)

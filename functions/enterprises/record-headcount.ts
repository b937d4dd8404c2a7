import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { saidOnTelephone } from '../../domain/enterprises/said-by.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'
import { takeHeadcountAnswer } from './take-headcount-answer.ts'

async function recordHeadcount(
  { params: { batchId, jobOrderId }, body, staff }: Call<Routes['record-headcount']>,
  deps: Pick<Deps, 'enterprises' | 'headcounts' | 'batches' | 'workflows' | 'clock'>,
) {
  const kept = await deps.headcounts.get(batchId, jobOrderId)
  const enterprise = kept && (await deps.enterprises.get(kept.enterpriseId))
  if (!enterprise) return refuse('not-found', enterpriseSentences('nothing-asked', { jobOrderId, batchId }))
  const notTheirs = speaksFor(staff, enterprise)
  if (notTheirs) return notTheirs
  const saidBy = saidOnTelephone(body, staff.subject)
  const said = { batchId, jobOrderId, answer: body.answer, at: deps.clock.now(), saidBy }
  const refused = await takeHeadcountAnswer(said, enterprise.id, deps)
  return refused ?? (await deps.headcounts.get(batchId, jobOrderId))?.request ?? kept.request
}

export const handler = http(routes['record-headcount'], recordHeadcount)

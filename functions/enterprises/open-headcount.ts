import { isActiveOn } from '../../domain/enterprises/agreement.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { askHeadcount, type HeadcountRequest, headcountDeadlines } from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { listsOfEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { followSpecialist } from './follow-specialist.ts'
import { HeadcountKey } from './headcount-key.ts'

export type OpeningHeadcounts = Pick<
  Deps,
  'jobOrders' | 'agreements' | 'enterprises' | 'headcounts' | 'waiting' | 'clock'
>

export interface OpenedHeadcount {
  readonly question: HeadcountRequest
  readonly jobOrder: JobOrder
  /** As it was read a moment ago. */
  readonly enterprise: Enterprise
}

/**
 * Opens the question for as much of the job order's headcount as no other batch keeps; answers it as it stands, which may be opened
 * before. Where nothing is left, the question is closed at once, and the steps that follow find it so.
 * Refuses `invalid-state` while the enterprise is paused, and `agreement-not-active`; the question is on record either
 * way, so that the batch can say why nobody went there.
 */
export async function openHeadcount(
  { batchId, jobOrderId }: HeadcountKey,
  deps: OpeningHeadcounts,
): Promise<OpenedHeadcount | Refusal> {
  const now = deps.clock.now()
  const jobOrder = await deps.jobOrders.get(jobOrderId)
  if (!jobOrder) return noSuch('job order')
  const wish = askHeadcount({ batchId, jobOrderId, asked: jobOrder.headcount }, now)
  const { enterpriseId } = jobOrder
  const enterprise = await deps.enterprises.get(enterpriseId)
  const question = await deps.headcounts.ask(wish, enterpriseId, enterprise ? listsOfEnterprise(enterprise) : undefined)
  if (!question) return refuse('conflict', enterpriseSentences('batch-asks-no-more', { batchId }))
  await followSpecialist(enterprise, enterpriseId, deps)

  if (enterprise?.standing.state !== 'active')
    return refuse('invalid-state', enterpriseSentences('enterprise-paused', { enterpriseId: jobOrder.enterpriseId }))
  const agreement = await deps.agreements.get(jobOrder.agreementId)
  if (!agreement || !isActiveOn(agreement, dateInShanghai(now)))
    return refuse(
      'agreement-not-active',
      enterpriseSentences('agreement-inactive', { agreementId: jobOrder.agreementId }),
    )
  return { question, jobOrder, enterprise }
}

/** Answers the deadlines as they are when it is put at once. */
async function openAlone(key: HeadcountKey, deps: OpeningHeadcounts) {
  const opened = await openHeadcount(key, deps)
  return isRefusal(opened) ? opened : { deadlines: headcountDeadlines(opened.question) }
}

export const handler = task(HeadcountKey, openAlone)

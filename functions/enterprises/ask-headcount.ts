import * as z from 'zod'
import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import {
  type HeadcountRequest,
  headcountDeadlines,
  putHeadcount,
  type ReleaseReason,
} from '../../domain/enterprises/headcount.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../../domain/kernel/refusal.ts'
import type { KeptHeadcount } from '../../storage/enterprises/headcounts.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { closeQuestion } from './close-question.ts'
import { HeadcountKey, headcountAskedId } from './headcount-key.ts'
import { type OpeningHeadcounts, openHeadcount } from './open-headcount.ts'
import { type TellingEnterprise, tellEnterprise } from './tell-enterprise.ts'
import { wasAsked } from './was-asked.ts'

/** `opens`: the question is opened first. Executions of earlier releases do that in a step of their own. */
const Asking = HeadcountKey.extend({ opens: z.boolean().default(false) })

/**
 * Puts the question to the enterprise, unless it is closed by now, and answers when to remind and, last, until when to wait. A
 * retry is the same event to it. A server that is down gets it when it is back, as long as an answer counts.
 */
async function askHeadcount(
  { batchId, jobOrderId }: HeadcountKey,
  deps: TellingEnterprise & Pick<Deps, 'headcounts' | 'jobOrders' | 'deliveries'>,
) {
  const { headcounts, jobOrders, clock } = deps
  const [kept, jobOrder] = await Promise.all([headcounts.get(batchId, jobOrderId), jobOrders.get(jobOrderId)])
  if (!kept || !jobOrder) return refuse('not-found', enterpriseSentences('nothing-open', { jobOrderId, batchId }))
  const question = await asItIsPut(kept, deps)
  if (question.state !== 'open') return { deadlines: headcountDeadlines(question) }
  const { asked, answerUntil } = question
  const { post, startDate } = jobOrder
  const told = await tellEnterprise(
    kept.enterpriseId,
    {
      event: {
        type: 'headcount.requested',
        timestamp: clock.now(),
        data: { batchId, jobOrderId, post, asked, startDate, answerUntil },
      },
      eventId: headcountAskedId({ batchId, jobOrderId }),
      useful: answerUntil,
      text: async () => ({
        template: 'firm-headcount',
        variables: { post, asked, start: startDate, deadline: answerUntil },
        subject: { purpose: 'headcount', batchId, jobOrderId },
      }),
    },
    deps,
  )
  if (told === 'heard') await headcounts.noteTold(batchId, jobOrderId, clock.now())
  return { deadlines: headcountDeadlines(question) }
}

/** One that was never put may have its time anew; the enterprise knows the time of one that was. */
async function asItIsPut(
  kept: KeptHeadcount,
  { headcounts, deliveries, clock }: Pick<Deps, 'headcounts' | 'deliveries' | 'clock'>,
): Promise<HeadcountRequest> {
  const { request } = kept
  if (request.state !== 'open' || (await wasAsked(kept, { deliveries }))) return request
  const put = putHeadcount(request, clock.now())
  return put === request ? request : headcounts.renew(put)
}

/** Why it is not asked, by the code with which the question is refused. */
const neverAsked: Partial<Record<RefusalCode, ReleaseReason>> = {
  'invalid-state': 'enterprise-paused',
  'agreement-not-active': 'agreement-not-active',
}

/** Where the enterprise may not be asked, the question is closed with the reason, and nothing is to be waited for. One that was put stays put. */
async function openAndAsk(
  { opens, ...key }: z.infer<typeof Asking>,
  deps: OpeningHeadcounts & Parameters<typeof askHeadcount>[1],
): Promise<{ deadlines?: Instant[] } | Refusal> {
  const kept = opens ? await deps.headcounts.get(key.batchId, key.jobOrderId) : null
  if (!opens || (kept && (await wasAsked(kept, deps)))) return askHeadcount(key, deps)
  const opened = await openHeadcount(key, deps)
  if (!isRefusal(opened)) return askHeadcount(key, deps)
  const why = neverAsked[opened.refused]
  if (!why) return opened
  await closeQuestion({ ...key, why }, deps)
  return {}
}

export const handler = task(Asking, openAndAsk)

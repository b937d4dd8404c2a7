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
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { closeQuestion } from './close-question.ts'
import { HeadcountKey, headcountAskedId } from './headcount-key.ts'
import { type OpenedHeadcount, type OpeningHeadcounts, openHeadcount } from './open-headcount.ts'
import { type TellingEnterprise, tellEnterprise } from './tell-enterprise.ts'
import { wasAsked } from './was-asked.ts'

/** `opens`: the question is opened first. Executions of earlier releases do that in a step of their own. */
const Asking = HeadcountKey.extend({ opens: z.boolean().default(false) })

type Needed = TellingEnterprise & Pick<Deps, 'headcounts' | 'jobOrders' | 'deliveries'>

/** Puts the question to the enterprise, unless it is closed by now. */
async function askHeadcount({ batchId, jobOrderId }: HeadcountKey, deps: Needed) {
  const { headcounts, jobOrders } = deps
  const [kept, jobOrder] = await Promise.all([headcounts.get(batchId, jobOrderId), jobOrders.get(jobOrderId)])
  if (!kept || !jobOrder) return refuse('not-found', enterpriseSentences('nothing-open', { jobOrderId, batchId }))
  const question = (await wasAsked(kept, deps)) ? kept.request : await asItIsPut(kept.request, deps)
  return put({ question, jobOrder, enterprise: kept.enterpriseId }, deps)
}

/**
 * Answers when to remind and, last, until when to wait. A retry is the same event to the enterprise. A server that is down gets it when it
 * is back, as long as an answer counts.
 */
async function put(
  {
    question,
    jobOrder: { post, startDate },
    enterprise,
  }: Omit<OpenedHeadcount, 'enterprise'> & { readonly enterprise: Parameters<typeof tellEnterprise>[0] },
  deps: Needed,
): Promise<{ deadlines: Instant[] }> {
  const { headcounts, clock } = deps
  if (question.state !== 'open') return { deadlines: headcountDeadlines(question) }
  const { batchId, jobOrderId, asked, answerUntil } = question
  const told = await tellEnterprise(
    enterprise,
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
  request: HeadcountRequest,
  { headcounts, clock }: Pick<Deps, 'headcounts' | 'clock'>,
): Promise<HeadcountRequest> {
  if (request.state !== 'open') return request
  const standing = putHeadcount(request, clock.now())
  return standing === request ? request : headcounts.renew(standing)
}

/** Why it is not asked, by the code with which the question is refused. */
const neverAsked: Partial<Record<RefusalCode, ReleaseReason>> = {
  'invalid-state': 'enterprise-paused',
  'agreement-not-active': 'agreement-not-active',
}

/** Where the enterprise may not be asked, the question is closed with the reason, and nothing is to be waited for. One that was put stays put. */
async function openAndAsk(
  { opens, ...key }: z.infer<typeof Asking>,
  deps: OpeningHeadcounts & Needed,
): Promise<{ deadlines?: Instant[] } | Refusal> {
  const kept = opens ? await deps.headcounts.get(key.batchId, key.jobOrderId) : null
  if (!opens || (kept && (await wasAsked(kept, deps)))) return askHeadcount(key, deps)
  const opened = await openHeadcount(key, deps)
  if (!isRefusal(opened)) return put({ ...opened, question: await asItIsPut(opened.question, deps) }, deps)
  const why = neverAsked[opened.refused]
  if (!why) return opened
  await closeQuestion({ ...key, why }, deps)
  return {}
}

export const handler = task(Asking, openAndAsk)

import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { HeadcountKey, headcountAskedId } from './headcount-key.ts'

/**
 * Puts the question to the enterprise, unless it is closed by now; a retry is the same event to it. A server that is down gets
 * it when it is back, as long as an answer counts.
 */
async function askHeadcount(
  { batchId, jobOrderId }: HeadcountKey,
  {
    headcounts,
    jobOrders,
    enterpriseNotifier,
    clock,
  }: Pick<Deps, 'headcounts' | 'jobOrders' | 'enterpriseNotifier' | 'clock'>,
) {
  const [kept, jobOrder] = await Promise.all([headcounts.get(batchId, jobOrderId), jobOrders.get(jobOrderId)])
  if (!kept || !jobOrder) return refuse('not-found', `Nothing is open about ${jobOrderId} in ${batchId}.`)
  if (kept.request.state !== 'open') return undefined
  const { asked, answerUntil } = kept.request
  const { post, startDate } = jobOrder
  await enterpriseNotifier.notify(
    kept.enterpriseId,
    {
      type: 'headcount.requested',
      timestamp: clock.now(),
      data: { batchId, jobOrderId, post, asked, startDate, answerUntil },
    },
    headcountAskedId({ batchId, jobOrderId }),
    answerUntil,
  )
  return undefined
}

export const handler = task(HeadcountKey, askHeadcount)

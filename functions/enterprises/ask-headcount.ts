import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { HeadcountKey, headcountAskedId } from './headcount-key.ts'
import { type TellingEnterprise, tellEnterprise } from './tell-enterprise.ts'

/**
 * Puts the question to the enterprise, unless it is closed by now; a retry is the same event to it. A server that is down gets
 * it when it is back, as long as an answer counts.
 */
async function askHeadcount(
  { batchId, jobOrderId }: HeadcountKey,
  deps: TellingEnterprise & Pick<Deps, 'headcounts' | 'jobOrders'>,
) {
  const { headcounts, jobOrders, clock } = deps
  const [kept, jobOrder] = await Promise.all([headcounts.get(batchId, jobOrderId), jobOrders.get(jobOrderId)])
  if (!kept || !jobOrder) return refuse('not-found', `Nothing is open about ${jobOrderId} in ${batchId}.`)
  if (kept.request.state !== 'open') return undefined
  const { asked, answerUntil } = kept.request
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
  return undefined
}

export const handler = task(HeadcountKey, askHeadcount)

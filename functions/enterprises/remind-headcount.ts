import * as z from 'zod'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { HeadcountKey } from './headcount-key.ts'
import { type TellingEnterprise, tellEnterprise } from './tell-enterprise.ts'

/** `reminder` counts from 1: each is an event of its own, its retries are not. */
const Reminder = HeadcountKey.extend({ reminder: z.int().positive() })

async function remindHeadcount(
  { batchId, jobOrderId, reminder }: z.infer<typeof Reminder>,
  deps: TellingEnterprise & Pick<Deps, 'headcounts' | 'jobOrders'>,
) {
  const { headcounts, jobOrders, clock } = deps
  const kept = await headcounts.get(batchId, jobOrderId)
  if (kept?.request.state !== 'open') return
  const { asked, answerUntil } = kept.request
  if (clock.now() >= answerUntil) return
  const told = await tellEnterprise(
    kept.enterpriseId,
    {
      event: { type: 'headcount.reminded', timestamp: clock.now(), data: { batchId, jobOrderId, asked, answerUntil } },
      eventId: derivedId('EventId', batchId, jobOrderId, 'reminded', reminder),
      useful: answerUntil,
      async text() {
        const { post = '' } = (await jobOrders.get(jobOrderId)) ?? {}
        return {
          template: 'firm-headcount-reminder',
          variables: { post, asked, deadline: answerUntil },
          subject: { purpose: 'headcount', batchId, jobOrderId },
        }
      },
    },
    deps,
  )
  if (told === 'heard') await headcounts.noteTold(batchId, jobOrderId, clock.now())
}

export const handler = task(Reminder, remindHeadcount)
